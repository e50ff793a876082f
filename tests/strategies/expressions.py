"""Well-typed expressions and rows for them, as Hypothesis draws them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from functools import cache

from attrs import evolve, frozen
from hypothesis import strategies as st

from devreport.expressions import (
    BOOLEAN,
    DATE,
    DAYS,
    WORD,
    Absent,
    Absolute,
    Aggregate,
    Aggregation,
    And,
    Arithmetic,
    Case,
    Coalesce,
    Compare,
    Comparison,
    DaysBetween,
    Earlier,
    Expr,
    Extreme,
    ExtremeKind,
    Field,
    Guarded,
    IsMissing,
    Kind,
    Lag,
    Literal,
    Member,
    Negate,
    Not,
    Opaque,
    Operation,
    Or,
    Parameter,
    Round,
    Row,
    Scalar,
    Schema,
    Type,
    Value,
    number_type,
)
from devreport.quantities import ONE, PERCENT, PERCENTAGE_POINT, YUAN, Interval, Quantity, Unit, parse_unit
from tests.strategies.quantities import roundings

__all__ = [
    "MONEY",
    "PARAMETERS",
    "POINTS",
    "RATIO",
    "SCHEMA",
    "TYPES",
    "Drawing",
    "expressions",
    "extremes",
    "field_values",
    "partial_rows",
    "rows",
    "typed_expressions",
    "widened",
]

MONEY, RATIO, POINTS = number_type(YUAN), number_type(ONE), number_type(PERCENTAGE_POINT)
NUMBERS = (MONEY, RATIO, POINTS, DAYS)
TYPES = (*NUMBERS, BOOLEAN, WORD, DATE)
WORDS = ("在建", "已完工", "planned")

#: Units in which a number of each type is written.
UNITS: Mapping[Type, Sequence[Unit]] = {
    MONEY: (YUAN, parse_unit("万元"), parse_unit("亿元")),
    RATIO: (PERCENT, parse_unit("倍")),
    POINTS: (PERCENTAGE_POINT,),
    DAYS: (parse_unit("天"),),
}

_FIELDS = {
    **dict.fromkeys(("actual", "target", "earlier"), MONEY),
    **dict.fromkeys(("rate", "elapsed"), RATIO),
    "lead": POINTS,
    "age": DAYS,
    **dict.fromkeys(("approved", "closed"), BOOLEAN),
    **dict.fromkeys(("stage", "level"), WORD),
    **dict.fromkeys(("start", "due"), DATE),
}
_CHILD_FIELDS = {"amount": MONEY, "share": RATIO, "done": BOOLEAN, "kind": WORD, "day": DATE}
PARAMETERS: Mapping[str, Scalar] = {"floor": Quantity("1.5", "亿元"), "limit": Quantity("80", "%"), "strict": True}
_RELATIONS = ("parts", "listed")
_PARAMETERS = {"floor": MONEY, "limit": RATIO, "strict": BOOLEAN}

#: What the drawn expressions are about.
SCHEMA = Schema(_FIELDS, {"parts": Schema(_CHILD_FIELDS), "listed": Schema(_CHILD_FIELDS)}, _PARAMETERS)


@frozen
class Drawing:
    """Which expressions are drawn.

    Attributes:
        depth: how deep they may nest.
        over_parts: whether they are about a child row and not about the subject.
        key: the field by which child rows are grouped, if they are about such a group.
        naming: whether they may ask for what is missing, by ``IsMissing`` and ``Coalesce``.
        roots: whether powers occur, whose results may be intervals.
        rounding: whether rounding occurs.
        literals: whether figures with a unit other than that of a ratio occur.
        lags: whether earlier rows occur.
        groups: whether child rows are grouped.
        children: whether anything is said of child rows.
    """

    depth: int = 3
    over_parts: bool = False
    key: str = ""
    naming: bool = True
    roots: bool = True
    rounding: bool = True
    literals: bool = True
    lags: bool = True
    groups: bool = True
    children: bool = True

    @property
    def inner(self) -> Drawing:
        """One level deeper."""
        return evolve(self, depth=self.depth - 1)

    @property
    def child(self) -> Drawing:
        """Over the child rows."""
        return evolve(self.inner, over_parts=True, key="")

    def group(self, key: str) -> Drawing:
        """Over groups of child rows that have one key."""
        return evolve(self.inner, over_parts=False, key=key)

    @property
    def schema(self) -> Schema:
        """What they are about."""
        rows = Schema(_CHILD_FIELDS, {}, _PARAMETERS)
        if self.key:
            return Schema({self.key: _CHILD_FIELDS[self.key]}, {"rows": rows}, _PARAMETERS)
        return rows if self.over_parts else SCHEMA

    @property
    def relation(self) -> str:
        """The name of the child rows, if there are any."""
        return next(iter(self.schema.relations), "") if self.children else ""

    @property
    def is_of_subject(self) -> bool:
        """Whether they are about the subject itself."""
        return not (self.over_parts or self.key)


DRAWING = Drawing()


@st.composite
def typed_expressions(draw: st.DrawFn, drawing: Drawing = DRAWING) -> tuple[Expr, Type]:
    """An expression and its type."""
    wanted = draw(st.sampled_from(TYPES))
    return draw(expressions(wanted, drawing)), wanted


@cache
def expressions(wanted: Type, drawing: Drawing = DRAWING) -> st.SearchStrategy[Expr]:
    """Expressions of one type."""
    leaves = _leaves(wanted, drawing)
    if drawing.depth <= 0:
        return leaves
    nodes = st.deferred(lambda: st.one_of(_nodes(wanted, drawing)))
    return nodes | nodes | leaves


def _leaves(wanted: Type, drawing: Drawing) -> st.SearchStrategy[Expr]:
    fields = [Field(name) for name, type_ in drawing.schema.fields.items() if type_ == wanted]
    parameters = [Parameter(name) for name, type_ in drawing.schema.parameters.items() if type_ == wanted]
    named: list[Expr] = [*fields, *parameters]
    constants = st.builds(Literal, _cells(wanted))
    if not named or (drawing.literals and wanted not in (MONEY, DAYS)):
        return st.one_of(st.sampled_from(named), constants) if named else constants
    return st.one_of(st.sampled_from(named), constants) if drawing.literals else st.sampled_from(named)


def _nodes(wanted: Type, drawing: Drawing) -> list[st.SearchStrategy[Expr]]:
    same = expressions(wanted, drawing.inner)
    condition = expressions(BOOLEAN, drawing.inner)
    branches = st.lists(st.tuples(condition, same), max_size=2).map(tuple)
    guards = st.lists(st.tuples(condition, st.sampled_from(["guarded", "other"])), min_size=1, max_size=2).map(tuple)
    found = [st.builds(Case, branches, same), st.builds(Guarded, same, guards)]
    if drawing.naming:
        found.append(st.builds(Coalesce, st.tuples(same, same)))
    if drawing.lags and drawing.is_of_subject:
        found.append(st.builds(Earlier, same, st.sampled_from(Lag)))
    if wanted.kind is Kind.NUMBER:
        found += _numbers(wanted, drawing, same)
    if wanted == BOOLEAN:
        found += _conditions(drawing)
    return found


def _numbers(wanted: Type, drawing: Drawing, same: st.SearchStrategy[Expr]) -> list[st.SearchStrategy[Expr]]:
    ratio, points, money = (expressions(one, drawing.inner) for one in (RATIO, POINTS, MONEY))
    sums = st.sampled_from([Operation.ADD, Operation.SUBTRACT])
    scaled = st.sampled_from([Operation.MULTIPLY, Operation.DIVIDE])
    found: list[st.SearchStrategy[Expr]] = [
        st.builds(Arithmetic, st.just(Operation.ADD), same, same),
        st.builds(Arithmetic, scaled, same, ratio),
        st.builds(Negate, same),
        st.builds(Absolute, same),
        st.builds(Extreme, st.sampled_from(ExtremeKind), st.lists(same, min_size=1, max_size=3)),
    ]
    if drawing.rounding:
        unit = st.sampled_from(UNITS[wanted])
        found.append(st.builds(Round, same, st.integers(-2, 4), unit, roundings()))
    if wanted == RATIO:
        found.append(st.builds(Arithmetic, sums, ratio, points))
        found.append(st.builds(Arithmetic, st.just(Operation.DIVIDE), money, money))
        found += _counts(drawing)
        if drawing.roots:
            exponents = st.sampled_from(["2", "0.5", "-1", "0", "1.25"]).map(lambda text: Literal(Quantity(text)))
            found.append(st.builds(Opaque, st.just("power"), st.tuples(ratio, exponents)))
    else:
        found.append(st.builds(Arithmetic, st.just(Operation.SUBTRACT), same, same))
    if wanted == POINTS:
        found.append(st.builds(Arithmetic, st.just(Operation.SUBTRACT), ratio, ratio))
    if wanted == DAYS:
        found.append(st.builds(DaysBetween, *[expressions(DATE, drawing.inner)] * 2))
    if drawing.relation and wanted in (MONEY, RATIO):
        found += _aggregates(wanted, drawing, [Aggregation.SUM, Aggregation.MIN, Aggregation.MAX])
    return found


def _aggregates(wanted: Type, drawing: Drawing, aggregations: Sequence[Aggregation]) -> list[st.SearchStrategy[Expr]]:
    """Aggregates over child rows, and over groups of them."""
    every, relation, where = st.sampled_from(aggregations), st.just(drawing.relation), _where(drawing)
    found: list[st.SearchStrategy[Expr]] = [
        st.builds(Aggregate, every, relation, expressions(wanted, drawing.child), where)
    ]
    if drawing.groups and drawing.is_of_subject:
        found += [
            st.builds(
                Aggregate, every, relation, expressions(wanted, drawing.group(key)), where, st.just(key), _among()
            )
            for key in _CHILD_FIELDS
        ]
    return found


def _among() -> st.SearchStrategy[str | None]:
    return st.sampled_from([None, "listed"])


def _conditions(drawing: Drawing) -> list[st.SearchStrategy[Expr]]:
    condition = expressions(BOOLEAN, drawing.inner)
    found: list[st.SearchStrategy[Expr]] = [
        *[_comparisons(one, drawing, st.sampled_from(Comparison)) for one in (*NUMBERS, DATE)],
        *[
            _comparisons(one, drawing, st.sampled_from([Comparison.EQUAL, Comparison.UNEQUAL]))
            for one in (WORD, BOOLEAN)
        ],
        st.builds(Compare, st.sampled_from(Comparison), expressions(MONEY, drawing.inner), st.just(0)),
        st.builds(And, st.lists(condition, max_size=3)),
        st.builds(Or, st.lists(condition, max_size=3)),
        st.builds(Not, condition),
        st.builds(Member, expressions(WORD, drawing.inner), st.lists(st.sampled_from(WORDS), max_size=2).map(tuple)),
    ]
    if drawing.naming:
        found.append(st.builds(IsMissing, st.sampled_from(TYPES).flatmap(lambda one: expressions(one, drawing.inner))))
    if drawing.relation:
        found += _aggregates(BOOLEAN, drawing, [Aggregation.ALL, Aggregation.ANY])
    return found


def _comparisons(one: Type, drawing: Drawing, comparisons: st.SearchStrategy[Comparison]) -> st.SearchStrategy[Expr]:
    return st.builds(Compare, comparisons, expressions(one, drawing.inner), expressions(one, drawing.inner))


def _counts(drawing: Drawing) -> list[st.SearchStrategy[Expr]]:
    if not drawing.relation:
        return []
    given = st.just(Aggregation.COUNT), st.just(drawing.relation), st.none(), _where(drawing)
    if not (drawing.groups and drawing.is_of_subject):
        return [st.builds(Aggregate, *given)]
    return [st.builds(Aggregate, *given), st.builds(Aggregate, *given, st.sampled_from([*_CHILD_FIELDS]), _among())]


def _where(drawing: Drawing) -> st.SearchStrategy[Expr | None]:
    return st.one_of(st.none(), expressions(BOOLEAN, drawing.child))


def _cells(wanted: Type) -> st.SearchStrategy[Scalar]:
    """Values of one type; small numbers that often meet, zero among them."""
    match wanted.kind:
        case Kind.BOOLEAN:
            return st.booleans()
        case Kind.WORD:
            return st.sampled_from(WORDS)
        case Kind.DATE:
            return st.integers(0, 40).map(lambda days: date(2024, 1, 20) + timedelta(days))
        case Kind.NUMBER:
            few = st.sampled_from(["0", "1", "-1", "0.5", "2.50", "100", "629.0", "647.4"]).map(Decimal)
            many = st.integers(-(10**8), 10**8).map(lambda hundredths: Decimal(f"{hundredths}E-2"))
            return st.builds(Quantity, st.one_of(few, many), st.sampled_from(UNITS[wanted]))


def _values(fields: Mapping[str, Type]) -> st.SearchStrategy[dict[str, Value]]:
    cells = {name: _cells(type_) for name, type_ in fields.items()}
    return st.fixed_dictionaries(cells).map(
        lambda drawn: {name: cell.base if isinstance(cell, Quantity) else cell for name, cell in drawn.items()}
    )


def field_values(wanted: Type) -> st.SearchStrategy[Value]:
    """Values that a field of a type may have."""
    return _cells(wanted).map(lambda cell: cell.base if isinstance(cell, Quantity) else cell)


def extremes(wanted: Type) -> Sequence[Value]:
    """Values of a type at which anything may change."""
    match wanted.kind:
        case Kind.BOOLEAN:
            return False, True
        case Kind.WORD:
            return ("", *WORDS)
        case Kind.DATE:
            return date.min, date.max
        case Kind.NUMBER:
            large = Fraction(10**60)
            return Fraction(0), Fraction(1), Fraction(-1), large, -large, 1 / large, -1 / large


@st.composite
def partial_rows(draw: st.DrawFn, steps: int = 1) -> tuple[Row, Row]:
    """A row of :data:`SCHEMA` in which inputs are missing, and the same row with all of them.

    So is each of its earlier rows, as many ``steps`` back; some of them are missing as a whole.
    """
    values = draw(_values(_FIELDS))
    relations = {
        name: tuple(Row(child, label=f"{name}{i}") for i, child in enumerate(draw(_children()))) for name in _RELATIONS
    }
    hidden = draw(st.sets(st.sampled_from(sorted(_FIELDS)), max_size=6))
    parts = {
        name: tuple(
            Row(_without(child.values, draw(st.sets(st.sampled_from(sorted(_CHILD_FIELDS)), max_size=2)), child.label))
            for child in held
        )
        for name, held in relations.items()
    }
    lags = draw(st.sets(st.sampled_from(Lag))) if steps else set[Lag]()
    before = {lag: draw(partial_rows(steps - 1)) for lag in sorted(lags, key=lambda lag: lag.value)}
    there = {lag for lag in before if draw(st.booleans())}
    partial = Row(
        _without(values, hidden, ""), relations=parts, earlier={lag: before[lag][0] for lag in before if lag in there}
    )
    return partial, Row(values, relations=relations, earlier={lag: both[1] for lag, both in before.items()})


def _children() -> st.SearchStrategy[list[dict[str, Value]]]:
    return st.lists(_values(_CHILD_FIELDS), max_size=3)


def rows() -> st.SearchStrategy[Row]:
    """Rows of :data:`SCHEMA`; inputs may be missing."""
    return partial_rows().map(lambda both: both[0])


def _without(values: Mapping[str, Value], hidden: set[str], label: str) -> dict[str, Value]:
    prefix = f"{label}." if label else ""
    missing = {name: Absent(missing=frozenset({prefix + name})) for name in hidden}
    return {**values, **missing}


@st.composite
def widened(draw: st.DrawFn, subject: Row) -> Row:
    """The row with an interval around some of its numbers."""
    widths = st.sampled_from([Fraction(0), Fraction(0), Fraction(1, 1000), Fraction(1)])
    values: dict[str, Value] = {}
    for name, value in subject.values.items():
        below, above = draw(widths), draw(widths)
        narrow = not isinstance(value, Fraction) or below == above == 0
        values[name] = value if narrow else Interval(value - below, value + above)
    children = {name: tuple(draw(widened(child)) for child in held) for name, held in subject.relations.items()}
    earlier = {lag: draw(widened(before)) for lag, before in subject.earlier.items()}
    return Row(values, relations=children, label=subject.label, earlier=earlier)
