"""The figures of a roll-up: each with an id made of what it is, and the cells of the table that it is made of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from itertools import pairwise

from attrs import evolve, frozen

from devreport.bulk import GroupRow, Pair, RollUp
from devreport.bulk.rollups.rollup import plain_value
from devreport.errors import InputError
from devreport.findings import Figure
from devreport.measures.series import Partial
from devreport.periods import Period
from devreport.quantities import PERCENT, Missing, Ratio, Undefined, Unit, parse_unit, round_to
from devreport.quantities.number import MAX_DIGITS
from devreport.summary.rolled_topic import RollUpTopic

__all__ = ["RolledFigures", "apart", "cells", "rolled_formulas"]

#: The steps in which large amounts are reported, and those that a unit may have already.
_STEPS = ("万", "亿")
_WRITTEN = ("万亿", "亿", "万")

#: The decimals of a rate.
_RATE_PLACES = 1


def cells(rollup: RollUp) -> frozenset[str]:
    """The ids of all that figures of a roll-up can be made of: a column, or the rows, of the table or of one group.

    Example:
        >>> from devreport.bulk import GroupRow, RollUp
        >>> from devreport.periods import parse_period
        >>> groups = (GroupRow(key=("A",), rows=2),)
        >>> rollup = RollUp(label="projects", kind="project", period=parse_period("2026"), by=("area",), groups=groups)
        >>> sorted(cells(rollup))
        ['table:projects#2', 'table:projects[area=A]#2']
    """
    rolled = [rollup, *(rollup.regrouped([column]) for column in rollup.by)]
    return frozenset(one for part in rolled for line in part.lines for one in _cells(part, line))


def rolled_formulas(rollup: RollUp) -> tuple[str, ...]:
    """What gives the figures of a roll-up: its ratios, sums and rules, the rows, and what they are compared with."""
    return (*rollup.ratios, *rollup.sums, *(rule.name for rule in rollup.rules), "rows", "due")


def _cells(rollup: RollUp, line: GroupRow) -> Iterator[str]:
    yield _rows_cell(rollup, line)
    for name, partial in line.sums.items():
        yield _cell(rollup, line, name, present=partial.present)
    for ratio, pair in line.ratios.items():
        yield from (_cell(rollup, line, name, present=pair.present) for name in rollup.ratios[ratio])


def _rows_cell(rollup: RollUp, line: GroupRow) -> str:
    return f"table:{rollup.label}{_where(rollup, line)}#{line.rows}"


def _cell(rollup: RollUp, line: GroupRow, name: str, *, present: int) -> str:
    """A column of a group, with the number of its rows that count."""
    return f"table:{rollup.label}.{rollup.summed[name].column or name}{_where(rollup, line)}#{present}"


def _where(rollup: RollUp, line: GroupRow) -> str:
    parts = [f"{column}={plain_value(value)}" for column, value in zip(rollup.by, line.key, strict=False)]
    return f"[{', '.join(parts)}]" if parts else ""


@frozen
class RolledFigures:
    """Figures of a roll-up.

    Attributes:
        rollup: the roll-up, by the column whose groups are compared.
        topic: what the report is about.
        units: field → the unit its sums are reported in.
        decimals: ratio → the number in per cent, exactly → the decimals it takes to tell it from those beside it.
    """

    rollup: RollUp
    topic: RollUpTopic
    units: Mapping[str, Unit]
    decimals: Mapping[str, Mapping[Fraction, int]]

    @classmethod
    def of(cls, rollup: RollUp, topic: RollUpTopic) -> RolledFigures:
        """The figures of a roll-up, each field in one unit throughout."""
        units = {name: _asked_unit(rollup, topic, name) or _unit(rollup, name) for name in rollup.summed}
        decimals = {ratio: apart(_compared(rollup, topic, ratio), places=_RATE_PLACES) for ratio in rollup.ratios}
        return cls(rollup, topic, units, decimals)

    def subject(self, line: GroupRow) -> str:
        """The id of a group, or of all rows."""
        return f"{self.rollup.label}{_where(self.rollup, line)}"

    def id(self, line: GroupRow, name: str) -> str:
        """The id of a figure."""
        return f"{self.subject(line)}@{self.rollup.period.code}:{name}"

    def period(self) -> Figure:
        """The period of the report."""
        value = self.rollup.period
        return Figure(id=value.code, value=value, formula="period")

    def months(self, line: GroupRow, name: str, *, values: tuple[Period, ...]) -> list[Figure]:
        """Periods that are named one by one."""
        return [Figure(id=f"{self.id(line, name)}.{one.code}", value=one, formula="period") for one in values]

    def count(self, line: GroupRow, name: str, *, value: int, unit: Unit | None = None) -> Figure:
        """A number of rows, or of other things made of the rows."""
        number = Ratio(value, unit=self.topic.counted if unit is None else unit)
        return self._figure(line, name, value=number, inputs=(_rows_cell(self.rollup, line),))

    def passing(self, line: GroupRow, rule: str) -> Figure:
        """The share of passes."""
        value = _rate(line.figure(rule))
        inputs = (_rows_cell(self.rollup, line),)
        return self._figure(line, f"{rule}.rate", value=value, places=_RATE_PLACES, inputs=inputs)

    def sum(self, line: GroupRow, name: str) -> Figure:
        """A sum."""
        partial: Partial = line.sums[name]
        value = self._amount(partial.value, name)
        inputs = (_cell(self.rollup, line, name, present=partial.present),)
        return self._figure(line, f"{name}.value", value=value, places=self._amount_places(value), inputs=inputs)

    def side(self, line: GroupRow, ratio: str, *, above: bool) -> Figure:
        """What stands above, or below, a ratio."""
        pair: Pair = line.ratios[ratio]
        name, role = self.rollup.ratios[ratio][0 if above else 1], "actual" if above else "target"
        value = self._amount(pair.above if above else pair.below, name) if pair.present else Missing()
        inputs = (_cell(self.rollup, line, name, present=pair.present),)
        return self._figure(line, f"{ratio}.{role}", value=value, places=self._amount_places(value), inputs=inputs)

    def rate(self, line: GroupRow, ratio: str) -> Figure:
        """A ratio."""
        pair: Pair = line.ratios[ratio]
        inputs = tuple([_cell(self.rollup, line, name, present=pair.present) for name in self.rollup.ratios[ratio]])
        value = _rate(pair.value)
        return self._figure(line, f"{ratio}.rate", value=value, places=self._places(ratio, value), inputs=inputs)

    def due(self, ratio: str, *, value: Ratio) -> Figure:
        """What is due of a ratio, as the author gave it."""
        total, shown = self.rollup.total, _rate(value)
        inputs = (_rows_cell(self.rollup, total),)
        places = self._places(ratio, shown)
        return evolve(self._figure(total, f"{ratio}.due", value=shown, places=places, inputs=inputs), formula="due")

    def _places(self, ratio: str, value: Ratio | Missing) -> int:
        """As many decimals as it takes that two ratios that differ are not printed alike."""
        return self.decimals[ratio].get(value.value, _RATE_PLACES) if isinstance(value, Ratio) else _RATE_PLACES

    def growth(self, name: str, *, value: Ratio | Undefined, earlier: RollUp) -> Figure:
        """How much a sum of all rows rose or fell against an earlier roll-up."""
        inputs = tuple(
            [_cell(one, one.total, name, present=one.total.sums[name].present) for one in (self.rollup, earlier)]
        )
        shown = _rate(abs(value) if isinstance(value, Ratio) else value)
        return self._figure(self.rollup.total, f"{name}.growth", value=shown, places=_RATE_PLACES, inputs=inputs)

    def _amount(self, value: Ratio | Undefined, name: str) -> Ratio | Missing:
        return value.to(self.units[name]) if isinstance(value, Ratio) else Missing()

    def _amount_places(self, value: Ratio | Missing) -> int:
        """The decimals of an amount; people and things that are whole have none."""
        whole = isinstance(value, Ratio) and value.unit.counts and value.value.denominator == 1
        return 0 if whole else self.topic.places

    def _figure(
        self, line: GroupRow, name: str, *, value: Ratio | Missing, inputs: tuple[str, ...], places: int = 0
    ) -> Figure:
        formula = name.rpartition(".")[0]
        return Figure(id=self.id(line, name), value=value, places=places, inputs=inputs, formula=formula)


def _rate(value: Ratio | Undefined) -> Ratio | Missing:
    """A ratio in per cent, where it is a pure number."""
    if isinstance(value, Undefined):
        return Missing()
    return value if value.unit.dimension else value.to(PERCENT)


def apart(numbers: Iterable[Fraction], *, places: int) -> Mapping[Fraction, int]:
    """Number → the decimals it takes that all are printed in the order they have; no more than that, each for itself.

    Example:
        >>> apart([Fraction(50), Fraction("49.995"), Fraction("12.3")], places=1)
        {Fraction(123, 10): 1, Fraction(9999, 200): 3, Fraction(50, 1): 1}
    """
    ordered = sorted({*numbers})
    found = dict.fromkeys(ordered, places)
    for more in range(places + 1, MAX_DIGITS):
        alike = [
            pair for pair in pairwise(ordered) if round_to(pair[0], found[pair[0]]) >= round_to(pair[1], found[pair[1]])
        ]
        if not alike:
            break
        close = [number for pair in alike for number in pair]
        found |= {number: more for number in close if round_to(number, found[number]) != number}
    return found


def _compared(rollup: RollUp, topic: RollUpTopic, ratio: str) -> Iterator[Fraction]:
    """Everything that a ratio is compared with in a report: groups, the whole, and what is due."""
    values = [line.ratios[ratio].value for line in (*rollup.groups, rollup.total)]
    for value in (*values, topic.due):
        if value is not None and isinstance(shown := _rate(value), Ratio):
            yield shown.value


def _asked_unit(rollup: RollUp, topic: RollUpTopic, name: str) -> Unit | None:
    """The unit that was asked for, or for a field on the other side of a ratio, where it is of one kind."""
    sides = [fields for fields in rollup.ratios.values() if name in fields]
    asked = [topic.units[one] for one in (name, *(other for pair in sides for other in pair)) if one in topic.units]
    own = rollup.summed[name].unit
    return next((one for one in asked if one.convertible_to(own)), None)


def _unit(rollup: RollUp, name: str) -> Unit:
    """The greatest step of a unit, 万 or 亿, in which groups have one and more on the average; else the unit itself."""
    unit = rollup.summed[name].unit
    found = [abs(value.base) for value in _beside(rollup, name) if value.unit.dimension == unit.dimension]
    average = max(found, default=Fraction(0)) / max(len(rollup.groups), 1)
    base = next((unit.code.removeprefix(step) for step in _WRITTEN if unit.code.startswith(step)), unit.code)
    steps = [one for step in _STEPS for one in [_stepped(f"{step}{base}")] if one and one.dimension == unit.dimension]
    fitting = [one for one in steps if unit.scale < one.scale <= average]
    return max(fitting, key=_scale, default=unit)


def _scale(unit: Unit) -> Fraction:
    return unit.scale


def _stepped(code: str) -> Unit | None:
    try:
        return parse_unit(code)
    except InputError:
        return None


def _beside(rollup: RollUp, name: str) -> Iterator[Ratio]:
    """The sums of a field, and what they are compared with: both are reported in one unit."""
    total = rollup.total
    if name in total.sums and isinstance(value := total.sums[name].value, Ratio):
        yield value
    for ratio, fields in rollup.ratios.items():
        if name in fields:
            yield from (total.ratios[ratio].above, total.ratios[ratio].below)
