"""The reference interpreter: what every node means, and the laws that hold of all expressions."""

from datetime import date
from fractions import Fraction

import pytest
from attrs import evolve
from hypothesis import assume, given
from hypothesis import strategies as st

from devreport.errors import RuleError
from devreport.expressions import (
    BOOLEAN,
    Absent,
    Absolute,
    Aggregate,
    Aggregation,
    And,
    Case,
    Coalesce,
    DaysBetween,
    Expr,
    Extreme,
    ExtremeKind,
    Field,
    Guarded,
    IsMissing,
    Kind,
    Lag,
    Literal,
    Opaque,
    Or,
    Parameter,
    Round,
    Row,
    Type,
    count,
    evaluate,
    evaluate_all,
    every,
    reads,
    row,
    some,
    steps,
    total,
)
from devreport.expressions.structure import places
from devreport.quantities import YUAN, Interval, Quantity, Rounding, parse_unit
from tests.strategies.expressions import (
    MONEY,
    PARAMETERS,
    SCHEMA,
    Drawing,
    expressions,
    extremes,
    field_values,
    partial_rows,
    rows,
    typed_expressions,
    widened,
)
from tests.unit.expressions.oracle import meaning

X, Y, P, Q, DAY = Field("x"), Field("y"), Field("p"), Field("q"), Field("day")
PARTS = "parts"
TOTAL = Aggregate(Aggregation.SUM, PARTS, Field("amount"), Field("taken"))


def number(text: str) -> Quantity:
    """A pure number."""
    return Quantity(text)


def part(amount: str | None, taken: bool | None = True, *, done: bool | None = True, label: str = "") -> Row:
    """A child row."""
    cells = {"amount": None if amount is None else number(amount), "taken": taken, "done": done}
    return row(cells, label=label)


def subject(*parts: Row, **cells: object) -> Row:
    """A subject with child rows."""
    return row(cells, relations={PARTS: parts})


def missing(*names: str) -> Absent:
    """What is absent for want of inputs."""
    return Absent(missing=frozenset(names))


def undefined(*reasons: str) -> Absent:
    """What does not exist."""
    return Absent(undefined=frozenset(reasons))


# --- one node at a time ----------------------------------------


@pytest.mark.parametrize(
    ("expr", "expected"),
    [
        (X + 1, Fraction(7)),
        (1 + X, Fraction(7)),
        (X - 1, Fraction(5)),
        (1 - X, Fraction(-5)),
        (X * 2, Fraction(12)),
        (2 * X, Fraction(12)),
        (X / 4, Fraction(3, 2)),
        (12 / X, Fraction(2)),
        (-X, Fraction(-6)),
        (abs(-X), Fraction(6)),
        (Absolute(X), Fraction(6)),
        (X < 6, False),
        (X <= 6, True),
        (X > 6, False),
        (X >= 6, True),
        (X.equals(6), True),
        (X.differs(6), False),
        (Field("word").is_in("a", "b"), True),
        (Field("word").is_in(), False),
        (Field("word").equals("b"), False),
        (P & P, True),
        (P & ~P, False),
        (P | ~P, True),
        (~P, False),
        (And(()), True),
        (Or(()), False),
        (X.is_missing(), False),
        (Field("gone").is_missing(), True),
        ((X / 0).is_missing(), True),
        (Field("gone").or_else(3), Fraction(3)),
        ((X / 0).or_else(3), Fraction(3)),
        (X.or_else(3), Fraction(6)),
        (Extreme(ExtremeKind.LEAST, (X, 2, 9)), Fraction(2)),
        (Extreme(ExtremeKind.GREATEST, (X, 2, 9)), Fraction(9)),
        (Round(X / 7, 2), Fraction(86, 100)),
        (Round(X / 7, 2, mode=Rounding.FLOOR), Fraction(85, 100)),
        (Round(Literal(Quantity("149999", "元")), 0, Quantity("1", "万元").unit), Fraction(150_000)),
        (Case(((P, 1), (P, 2)), 3), Fraction(1)),
        (Case(((~P, 1), (P, 2)), 3), Fraction(2)),
        (Case(((~P, 1),), 3), Fraction(3)),
        (Case((), 3), Fraction(3)),
        (Guarded(X, ((~P, "no"),)), Fraction(6)),
        (DaysBetween(DAY, date(2024, 3, 1)), Fraction(29)),
        (DaysBetween(DAY, date(2024, 1, 1)), Fraction(-31)),
        (DAY <= date(2024, 2, 1), True),
        (Opaque("power", (X / 24, Literal(number("0.5")))), Fraction(1, 2)),
        (Parameter("limit"), Fraction(4, 5)),
        (X >= Parameter("limit"), True),
    ],
)
def test_a_value(expr: Expr, expected: object) -> None:
    """Every node has one plain meaning."""
    known = row({"x": number("6"), "p": True, "word": "a", "gone": None, "day": date(2024, 2, 1)})
    assert expected == evaluate(expr, known, parameters={"limit": Quantity("80", "%")})


