"""I23 … indicator.grade: the grade that a published table gives a score (等次), one rule for each table."""

from devreport.expressions import Field, Parameter
from devreport.findings import STATEMENTS, Outcome, Severity, Verdict
from devreport.rules.presets import BandPreset, band_presets
from devreport.rules.rule import ParameterValue, Rule, VerdictTest

_SCORE = Field("actual")


def _rule(preset: BandPreset) -> Rule:
    """A rule that tries the bands from the best one down; the last takes what is left."""
    *upper, last = [band.name for band in preset.bands]
    return Rule(
        code=preset.code,
        name=f"indicator.grade-{preset.id}",
        title=preset.title,
        over="indicator",
        statement=STATEMENTS["grade"],
        applies=Field("bands").equals(preset.id),
        verdicts=(
            *(VerdictTest(Verdict(name), Outcome.PASS, Parameter(f"{name}_from") <= _SCORE) for name in upper),
            VerdictTest(Verdict(last), Outcome.FAIL),
        ),
        figures={"score": _SCORE},
        parameters={f"{name}_from": ParameterValue(preset.thresholds[f"{name}_from"], preset.source) for name in upper},
        severity=Severity.WARNING,
        source=preset.source,
    )


RULES = tuple(_rule(preset) for preset in band_presets("grades"))
