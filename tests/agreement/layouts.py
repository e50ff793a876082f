"""The same rows in many kinds of tables: integers, decimals, floats, texts, pairs; with and without wrong values."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from random import Random
from typing import Literal

from attrs import field, frozen

from devreport.bulk import Always, Mapped, TableMapping
from devreport.expressions import DAYS, Kind, Schema, Type
from devreport.quantities import PERCENT, PERCENTAGE_POINT, Unit, parse_unit
from devreport.rules.subject import Sort
from tests.agreement.drawing import KIND, Grid
from tests.agreement.oracle import Facts, Known
from tests.strategies.expressions import MONEY, RATIO, SCHEMA, WORDS

__all__ = ["LAYOUTS", "Frame", "Layout", "Stored", "tables"]

#: How the column of a field is typed.
Sorted = Literal["integer", "decimal", "float", "text", "truth", "day"]

_SORTS = {Kind.NUMBER: Sort.AMOUNT, Kind.BOOLEAN: Sort.TRUTH, Kind.WORD: Sort.WORD, Kind.DATE: Sort.DAY}
_MOST = {"float": 2**50, "integer": 2**63, "pair": 2**60}
_PAIRS = 0.5
_DECLARED = 0.7


@frozen
class Stored:
    """A column.

    Attributes:
        sort: its type.
        cells: its values.
        digits: the digits of a decimal.
        places: its decimals.
    """

    sort: Sorted
    cells: Sequence[object]
    digits: int = 38
    places: int = 0


@frozen
class Frame:
    """A table that no engine holds yet.

    Attributes:
        columns: column name → column.
        mapping: what it holds.
        children: relation name → the table of child rows.
    """

    columns: Mapping[str, Stored]
    mapping: TableMapping
    children: Mapping[str, Frame] = field(factory=dict[str, "Frame"])


@frozen
class Layout:
    """How a table is held.

    Attributes:
        name: what it is called.
        numbers: how numbers are held; ``pair`` for a column above and one below.
        written: whether days and truths are text.
        spoiled: whether some missing values are there as what is no value: NaN, a word that no number is, a
            denominator of zero.
    """

    name: str
    numbers: Literal["integer", "decimal", "float", "text", "pair"]
    written: bool = False
    spoiled: bool = False


LAYOUTS: Mapping[str, Layout] = {
    one.name: one
    for one in (
        Layout("integer", "integer"),
        Layout("decimal", "decimal", written=True),
        Layout("float", "float", spoiled=True),
        Layout("text", "text", written=True, spoiled=True),
        Layout("pair", "pair", spoiled=True),
    )
}


def tables(rows: Sequence[Facts], grid: Grid, layout: Layout, *, seed: int) -> Frame | None:
    """Rows as a table with those of their child rows; nothing where its columns could not hold them."""
    if grid.most >= _MOST.get(layout.numbers, 10**30):
        return None
    random = Random(seed)  # noqa: S311 - drawn again from the same seed
    making = _Making(layout, grid, random)
    keys = [str(number) for number in range(len(rows))]
    children: dict[str, Frame] = {}
    for relation, schema in SCHEMA.relations.items():
        pairs = [(key, child) for key, row in zip(keys, rows, strict=True) for child in row.children[relation]]
        random.shuffle(pairs)
        parents: list[object] = [key for key, _ in pairs]
        inner = {"of": Stored("text", parents), "key": Stored("text", [str(n) for n in range(len(pairs))])}
        columns, fields = making.columns(schema, [child for _, child in pairs], {})
        children[relation] = Frame(
            inner | columns, TableMapping(kind=KIND, key="key", parent="of", fields=fields), children={}
        )
    columns, fields = making.columns(SCHEMA, rows, grid.always)
    mappings = {name: one.mapping for name, one in children.items()}
    mapping = TableMapping(kind=KIND, key="key", fields=fields, children=mappings)
    return Frame({"key": Stored("text", list(keys))} | columns, mapping, children)


@frozen
class _Making:
    """Makes columns of one layout."""

    layout: Layout
    grid: Grid
    random: Random

    def columns(
        self, schema: Schema, rows: Sequence[Facts], always: Mapping[str, Known]
    ) -> tuple[dict[str, Stored], dict[str, Mapped]]:
        """The columns of all fields, and what the mapping says of them."""
        columns: dict[str, Stored] = {}
        fields: dict[str, Mapped] = {}
        for name, one in schema.fields.items():
            if name in always:
                fields[name] = self._always(one, always[name])
                continue
            made, fields[name] = self._column(f"c_{name}", one, [row.values[name] for row in rows])
            columns.update(made)
        return columns, fields

    def _always(self, wanted: Type, value: Known) -> Mapped:
        sort = _SORTS[wanted.kind]
        if wanted.kind is not Kind.NUMBER:
            return Mapped(sort=sort, always=Always(value if not isinstance(value, Fraction) else None))
        unit, step = _unit(wanted), self.grid.steps[wanted]
        constant = int(value / step) if isinstance(value, Fraction) else None
        return Mapped(sort=sort, unit=unit, scale=step / unit.scale, always=Always(constant))

    def _column(self, name: str, wanted: Type, values: Sequence[Known]) -> tuple[dict[str, Stored], Mapped]:
        match wanted.kind:
            case Kind.NUMBER:
                return self._numbers(name, wanted, values)
            case Kind.BOOLEAN:
                if not self.layout.written:
                    return {name: Stored("truth", list(values))}, Mapped(column=name, sort=Sort.TRUTH)
                cells: list[object] = [
                    self._gap(["", "?", "Y"]) if one is None else "是" if one else "否" for one in values
                ]
                return {name: Stored("text", cells)}, Mapped(
                    column=name, sort=Sort.TRUTH, true=("是", "Y!"), false=("否",)
                )
            case Kind.WORD:
                cells = [one if one is not None else self._gap(["另", "在建 "]) for one in values]
                return {name: Stored("text", cells)}, Mapped(column=name, sort=Sort.WORD, words=WORDS)
            case Kind.DATE:
                if not self.layout.written:
                    return {name: Stored("day", list(values))}, Mapped(column=name, sort=Sort.DAY)
                cells = [
                    one.isoformat() if isinstance(one, date) else self._gap(["2024-02-30", "2024-1-3", "无", ""])
                    for one in values
                ]
                return {name: Stored("text", cells)}, Mapped(column=name, sort=Sort.DAY)

    def _gap(self, options: Sequence[object]) -> object:
        """What stands where nothing is known: nothing, or what is no value."""
        return self.random.choice(options) if self.layout.spoiled and self.random.random() < 0.5 else None

    def _numbers(self, name: str, wanted: Type, values: Sequence[Known]) -> tuple[dict[str, Stored], Mapped]:
        step, unit = self.grid.steps[wanted], _unit(wanted)
        places = 0 if self.layout.numbers == "integer" else self.random.choice([0, 2, 4])
        scale = step * 10**places / unit.scale
        steps = [int(one / step) if isinstance(one, Fraction) else None for one in values]
        if self.layout.numbers == "pair" and wanted in {RATIO, MONEY} and self.random.random() < _PAIRS:
            return self._pairs(name, steps, Mapped(column=name, sort=Sort.AMOUNT, unit=unit, scale=step / unit.scale))
        digits = max(len(str(self.grid.most)) + 1, places + 1)
        mapped = Mapped(
            column=name,
            sort=Sort.AMOUNT,
            unit=unit,
            scale=scale,
            decimals=places,
            digits=digits if self.layout.numbers == "text" or self.random.random() < _DECLARED else None,
        )
        cells, stored = self._stored(places)
        return {name: Stored(stored, [cells(one) for one in steps], digits, places)}, mapped

    def _stored(self, places: int) -> tuple[Callable[[int | None], object], Sorted]:
        match self.layout.numbers:
            case "integer" | "pair":
                return (lambda one: None if one is None else _decimal(one, places)), "decimal" if places else "integer"
            case "decimal":
                return (lambda one: None if one is None else _decimal(one, places)), "decimal"
            case "float":
                bad = [float("nan"), float("inf"), float("-inf"), 10.0**-places / 3, 1e300]
                return (lambda one: self._gap(bad) if one is None else one / 10**places), "float"
            case "text":
                bad_text = ["", "无", "1e3", "NaN", "1,000", "0x10", "1." + "0" * places + "1", "--1", " ", "9" * 60]
                return (lambda one: self._gap(bad_text) if one is None else self._written(one, places)), "text"

    def _written(self, steps: int, places: int) -> str:
        """A number as somebody may write it."""
        text = f"{_decimal(steps, places):f}"
        if places and self.random.random() < 0.3:
            text += "00"
        return f"+{text}" if steps >= 0 and self.random.random() < 0.1 else text

    def _pairs(self, name: str, steps: Sequence[int | None], mapped: Mapped) -> tuple[dict[str, Stored], Mapped]:
        above: list[object] = []
        below: list[object] = []
        for one in steps:
            times = self.random.randint(1, 7)
            gap = self.random.choice([(None, 1), (1, None), (1, 0), (2, -1)]) if self.layout.spoiled else (None, 1)
            above.append(gap[0] if one is None else one * times)
            below.append(gap[1] if one is None else times)
        columns = {name: Stored("integer", above), f"{name}_below": Stored("integer", below)}
        return columns, Mapped(
            column=name, sort=mapped.sort, unit=mapped.unit, scale=mapped.scale, over=f"{name}_below"
        )


def _unit(wanted: Type) -> Unit:
    if wanted == MONEY:
        return parse_unit("万元")
    if wanted == RATIO:
        return PERCENT
    return parse_unit("天") if wanted == DAYS else PERCENTAGE_POINT


def _decimal(steps: int, places: int) -> Decimal:
    """So many units of the last decimal, however many digits that takes."""
    return Decimal((steps < 0, tuple(map(int, str(abs(steps)))), -places))
