"""Progress towards a dated target by compound growth, with the published scale of scores and its bands."""

from __future__ import annotations

from decimal import Decimal

from attrs import frozen

from devreport.expressions import Case, Expr, Field, Guarded, Opaque, expression
from devreport.measures.bands import Band, band_of
from devreport.measures.measure import Amount, Measure, given
from devreport.measures.scores import clamp
from devreport.quantities import ONE, Ratio, Undefined

__all__ = [
    "LIMIT_COEFFICIENT",
    "OBSERVED_GROWTH",
    "PROGRESS_RATIO",
    "PROGRESS_SCORE",
    "RELATIVE_TREND",
    "REQUIRED_TREND",
    "SCORE_BANDS",
    "TARGET_BANDS",
    "TREND",
    "TREND_BANDS",
    "TREND_SCORE",
    "Progress",
    "progress_to_target",
    "progress_without_target",
]

_BASE, _CURRENT, _TARGET, _YEARS, _SPAN = (Field(name) for name in ("base", "current", "target", "years", "span"))
_DIRECTION, _COEFFICIENT, _LIMIT = Field("direction"), Field("coefficient"), Field("limit")
_SOURCE = "Statistics Canada and Open SDG: progress by compound annual growth"

#: The published slopes and intercepts: (least metric, slope, intercept), from the top; the last one has no least.
TARGET_LINES = ((Decimal("0.6"), Decimal("7.1429"), Decimal("-4.2857")), (None, Decimal("4.1667"), Decimal("-2.5")))
TREND_LINES = (
    (Decimal("0.015"), Decimal(500), Decimal(-5)),
    (Decimal("0.005"), Decimal(250), Decimal("-1.25")),
    (None, Decimal(500), Decimal("-2.5")),
)
DETERIORATION = (Decimal(125), Decimal("-2.5"))
HIGHEST = 5
EXPONENT = Decimal("4.44")

_NAMES = ("substantial_progress", "moderate_progress", "limited_progress", "deterioration")


def _bands(*thresholds: str) -> tuple[Band, ...]:
    """Bands from thresholds in falling order."""
    ends = zip(_NAMES, [*thresholds, None], [None, *thresholds], strict=True)
    return tuple(Band.of(name, lower=lower, upper=upper) for name, lower, upper in ends)


TARGET_BANDS = _bands("0.95", "0.6", "0")
TREND_BANDS = _bands("0.015", "0.005", "0")
SCORE_BANDS = _bands("2.5", "0", "-2.5")


def _annual(end: Expr, years: Expr) -> Expr:
    return Opaque("power", (end / _BASE, 1 / years)) - 1


def _line(metric: Expr, lines: tuple[tuple[Decimal | None, Decimal, Decimal], ...]) -> Expr:
    values = [(lower, metric * slope + intercept) for lower, slope, intercept in lines]
    return Case(
        tuple((metric >= lower, value) for lower, value in values if lower is not None),
        values[-1][1],
    )


def _limited(score: Expr) -> Expr:
    return clamp(score, lowest=expression(-HIGHEST), highest=expression(HIGHEST))


_TOWARDS = Case(((_BASE < 0, -_DIRECTION),), _DIRECTION)
_ACHIEVED = _DIRECTION * _CURRENT >= _DIRECTION * _TARGET
_COMPARABLE = (
    (_YEARS <= 0, "too_few_points"),
    (_BASE.equals(0), "zero_base"),
    (_CURRENT / _BASE < 0, "sign_change"),
)
_REACHABLE = (
    *_COMPARABLE,
    (_SPAN <= 0, "no_span"),
    (_TARGET / _BASE <= 0, "sign_change"),
    (_TARGET.equals(_BASE), "target_is_base"),
)
_RATIO = _TOWARDS * (_annual(_CURRENT, _YEARS) / abs(_annual(_TARGET, _SPAN)))
_TREND = _TOWARDS * Opaque("power", (_CURRENT / _BASE, 1 / _YEARS)) + -1 * _TOWARDS

