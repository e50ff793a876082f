"""Units of Chinese reports: what a figure counts, and in what step."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from functools import lru_cache

from attrs import field, frozen

from devreport.errors import InputError, Problem, did_you_mean
from devreport.quantities.dimension import MONEY, POINTS, RATIO, Dimension, divide
from devreport.quantities.number import normalise

__all__ = ["ONE", "PERCENT", "PERCENTAGE_POINT", "PERMILLE", "YUAN", "Unit", "parse_unit"]


@frozen
class Unit:
    """A unit of measurement (计量单位).

    Attributes:
        code: its spelling in simplified Chinese, which is also how files write it: ``亿元``, ``%``, ``个百分点``.
        dimension: the kind of thing it measures; only units of one dimension can be converted or added.
        scale: how many base units (元, 公斤, 平方米 …) make one of it, exactly.

    Example:
        >>> parse_unit("億元").scale, parse_unit("亩").convertible_to(parse_unit("公顷"))
        (Fraction(100000000, 1), True)
    """

    code: str
    dimension: Dimension
    scale: Fraction = field(default=Fraction(1), converter=Fraction)

    def __attrs_post_init__(self) -> None:
        """A unit needs a name and a step above zero."""
        if not self.code.strip() or self.scale <= 0:
            problem = Problem("", f"{self.code!r} with scale {self.scale}", "a name and a scale above zero", code="unit")
            raise InputError.of(problem)

    def __str__(self) -> str:
        """The code."""
        return self.code

    def convertible_to(self, other: Unit) -> bool:
        """Whether both measure the same kind of thing."""
        return self.dimension == other.dimension

    @property
    def counts(self) -> bool:
        """Whether it counts whole things, so that a figure without decimals is exact."""
        return len(self.dimension) == 1 and self.dimension[0][0].startswith(_COUNT) and self.scale == 1


_COUNT = "count:"

_PREFIXES = {
    prefix: Fraction(10**power)
    for prefix, power in (
        ("万亿", 12), ("千亿", 11), ("百亿", 10), ("十亿", 9), ("亿", 8),
        ("千万", 7), ("百万", 6), ("十万", 5), ("万", 4), ("千", 3), ("百", 2),
    )
}  # fmt: skip

#: Measures: code → (base kind, base units in one).
_MEASURES: dict[str, tuple[str, Fraction]] = {
    "元": ("money", Fraction(1)),
    "角": ("money", Fraction(1, 10)),
    "分钱": ("money", Fraction(1, 100)),
    "美元": ("money:USD", Fraction(1)),
    "欧元": ("money:EUR", Fraction(1)),
    "港元": ("money:HKD", Fraction(1)),
    "公斤": ("mass", Fraction(1)),
    "克": ("mass", Fraction(1, 1000)),
    "斤": ("mass", Fraction(1, 2)),
    "吨": ("mass", Fraction(1000)),
    "标准煤吨": ("coal", Fraction(1000)),
    "平方米": ("area", Fraction(1)),
    "亩": ("area", Fraction(2000, 3)),
    "公顷": ("area", Fraction(10000)),
    "平方公里": ("area", Fraction(10**6)),
    "立方米": ("volume", Fraction(1)),
    "升": ("volume", Fraction(1, 1000)),
    "米": ("length", Fraction(1)),
    "公里": ("length", Fraction(1000)),
    "千瓦时": ("energy", Fraction(1)),
    "千瓦": ("power", Fraction(1)),
    "小时": ("hour", Fraction(1)),
    "天": ("day", Fraction(1)),
    "个工作日": ("workday", Fraction(1)),
    "个月": ("month", Fraction(1)),
    "年": ("month", Fraction(12)),
    "分": ("score", Fraction(1)),
    "指数点": ("index", Fraction(1)),
}

#: Counters, each a kind of its own: 个 and 条 are not added.
_COUNTERS = (
    "个 项 条 次 家 篇 台 期 户 人 宗 件 所 套 只 头 座 辆 份 类 处 方面 名 人次 场 批 起 支 村 间 组 笔 艘 架 株 本 亩次 "
    "标箱 例 班 栋 幢 册 张 部 孔 眼 片 站 位 款 标段 幅 枚 岁 级 区 县 厂 点 大类 字 块 车次 户次 艘次 架次 班次 单 标"
).split()

_ALIASES = {
    "块钱": "元", "人民币": "元", "圆": "元", "CNY": "元", "RMB": "元", "yuan": "元", "USD": "美元", "EUR": "欧元",
    "千克": "公斤", "kg": "公斤", "t": "吨", "g": "克", "吨标准煤": "标准煤吨", "吨标煤": "标准煤吨", "m2": "平方米",
    "㎡": "平方米", "平米": "平方米", "ha": "公顷", "mu": "亩", "km2": "平方公里", "m3": "立方米", "立方": "立方米",
    "m": "米", "km": "公里", "千米": "公里", "华里": "里", "kWh": "千瓦时", "度": "千瓦时", "kW": "千瓦", "日": "天",
    "day": "天", "days": "天", "h": "小时", "工作日": "个工作日", "月": "个月", "months": "个月", "years": "年",
    "percent": "%", "pct": "%", "pp": "个百分点", "百分点": "个百分点", "percentage points": "个百分点", "permille": "‰",
    "person": "人", "persons": "人", "people": "人", "点": "指数点", "个点": "指数点", "": "1", "倍": "1", "one": "1",
}  # fmt: skip

ONE = Unit("1", RATIO)
PERCENT = Unit("%", RATIO, Fraction(1, 100))
PERMILLE = Unit("‰", RATIO, Fraction(1, 1000))
PERCENTAGE_POINT = Unit("个百分点", POINTS, Fraction(1, 100))
YUAN = Unit("元", MONEY)

_BASE: dict[str, Unit] = {
    **{unit.code: unit for unit in (ONE, PERCENT, PERMILLE, PERCENTAGE_POINT)},
    "个千分点": Unit("个千分点", POINTS, Fraction(1, 1000)),
    **{code: Unit(code, ((f"{_COUNT}{code}", 1),)) for code in _COUNTERS},
    **{code: Unit(code, ((kind, 1),), scale) for code, (kind, scale) in _MEASURES.items()},
}

_LONGEST = 40


def parse_unit(text: str | Unit, *, extra: Iterable[Unit] = (), where: str = "") -> Unit:
    """The unit that ``text`` names, in either script, with 万, 亿 and the like in front, or as a quotient.

    Args:
        text: ``亿元``, ``萬畝``, ``亿千瓦时``, ``元/人``, ``%``; a unit is returned as it is.
        extra: units of the caller's own, tried first.
        where: the place to name when the unit is unknown.

    Raises:
        InputError: if the unit is unknown, with the nearest known one.

    Example:
        >>> parse_unit("亿千瓦时").code, parse_unit("元/人").dimension
        ('亿千瓦时', (('money', 1), ('person', -1)))
    """
    if isinstance(text, Unit):
        return text
    own = {unit.code: unit for unit in extra}
    unit = own.get(text.strip()) or _parse(text, tuple(own.values()))
    if unit is None:
        shown = text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
        problem = Problem(where, f"the unit {shown!r}", "a known unit", did_you_mean(shown, [*own, *_BASE]), "unit")
        raise InputError.of(problem)
    return unit


@lru_cache(maxsize=1024)
def _parse(text: str, own: tuple[Unit, ...]) -> Unit | None:
    if len(text) > _LONGEST:
        return None
    spelling = normalise(text)
    if "/" in spelling:
        above, _, below = spelling.partition("/")
        return _quotient(_scaled(above, own), _scaled(below, own))
    return _scaled(spelling, own)


def _scaled(spelling: str, own: tuple[Unit, ...]) -> Unit | None:
    """A unit, or a prefix such as 万 before one."""
    bases = {**_BASE, **{unit.code: unit for unit in own}}
    if found := bases.get(_ALIASES.get(spelling, spelling)):
        return found
    for prefix, factor in _PREFIXES.items():
        rest = spelling.removeprefix(prefix)
        base = bases.get(_ALIASES.get(rest, rest)) if rest != spelling else None
        if base is not None and base.dimension != RATIO:
            return Unit(prefix + base.code, base.dimension, base.scale * factor)
    return None


def _quotient(above: Unit | None, below: Unit | None) -> Unit | None:
    if above is None or below is None:
        return None
    return Unit(f"{above.code}/{below.code}", divide(above.dimension, below.dimension), above.scale / below.scale)
