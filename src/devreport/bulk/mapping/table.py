"""Mappings: which columns of a table hold the fields that rules read, and in which units."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from attrs import field, frozen

from devreport.bulk.mapping.mapped import Always, Mapped, is_number, plural, refuse_all, sort_problems
from devreport.errors import Problem, did_you_mean
from devreport.model.shape import shown
from devreport.quantities import ONE, Unit
from devreport.rules.subject import Meaning, Sort, Table
from devreport.rules.subjects import subject_tables

__all__ = ["Always", "Mapped", "TableMapping", "kinds_of"]


def _fields(value: Mapping[str, Mapped | str]) -> Mapping[str, Mapped]:
    return {name: Mapped(column=one) if isinstance(one, str) else one for name, one in value.items()}


@frozen(kw_only=True)
class TableMapping:
    """What a table holds: each row is one thing that rules judge.

    Attributes:
        kind: what :attr:`Rule.over <devreport.rules.Rule.over>` of its rules names: a kind of subject of plans, or one
            of one's own.
        key: the column that tells rows apart: words or whole numbers.
        fields: field name → how it is held; a text is the name of a column.
        name: the column of the names that findings print; by default the key.
        children: relation name → the rows of another table that belong to one here.
        period: the column of the periods that the rows are about, as text such as ``2026-06`` or ``2026-Q2``, in a
            table that holds the same things for several periods; rules may then look back at earlier rows.
        parent: for a table of child rows, the column with the key of the row they belong to.

    Raises:
        InputError: with everything in it that cannot be: for a kind of subject of plans also fields that it does not
            have, and units of other things.

    Example:
        >>> mapping = TableMapping(
        ...     kind="project",
        ...     key="id",
        ...     fields={"done": Mapped(column="完成", unit="万元"), "planned": Mapped(column="计划", unit="万元")},
        ... )
        >>> mapping.fields["done"].unit.code
        '万元'
    """

    kind: str
    key: str
    fields: Mapping[str, Mapped] = field(converter=_fields)
    name: str = ""
    period: str = ""
    children: Mapping[str, TableMapping] = field(factory=dict[str, "TableMapping"])
    parent: str = ""

    def __attrs_post_init__(self) -> None:
        """Refuse what cannot be; child rows are looked at with the table that they belong to."""
        if not self.parent:
            refuse_all(list(_problems(self)), "the mapping cannot be")


def kinds_of(mapping: TableMapping) -> dict[str, Table]:
    """The fields of the kind of one's own that a table holds, as rules are checked; nothing for a kind of plans.

    Example:
        >>> list(kinds_of(TableMapping(kind="project", key="id", fields={"done": "完成"})))
        ['project']
    """
    if mapping.kind in subject_tables():
        return {}
    below = {relation: _meanings(child) for relation, child in mapping.children.items()}
    return {mapping.kind: Table(_meanings(mapping), below)}


def _meanings(mapping: TableMapping) -> dict[str, Meaning]:
    return {name: _meaning(mapped) for name, mapped in mapping.fields.items()}


def _meaning(mapped: Mapped) -> Meaning:
    sort = mapped.sort or Sort.AMOUNT
    unit, least = (mapped.unit if is_number(sort) else None), (0 if mapped.nonnegative else None)
    return Meaning(sort, "", unit=unit, words=mapped.words, optional=True, least=least, settled=is_number(sort))


def _problems(mapping: TableMapping) -> Iterator[Problem]:
    """What cannot be in a table of its kind."""
    for name, text in (("kind", mapping.kind), ("key", mapping.key)):
        if not text.strip():
            what = "what its rules are over" if name == "kind" else "the column that tells rows apart"
            yield Problem(name, "nothing", what, code="required")
    if not mapping.fields:
        yield Problem("fields", "no fields", "at least one: rules read fields", code="required")
    table = subject_tables().get(mapping.kind)
    known = None if table is None else table.fields
    yield from _field_problems(mapping.fields, known, owner=mapping.kind, where="fields")
    relations = None if table is None else table.relations
    for relation, child in mapping.children.items():
        where = f"children.{relation}"
        if relations is not None and relation not in relations:
            hint = did_you_mean(relation, relations) or f"there are: {', '.join(relations) or 'none'}"
            expected = f"child rows that {mapping.kind} has"
            yield Problem(where, f"the relation {relation!r}", expected, hint, "unknown_relation")
        else:
            yield from _child_problems(child, where)
            below = None if relations is None else relations[relation]
            yield from _field_problems(child.fields, below, owner=relation, where=f"{where}.fields")


def _child_problems(child: TableMapping, where: str) -> Iterator[Problem]:
    if not child.parent.strip():
        yield Problem(f"{where}.parent", "nothing", "the column with the key of the row it belongs to", code="required")
    if child.period.strip():
        yield Problem(f"{where}.period", "periods of child rows", "none", code="period")
    if child.children:
        yield Problem(f"{where}.children", "child rows of child rows", "none", code="depth")


def _field_problems(
    fields: Mapping[str, Mapped], known: Mapping[str, Meaning] | None, *, owner: str, where: str
) -> Iterator[Problem]:
    for name, mapped in fields.items():
        place = f"{where}.{name}"
        if known is not None and name not in known:
            hint = did_you_mean(name, known) or f"there are: {', '.join(list(known)[:20])}"
            yield Problem(place, f"the field {name!r}", f"a field of {owner}", hint, "unknown_field")
        else:
            meaning = None if known is None else known[name]
            for problem in _meaning_problems(mapped, meaning):
                yield Problem(f"{place}.{problem.where}", problem.found, problem.expected, problem.hint, problem.code)


def _meaning_problems(mapped: Mapped, meaning: Meaning | None) -> Iterator[Problem]:
    """What contradicts what a field means."""
    sort = mapped.sort or (Sort.AMOUNT if meaning is None else meaning.sort)
    if mapped.sort is None:
        yield from sort_problems(mapped, sort)
    if meaning is None:
        return
    if sort is not meaning.sort and not (is_number(sort) and is_number(meaning.sort)):
        yield Problem("sort", plural(sort), plural(meaning.sort), code="sort")
        return
    measured = ONE if meaning.sort is Sort.RATIO else meaning.unit
    if measured is not None and not _measures(mapped.unit, measured):
        what = "a share or a pure number, such as % or 1" if measured == ONE else f"a unit such as {measured}"
        yield Problem("unit", f"the unit {mapped.unit}", what, meaning.text, "unit")
    for word in mapped.words:
        if meaning.words and word not in meaning.words:
            hint = did_you_mean(word, meaning.words)
            yield Problem("words", shown(word), f"one of {', '.join(meaning.words)}", hint, "unknown_word")


def _measures(unit: Unit, measured: Unit) -> bool:
    """Whether figures in a unit can be what a field measures; money is of any currency."""
    return unit.convertible_to(measured) or (_is_money(unit) and _is_money(measured))


def _is_money(unit: Unit) -> bool:
    return len(unit.dimension) == 1 and unit.dimension[0][0].startswith("money") and unit.dimension[0][1] == 1
