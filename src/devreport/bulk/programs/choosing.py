"""What the expression of a form is made of: its arguments, or what a choice between two truths chooses between.

Such a choice is lowered to what Kleene's words say of it, each part of which says what the others do.
"""

from __future__ import annotations

from collections.abc import Sequence

from devreport.expressions import Comparison
from devreport.lowering import Form, Op
from devreport.lowering.builder import OPPOSITE
from devreport.lowering.python_source import ordered

__all__ = ["fills", "parts_of", "said_twice", "steps"]

#: Columns that are there as soon as their field is.
_ALONE = frozenset({Op.NUMBER, Op.DAY_COLUMN, Op.WORD_COLUMN, Op.TRUTH_COLUMN})

#: Forms whose expressions say each part more than once.
_TWICE = frozenset({Op.ABSOLUTE, Op.SIGNED, Op.LEAST, Op.GREATEST, Op.ROUND})


def steps(roots: Sequence[Form]) -> list[Form]:
    """The forms that the expressions of some forms are made of, each after its parts."""
    order, needed = ordered(roots), set(roots)
    for form in reversed(order):
        if form in needed:
            needed.update(parts_of(form))
    return [form for form in order if form in needed]


def parts_of(form: Form) -> Sequence[Form]:
    """What the expression of a form is made of.

    That of ``(c and a) or (not c and b) or (a and b)`` is made of ``c``, ``not c``, ``a`` and ``b``: it is ``a`` where
    ``c`` is true, ``b`` where it is false, and where it is unknown what both say, if they agree.
    """
    return (form.op is Op.OR and _chosen(form.args)) or form.args


def said_twice(form: Form) -> Sequence[Form]:
    """Those parts that it says more than once."""
    if form.op in _TWICE:
        return form.args
    return () if parts_of(form) is form.args else parts_of(form)[2:]


def fills(args: Sequence[Form]) -> bool:
    """Whether a choice between two forms is that of a column, or of another value where it is missing."""
    condition, first, _ = args
    while first.op is Op.MULTIPLY and first.args[1].op is Op.WHOLE:
        first = first.args[0]
    return condition.op is Op.PRESENT and first.op in _ALONE and first.of == condition.of


def _chosen(args: Sequence[Form]) -> tuple[Form, ...]:
    """A condition, its opposite, and the two truths, if that is what is asked."""
    if len(args) != 3 or any(one.op is not Op.AND or len(one.args) != 2 for one in args):
        return ()
    for both in args:
        first, second = [one for one in args if one is not both]
        found = _between(first.args, second.args, both=both.args)
        if found:
            return found
    return ()


def _between(first: Sequence[Form], second: Sequence[Form], *, both: Sequence[Form]) -> tuple[Form, ...]:
    shared = [one for each in (first, second) for one in each if one in both]
    own = [one for each in (first, second) for one in each if one not in both]
    if len(own) != 2 or set(shared) != set(both) or not _are_opposite(*own):
        return ()
    return (*own, *shared)


def _are_opposite(one: Form, other: Form) -> bool:
    """Whether one truth is the opposite of another by the way they are made."""
    if one.op is Op.NOT:
        return one.args[0] is other
    if other.op is Op.NOT:
        return other.args[0] is one
    if one.op is Op.WHERE:
        return other.op is Op.WHERE and one.args[1] is other.args[1] and _are_opposite(one.args[0], other.args[0])
    return isinstance(one.of, Comparison) and OPPOSITE[one.of] is other.of and one.args == other.args
