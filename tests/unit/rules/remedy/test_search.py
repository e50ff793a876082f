"""The nearest value that passes, on any rule of one number."""

from datetime import date
from fractions import Fraction

from attrs import evolve
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from devreport.expressions import Absolute, Compare, Comparison, Expr, Extreme, ExtremeKind, Field, Literal, Round, row
from devreport.findings import Evidence, Outcome, Shape, Verdict, VerdictTest
from devreport.quantities import Quantity
from devreport.rules.remedy.polynomials import Intractable
from devreport.rules.remedy.search import Question, nearest, recordable, variables

X, B = Field("x"), Field("b")
SMALL = st.integers(-12, 12)
NUMBERS = SMALL.map(lambda value: Literal(Quantity(value))) | st.just(B)
SIDES: st.SearchStrategy[Expr] = st.one_of(
    NUMBERS,
    st.just(X),
    NUMBERS.map(lambda one: X - one),
    NUMBERS.map(lambda one: Absolute(X - one)),
    NUMBERS.map(lambda one: X / one),
    NUMBERS.map(lambda one: one / X),
    NUMBERS.map(lambda one: Extreme(ExtremeKind.GREATEST, (X, one))),
    NUMBERS.map(lambda one: Round(X / one, 0)),
    st.tuples(NUMBERS, NUMBERS).map(lambda pair: X / (X + pair[0]) * pair[1]),
)
COMPARISONS = st.builds(Compare, st.sampled_from(Comparison), SIDES, SIDES)
CONDITIONS: st.SearchStrategy[Expr] = st.one_of(
    COMPARISONS,
    st.tuples(COMPARISONS, COMPARISONS).map(lambda pair: pair[0] & pair[1]),
    st.tuples(COMPARISONS, COMPARISONS).map(lambda pair: pair[0] | pair[1]),
)


def question(condition: Expr, x: int | date, b: int = 5) -> Question:
    """A rule that passes where a condition holds, and fails otherwise."""
    shape = Shape(None, (VerdictTest(Verdict.MET, Outcome.PASS, condition), VerdictTest(Verdict.MISSED, Outcome.FAIL)))
    facts = row({"x": x if isinstance(x, date) else Quantity(x), "b": Quantity(b)})
    value = x if isinstance(x, date) else Fraction(x)
    return Question(Evidence(shape=shape, row=facts, reach=facts), ("x",), value)


@settings(max_examples=200, deadline=None)
@given(CONDITIONS, SMALL, SMALL)
def test_the_nearest_value_passes_and_nothing_nearer_does(condition: Expr, x: int, b: int) -> None:
    """Exactly: a hair's breadth less of a change is not enough, whatever the rule."""
    asked = question(condition, x, b)
    assume(asked.verdict(asked.now) is None)
    try:
        turns = asked.turns
    except Intractable:
        assume(False)
        raise
    found = nearest(asked, turns)
    hair = Fraction(1, 10**6)
    if found is None:
        probes = [Fraction(number, 4) for number in range(-200, 200)]
        assert all(asked.verdict(probe) is None for probe in probes if not probe < 0 <= x)
        return
    way = 1 if found.upwards else -1
    assert found.verdict is asked.verdict(found.bound if found.included else found.bound + way * hair)
    assert found.included is (asked.verdict(found.bound) is not None)
    distance = abs(found.bound - x)
    nearer = [x + sign * (distance * share / 8) for sign in (1, -1) for share in range(8)]
    nearer += [found.bound - way * hair] if distance > hair else []
    assert all(asked.verdict(probe) is None for probe in nearer if not probe < 0 <= x)


@settings(max_examples=60, deadline=None)
@given(CONDITIONS, SMALL, SMALL)
def test_the_nearest_whole_number_is_found(condition: Expr, x: int, b: int) -> None:
    """As trying one after the other would."""
    asked = question(condition, x, b)
    assume(asked.verdict(asked.now) is None)
    try:
        turns = asked.turns
    except Intractable:
        assume(False)
        raise
    found = recordable(asked, turns, step=Fraction(1))
    tried = sorted(range(-200, 200), key=lambda place: (abs(place - x), place < x))
    passing = [one for one in tried if asked.verdict(Fraction(one)) and not one < 0 <= x]
    assert (passing[0] if passing else None) == (found.bound if found else None)


def test_a_direction_may_be_asked_for() -> None:
    """Upwards here, although there is something nearer below."""
    asked = question((X >= 9) | (X <= 2), 4)
    found = recordable(asked, asked.turns, step=Fraction(1), upwards=True)
    assert found
    assert (Fraction(9), True) == (found.bound, found.upwards)


def test_no_amount_falls_below_zero() -> None:
    """What is recorded and positive stays so; what was negative may be."""
    assert nearest(question(X < 0, 0), [Fraction(-1)]) is not None
    assert nearest(question(X <= -1, 3), question(X <= -1, 3).turns) is None
    below = nearest(question(X <= -9, -3), question(X <= -9, -3).turns)
    assert below
    assert -9 == below.bound


def test_a_day_stays_within_the_calendar() -> None:
    """And is found by its place in it."""
    asked = question(X <= date(2023, 6, 1), date(2023, 6, 5))
    assert date(2023, 6, 5).toordinal() == asked.now
    assert [None, Verdict.MET] == [asked.verdict(Fraction(place)) for place in (0, 1)]


def test_only_what_is_read_and_allowed_and_not_hedged_may_change() -> None:
    """Fields of one recorded figure go together."""
    asked = question((X >= 9) & (B > 2), 4, 4).evidence
    assert [("x",)] == [one.names for one in variables(asked, {"x", "y"})]
    alike = evolve(asked.row, inputs={"x": ("obs:x",), "b": ("obs:x",)})
    assert [("x", "b")] == [one.names for one in variables(evolve(asked, row=alike), {"x", "b"})]
    hedged = evolve(asked, reach=evolve(asked.row, values={**asked.row.values, "x": Fraction(7)}))
    assert [] == [one.names for one in variables(hedged, {"x"})]
    limited = evolve(asked, shape=evolve(asked.shape, applies=B > 1))
    assert [("b",)] == [one.names for one in variables(limited, {"b"})]
