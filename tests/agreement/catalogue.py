"""The rules of the core on tables that are made of the subjects of plans, whatever holds these tables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from functools import cache
from typing import Any

from devreport import examples
from devreport.bulk import Mapped, TableMapping
from devreport.quantities import ONE, Quantity, Ratio, Unit
from devreport.rules import Context, RuleSet, Subject, core_rules
from devreport.rules.subject import Meaning, Sort
from devreport.rules.subjects import subject_tables, subjects_of
from tests.agreement.layouts import Frame, Stored
from tests.rules.test_engines import contexts

__all__ = ["about", "frame_of_subjects", "groups_of", "is_held", "mapping_of", "subjects"]


def about(kind: str) -> RuleSet:
    """The rules of the core over a kind; no edition of a threshold depends on a place."""
    core = core_rules()
    return RuleSet(id="core", version="1", rules=tuple(rule for rule in core.rules if rule.over == kind))


@cache
def subjects() -> Mapping[str, tuple[Subject, ...]]:
    """Every subject of the cases of the rules and of the examples that are shipped, by kind."""
    shipped = [examples.load(name) for name in ("half-year", "key-projects")]
    given = [*contexts(), *[_context(one) for one in shipped]]
    found: dict[str, list[Subject]] = {}
    for context in given:
        for one in subjects_of(context):
            found.setdefault(one.kind, []).append(one)
    return {kind: tuple(all_) for kind, all_ in found.items()}


def _context(shipped: Any) -> Context:
    plan = shipped.plan
    return Context(plan=plan, period=plan.period, as_of=plan.period.end, previous=shipped.previous)


@cache
def groups_of(kind: str) -> list[list[Subject]]:
    """The subjects of a kind that tables can hold, those that go into one table together."""
    groups: list[list[Subject]] = []
    left = list(subjects().get(kind, ()))
    while left:
        mapping = mapping_of(kind, left)
        held = [one for one in left if is_held(one, kind, mapping)]
        groups.append(held)
        left = [one for one in left[1:] if one not in held]
    return sorted((group for group in groups if group), key=len, reverse=True)


def unit_of(meaning: Meaning, subjects: Iterable[Subject], name: str) -> Unit:
    """The unit in which a column holds a field: what it always measures, or what the first subject has it in."""
    if meaning.sort is Sort.RATIO:
        return ONE
    found = (cell.unit for one in subjects if isinstance(cell := one.cells.get(name), Quantity | Ratio))
    return next(found, meaning.unit or ONE)


def mapping_of(kind: str, subjects: Sequence[Subject]) -> TableMapping:
    """A mapping of every field of a kind, with all its child rows."""
    table = subject_tables()[kind]
    children = {
        relation: TableMapping(
            kind=kind,
            key="key",
            parent="of",
            fields=_fields(fields, [c for one in subjects for c in one.children[relation]]),
        )
        for relation, fields in table.relations.items()
    }
    return TableMapping(kind=kind, key="key", fields=_fields(table.fields, subjects), children=children)


def _fields(fields: Mapping[str, Meaning], subjects: Sequence[Subject]) -> dict[str, Mapped]:
    return {name: _mapped(name, one, subjects) for name, one in fields.items()}


def _mapped(name: str, meaning: Meaning, subjects: Sequence[Subject]) -> Mapped:
    column = f"c_{name}"
    if meaning.sort is Sort.AMOUNT:
        return Mapped(column=column, unit=unit_of(meaning, subjects, name))
    if meaning.sort is Sort.RATIO:
        return Mapped(column=column, over=f"{column}_below")
    return Mapped(column=column)


def frame_of_subjects(kind: str, subjects: Sequence[Subject]) -> Frame:
    """The subjects of one kind as a table."""
    table, mapping = subject_tables()[kind], mapping_of(kind, subjects)
    children: dict[str, Frame] = {}
    for relation, fields in table.relations.items():
        pairs = [(str(number), child) for number, one in enumerate(subjects) for child in one.children[relation]]
        inner = mapping.children[relation]
        rows = [child for _, child in pairs]
        own: dict[str, Stored] = {
            "of": Stored("text", [parent for parent, _ in pairs]),
            "key": Stored("text", [str(number) for number in range(len(pairs))]),
        }
        children[relation] = Frame(own | _columns(fields, inner, rows), inner)
    keys: dict[str, Stored] = {"key": Stored("text", [str(number) for number in range(len(subjects))])}
    return Frame(keys | _columns(table.fields, mapping, subjects), mapping, children)


def _columns(fields: Mapping[str, Meaning], mapping: TableMapping, rows: Sequence[Subject]) -> dict[str, Stored]:
    found: dict[str, Stored] = {}
    for name, meaning in fields.items():
        mapped = mapping.fields[name]
        cells = [one.cells[name] for one in rows]
        match meaning.sort:
            case Sort.AMOUNT:
                found[mapped.column] = Stored("decimal", [_number(one, mapped.unit) for one in cells], 24, 6)
            case Sort.RATIO:
                pairs = [_share(one) for one in cells]
                found[mapped.column] = Stored("integer", [None if one is None else one.numerator for one in pairs])
                found[mapped.over] = Stored("integer", [None if one is None else one.denominator for one in pairs])
            case Sort.DAY:
                found[mapped.column] = Stored("day", [one if isinstance(one, date) else None for one in cells])
            case Sort.WORD:
                words = [one.value if isinstance(one, Enum) else one for one in cells]
                found[mapped.column] = Stored("text", [one if isinstance(one, str) else None for one in words])
            case Sort.TRUTH:
                found[mapped.column] = Stored("truth", [one if isinstance(one, bool) else None for one in cells])
    return found


def _number(cell: Any, unit: Unit) -> Decimal | None:
    if not isinstance(cell, Quantity | Ratio):
        return None
    size = cell.base / unit.scale
    steps = size * 10**6
    assert steps.denominator == 1
    return Decimal((steps < 0, tuple(map(int, str(abs(steps.numerator)))), -6))


def _share(cell: Any) -> Fraction | None:
    return Fraction(cell.base) if isinstance(cell, Quantity | Ratio) else None


def is_held(subject: Subject, kind: str, mapping: TableMapping) -> bool:
    """Whether a table of one unit for each field holds the subject: no hedge, no other unit, no more decimals."""
    table = subject_tables()[kind]
    if subject.hedges or any(child.hedges for rows in subject.children.values() for child in rows):
        return False
    below = (
        (table.relations[name], mapping.children[name], child)
        for name, rows in subject.children.items()
        for child in rows
    )
    return all(_fits(fields, one, row) for fields, one, row in [(table.fields, mapping, subject), *below])


def _fits(fields: Mapping[str, Meaning], mapping: TableMapping, row: Subject) -> bool:
    for name, meaning in fields.items():
        cell = row.cells[name]
        if isinstance(cell, Ratio) and cell.radius:
            return False
        if meaning.sort is Sort.AMOUNT and isinstance(cell, Quantity | Ratio):
            steps = cell.base / mapping.fields[name].unit.scale * 10**6
            if not cell.unit.convertible_to(mapping.fields[name].unit) or steps.denominator != 1:
                return False
    return True
