"""Presets: thresholds, bands, checklists and frequencies that somebody published, as data with their sources."""

from devreport.rules.presets.loader import (
    BandPreset,
    Limit,
    band_presets,
    cadence_presets,
    checklist_presets,
    limits,
    vague_words,
)
from devreport.rules.presets.thresholds import thresholds, thresholds_of

__all__ = [
    "BandPreset",
    "Limit",
    "band_presets",
    "cadence_presets",
    "checklist_presets",
    "limits",
    "thresholds",
    "thresholds_of",
    "vague_words",
]
