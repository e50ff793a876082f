"""Choices between two truths, which are lowered to what Kleene's words say of them."""

from __future__ import annotations

from collections.abc import Sequence

from devreport.expressions import Comparison
from devreport.lowering import Form, Op
from devreport.lowering.builder import OPPOSITE

__all__ = ["Chosen", "chosen_between"]

#: A condition, its opposite, and the truths that hold where the one or the other does.
Chosen = tuple[Form, Form, Form, Form]


def chosen_between(args: Sequence[Form]) -> Chosen | None:
    """What is chosen between by ``(c and a) or (not c and b) or (a and b)``, the parts of which are given.

    That is ``a`` where ``c`` is true, ``b`` where it is false, and where it is unknown what both say, if they agree.
    """
    if len(args) != 3 or any(one.op is not Op.AND or len(one.args) != 2 for one in args):
        return None
    for both in args:
        first, second = [one for one in args if one is not both]
        found = _between(first.args, second.args, both.args)
        if found:
            return found
    return None


def _between(first: Sequence[Form], second: Sequence[Form], both: Sequence[Form]) -> Chosen | None:
    yes, no = [[one for one in each if one in both] for each in (first, second)]
    condition, opposite = [[one for one in each if one not in both] for each in (first, second)]
    if not len(yes) == len(no) == len(condition) == len(opposite) == 1 or yes[0] is no[0]:
        return None
    return (condition[0], opposite[0], yes[0], no[0]) if _are_opposite(condition[0], opposite[0]) else None


def _are_opposite(one: Form, other: Form) -> bool:
    """Whether one truth is the opposite of another by the way they are made."""
    if one.op is Op.NOT:
        return one.args[0] is other
    if other.op is Op.NOT:
        return other.args[0] is one
    if one.op is Op.WHERE:
        return other.op is Op.WHERE and one.args[1] is other.args[1] and _are_opposite(one.args[0], other.args[0])
    return isinstance(one.of, Comparison) and OPPOSITE[one.of] is other.of and one.args == other.args
