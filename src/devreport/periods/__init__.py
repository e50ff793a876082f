"""Reporting periods: how they are written, what comes before them and how much of them has passed."""

from __future__ import annotations

from devreport.periods.calendar import (
    Calendar,
    Curve,
    Days,
    Months,
    Quarters,
    Workdays,
    Xun,
    elapsed,
    remaining,
    reporting_months,
    split,
)
from devreport.periods.grid import PeriodKind
from devreport.periods.parsing import parse_period
from devreport.periods.period import (
    Period,
    between,
    five_year,
    half,
    month,
    period_of,
    quarter,
    span,
    xun,
    year,
    year_to_date,
)
from devreport.periods.printing import PeriodStyle, format_period

__all__ = [
    "Calendar",
    "Curve",
    "Days",
    "Months",
    "Period",
    "PeriodKind",
    "PeriodStyle",
    "Quarters",
    "Workdays",
    "Xun",
    "between",
    "elapsed",
    "five_year",
    "format_period",
    "half",
    "month",
    "parse_period",
    "period_of",
    "quarter",
    "remaining",
    "reporting_months",
    "span",
    "split",
    "xun",
    "year",
    "year_to_date",
]
