"""What each year that is left must bring, in words."""

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devreport.findings import Figure, Finding, Outcome, Severity, Verdict
from devreport.periods import half
from devreport.quantities import Ratio, Rounding
from devreport.wording import locale_named
from devreport.wording.document import TextSegment
from devreport.wording.needed import enough, with_needed
from devreport.wording.page import Page


def told(locale: str, verdict: Verdict | None = Verdict.BEHIND, **figures: Ratio) -> str:
    """What a clause becomes."""
    finding = Finding(
        rule="r",
        kind="five_year",
        subject="x",
        period=half(2023, 1),
        statement="midterm_binding",
        verdict=verdict,
        outcome=Outcome.FAIL,
        severity=Severity.ERROR,
        figures={role: Figure(id=role, value=value, places=1) for role, value in figures.items()},
    )
    segments = with_needed([TextSegment("甲")], finding, page=Page(locale_named(locale)))
    return "".join(one.text for one in segments)


@pytest.mark.parametrize(
    ("figures", "expected"),
    [
        ({"growth": Ratio(91, 1000)}, "甲，此后需年均提高0.1"),
        ({"step": Ratio(-27, 10, unit="个百分点")}, "甲，此后需年均降低2.7个百分点"),
        ({"allowance": Ratio(55, 3, unit="万吨")}, "甲，此后年均至多还可使用18.3万吨"),
        ({"allowance": Ratio(0, unit="万吨")}, "甲，此后年均至多还可使用0.0万吨"),
        ({"excess": Ratio(1, unit="万吨")}, "甲，已超出规划上限1.0万吨"),
        ({"step": Ratio(0, unit="万吨")}, "甲"),
        ({}, "甲"),
        ({"weights": Ratio(9, 10)}, "甲（权重合计为0.9，按合计折算）"),
        ({"weights": Ratio(1)}, "甲"),
    ],
)
def test_it_has_a_word_for_each_way(figures: dict[str, Any], expected: str) -> None:
    """Up, down, what may still be used, and what is too much; nothing where nothing is needed."""
    assert expected == told("zh", **figures)


def test_what_stands_well_needs_nothing() -> None:
    """Nor does what is unknown."""
    assert {"甲"} == {told("zh", verdict, step=Ratio(1)) for verdict in (Verdict.AHEAD, None)}


def test_it_is_said_in_english_as_well() -> None:
    """Beside the clause."""
    said = told("en", step=Ratio(-27, 10, unit="个百分点"))
    assert "甲; from now on it must fall by 2.7 percentage points a year" == said


@given(st.fractions(min_value=Fraction(1, 10**5), max_value=10**6), st.integers(0, 3))
def test_it_is_enough_and_not_a_tenth_too_much(exact: Fraction, places: int) -> None:
    """Up for what is needed, down for what may be used."""
    value = Ratio(exact, unit="亿元")
    most, _ = enough(value, places=places)
    least, _ = enough(value, places=places, mode=Rounding.FLOOR)
    assert least.value <= exact <= most.value
    assert most.value <= exact * Fraction(11, 10)
    assert exact <= least.value * Fraction(11, 10)


def test_things_are_whole() -> None:
    """Ten thousands of them need not be."""
    assert (34, 0) == (
        enough(Ratio(100, 3, unit="个"), places=1)[0].value,
        enough(Ratio(100, 3, unit="个"), places=1)[1],
    )
    assert Fraction(334, 10) == enough(Ratio(100, 3, unit="万人"), places=1)[0].value
