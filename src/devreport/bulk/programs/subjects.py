"""Rows as subjects: what the object engine judges, made of a row as the column engine read it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import partial
from typing import cast

from attrs import field, frozen

from devreport.bulk.mapping.fitting import Held
from devreport.bulk.mapping.table import TableMapping
from devreport.bulk.programs.lags import OWN_PERIOD, Way, before, named, there
from devreport.errors import InputError
from devreport.expressions import Cell, Lag
from devreport.lowering import Op
from devreport.lowering.ranges import EPOCH
from devreport.model import Display
from devreport.model.shape import unprintable
from devreport.periods import Period, parse_period
from devreport.quantities import Quantity, Ratio
from devreport.rules.subject import Sort, Subject
from devreport.rules.subjects import subject_tables
from devreport.text import Text

__all__ = ["Rows", "identity_of"]

#: How a field may be read.
_OPS = (Op.NUMBER, Op.NUMERATOR, Op.DENOMINATOR, Op.DAY_COLUMN, Op.WORD_COLUMN, Op.TRUTH_COLUMN)

#: What a row holds, by how it is read and the name of its field: integers, day numbers, words and truths.
Values = Mapping[tuple[Op, str], object]


def identity_of(key: object) -> str:
    """What tells a row apart, in words that print as they read.

    Example:
        >>> identity_of("p-17"), identity_of(17), identity_of(None)
        ('p-17', '17', '?')
    """
    text = "" if key is None else str(key)
    if not text.strip():
        return "?"
    return ascii(text) if list(unprintable(text)) else text


@frozen
class Rows:
    """How rows become subjects.

    Attributes:
        mapping: what the table holds.
        held: how its fields are held.
        children: relation name → how the rows of that table become child rows.
        relation: for child rows, the name of their relation.
    """

    mapping: TableMapping
    held: Mapping[str, Held]
    children: Mapping[str, Rows] = field(factory=dict[str, "Rows"])
    relation: str = ""

    def subject(
        self,
        values: Values,
        period: Period,
        *,
        identity: str,
        name: str = "",
        below: Mapping[str, Sequence[Subject]] | None = None,
    ) -> Subject:
        """A row as a subject.

        Args:
            values: what was read of it.
            period: the period that is judged.
            identity: its key.
            name: what it is called; by default its key.
            below: relation name → its child rows.
        """
        kind = "" if self.relation else self.mapping.kind
        own = self._period(values, period)
        said = name if name.strip() and not list(unprintable(name)) else identity
        return Subject(
            kind=kind,
            id=identity,
            period=own,
            cells=self._cells(values),
            inputs={field: (f"{self.mapping.kind}:{identity}.{field}",) for field in self.held},
            children={relation: tuple((below or {}).get(relation, ())) for relation in self._relations()},
            texts={"name": Text({"zh": said, "en": said})},
            display=Display(),
            names={one.field: one.mapped.name for one in self.held.values() if one.mapped.name.by_language},
            past=partial(self._past, values, (), own, identity),
        )

    def _past(self, values: Values, way: Way, period: Period, identity: str, lag: Lag) -> Subject | None:
        """The earlier row of a row, where the table has one: its fields were read beside those of the row."""
        onward = (*way, lag)
        if not values.get((Op.TRUTH_COLUMN, there(onward))):
            return None
        earlier = before(period, onward) or period
        read = {(op, name): values.get((op, named(name, onward))) for op in _OPS for name in self.held}
        return Subject(
            kind=self.mapping.kind,
            id=identity,
            period=earlier,
            cells=self._cells(read),
            inputs={name: (f"{self.mapping.kind}:{identity}@{earlier.code}.{name}",) for name in self.held},
            past=partial(self._past, values, onward, period, identity),
        )

    def _period(self, values: Values, otherwise: Period) -> Period:
        """The period that a row is about: its own, where the table has a column of periods."""
        text = values.get((Op.WORD_COLUMN, OWN_PERIOD))
        try:
            return parse_period(text) if isinstance(text, str) else otherwise
        except InputError:
            return otherwise

    def _cells(self, values: Values) -> dict[str, Cell]:
        """What a row holds; nothing in the fields that no column is mapped to."""
        unmapped: dict[str, Cell] = dict.fromkeys(self._known(), None)
        return {**unmapped, **{one.field: self._cell(one, values) for one in self.held.values()}}

    def _known(self) -> Sequence[str]:
        table = subject_tables().get(self.mapping.kind)
        if table is None:
            return ()
        return list(table.relations.get(self.relation, ()) if self.relation else table.fields)

    def _relations(self) -> Sequence[str]:
        table = subject_tables().get(self.mapping.kind)
        return list(self.children) if table is None or self.relation else list(table.relations)

    def _cell(self, held: Held, values: Values) -> Cell:
        match held.sort:
            case Sort.DAY:
                number = values[Op.DAY_COLUMN, held.field]
                return None if number is None else date.fromordinal(cast("int", number) + EPOCH)
            case Sort.WORD:
                return cast("Cell", values[Op.WORD_COLUMN, held.field])
            case Sort.TRUTH:
                return cast("Cell", values[Op.TRUTH_COLUMN, held.field])
            case _ if held.over:
                above, below = values[Op.NUMERATOR, held.field], values[Op.DENOMINATOR, held.field]
                return (
                    None
                    if above is None or below is None
                    else _ratio(held, Fraction(cast("int", above), cast("int", below)))
                )
            case _:
                found = values[Op.NUMBER, held.field]
                return None if found is None else _number(held, cast("int", found))


def _ratio(held: Held, steps: Fraction) -> Ratio:
    return Ratio(steps * held.size, unit=held.mapped.unit)


def _number(held: Held, steps: int) -> Quantity | Ratio:
    """A number as it was recorded; one in units of another size as the number of its units."""
    if held.mapped.scale != 1:
        return _ratio(held, Fraction(steps))
    digits = tuple(map(int, str(abs(steps))))
    return Quantity(Decimal((steps < 0, digits, -held.places)), held.mapped.unit)