@pytest.mark.parametrize(
    ("expr", "expected"),
    [
        (X + Y, missing("x", "y")),
        (X.equals(X), missing("x")),
        (-X, missing("x")),
        (~P, missing("p")),
        (P & Q, missing("p", "q")),
        (Coalesce((X, Y)), missing("x", "y")),
        (X / 0, missing("x")),
        (Literal(number("1")) / 0, undefined("zero_denominator")),
        (Literal(number("0")) / 0, undefined("zero_denominator")),
        (X + Literal(number("1")) / 0, Absent(frozenset({"x"}), frozenset({"zero_denominator"}))),
        (Case(((P, 1),), 2), missing("p")),
        (Case(((P, X),), X), missing("p", "x")),
        (Case(((P, 1), (Q, 1)), 2), missing("p")),
        (Guarded(X, ((Literal(True), "no"),)), missing("x")),
        (Guarded(Literal(number("1")), ((P, "no"),)), missing("p")),
        (Guarded(Literal(number("1")), ((P, "no"), (Literal(True), "never"))), undefined("never")),
        (Guarded(Literal(number("1")) / 0, ((Literal(True), "zero_target"),)), undefined("zero_target")),
        (Guarded(Literal(number("1")) / 0, ((Literal(False), "zero_target"),)), undefined("zero_denominator")),
        (Literal(number("1e50")) * Literal(number("1e50")), Fraction(10) ** 100),
    ],
)
def test_no_value_says_why(expr: Expr, expected: object) -> None:
    """Missing inputs are named, and so are the reasons for which a result does not exist."""
    nothing = row({"x": None, "y": None, "p": None, "q": None})
    assert expected == evaluate(expr, nothing)


@pytest.mark.parametrize(
    ("expr", "expected"),
    [
        (P & False, False),
        (P | True, True),
        (Case(((P, 1),), 1), Fraction(1)),
        (Case(((P, 1), (True, 1)), 2), Fraction(1)),
        (Case(((P, 1), (False, 2)), 1), Fraction(1)),
        (Case(((P, 1), (Q, 1)), 1), Fraction(1)),
        (Case(((P, X),), X), Fraction(6)),
    ],
)
def test_what_is_missing_does_not_matter_where_all_agree(expr: Expr, expected: object) -> None:
    """A verdict stands if every value of the missing input would give it."""
    assert expected == evaluate(expr, row({"p": None, "q": None, "x": number("6")}))


# --- child rows ----------------------------------------

DONE, TAKEN, AMOUNT = Field("done"), Field("taken"), Field("amount")
COUNT = Aggregate(Aggregation.COUNT, PARTS, where=TAKEN)


@pytest.mark.parametrize(
    ("expr", "parts", "expected"),
    [
        (Aggregate(Aggregation.COUNT, PARTS), [part("1"), part(None, None)], Fraction(2)),
        (COUNT, [part("1"), part("2", False)], Fraction(1)),
        (COUNT, [part("1"), part("2", None, label="b")], missing("b.taken")),
        (COUNT, [], Fraction(0)),
        (TOTAL, [part("1"), part("2")], Fraction(3)),
        (TOTAL, [part("1"), part(None, False)], Fraction(1)),
        (TOTAL, [part("1"), part(None, label="b")], missing("b.amount")),
        (TOTAL, [part("1"), part(None, None, label="b")], missing("b.amount", "b.taken")),
        (TOTAL, [part("1", None, label="a")], missing("a.taken")),
        (TOTAL, [], Fraction(0)),
        (Aggregate(Aggregation.MIN, PARTS, AMOUNT), [part("3"), part("2")], Fraction(2)),
        (Aggregate(Aggregation.MAX, PARTS, AMOUNT), [part("3"), part("2")], Fraction(3)),
        (Aggregate(Aggregation.MIN, PARTS, AMOUNT), [], undefined("no_rows")),
        (Aggregate(Aggregation.MAX, PARTS, AMOUNT, TAKEN), [part("1", False)], undefined("no_rows")),
        (Aggregate(Aggregation.ALL, PARTS, DONE), [], True),
        (Aggregate(Aggregation.ANY, PARTS, DONE), [], False),
        (Aggregate(Aggregation.ALL, PARTS, DONE), [part("1"), part("1", done=None, label="b")], missing("b.done")),
        (Aggregate(Aggregation.ALL, PARTS, DONE), [part("1", done=False), part("1", done=None)], False),
        (Aggregate(Aggregation.ANY, PARTS, DONE), [part("1"), part("1", done=None)], True),
        (Aggregate(Aggregation.ALL, PARTS, DONE, TAKEN), [part("1", None)], True),
        (Aggregate(Aggregation.ALL, PARTS, DONE, TAKEN), [part("1", None, done=False, label="a")], missing("a.taken")),
        (Aggregate(Aggregation.ANY, PARTS, DONE, TAKEN), [part("1", None, done=False)], False),
        (Aggregate(Aggregation.ANY, PARTS, DONE, TAKEN), [part("1", False), part("1")], True),
        (Aggregate(Aggregation.SUM, PARTS, 1 / AMOUNT), [part("0"), part("1")], undefined("zero_denominator")),
    ],
)
def test_an_aggregate(expr: Expr, parts: list[Row], expected: object) -> None:
    """What is missing in a child row, or whether it takes part, matters only where it could change the result."""
    assert expected == evaluate(expr, subject(*parts))


