"""How much of a period has passed, and the parts it is made of."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devreport.errors import InputError
from devreport.periods import (
    Curve,
    Days,
    Months,
    PeriodKind,
    Quarters,
    Workdays,
    Xun,
    elapsed,
    five_year,
    half,
    month,
    parse_period,
    quarter,
    remaining,
    reporting_months,
    span,
    split,
    year,
    year_to_date,
)
from tests.strategies.periods import GRID, periods, short_periods

#: The days off and the make-up days around the Spring Festival and Qingming of 2023.
SPRING_2023 = Workdays(
    holidays=[date(2023, 1, 2), *(date(2023, 1, day) for day in range(21, 28)), date(2023, 4, 5)],
    workdays=[date(2023, 1, 28), date(2023, 1, 29)],
)

S_CURVE = Curve(
    [
        (date(2023, 3, 31), Decimal("0.15")),
        (date(2023, 6, 30), "0.5"),
        (date(2023, 9, 30), Fraction(4, 5)),
        (date(2023, 12, 31), 1),
    ]
)

PILOT = span(date(2023, 4, 1), date(2023, 12, 31))
LATE_PILOT = span(date(2023, 4, 10), date(2023, 12, 15))

ELAPSED = [
    ("2023", "2022-12-31", Months(), 0, 12),
    ("2023", "2023-01-01", Months(), 0, 12),
    ("2023", "2023-01-30", Months(), 0, 12),
    ("2023", "2023-01-31", Months(), 1, 12),
    ("2023", "2023-06-29", Months(), 5, 12),
    ("2023", "2023-06-30", Months(), 6, 12),
    ("2023", "2023-10-31", Months(), 10, 12),
    ("2023", "2023-12-30", Months(), 11, 12),
    ("2023", "2023-12-31", Months(), 12, 12),
    ("2023", "2030-01-01", Months(), 12, 12),
    ("2024", "2024-02-28", Months(), 1, 12),
    ("2024", "2024-02-29", Months(), 2, 12),
    ("2021/2025", "2023-06-30", Months(), 30, 60),
    (PILOT.code, "2023-03-31", Months(), 0, 9),
    (PILOT.code, "2023-06-30", Months(), 3, 9),
    (LATE_PILOT.code, "2023-04-05", Months(), 0, 9),
    (LATE_PILOT.code, "2023-04-30", Months(), 1, 9),
    (LATE_PILOT.code, "2023-12-14", Months(), 8, 9),
    (LATE_PILOT.code, "2023-12-15", Months(), 9, 9),
    ("2023-S1", "2023-06-09", Xun(), 15, 18),
    ("2023-S1", "2023-06-10", Xun(), 16, 18),
    ("2023-S1", "2023-02-28", Xun(), 6, 18),
    ("2023", "2023-06-20", Xun(), 17, 36),
    ("2023", "2023-05-31", Quarters(), 1, 4),
    ("2023", "2023-06-30", Quarters(), 2, 4),
    (PILOT.code, "2023-09-30", Quarters(), 2, 3),
    ("2023", "2022-12-31", Days(), 0, 365),
    ("2023", "2023-01-01", Days(), 1, 365),
    ("2023", "2023-06-30", Days(), 181, 365),
    ("2024", "2024-12-31", Days(), 366, 366),
    ("2023-01-01/2023-01-07", "2023-01-07", Workdays(), 5, 5),
    ("2023-01-01/2023-01-07", "2023-01-03", Workdays(), 2, 5),
    ("2023-M01", "2022-12-31", SPRING_2023, 0, 18),
    ("2023-M01", "2023-01-02", SPRING_2023, 0, 18),
    ("2023-M01", "2023-01-20", SPRING_2023, 14, 18),
    ("2023-M01", "2023-01-28", SPRING_2023, 15, 18),
    ("2023-M01", "2023-02-10", SPRING_2023, 18, 18),
    ("2023-Q1", "2023-02-28", SPRING_2023, 38, 61),
    ("2023-01-02/2023-01-08", "2023-01-08", SPRING_2023, 4, 4),
    ("2023-01-28/2023-01-29", "2023-01-29", SPRING_2023, 2, 2),
    ("2023", "2022-12-31", S_CURVE, 0, 1),
    ("2023", "2023-03-30", S_CURVE, 0, 1),
    ("2023", "2023-03-31", S_CURVE, 3, 20),
    ("2023", "2023-05-31", S_CURVE, 3, 20),
    ("2023", "2023-06-30", S_CURVE, 1, 2),
    ("2023", "2023-10-01", S_CURVE, 4, 5),
    ("2023", "2024-01-01", S_CURVE, 1, 1),
]


@pytest.mark.parametrize(("code", "as_of", "calendar", "passed", "total"), ELAPSED)
def test_the_share_that_has_passed_is_an_exact_pair(code, as_of, calendar, passed, total):
    """A unit counts when it is complete; the pair is not reduced, and what remains completes it."""
    period, day = parse_period(code), date.fromisoformat(as_of)
    share = elapsed(period, day, calendar=calendar)
    assert (passed, total) == (share.numerator, share.denominator)
    rest = remaining(period, day, calendar=calendar)
    assert (total - passed, total) == (rest.numerator, rest.denominator)


def test_time_passes_in_months_unless_said_otherwise():
    """序时进度 is the months passed over twelve."""
    assert elapsed(year(2023), date(2023, 5, 31)) == elapsed(year(2023), date(2023, 5, 31), calendar=Months())


CALENDARS = st.sampled_from([Months(), Xun(), Quarters(), Days(), Workdays(), SPRING_2023])


@given(period=short_periods(), calendar=CALENDARS, offsets=st.tuples(st.integers(-40, 2000), st.integers(0, 100)))
def test_time_does_not_run_backwards(period, calendar, offsets):
    """The share stays between 0 and 1 and never falls from one day to a later one."""
    earlier = date.fromordinal(min(max(period.start.toordinal() + offsets[0], 1), date.max.toordinal() - 100))
    later = earlier + timedelta(offsets[1])
    try:
        shares = [elapsed(period, day, calendar=calendar).value for day in (earlier, later)]
    except InputError:
        assert isinstance(calendar, Workdays)
        assert period.days < 10
        return
    assert 0 <= shares[0] <= shares[1] <= 1


@given(period=short_periods(), calendar=CALENDARS)
def test_nothing_has_passed_before_and_everything_after(period, calendar):
    """The day before the period nothing has passed, on its last day everything has."""
    if not isinstance(calendar, Workdays) or period.days > 10:
        assert 1 == elapsed(period, period.end, calendar=calendar).value
        if period.start > date.min:
            assert 0 == elapsed(period, period.start - timedelta(1), calendar=calendar).value


@given(period=short_periods().filter(lambda period: period.days < 3000))
def test_workdays_are_counted_as_one_would_by_hand(period):
    """The days from Monday to Friday, less the holidays, and the make-up days."""
    days = [date.fromordinal(period.start.toordinal() + step) for step in range(period.days)]
    workdays = [
        day for day in days if day in SPRING_2023.workdays or (day.weekday() < 5 and day not in SPRING_2023.holidays)
    ]
    middle = days[len(days) // 2]
    if workdays:
        share = elapsed(period, middle, calendar=SPRING_2023)
        assert (sum(day <= middle for day in workdays), len(workdays)) == (share.numerator, share.denominator)


@given(points=st.lists(st.tuples(st.integers(1, 364), st.fractions(0, 1, max_denominator=100)), min_size=1, max_size=8))
def test_a_curve_steps_from_point_to_point(points):
    """On the day of a point its share is due, and the day before the share of the one before."""
    days = sorted({date(2023, 1, 1) + timedelta(day) for day, _ in points})
    shares = [*sorted(share for _, share in points)[: len(days) - 1], Fraction(1)]
    curve = Curve(zip(days, shares, strict=True))
    before = [Fraction(0), *shares[:-1]]
    for day, due, earlier in zip(days, shares, before, strict=True):
        assert due == elapsed(year(2023), day, calendar=curve).value
        assert earlier == elapsed(year(2023), day - timedelta(1), calendar=curve).value


REFUSED = {
    "no point": (lambda: Curve([]), "the shares of no point"),
    "not all": (lambda: Curve([(date(2023, 6, 30), "0.5")]), "end at 1"),
    "too much": (lambda: Curve([(date(2023, 6, 30), "1.5"), (date(2023, 12, 31), 1)]), "never fall"),
    "below nothing": (lambda: Curve([(date(2023, 6, 30), "-0.5"), (date(2023, 12, 31), 1)]), "start at 0"),
    "falling": (
        lambda: Curve([(date(2023, 3, 31), "0.5"), (date(2023, 6, 30), "0.4"), (date(2023, 12, 31), 1)]),
        "never fall",
    ),
    "days out of order": (lambda: Curve([(date(2023, 6, 30), "0.5"), (date(2023, 3, 31), 1)]), "out of order"),
    "a day twice": (lambda: Curve([(date(2023, 6, 30), "0.5"), (date(2023, 6, 30), 1)]), "out of order"),
    "a float": (lambda: Curve([(date(2023, 6, 30), 0.5), (date(2023, 12, 31), 1)]), "an exact number"),
    "a moment in a curve": (lambda: Curve([(datetime(2023, 6, 30), 1)]), r"a datetime\.date"),
    "a moment": (lambda: elapsed(year(2023), datetime(2023, 6, 30)), r"a datetime\.date"),
    "a curve of another year": (
        lambda: elapsed(year(2024), date(2024, 6, 30), calendar=S_CURVE),
        "a curve with a point on 2023-03-31, expected points within 2024",
    ),
    "a day off and on": (
        lambda: Workdays(holidays=[date(2023, 1, 2)], workdays=[date(2023, 1, 2)]),
        "2023-01-02 as a holiday and as a workday",
    ),
    "a weekend": (
        lambda: elapsed(span(date(2023, 1, 7), date(2023, 1, 8)), date(2023, 1, 8), calendar=Workdays()),
        "at least one workday",
    ),
    "a month of 旬 and a half": (lambda: split(LATE_PILOT, PeriodKind.XUN), "whole parts of the kind xun"),
    "a year from April": (lambda: split(PILOT, PeriodKind.HALF), "whole parts of the kind half"),
    "a month by quarters": (lambda: split(month(2023, 1), PeriodKind.QUARTER), "whole parts"),
    "by ranges": (lambda: split(year(2023), PeriodKind.RANGE), "a range with its own"),
    "by years to date": (lambda: split(year(2023), PeriodKind.YEAR_TO_DATE), "a later month"),
    "a thousand years": (lambda: split(span(date(1000, 1, 1), date(1999, 12, 31)), PeriodKind.DAY), "40,000 days"),
    "reports of days": (lambda: reporting_months(LATE_PILOT), "whole parts of the kind month"),
}


@pytest.mark.parametrize(("build", "expected"), REFUSED.values(), ids=REFUSED)
def test_what_makes_no_calendar_is_refused(build, expected):
    """The error says what would."""
    with pytest.raises(InputError, match=expected):
        build()


@pytest.mark.parametrize(
    ("period", "kind", "count"),
    [
        (half(2023, 1), PeriodKind.XUN, 18),
        (half(2023, 1), PeriodKind.MONTH, 6),
        (half(2023, 1), PeriodKind.QUARTER, 2),
        (half(2023, 1), PeriodKind.HALF, 1),
        (half(2023, 1), PeriodKind.DAY, 181),
        (year_to_date(2023, 9), PeriodKind.QUARTER, 3),
        (five_year(14), PeriodKind.YEAR, 5),
        (five_year(14), PeriodKind.HALF, 10),
        (five_year(14), PeriodKind.FIVE_YEAR, 1),
        (span(date(2016, 1, 1), date(2025, 12, 31)), PeriodKind.FIVE_YEAR, 2),
        (PILOT, PeriodKind.MONTH, 9),
        (year(9999), PeriodKind.XUN, 36),
    ],
)
def test_a_period_is_made_of_parts(period, kind, count):
    """The first half of a year has 18 旬, 6 months and 2 quarters."""
    assert count == len(split(period, kind))


@given(
    period=periods().filter(lambda period: period.days < 2000),
    kind=st.sampled_from([*GRID, PeriodKind.FIVE_YEAR]),
)
def test_the_parts_tile_the_period(period, kind):
    """They are of the kind asked for, follow one another without gap or overlap, and fill the period."""
    try:
        parts = split(period, kind)
    except InputError:
        assert kind is not PeriodKind.DAY
        return
    assert {kind} == {part.kind for part in parts}
    assert (period.start, period.end) == (parts[0].start, parts[-1].end)
    assert all(later.start - earlier.end == timedelta(1) for earlier, later in pairwise(parts))


@pytest.mark.parametrize(
    ("period", "codes"),
    [
        (month(2023, 1), []),
        (month(2023, 2), ["2023-01/2023-02"]),
        (month(2023, 3), ["2023-M03"]),
        (quarter(2023, 1), ["2023-01/2023-02", "2023-M03"]),
        (half(2023, 1), ["2023-01/2023-02", "2023-M03", "2023-M04", "2023-M05", "2023-M06"]),
        (span(date(2022, 12, 1), date(2023, 2, 28)), ["2022-M12", "2023-01/2023-02"]),
    ],
)
def test_january_has_no_report_of_its_own(period, codes):
    """1—2月 is one report, due at the end of February."""
    assert codes == [due.code for due in reporting_months(period)]


def test_a_year_has_eleven_monthly_reports():
    """One for 1—2月 and one for each month from March on."""
    assert 11 == len(reporting_months(year(2023)))


def test_the_first_day_off_is_no_workday():
    """A holiday on the first day, and a weekend day at work on it; a single day is a span too."""
    monday, saturday = date(2023, 1, 2), date(2023, 1, 7)
    off = Workdays(holidays=[monday], workdays=[saturday])
    assert Fraction(1, 5) == elapsed(span(monday, saturday), as_of=date(2023, 1, 3), calendar=off).value
    worked = span(saturday, date(2023, 1, 9))
    assert Fraction(1, 2) == elapsed(worked, as_of=saturday, calendar=off).value


def test_a_period_of_the_greatest_length_is_split(monkeypatch):
    """A day longer is too long."""
    monkeypatch.setattr("devreport.periods.calendar.MAX_DAYS", 30)
    assert 30 == len(split(month(2023, 4), PeriodKind.DAY))
    with pytest.raises(InputError, match="at most 30 days"):
        split(month(2023, 5), PeriodKind.DAY)
