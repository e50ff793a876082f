"""I20, I21 … indicator.light: the light that a published table gives (红黄绿灯), one rule for each table."""

from devreport.expressions import Expr, Field, Parameter
from devreport.findings import STATEMENTS, Outcome, Severity, Verdict
from devreport.measures import COMPLETION, PACE_LAG, Band
from devreport.rules.inline import inlined
from devreport.rules.presets import BandPreset, band_presets
from devreport.rules.rule import ParameterValue, Rule, VerdictTest

_ACTUAL, _ELAPSED = Field("to_date"), Field("elapsed")
_RATE = inlined(COMPLETION, actual=_ACTUAL)
_EXPECTED = Field("target") * _ELAPSED
_LAG = inlined(PACE_LAG, rate=_RATE)

_METRICS = {
    "points_behind": _LAG,
    "share_of_schedule": _RATE / _ELAPSED,
    "relative_shortfall": (_EXPECTED - _ACTUAL) / _EXPECTED,
}
_OUTCOMES = {Verdict.GREEN: Outcome.PASS, Verdict.YELLOW: Outcome.FAIL, Verdict.RED: Outcome.FAIL}


def _test(band: Band, metric: Expr) -> VerdictTest:
    low, high = Parameter(f"{band.name}_from"), Parameter(f"{band.name}_to")
    above = metric >= low if band.range.lower_closed else metric > low
    below = metric <= high if band.range.upper_closed else metric < high
    verdict = Verdict(band.name)
    if band.range.lower is None:
        return VerdictTest(verdict, _OUTCOMES[verdict], below)
    return VerdictTest(verdict, _OUTCOMES[verdict], above if band.range.upper is None else above & below)


def _left_over(preset: BandPreset) -> tuple[VerdictTest, ...]:
    """What the bands do not cover stays uncoloured."""
    ends = [end for band in preset.bands for end in (band.range.lower, band.range.upper)]
    covers = not preset.gaps and ends.count(None) == 2
    return () if covers else (VerdictTest(Verdict.UNCOLOURED, Outcome.PASS),)


def _rule(preset: BandPreset) -> Rule:
    return Rule(
        code=preset.code,
        name=f"indicator.light-{preset.id}",
        title=preset.title,
        over="indicator",
        statement=STATEMENTS["light"],
        applies=Field("bands").equals(preset.id),
        verdicts=(
            VerdictTest(Verdict.UNDEFINED, Outcome.UNKNOWN, (Field("target") <= 0) & ~_ACTUAL.is_missing()),
            *(_test(band, _METRICS[preset.metric]) for band in preset.bands),
            *_left_over(preset),
        ),
        figures={"rate": _RATE, "elapsed": _ELAPSED, "gap": abs(_LAG)},
        parameters={name: ParameterValue(bound, preset.source) for name, bound in preset.thresholds.items()},
        severity=Severity.WARNING,
        source=preset.source,
    )


RULES = tuple(_rule(preset) for preset in band_presets("lights"))