def test_a_sum_that_outgrows_all_measure_is_undefined() -> None:
    """Thousands of unlike denominators make a number that nobody can print."""
    parts = [part(str(10**14 + 2 * one + 1)) for one in range(600)]
    reciprocals = Aggregate(Aggregation.SUM, PARTS, 1 / AMOUNT)
    assert undefined("number_too_large") == evaluate(reciprocals, subject(*parts))


def test_child_rows_know_the_parameters() -> None:
    """A threshold holds at every depth."""
    deep = Aggregate(Aggregation.ALL, PARTS, AMOUNT >= Parameter("limit"))
    assert evaluate(deep, subject(part("1")), parameters={"limit": number("1")}) is True


# --- groups of child rows ----------------------------------------

MONTH = Field("month")


def meeting(month: str | None, heads: str | None = "1", *, taken: bool | None = True, label: str = "") -> Row:
    """A meeting in a month."""
    return row({"month": month, "heads": heads and number(heads), "taken": taken}, label=label)


MONTHLY = every("meetings", count("rows") >= 1, per="month", among="months")
LARGE = total("rows", Field("heads")) >= 3


@pytest.mark.parametrize(
    ("expr", "held", "expected"),
    [
        (MONTHLY, [meeting("01"), meeting("02"), meeting("02")], True),
        (MONTHLY, [meeting("01")], False),
        (MONTHLY, [], False),
        (every("meetings", count("rows") >= 1, per="month"), [], True),
        (MONTHLY, [meeting("01"), meeting(None, label="b")], missing("b.month")),
        (MONTHLY, [meeting("01"), meeting("02"), meeting("13")], True),
        (count("meetings", per="month"), [meeting("01"), meeting("01"), meeting("13")], Fraction(2)),
        (count("meetings", per="month", among="months"), [meeting("13")], Fraction(3)),
        (count("meetings", where=TAKEN, per="month"), [meeting("01", taken=False)], Fraction(0)),
        (count("meetings", where=TAKEN, per="month"), [meeting("01", taken=None, label="a")], missing("a.taken")),
        (
            count("meetings", where=TAKEN, per="month"),
            [meeting("01", taken=None, label="a"), meeting(None, label="b"), meeting(None, taken=False, label="c")],
            missing("a.taken", "b.month"),
        ),
        (some("meetings", LARGE, per="month"), [meeting("01", "2"), meeting("02", "2")], False),
        (some("meetings", LARGE, per="month"), [meeting("01", "2"), meeting("02"), meeting("01")], True),
        (some("meetings", LARGE, per="month"), [meeting("01", "3"), meeting("02", None)], True),
        (some("meetings", LARGE, per="month"), [meeting("01", None, label="a")], missing("a.heads")),
        (every("meetings", MONTH.is_in("01", "02"), per="month"), [meeting("01"), meeting("13")], False),
        (total("meetings", count("rows") * count("rows"), per="month"), [meeting("01"), meeting("01")], Fraction(4)),
        (
            total("meetings", count("rows", per="heads"), per="month"),
            [meeting("01"), meeting("01", "2"), meeting("02"), meeting("02")],
            Fraction(3),
        ),
    ],
)
def test_an_aggregate_of_groups(expr: Expr, held: list[Row], expected: object) -> None:
    """A group has its key and its members; what is not sure to be in a group makes all groups unsure."""
    months = [row({"month": month}) for month in ("01", "02")]
    assert expected == evaluate(expr, row({}, relations={"meetings": held, "months": months}))


