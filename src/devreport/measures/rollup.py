"""Totals and ratios over groups: sums over sums, never the mean of ratios."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from devreport.expressions import Aggregate, Aggregation, Expr, Field, Guarded
from devreport.measures.measure import Amount, Measure
from devreport.quantities import ONE, Ratio, Undefined

__all__ = [
    "AVERAGE_LEVEL",
    "GROWTH_OF_GROUPS",
    "NATURAL_CHANGE",
    "PER_AVERAGE",
    "PER_UNIT",
    "RATE_OF_GROUPS",
    "RATIO_OF_SUMS",
    "TOTAL",
    "growth_of_groups",
    "per_average",
    "rate_of_groups",
    "ratio_of_sums",
    "total",
]


def _sum(relation: str, value: Expr) -> Expr:
    return Aggregate(Aggregation.SUM, relation, value)


_ACTUAL, _RATE, _CURRENT, _GROWTH = Field("actual"), Field("rate"), Field("current"), Field("growth")
_NUMERATOR, _DENOMINATOR = Field("numerator"), Field("denominator")
_COUNT = Aggregate(Aggregation.COUNT, "groups")
_AVERAGE = (Field("start") + Field("end")) / 2
_BASES = _sum("groups", _CURRENT / (1 + _GROWTH))
_DENOMINATORS = _sum("groups", _DENOMINATOR)

TOTAL = Measure(
    "total", "合计", (), _sum("parts", Field("value")), source="sum of the parts", relations={"parts": ("value",)}
)
RATIO_OF_SUMS = Measure(
    "ratio_of_sums",
    "汇总比率",
    (),
    Guarded(_sum("groups", _NUMERATOR) / _DENOMINATORS, ((_DENOMINATORS.equals(0), "zero_denominator"),)),
    source="sum of numerators over sum of denominators",
    relations={"groups": ("numerator", "denominator")},
    mistakes={"mean_of_ratios": _sum("groups", _NUMERATOR / _DENOMINATOR) / _COUNT},
)
RATE_OF_GROUPS = Measure(
    "rate_of_groups",
    "汇总完成率",
    (),
    _sum("groups", _ACTUAL) / _sum("groups", _ACTUAL / _RATE),
    source="sum of actuals over sum of the plans that the rates imply",
    relations={"groups": ("actual", "rate")},
    mistakes={"mean_of_ratios": _sum("groups", _RATE) / _COUNT},
)
GROWTH_OF_GROUPS = Measure(
    "growth_of_groups",
    "汇总增速",
    (),
    (_sum("groups", _CURRENT) - _BASES) / _BASES,
    source="sum of levels over sum of the bases that the growth rates imply, less one",
    unit=ONE,
    relations={"groups": ("current", "growth")},
    mistakes={"mean_of_ratios": _sum("groups", _GROWTH) / _COUNT},
)
PER_UNIT = Measure(
    "per_unit",
    "单位数量",
    ("amount", "units"),
    Field("amount") / Field("units"),
    source="total over total, as in yields",
)
AVERAGE_LEVEL = Measure("average_level", "平均数", ("start", "end"), _AVERAGE, source="mean of two ends of a period")
PER_AVERAGE = Measure(
    "per_average",
    "人均",
    ("amount", "start", "end"),
    Guarded(Field("amount") / _AVERAGE, ((_AVERAGE <= 0, "base_not_positive"),)),
    source="over the mid-period population: the mean of both ends",
    mistakes={"end_for_average": Field("amount") / Field("end")},
)
NATURAL_CHANGE = Measure(
    "natural_change",
    "自然增长率",
    ("births", "deaths", "start", "end"),
    (Field("births") - Field("deaths")) / _AVERAGE,
    source="births less deaths over the mid-period population",
    unit=ONE,
)


def total(parts: Iterable[Amount]) -> Ratio | Undefined:
    """The sum of the parts; undefined where one is missing: see ``partial_total`` for what is there.

    Example:
        >>> str(total(["651.3", "754.9", "28.7"]))
        '14349/10'
    """
    return TOTAL.of(parts=[{"value": part} for part in parts])


def ratio_of_sums(groups: Iterable[tuple[Amount, Amount]]) -> Ratio | Undefined:
    """The ratio of all groups together, from (numerator, denominator) pairs.

    Example:
        >>> ratio_of_sums([("3.14", 17), ("1.62", 51)]).percent(2)
        Decimal('7.00')
    """
    return RATIO_OF_SUMS.of(groups=_rows(groups, "numerator", "denominator"))


def rate_of_groups(groups: Iterable[tuple[Amount, Amount]]) -> Ratio | Undefined:
    """The completion ratio of all groups together, from (actual, completion ratio) pairs.

    Example:
        >>> from devreport.quantities import Quantity
        >>> groups = [("472.63", Quantity("69.26", "%")), ("414.81", Quantity("55.62", "%"))]
        >>> rate_of_groups(groups).percent(2)
        Decimal('62.14')
    """
    return RATE_OF_GROUPS.of(groups=_rows(groups, "actual", "rate"))


def growth_of_groups(groups: Iterable[tuple[Amount, Amount]]) -> Ratio | Undefined:
    """The growth of all groups together, from (current level, growth) pairs.

    Example:
        >>> from devreport.quantities import Quantity
        >>> growth_of_groups([(786, Quantity("15.5", "%")), ("446.5", Quantity("22.8", "%"))]).percent(1)
        Decimal('18.0')
    """
    return GROWTH_OF_GROUPS.of(groups=_rows(groups, "current", "growth"))


def per_average(amount: Amount, *, start: Amount, end: Amount) -> Ratio | Undefined:
    """An amount over the mid-period population (人均): the mean of both ends of the period.

    Example:
        >>> from devreport.quantities import Quantity
        >>> population = {"start": Quantity("141175", "万人"), "end": Quantity("140967", "万人")}
        >>> str(per_average(Quantity("1260582", "亿元"), **population).to("元/人").round(0))
        '89358'
    """
    return PER_AVERAGE.of(amount=amount, start=start, end=end)


def _rows(pairs: Iterable[tuple[Amount, Amount]], first: str, second: str) -> list[Mapping[str, Amount]]:
    return [{first: one, second: other} for one, other in pairs]
