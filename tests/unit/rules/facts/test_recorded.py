"""Look-ups that kinds of subject share."""

from datetime import date

import pytest

from devreport.model import Basis, Display, Hedge, Nature, Observation, Target, TargetVersion
from devreport.periods import Period, five_year, half, quarter, year, year_to_date
from devreport.quantities import ONE, Quantity, Ratio
from devreport.rules.facts.recorded import (
    count,
    nearest_target,
    newest,
    plain,
    recorded_ids,
    schedule_cells,
    scheduled_target,
)
from tests.rules.assessed import context_of

H1, Y = half(2023, 1), year(2023)


def observation(value: str, **given: object) -> Observation:
    """A figure of the half-year."""
    return Observation(**{"indicator": "x", "period": H1, "value": Quantity(value), **given})


def target(period: Period, value: int = 1, **given: object) -> Target:
    """A target."""
    return Target(**{"indicator": "x", "period": period, "value": Quantity(value), **given})


def test_the_newest_vintage_counts() -> None:
    """Observations come with the newest last."""
    vintages = [
        observation("1"),
        observation("2", released_on=date(2023, 7, 1)),
        observation("3", released_on=date(2023, 8, 1)),
    ]
    assert vintages[2] is newest(vintages, H1)


def test_the_nominal_basis_comes_first() -> None:
    """Whatever is newer."""
    nominal, real = observation("1"), observation("2", basis=Basis.CONSTANT_PRICE)
    assert nominal is newest([nominal, real], H1)
    assert real is newest([real], H1)


@pytest.mark.parametrize("period", [None, Y])
def test_nothing_recorded_is_nothing(period: Period | None) -> None:
    """For another period, or for none."""
    assert newest([observation("1")], period) is None


def test_the_schedule_is_that_of_the_longest_span_that_starts_with_the_period() -> None:
    """A plan for five years began earlier."""
    targets = [target(H1), target(Y), target(five_year(14)), target(half(2023, 2))]
    assert targets[1] is scheduled_target(targets, H1)
    assert scheduled_target([target(quarter(2023, 1))], H1) is None


def test_an_adjusted_target_comes_first() -> None:
    """For the schedule and for the level."""
    initial, adjusted = target(Y), target(Y, version=TargetVersion.ADJUSTED)
    assert adjusted is scheduled_target([initial, adjusted], H1)
    assert adjusted is nearest_target([initial, adjusted], H1, nature=Nature.RATE)


def test_a_level_is_held_against_the_nearest_target() -> None:
    """A target for the half comes before one for the year; the plan for five years counts for a level only."""
    targets = [target(five_year(14)), target(Y), target(H1)]
    assert targets[2] is nearest_target(targets, H1, nature=Nature.RATE)
    assert targets[0] is nearest_target(targets[:1], H1, nature=Nature.RATE)
    assert nearest_target(targets[:1], H1, nature=Nature.FLOW) is None


def test_the_months_left_are_counted_whatever_the_calendar() -> None:
    """Four months are left of the year after August."""
    cells = schedule_cells(context_of({}, as_of="2023-08-31", period="2023-01/2023-08"), target(Y), covered=None)
    assert (4, True) == (cells["left"].value, cells["targeted"])
    assert year_to_date(2023, 8).months == cells["elapsed"].numerator


def test_without_a_target_there_is_no_schedule() -> None:
    """Words are empty, and figures missing."""
    cells = schedule_cells(context_of({}), None, covered=None)
    assert (None, "", False) == (cells["target"], cells["comparator"], cells["targeted"])


def test_a_plain_display_has_no_hedge() -> None:
    """Everything else stays."""
    assert Display(places=2) == plain(Display(places=2, hedge=Hedge.OVER, hedge_step=Quantity(1)))


def test_a_count_is_a_quantity() -> None:
    """Of pure numbers, where no unit is given."""
    assert (Quantity(3), ONE) == (count(3), count(3).unit)


def test_recorded_ids_name_the_field() -> None:
    """As figures cite them."""
    assert {"due": ("item:x.due",)} == recorded_ids("item:x", ["due"])


@pytest.mark.parametrize(
    ("as_of", "covered", "months"),
    [("2023-10-01", H1, 6), ("2023-10-01", None, 9), ("2023-05-31", H1, 5), ("2023-12-31", H1, 12)],
)
def test_a_figure_is_not_held_against_time_after_it(as_of: str, covered: Period | None, months: int) -> None:
    """As long as the span runs; once it is over, all of it was there to be used."""
    cells = schedule_cells(context_of({}, as_of=as_of), target(Y), covered=covered)
    assert Ratio(months, 12) == cells["elapsed"]