# --- earlier rows ----------------------------------------


@pytest.mark.parametrize(
    ("expr", "expected"),
    [
        (X.year_earlier(), Fraction(2)),
        (X - X.year_earlier(), Fraction(1)),
        ((X * X).year_earlier(), Fraction(4)),
        (X.period_earlier(), missing("x@period")),
        ((X + Y).period_earlier(), missing("x@period", "y@period")),
        (Y.year_earlier(), missing("y@year")),
        ((X / 0).year_earlier(), undefined("zero_denominator")),
        (X.year_earlier().year_earlier(), Fraction(1)),
        (X.year_earlier().year_earlier().year_earlier(), missing("x@year@year@year")),
        (X.period_earlier().year_earlier(), missing("x@period@year")),
        (X.year_earlier().is_missing(), False),
        (X.period_earlier().is_missing(), True),
        (X.period_earlier().or_else(X), Fraction(3)),
        (X.or_else(5).period_earlier(), missing("x@period")),
        (Literal(number("5")).period_earlier(), missing("@period")),
        (TOTAL.period_earlier(), missing("parts@period")),
        (TOTAL.year_earlier(), missing("a.amount@year")),
        (total(PARTS, AMOUNT - AMOUNT.year_earlier()), missing("b.amount@year")),
        ((X >= Parameter("limit")).year_earlier(), True),
    ],
)
def test_a_value_of_an_earlier_row(expr: Expr, expected: object) -> None:
    """It is the same expression there; what is missing tells how far back."""
    oldest = row({"x": number("1")})
    before = row({"x": number("2"), "y": None}, earlier={Lag.YEAR: oldest}, relations={PARTS: [part(None, label="a")]})
    known = row({"x": number("3")}, earlier={Lag.YEAR: before}, relations={PARTS: [part("1", label="b")]})
    assert expected == evaluate(expr, known, parameters={"limit": number("2")})


# --- what is refused ----------------------------------------


class Stranger(Expr):
    """A node of somebody else's."""


@pytest.mark.parametrize(
    ("expr", "expected"),
    [
        (Field("fundz"), "the field 'fundz', expected a known field (did you mean \"funds\"?)"),
        (Parameter("limt"), "the parameter 'limt', expected a known parameter (did you mean \"limit\"?)"),
        (Aggregate(Aggregation.COUNT, "part"), "the relation 'part', expected a known relation"),
        (count(PARTS, per="month", among="gone"), "the relation 'gone', expected a known relation"),
        (Opaque("pover", (X, X)), "the function 'pover'"),
        (Opaque("power", (X,)), "1 arguments of power"),
        (X + Literal("a"), "a word, expected a number"),
        (X & P, "a value that is neither true nor false"),
        (~X, "a value that is neither true nor false"),
        (DaysBetween(X, X), "something else, expected a date"),
        (Stranger(), "Stranger, expected one of the closed set of nodes"),
    ],
)
def test_a_wrong_expression_is_refused(expr: Expr, expected: str) -> None:
    """An error names what is wrong and the nearest known name; no attribute of anything is ever looked up."""
    known = row({"funds": None, "x": number("1"), "p": True}, relations={PARTS: ()})
    with pytest.raises(RuleError, match="found") as caught:
        evaluate(expr, known, parameters={"limit": number("1")})
    assert expected in str(caught.value)


# --- laws ----------------------------------------

EXACT = Drawing(roots=False)
INFORMED = Drawing(naming=False)


@given(typed_expressions(), rows())
def test_a_well_typed_expression_always_has_a_value_of_its_type(drawn: tuple[Expr, Type], known: Row) -> None:
    """Evaluating never raises, and gives the kind of value that was inferred, or its absence with a cause."""
    expr, type_ = drawn
    value = evaluate(expr, known, parameters=PARAMETERS)
    if isinstance(value, Absent):
        assert value.missing or value.undefined
    else:
        assert type_.kind is kind_of(value)


@given(typed_expressions(EXACT), rows())
def test_the_oracle_agrees(drawn: tuple[Expr, Type], known: Row) -> None:
    """A second implementation on integers and three-valued minima gives the same."""
    value = evaluate(drawn[0], known, parameters=PARAMETERS)
    assert meaning(drawn[0], known, PARAMETERS) == (None if isinstance(value, Absent) else value)


@given(typed_expressions(INFORMED), partial_rows())
def test_information_never_changes_a_verdict(drawn: tuple[Expr, Type], both: tuple[Row, Row]) -> None:
    """What is known while inputs are missing stays the same whatever they turn out to be (law 4)."""
    partial, complete = both
    early = evaluate(drawn[0], partial, parameters=PARAMETERS)
    if not isinstance(early, Absent):
        assert early == evaluate(drawn[0], complete, parameters=PARAMETERS)