OBSERVED_GROWTH = Measure(
    "observed_growth",
    "实际年均增速",
    ("base", "current", "years"),
    Guarded(_annual(_CURRENT, _YEARS), _COMPARABLE),
    source=_SOURCE,
    unit=ONE,
)
REQUIRED_TREND = Measure(
    "required_trend",
    "所需年均增速",
    ("base", "target", "span"),
    Guarded(_annual(_TARGET, _SPAN), ((_SPAN <= 0, "no_span"), (_BASE.equals(0), "zero_base"))),
    source=_SOURCE,
    unit=ONE,
)
PROGRESS_RATIO = Measure(
    "progress_ratio",
    "增速比",
    ("base", "current", "target", "years", "span", "direction"),
    Guarded(_RATIO, _REACHABLE),
    source=_SOURCE,
)
PROGRESS_SCORE = Measure(
    "progress_score",
    "进展得分",
    ("base", "current", "target", "years", "span", "direction"),
    Guarded(
        Case(((_ACHIEVED, expression(HIGHEST)),), _limited(_line(Guarded(_RATIO, _REACHABLE), TARGET_LINES))),
        ((_YEARS <= 0, "too_few_points"),),
    ),
    source=_SOURCE,
)
TREND = Measure(
    "trend", "趋势", ("base", "current", "years", "direction"), Guarded(_TREND, _COMPARABLE), source=_SOURCE, unit=ONE
)
RELATIVE_TREND = Measure(
    "relative_trend",
    "相对趋势",
    ("base", "current", "years", "direction", "coefficient"),
    Guarded(_TREND / _COEFFICIENT, _COMPARABLE),
    source=_SOURCE,
)
TREND_SCORE = Measure(
    "trend_score",
    "趋势得分",
    ("base", "current", "years", "direction", "coefficient"),
    Guarded(
        Case(
            (
                (_TREND < 0, _limited(_TREND * DETERIORATION[0] + DETERIORATION[1])),
                (_COEFFICIENT.equals(0), expression(HIGHEST)),
            ),
            _limited(_line(_TREND / _COEFFICIENT, TREND_LINES)),
        ),
        _COMPARABLE,
    ),
    source=_SOURCE,
)
LIMIT_COEFFICIENT = Measure(
    "limit_coefficient",
    "上限系数",
    ("base", "limit"),
    Guarded(1 - Opaque("power", (_BASE / _LIMIT, expression(EXPONENT))), ((_LIMIT.equals(0), "zero_limit"),)),
    source=_SOURCE,
    unit=ONE,
)


@frozen
class Progress:
    """Progress as published scoreboards state it.

    Attributes:
        value: the ratio of observed to required growth, or without a target the observed growth.
        score: from -5 to 5.
        status: ``target_achieved``, ``substantial_progress``, ``moderate_progress``, ``limited_progress``,
            ``deterioration`` or ``not_available``.
    """

    value: Ratio | Undefined
    score: Ratio | Undefined
    status: str


def progress_to_target(
    current: Amount, target: Amount, *, base: Amount, years: int, span: int, lower_is_better: bool = False
) -> Progress:
    """Observed over required compound growth (增速比), its score and status.

    Args:
        current: the latest value.
        target: the target value.
        base: the value of the base year.
        years: years from the base year to the latest value.
        span: years from the base year to the target year.
        lower_is_better: whether the target lies below.

    Nothing is put in place of a zero: then there is no ratio, and without a ratio or an achieved target no score.

    Example:
        >>> progress = progress_to_target("10.4", "7.25", base="14.5", years=8, span=15, lower_is_better=True)
        >>> str(progress.value.round(4)), str(progress.score.round(4)), progress.status
        ('0.9011', '2.1507', 'moderate_progress')
    """
    inputs: dict[str, Amount] = {
        "base": base,
        "current": current,
        "target": target,
        "years": years,
        "span": span,
        "direction": -1 if lower_is_better else 1,
    }
    value, score = PROGRESS_RATIO.of(**inputs), PROGRESS_SCORE.of(**inputs)
    achieved = isinstance(score, Ratio) and (
        given(current) <= given(target) if lower_is_better else given(current) >= given(target)
    )
    return Progress(value, score, "target_achieved" if achieved else _status(value, TARGET_BANDS))


def progress_without_target(
    current: Amount, *, base: Amount, years: int, lower_is_better: bool = False, limit: Amount | None = None
) -> Progress:
    """Observed compound growth in the desired direction, its score and status, where there is no target.

    Args:
        current: the latest value.
        base: the value of the base year.
        years: years between them.
        lower_is_better: whether a decline is desired.
        limit: the natural limit of the indicator, near which less growth is expected.

    Example:
        >>> progress = progress_without_target("71.4", base="66.6", years=7, limit=100)
        >>> str(progress.value.round(6)), str(progress.score.round(4)), progress.status
        ('0.009991', '1.7398', 'moderate_progress')
    """
    coefficient = Ratio(1) if limit is None else LIMIT_COEFFICIENT.of(base=base, limit=limit)
    inputs: dict[str, Amount] = {
        "base": base,
        "current": current,
        "years": years,
        "direction": -1 if lower_is_better else 1,
    }
    value = TREND.of(**inputs)
    if isinstance(coefficient, Undefined):
        return Progress(value, coefficient, "not_available")
    score = TREND_SCORE.of(**inputs, coefficient=coefficient)
    if isinstance(value, Ratio) and coefficient.value == 0:
        return Progress(value, score, "deterioration" if value.value < 0 else "substantial_progress")
    relative = RELATIVE_TREND.of(**inputs, coefficient=coefficient)
    return Progress(value, score, _status(relative, TREND_BANDS))


def _status(metric: Ratio | Undefined, bands: tuple[Band, ...]) -> str:
    name = band_of(metric, bands) if isinstance(metric, Ratio) else None
    return name if isinstance(name, str) else "not_available"
