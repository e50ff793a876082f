"""Mappings: which columns of a table hold the fields that rules read, and in which units."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction

from attrs import field, frozen

from devreport.errors import InputError, Problem
from devreport.quantities import ONE, Unit, parse_unit
from devreport.quantities.number import exact
from devreport.rules.subject import Sort
from devreport.text import Text

__all__ = ["Always", "Mapped", "TableMapping"]


def _unit(value: Unit | str) -> Unit:
    return parse_unit(value) if isinstance(value, str) else value


def _scale(value: Fraction | Decimal | int | str) -> Fraction:
    found = value if isinstance(value, Fraction) else Fraction(exact(value))
    if found <= 0:
        raise InputError.of(Problem("scale", str(found), "a scale above zero", code="number"))
    return found


@frozen
class Always:
    """What every row has in place of a column.

    Attributes:
        value: the value; nothing where it is missing everywhere.
    """

    value: Decimal | int | str | bool | date | None = None


@frozen(kw_only=True)
class Mapped:
    """How one field is held in a table.

    Attributes:
        column: the name of its column; by default that of the field.
        sort: what it holds; by default what the kind of subject says, and a number for a kind of one's own.
        unit: the unit of its numbers; without one they are pure numbers.
        scale: how many such units a stored number is: 1/100 for hundredths in a column of integers.
        decimals: the decimals of its numbers, which floats and texts have to state.
        digits: the most digits of its numbers, decimals included; one with more is not what the column promises.
        nonnegative: whether no number may be below zero.
        over: for a ratio that is kept as two columns, the one of the denominators, which are above zero.
        words: the words that it can be; any word where none is named.
        true: the words that mean true, where truths are written.
        false: the words that mean false.
        always: what every row has, in place of a column.
        name: what the field is called in sentences and explanations.
    """

    column: str = ""
    sort: Sort | None = None
    unit: Unit = field(default=ONE, converter=_unit)
    scale: Fraction = field(default=Fraction(1), converter=_scale)
    decimals: int | None = None
    digits: int | None = None
    nonnegative: bool = False
    over: str = ""
    words: tuple[str, ...] = ()
    true: tuple[str, ...] = ()
    false: tuple[str, ...] = ()
    always: Always | None = None
    name: Text = field(factory=Text, converter=Text)


@frozen(kw_only=True)
class TableMapping:
    """What a table holds: each row is one thing that rules judge.

    Attributes:
        kind: what :attr:`Rule.over <devreport.rules.Rule.over>` of its rules names: a kind of subject of plans, or one
            of one's own.
        key: the column that tells rows apart: words or whole numbers.
        fields: field name → how it is held.
        name: the column of the names that findings print; by default the key.
        children: relation name → the rows of another table that belong to one here.
        parent: for a table of child rows, the column with the key of the row they belong to.

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
    fields: Mapping[str, Mapped]
    name: str = ""
    children: Mapping[str, TableMapping] = field(factory=dict[str, "TableMapping"])
    parent: str = ""
