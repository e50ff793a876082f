"""Python source from the lowered form: one statement for each form that is used more than once.

Every constant is bound by a name, and every name is made here: nothing of a rule reaches the source but the names of
the columns, which are those of the user's own class.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal

from attrs import define, field

from devreport.expressions import Comparison
from devreport.lowering.decimals import as_whole
from devreport.lowering.form import Fold, Form, Op
from devreport.quantities import Rounding
from devreport.quantities.rounding import rounded_quotient

__all__ = ["CALCULATING", "Source", "ordered"]

#: Expressions nested deeper than this get a statement of their own.
_DEEPEST = 12

_TEXTS: Mapping[Op, str] = {
    Op.ADD: "({} + {})",
    Op.SUBTRACT: "({} - {})",
    Op.MULTIPLY: "({} * {})",
    Op.NEGATE: "(-{})",
    Op.ABSOLUTE: "absolute({})",
    Op.SIGNED: "({0} if {1} >= 0 else -{0})",
    Op.LEAST: "({0} if {0} <= {1} else {1})",
    Op.GREATEST: "({0} if {0} >= {1} else {1})",
    Op.DAYS: "({1} - {0}).days",
    Op.FIRST: "{}[0]",
    Op.SECOND: "{}[1]",
    Op.FOUND: "({} is not None)",
    Op.CHOOSE: "({1} if {0} else {2})",
    Op.NOT: "(not {})",
    Op.WHERE: "({0} if {1} else None)",
    Op.KNOWN: "({} is not None)",
    Op.IS_TRUE: "({} is True)",
    Op.IS_FALSE: "({} is False)",
}

#: Forms whose text is that of a constant or of a column.
_LEAVES = frozenset(
    {Op.WHOLE, Op.NUMBER, Op.NUMERATOR, Op.DENOMINATOR, Op.DAY, Op.DAY_COLUMN, Op.WORD, Op.WORD_COLUMN, Op.TRUTH}
    | {Op.TRUTH_COLUMN, Op.PRESENT}
)

#: Forms whose result Python would round to the decimal context if they were made of decimals.
CALCULATING = frozenset({Op.ADD, Op.SUBTRACT, Op.MULTIPLY, Op.NEGATE, Op.ABSOLUTE, Op.SIGNED})

#: Forms that cannot be looked at where one of their columns is missing.
_RAW = CALCULATING | {
    Op.LEAST,
    Op.GREATEST,
    Op.ROUND,
    Op.DAYS,
    Op.FIRST,
    Op.SECOND,
    Op.CHOOSE,
    Op.COMPARE,
    Op.MEMBER,
}

#: Forms whose arguments stand in their text more than once; the positions of these arguments.
_TWICE: Mapping[Op, tuple[int, ...]] = {Op.SIGNED: (0, 1), Op.LEAST: (0, 1), Op.GREATEST: (0, 1)}


@define
class Source:
    """The source of one function that is being written.

    Attributes:
        columns: the text of a column, by how it is read.
        nullable: whether a column may have no value.
        folds: what says something of all child rows.
        rows: the text of the child rows of a relation.
        number: how a whole number is bound: as it is, or as a decimal.
        lines: the statements so far.
        constants: the values bound to names.
        texts: the text that stands for each form.
        nested: how deep this text is nested; a name of its own is not.
        partial: the forms whose variable is empty where they cannot be looked at.
        uses: how often each form is asked for.
        names: the names that constants are bound to.
    """

    columns: Callable[[Op, str], str]
    nullable: Callable[[str], bool]
    folds: Callable[[Fold], Callable[..., object]]
    rows: Callable[[str], str]
    number: Callable[[int], object] = int
    lines: list[str] = field(factory=list[str])
    constants: dict[str, object] = field(factory=lambda: dict[str, object]({"absolute": abs}))
    texts: dict[Form, str] = field(factory=dict[Form, str])
    partial: set[Form] = field(factory=set[Form])
    nested: dict[Form, int] = field(factory=dict[Form, int])
    uses: dict[Form, int] = field(factory=dict[Form, int])
    names: dict[object, str] = field(factory=dict[object, str])

    def write(self, roots: Sequence[Form], *, kept: Iterable[Form] = ()) -> None:
        """Write the statements of ``roots``; those ``kept`` get one each."""
        pinned = set(kept)
        order = ordered(roots)
        for form in order:
            for position, one in enumerate(form.args):
                twice = position in _TWICE.get(form.op, ()) or _is_asked_twice(form, one)
                self.uses[one] = self.uses.get(one, 0) + 1 + twice
        for root in roots:
            self.uses[root] = self.uses.get(root, 0) + 1
        for form in order:
            text = self._text(form)
            depth = 1 + max([self.nested[one] for one in form.args], default=0)
            if form.op not in _LEAVES and (form in pinned or self._is_shared(form) or depth > _DEEPEST):
                text, depth = self._statement(form, text), 0
            self.texts[form], self.nested[form] = text, depth

    def bind(self, value: object) -> str:
        """The name of a constant."""
        key = type(value), value
        if key not in self.names:
            self.names[key] = name = f"k{len(self.names)}"
            self.constants[name] = value
        return self.names[key]

    def _is_shared(self, form: Form) -> bool:
        return self.uses[form] > 1 and form.op is not Op.COMPARE

    def _statement(self, form: Form, text: str) -> str:
        safe = " and ".join(dict.fromkeys(self._needed(form))) if form.op in _RAW else ""
        if safe:
            self.partial.add(form)
        return self.named(f"{text} if {safe} else None" if safe else text)

    def named(self, text: str) -> str:
        """The name of a variable that holds the value of a text; a name stands for itself."""
        if text.isidentifier():
            return text
        name = f"t{len(self.lines)}"
        self.lines.append(f"{name} = {text}")
        return name

    def _needed(self, form: Form) -> Iterable[str]:
        """What must be there for the text of a form to be evaluated."""
        if form.op is Op.CHOOSE:
            condition, yes, no = form.args
            either = [" and ".join(dict.fromkeys(self._wanted(one))) or "True" for one in (yes, no)]
            if either != ["True", "True"]:
                yield f"({either[0]} if {self.texts[condition]} else {either[1]})"
        else:
            for one in form.args:
                yield from self._wanted(one)

    def _wanted(self, form: Form) -> Iterable[str]:
        """What must be there for a form to be there."""
        if form.op in {Op.NUMBER, Op.NUMERATOR, Op.DENOMINATOR, Op.DAY_COLUMN, Op.WORD_COLUMN}:
            if self.nullable(str(form.of)):
                yield f"{self.texts[form]} is not None"
        elif form.op is Op.FOLD:
            yield f"{self.texts[form]} is not None"
        elif form.op in _RAW:
            if form in self.partial:
                yield f"{self.texts[form]} is not None"
            elif self.nested[form]:
                yield from self._needed(form)

    def _text(self, form: Form) -> str:
        parts = [self.texts[one] for one in form.args]
        if form.op is Op.WHERE and form.args[0].op is Op.TRUTH_COLUMN:
            return parts[0]
        if form.op is Op.NOT and not form.total:
            return f"(None if {parts[0]} is None else not {parts[0]})"
        if form.op in _TEXTS:
            return _TEXTS[form.op].format(*parts)
        return self._leaf(form) if form.op in _LEAVES else self._held(form, parts)

    def _leaf(self, form: Form) -> str:
        """The text of a constant, or of a column."""
        match form.of:
            case bool() | None:
                return repr(form.of)
            case 0 | 1:
                return str(form.of)
            case int():
                return self.bind(self.number(form.of))
            case str() if form.op is Op.PRESENT:
                return f"{self.columns(form.op, form.of)} is not None"
            case str() if form.op is not Op.WORD:
                return self.columns(form.op, form.of)
            case _:
                return self.bind(form.of)

    def _held(self, form: Form, parts: Sequence[str]) -> str:
        """The text of a form that holds something besides its arguments."""
        match form.of:
            case Comparison():
                return f"({parts[0]} {form.of.value} {parts[1]})"
            case Rounding():
                return f"{self.bind(_ROUNDERS[form.of])}({parts[0]}, {parts[1]})"
            case Fold():
                return f"{self.bind(self.folds(form.of))}({self.rows(form.of.relation)})"
            case _ if form.op is Op.MEMBER:
                return f"({parts[0]} in {self.bind(form.of)})"
            case _:
                return _joined(form, parts)


def ordered(roots: Sequence[Form]) -> list[Form]:
    """Every form, arguments first."""
    found: dict[Form, None] = {}
    pending = [(root, False) for root in reversed(roots)]
    while pending:
        form, ready = pending.pop()
        if ready:
            found[form] = None
        elif form not in found:
            pending.append((form, True))
            pending.extend((one, False) for one in reversed(form.args) if one not in found)
    return list(found)


def _is_asked_twice(form: Form, one: Form) -> bool:
    """Whether the text of a truth asks one of its operands more than once."""
    if form.op is Op.NOT:
        return not one.total
    return form.op in {Op.AND, Op.OR} and not one.total and sum(not other.total for other in form.args) > 1


def _joined(form: Form, parts: Sequence[str]) -> str:
    """An "and" or an "or": where at most one operand may be unknown, Python's own with that one last."""
    word = "and" if form.op is Op.AND else "or"
    total = [text for one, text in zip(form.args, parts, strict=True) if one.total]
    open_ = [text for one, text in zip(form.args, parts, strict=True) if not one.total]
    if len(open_) <= 1:
        return f"({f' {word} '.join([*total, *open_])})"
    deciding = form.op is Op.OR
    clear = [text if deciding else f"not {text}" for text in total]
    decided = " or ".join([*clear, *(f"{text} is {deciding}" for text in open_)])
    unknown = " or ".join(f"{text} is None" for text in open_)
    return f"({deciding} if {decided} else None if {unknown} else {not deciding})"


def _rounder(mode: Rounding) -> Callable[[int | Decimal, int | Decimal], int]:
    def rounded(above: int | Decimal, below: int | Decimal) -> int:
        first, second = as_whole(above, below)
        return rounded_quotient(first, second, mode=mode) if second else 0

    return rounded


_ROUNDERS = {mode: _rounder(mode) for mode in Rounding}