@given(expressions(BOOLEAN), rows(), st.data())
def test_a_missing_field_decides_nothing_that_a_value_of_it_could_change(
    expr: Expr, known: Row, data: st.DataObject
) -> None:
    """A condition is true or false only if every value would make it so, or if the rule asks what is missing there."""
    asked = named_in(expr)
    hidden = [name for name, value in known.values.items() if isinstance(value, Absent) and name not in asked]
    verdict = value_of(expr, known)
    assume(hidden and not isinstance(verdict, Absent))
    name = data.draw(st.sampled_from(hidden))
    drawn = data.draw(st.lists(field_values(SCHEMA.fields[name]), max_size=3))
    for value in (*extremes(SCHEMA.fields[name]), *drawn):
        assert verdict == value_of(expr, evolve(known, values={**known.values, name: value}))


@given(typed_expressions(INFORMED), rows().flatmap(lambda known: st.tuples(st.just(known), widened(known))))
def test_intervals_enclose(drawn: tuple[Expr, Type], both: tuple[Row, Row]) -> None:
    """What is said of an interval holds of every number in it."""
    exact, wide = (evaluate(drawn[0], known, parameters=PARAMETERS) for known in both)
    match wide:
        case Absent():
            return
        case Interval(Fraction() as lower, Fraction() as upper):
            inside = exact if isinstance(exact, Interval) else Interval(exact, exact)
            assert lower <= inside.lower <= inside.upper <= upper
        case _:
            assert wide == exact


@given(expressions(MONEY, Drawing(rounding=False, literals=False, roots=False)), rows(), st.integers(2, 9))
def test_a_unit_of_money_does_not_matter(expr: Expr, known: Row, factor: int) -> None:
    """If all amounts are told in a unit ``factor`` times smaller, so is the result: dimensions are what they say."""
    dear = Quantity(PARAMETERS["floor"].value * factor, PARAMETERS["floor"].unit)
    before = evaluate(expr, known, parameters=PARAMETERS)
    after = evaluate(expr, scaled(known, factor), parameters={**PARAMETERS, "floor": dear})
    assert after == (before if isinstance(before, Absent) else before * factor)


@given(expressions(BOOLEAN), expressions(BOOLEAN), rows())
def test_de_morgan(left: Expr, right: Expr, known: Row) -> None:
    """Not both is either not; causes included."""
    assert value_of(~(left & right), known) == value_of(~left | ~right, known)
    assert value_of(~(left | right), known) == value_of(~left & ~right, known)
    assert value_of(~~left, known) == value_of(left, known)


@given(typed_expressions(), rows())
def test_every_sub_value_is_what_the_part_gives_alone(drawn: tuple[Expr, Type], known: Row) -> None:
    """An explanation shows the values that decided."""
    values = evaluate_all(drawn[0], known, parameters=PARAMETERS)
    assert list(steps(drawn[0])) == list(values)
    assert values == {node: value_of(node, known) for node in values}


def named_in(expr: Expr) -> set[str]:
    """The fields of which an expression asks, somewhere, whether they are there."""
    asking = [node for node in places(expr) if isinstance(node, IsMissing | Coalesce)]
    return {name.partition("@")[0] for node in asking for name in reads(node)}


def value_of(expr: Expr, known: Row) -> object:
    """What an expression gives with the usual parameters."""
    return evaluate(expr, known, parameters=PARAMETERS)


def kind_of(value: object) -> Kind:
    """The kind of a value."""
    match value:
        case bool():
            return Kind.BOOLEAN
        case str():
            return Kind.WORD
        case date():
            return Kind.DATE
        case _:
            return Kind.NUMBER


def scaled(known: Row, factor: int) -> Row:
    """The row with every amount of money multiplied."""
    amounts = {"actual", "target", "earlier", "amount"}
    values = {
        name: value * factor if name in amounts and isinstance(value, Fraction) else value
        for name, value in known.values.items()
    }
    return Row(
        values,
        relations={name: tuple(scaled(one, factor) for one in held) for name, held in known.relations.items()},
        label=known.label,
        earlier={lag: scaled(before, factor) for lag, before in known.earlier.items()},
    )


def test_a_rounded_amount_keeps_its_unit() -> None:
    """Rounding in 万元 gives whole 万元, in base units."""
    half = Round(Literal(Quantity("15000", YUAN)), 0, parse_unit("万元"))
    assert Fraction(20_000) == evaluate(half, row({}))
