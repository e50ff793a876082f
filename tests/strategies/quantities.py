"""Numbers, units, quantities, computed numbers and intervals, as Hypothesis draws them."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from hypothesis import strategies as st

from devreport.quantities import Interval, Quantity, Ratio, Rounding, Unit, parse_unit

__all__ = [
    "SPELLINGS",
    "exact_decimals",
    "fractions",
    "intervals",
    "quantities",
    "ratios",
    "roundings",
    "units",
]

#: One or more spellings of every kind of unit, in both scripts.
SPELLINGS = (
    *"元 万元 亿元 万亿元 億元 萬元 美元 个 項 条 次 家 篇 臺 期 户 人 万人 吨 萬噸 亿斤 亩 萬畝 公顷 平方米 公里 天 个月 千瓦时".split(),
    *"億千瓦時 宗 件 所 元/人 公斤/公頃 吨·公里 % ‰ 个百分点 個百分點 倍 1".split(),
)


def exact_decimals(*, digits: int = 12, places: int = 4) -> st.SearchStrategy[Decimal]:
    """Decimals of at most so many digits before and decimals behind the point; trailing zeros occur."""
    mantissas = st.integers(-(10**digits), 10**digits)
    return st.builds(lambda mantissa, place: Decimal(f"{mantissa}E-{place}"), mantissas, st.integers(0, places))


def fractions() -> st.SearchStrategy[Fraction]:
    """Exact numbers of every size and sign, zero and ties included."""
    ties = exact_decimals().map(lambda value: Fraction(value) / 2)
    return st.one_of(st.fractions(max_denominator=10**6), ties)


def units(*, like: Unit | None = None) -> st.SearchStrategy[Unit]:
    """Known units, or those that can be converted to ``like``."""
    known = [parse_unit(spelling) for spelling in SPELLINGS]
    return st.sampled_from([unit for unit in known if like is None or unit.convertible_to(like)])


def quantities(*, unit: st.SearchStrategy[Unit] | None = None) -> st.SearchStrategy[Quantity]:
    """Recorded figures."""
    return st.builds(Quantity, exact_decimals(), units() if unit is None else unit)


def ratios(*, unit: st.SearchStrategy[Unit] | None = None) -> st.SearchStrategy[Ratio]:
    """Exact computed numbers."""
    plain = st.one_of(st.integers(-(10**12), 10**12), exact_decimals(), st.fractions(max_denominator=1000))
    return st.builds(Ratio, plain, plain.filter(bool), units() if unit is None else unit)


def roundings() -> st.SearchStrategy[Rounding]:
    """Every way to round."""
    return st.sampled_from(Rounding)


@st.composite
def intervals(draw: st.DrawFn, *, bounded: bool = True) -> Interval:
    """Intervals with open and closed ends, or none; points and zeros occur."""
    small = st.one_of(st.integers(-3, 3).map(Fraction), fractions())
    lower, upper = sorted((draw(small), draw(small)))
    closed = st.just(True) if lower == upper else st.booleans()
    ends = [None if not bounded and draw(st.booleans()) else end for end in (lower, upper)]
    return Interval(ends[0], ends[1], lower_closed=draw(closed), upper_closed=draw(closed))
