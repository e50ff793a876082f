"""What is often built, by its own name: aggregates over child rows, and the share of a span that has passed.

Each gives one of the closed set of nodes, or a few of them::

    every("meetings", count("rows") >= 1, per="month", among="months")
"""

from __future__ import annotations

from devreport.expressions.aggregate import Aggregate
from devreport.expressions.nodes import DaysBetween, Expr, Extreme, Guarded, Operand, expression
from devreport.expressions.vocabulary import Aggregation, ExtremeKind
from devreport.quantities import Quantity

__all__ = ["count", "elapsed_share", "every", "greatest", "least", "some", "total"]

_DAY = Quantity(1, "天")


def count(relation: str, *, where: Expr | None = None, per: str | None = None, among: str | None = None) -> Aggregate:
    """How many child rows there are, or groups of them."""
    return Aggregate(Aggregation.COUNT, relation, None, where, per, among)


def total(
    relation: str, value: Operand, *, where: Expr | None = None, per: str | None = None, among: str | None = None
) -> Aggregate:
    """The sum over child rows, or over groups of them; of none, zero."""
    return Aggregate(Aggregation.SUM, relation, expression(value), where, per, among)


def least(
    relation: str, value: Operand, *, where: Expr | None = None, per: str | None = None, among: str | None = None
) -> Aggregate:
    """The least over child rows, or over groups of them; of none, undefined."""
    return Aggregate(Aggregation.MIN, relation, expression(value), where, per, among)


def greatest(
    relation: str, value: Operand, *, where: Expr | None = None, per: str | None = None, among: str | None = None
) -> Aggregate:
    """The greatest over child rows, or over groups of them; of none, undefined."""
    return Aggregate(Aggregation.MAX, relation, expression(value), where, per, among)


def every(
    relation: str, condition: Operand, *, where: Expr | None = None, per: str | None = None, among: str | None = None
) -> Aggregate:
    """Whether a condition holds of all child rows, or of all groups of them.

    Example:
        >>> from devreport.expressions import evaluate, row
        >>> monthly = every("meetings", count("rows") >= 1, per="month", among="months")
        >>> months = [row({"month": month}) for month in ("01", "02", "03")]
        >>> meetings = [row({"month": month}) for month in ("01", "03", "03")]
        >>> evaluate(monthly, row({}, relations={"months": months, "meetings": meetings}))
        False
    """
    return Aggregate(Aggregation.ALL, relation, expression(condition), where, per, among)


def some(
    relation: str, condition: Operand, *, where: Expr | None = None, per: str | None = None, among: str | None = None
) -> Aggregate:
    """Whether a condition holds of at least one child row, or group of them."""
    return Aggregate(Aggregation.ANY, relation, expression(condition), where, per, among)


def elapsed_share(start: Operand, end: Operand, *, as_of: Operand) -> Expr:
    """The share of a span that has passed at the end of a day, by days (时间进度): from 0 before it to 1 after it.

    Undefined, as ``empty_span``, where the end lies before the start.

    Example:
        >>> from datetime import date
        >>> from devreport.expressions import Field, evaluate, row
        >>> share = elapsed_share(date(2023, 1, 1), date(2023, 12, 31), as_of=Field("as_of"))
        >>> evaluate(share, row({"as_of": date(2023, 3, 14)}))
        Fraction(1, 5)
    """
    days = DaysBetween(start, end) + _DAY
    passed = Extreme(ExtremeKind.GREATEST, (DaysBetween(start, as_of) + _DAY, expression(0)))
    share = Extreme(ExtremeKind.LEAST, (passed, days)) / days
    return Guarded(share, ((expression(end) < start, "empty_span"),))
