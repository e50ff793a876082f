"""Presets read from their files, and checked as they are read."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from attrs import field, frozen

from devreport.errors import Problem, RuleError
from devreport.measures import Band, band_flaws
from devreport.model import Cadence, Checklist, Obligation, Requirement, Text
from devreport.periods import PeriodKind
from devreport.quantities import PERCENT, Quantity, Unit, parse_unit

__all__ = [
    "BandPreset",
    "Limit",
    "band_presets",
    "cadence_presets",
    "checked_bands",
    "checklist_presets",
    "limits",
    "vague_words",
]


@frozen(kw_only=True)
class BandPreset:
    """A table of bands (红黄绿灯, 等次, 比例): thresholds, what they measure, and who says so.

    Attributes:
        id: the name an indicator gives in ``bands``.
        code: the code of the rule made of it; empty where there is none.
        title: what it is called.
        metric: what is measured.
        unit: the unit of the thresholds.
        source: who published it.
        bands: the bands, in the order they are tried; bounds are in ``unit``.
        thresholds: the bounds as figures, by name: ``yellow_from``, ``yellow_to``.
        rates: band name → the rate that goes with it, for tables of rates.
        gaps: whether the table leaves a gap on purpose.
    """

    id: str
    code: str = ""
    title: Text = field(converter=Text)
    metric: str
    unit: Unit
    source: str
    bands: tuple[Band, ...]
    thresholds: Mapping[str, Quantity]
    rates: Mapping[str, Quantity] = field(factory=dict[str, Quantity])
    gaps: bool = False


@frozen(kw_only=True)
class Limit:
    """A single threshold.

    Attributes:
        value: the threshold.
        title: what it limits.
        source: who says so.
    """

    value: Quantity
    title: Text = field(converter=Text)
    source: str


@cache
def band_presets(group: str) -> tuple[BandPreset, ...]:
    """The tables of a group: ``lights``, ``grades`` or ``rates``.

    Raises:
        RuleError: if a table has a gap or an overlap that it does not declare.

    Example:
        >>> [preset.id for preset in band_presets("lights")]
        ['yinchuan-2025', 'wuhan', 'sanya-2022']
    """
    return tuple(_preset(table) for table in _read(group)["preset"])


@cache
def limits() -> Mapping[str, Limit]:
    """Single thresholds, by name.

    Example:
        >>> limits()["statistics-entry"].value
        Quantity('500', '万元')
    """
    return MappingProxyType(
        {
            name: Limit(value=Quantity(found["value"], found["unit"]), title=found["title"], source=found["source"])
            for name, found in _read("limits").items()
        }
    )


@cache
def checklist_presets() -> Mapping[str, Checklist]:
    """Checklists by name, nothing on them obtained yet.

    Example:
        >>> len(checklist_presets()["one-document-three-certificates"].requirements)
        4
    """
    return MappingProxyType(
        {
            name: Checklist(name=found["name"], requirements=[Requirement(name=each) for each in found["requirements"]])
            for name, found in _read("checklists").items()
        }
    )


@cache
def cadence_presets() -> Mapping[str, Cadence]:
    """Frequencies by name, nothing held yet.

    Example:
        >>> cadence_presets()["ten-day-brief"].per.value
        'xun'
    """
    return MappingProxyType(
        {
            name: Cadence(
                id=name,
                name=found["name"],
                per=PeriodKind(found["per"]),
                obligation=Obligation(found["obligation"]),
                january_reported=found.get("january_reported", True),
            )
            for name, found in _read("cadences").items()
        }
    )


@cache
def vague_words() -> tuple[re.Pattern[str], ...]:
    """Patterns of words that stand for a number without giving one."""
    words = _read("vague")
    return tuple(
        [re.compile(re.escape(word)) for word in words["zh"]]
        + [re.compile(rf"\b{re.escape(word)}\b", re.IGNORECASE) for word in words["en"]]
    )


def checked_bands(bands: Iterable[Band], *, where: str, gaps: bool) -> tuple[Band, ...]:
    """The bands, which may not overlap, and leave a gap only where that is declared.

    Raises:
        RuleError: with one problem for each flaw.
    """
    checked = tuple(bands)
    problems = [
        Problem(
            where,
            f"{flaw.reason} between {flaw.below.name} and {flaw.above.name}",
            "bands that touch each other",
            "say gaps = true if a gap is meant" if flaw.reason == "gap" else "",
            "bands",
        )
        for flaw in band_flaws(checked)
        if not (gaps and flaw.reason == "gap")
    ]
    if problems:
        raise RuleError(f"the bands of {where} are no scale", problems)
    return checked


def _preset(table: Mapping[str, Any]) -> BandPreset:
    bands = [
        Band.of(band["name"], lower=band.get("from"), upper=band.get("to"), includes=band.get("includes", "lower"))
        for band in table["bands"]
    ]
    gaps, unit = table.get("gaps", False), parse_unit(table["unit"])
    return BandPreset(
        id=table["id"],
        code=table.get("code", ""),
        title=table["title"],
        metric=table["metric"],
        unit=unit,
        source=table["source"],
        bands=checked_bands(bands, where=table["id"], gaps=gaps),
        thresholds={
            f"{band['name']}_{end}": Quantity(band[end], unit)
            for band in table["bands"]
            for end in ("from", "to")
            if end in band
        },
        rates={band["name"]: Quantity(band["rate"], PERCENT) for band in table["bands"] if "rate" in band},
        gaps=gaps,
    )


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads(files(__name__.rpartition(".")[0]).joinpath(f"{name}.toml").read_text(encoding="utf-8"))
