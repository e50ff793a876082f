"""Periods of every kind, over the whole calendar."""

from datetime import date

from hypothesis import strategies as st

from devreport.periods import Period, PeriodKind, between, five_year, month, period_of, span, year, year_to_date

YEARS = st.integers(1900, 2100) | st.integers(date.min.year, date.max.year)
MONTHS = st.integers(1, 12)
DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31)) | st.dates()

#: The kinds that tile the calendar without end.
GRID = (PeriodKind.DAY, PeriodKind.XUN, PeriodKind.MONTH, PeriodKind.QUARTER, PeriodKind.HALF, PeriodKind.YEAR)


def periods(*kinds: PeriodKind) -> st.SearchStrategy[Period]:
    """Periods of the kinds given, or of any kind."""
    return st.sampled_from(kinds or tuple(PeriodKind)).flatmap(_of_kind)


def short_periods() -> st.SearchStrategy[Period]:
    """Periods of every kind of at most about five years: short enough to walk through day by day."""
    starts = st.dates(date(1950, 1, 1), date(2100, 12, 31))
    ranges = st.builds(lambda start, days: span(start, date.fromordinal(start.toordinal() + days)), starts, _LENGTHS)
    return ranges | periods().filter(lambda period: period.kind is not PeriodKind.RANGE)


_LENGTHS = st.integers(0, 800)


def _of_kind(kind: PeriodKind) -> st.SearchStrategy[Period]:
    match kind:
        case PeriodKind.RANGE:
            return _ranges()
        case PeriodKind.FIVE_YEAR:
            return st.builds(five_year, st.integers(1, 99))
        case PeriodKind.YEAR_TO_DATE:
            return st.builds(year_to_date, YEARS, st.integers(2, 12))
        case _:
            return st.builds(period_of, DAYS, st.just(kind))


def _ranges() -> st.SearchStrategy[Period]:
    """Runs of days, of whole months and of whole years; some have the very days of another kind."""
    days = st.lists(DAYS, min_size=2, max_size=2).map(sorted).map(lambda pair: span(*pair))
    months = _runs(st.builds(month, YEARS, MONTHS))
    years = _runs(st.builds(year, YEARS))
    same_year = st.builds(lambda of, pair: between(*(month(of, number) for number in sorted(pair))), YEARS, _PAIRS)
    return (days | months | years | same_year).map(lambda period: span(period.start, period.end))


_PAIRS = st.tuples(MONTHS, MONTHS)


def _runs(ends: st.SearchStrategy[Period]) -> st.SearchStrategy[Period]:
    return st.lists(ends, min_size=2, max_size=2).map(sorted).map(lambda pair: between(*pair))
