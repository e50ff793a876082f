"""Reporting periods and the share of them that has passed."""

from __future__ import annotations

from devreport.periods.grid import PeriodKind
from devreport.periods.period import (
    Period,
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

__all__ = [
    "Period",
    "PeriodKind",
    "five_year",
    "half",
    "month",
    "period_of",
    "quarter",
    "span",
    "xun",
    "year",
    "year_to_date",
]
