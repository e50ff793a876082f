"""What a figure would have to be for a comparison to be on the line."""

from fractions import Fraction

import pytest
from attrs import evolve

from devreport.expressions import Aggregate, Aggregation, Case, Compare, Expr, Field, Guarded, Parameter, Row
from devreport.findings import Evidence, Outcome, Shape, Threshold, Verdict, VerdictTest
from devreport.findings.lines import limits, lines
from devreport.quantities import Quantity
from tests.rules.assessed import cases, judged

A, B, C = Field("a"), Field("b"), Field("c")
ROW = Row({"a": Fraction(6), "b": Fraction(3), "c": Fraction(2), "flag": True})


def line(figure: Expr, condition: Expr) -> set[Fraction]:
    """The lines of a figure under a condition, on the row above."""
    finding = next(filter(None, map(judged, cases())))
    shape = Shape(None, (VerdictTest(Verdict.MET, Outcome.PASS, condition),), {"x": figure})
    held = {"limit": Threshold(Quantity("4"))}
    evidence = Evidence(shape=shape, row=ROW, reach=ROW, thresholds=held)
    return set(limits(evolve(finding, evidence=evidence), {"x"}).get("x", ()))


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        (A >= B, 3),
        (B >= A, 3),
        (A + B > C, -1),
        (B + A > C, -1),
        (A - B > C, 5),
        (B - A > C, 1),
        (A * B > C, Fraction(2, 3)),
        (B * A > C, Fraction(2, 3)),
        (A / B > C, 6),
        (B / A > C, Fraction(3, 2)),
        (-A > C, -2),
        (A >= Parameter("limit"), 4),
        (Guarded(A / B, [(B.equals(0), "zero")]) >= C, 6),
    ],
)
def test_a_comparison_is_solved_for_what_a_figure_reads(condition: Expr, expected: Fraction) -> None:
    """Sums, differences, products, quotients, on either side."""
    assert expected in line(A, condition)


def test_a_figure_follows_from_what_it_reads() -> None:
    """A rate lies beside the rate at which the amount would do."""
    assert {Fraction(1)} == line(A / B, A >= B)
    assert {Fraction(4)} == line(A / B, A / B >= Parameter("limit"))
    assert {Fraction(0)} == line(abs(A - B), A > B)


def test_a_distance_has_two_lines() -> None:
    """One on either side; as a figure it has one."""
    assert {Fraction(1), Fraction(5)} == line(A, abs(A - B) <= C)
    assert {Fraction(2)} == line(abs(A - B), abs(A - B) <= C)
    assert Fraction(2) in line(abs(A - B), A - B <= C)


def test_what_cannot_be_solved_has_no_line() -> None:
    """What is read twice, chosen by a condition, or not read at all; and where nothing can be said."""
    assert set() == line(A, A * A > B)
    assert set() == line(A, Case([(Field("flag"), A)], B) > C)
    assert set() == line(C, A > B)
    assert set() == line(A, A * (B - B) > C)


def test_child_rows_are_one_thing() -> None:
    """Their sum is a figure like any other."""
    total = Aggregate(Aggregation.SUM, "parts", Field("v"))
    shape = Shape(None, (VerdictTest(Verdict.MET, Outcome.PASS, total >= A),), {"sum": total, "twice": total * 2})
    found = lines(shape)
    assert (A,) == found["sum"]
    assert (A * 2,) == found["twice"]


def test_what_grows_too_large_has_no_line() -> None:
    """An expression has an end."""
    deep: Expr = A
    for _ in range(60):
        deep = deep + B
    found = lines(Shape(None, (VerdictTest(Verdict.MET, Outcome.PASS, deep > C),), {"x": deep}))
    assert all(isinstance(one, Expr) for one in found["x"])
    assert C in found["x"]


def test_without_evidence_or_comparisons_there_are_none() -> None:
    """Nothing to lie beside."""
    finding = next(filter(None, map(judged, cases())))
    assert {} == limits(evolve(finding, evidence=None), {"x"})
    assert {} == limits(finding, set())
    assert isinstance(A > B, Compare)
