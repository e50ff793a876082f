"""Presets as they ship."""

import pytest

from devreport.errors import RuleError
from devreport.measures import Band, band_of
from devreport.model import Cadence, Obligation
from devreport.periods import PeriodKind
from devreport.quantities import Quantity, Ratio
from devreport.rules.presets import BandPreset, band_presets, cadence_presets, checklist_presets, limits, vague_words
from devreport.rules.presets.loader import checked_bands

TABLES = [*band_presets("lights"), *band_presets("grades"), *band_presets("rates")]


@pytest.mark.parametrize("preset", TABLES, ids=lambda preset: preset.id)
def test_a_table_says_where_it_is_from(preset: BandPreset) -> None:
    """In both languages, with a source."""
    assert preset.source
    assert {"zh", "en"} == dict(preset.title.by_language).keys()


@pytest.mark.parametrize(
    ("income", "rate"), [("3000", "0.5"), ("3000.01", "1"), ("5000", "1"), ("10000", "1.5"), ("10000.01", "2")]
)
def test_party_dues_by_income(income: str, rate: str) -> None:
    """The whole income at one rate."""
    preset = next(one for one in TABLES if one.id == "party-dues")
    assert Quantity(rate, "%") == preset.rates[band_of(Ratio(income), preset.bands)]


def test_thresholds_keep_their_unit() -> None:
    """As they were published."""
    preset = next(one for one in TABLES if one.id == "yinchuan-2025")
    assert Quantity("10", "个百分点") == preset.thresholds["yellow_from"]
    assert preset.gaps


def test_bands_that_touch_are_fine() -> None:
    """In whatever order they come."""
    bands = (Band.of("high", lower=50), Band.of("low", lower=0, upper=50))
    assert bands == checked_bands(bands, where="own", gaps=False)


def test_a_gap_is_refused_unless_it_is_meant() -> None:
    """With a hint."""
    bands = (Band.of("low", lower=0, upper=50), Band.of("high", lower=60))
    with pytest.raises(RuleError, match="gaps = true"):
        checked_bands(bands, where="own", gaps=False)
    assert bands == checked_bands(bands, where="own", gaps=True)


def test_an_overlap_is_always_refused() -> None:
    """Nobody means two colours."""
    bands = (Band.of("low", lower=0, upper=50), Band.of("high", lower=40))
    with pytest.raises(RuleError, match="overlap between low and high"):
        checked_bands(bands, where="own", gaps=True)


def test_single_thresholds_have_units() -> None:
    """500万元 to enter the statistics, seven working days to publish."""
    assert ["500万元", "7个工作日", "4个月"] == [str(limit.value) for limit in limits().values()]


def test_checklists_are_empty_forms() -> None:
    """Nothing on them is obtained yet."""
    for checklist in checklist_presets().values():
        assert not any(requirement.obtained_on for requirement in checklist.requirements)
    assert 7 == len(checklist_presets()["preliminary-work"].requirements)


def test_frequencies_are_those_of_the_norms() -> None:
    """一般 and 应当 are told apart, and January may have no report."""
    found = cadence_presets()
    assembly, entries = found["branch-assembly"], found["new-project-every-month"]
    assert (PeriodKind.QUARTER, Obligation.USUALLY) == (assembly.per, assembly.obligation)
    assert (Obligation.MUST, False) == (entries.obligation, entries.january_reported)
    assert all(isinstance(one, Cadence) and one.minimum == 1 for one in found.values())


@pytest.mark.parametrize(("text", "vague"), [("多次开展", True), ("Numerous firms", True), ("innumerous", False)])
def test_vague_words(text: str, vague: bool) -> None:
    """Whole words in English, in whatever case."""
    assert vague is any(word.search(text) for word in vague_words())
