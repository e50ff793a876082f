"""Lights from presets."""

import pytest

from devreport.findings import Verdict
from devreport.rules.catalogue.indicator_light import RULES
from devreport.rules.presets import band_presets


def test_each_table_makes_a_rule() -> None:
    """With the thresholds as parameters, and their source."""
    assert [preset.code for preset in band_presets("lights")] == [rule.code for rule in RULES]
    for rule, preset in zip(RULES, band_presets("lights"), strict=True):
        assert dict(preset.thresholds) == rule.thresholds
        assert {preset.source} == {parameter.source for parameter in rule.parameters.values()}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_what_no_band_covers_stays_uncoloured(rule: object) -> None:
    """Only a table without a gap and with both ends open covers everything."""
    last = rule.verdicts[-1]
    assert (last.verdict is Verdict.UNCOLOURED) is (rule.code != "I22")
