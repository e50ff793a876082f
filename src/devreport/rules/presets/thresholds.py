"""Thresholds with their editions, as rules take them: one value in general, others for a place or for some time."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import date
from importlib.resources import files
from typing import Any

from devreport.quantities import Quantity
from devreport.rules.rule import ParameterEdition, ParameterValue

__all__ = ["thresholds", "thresholds_of"]


def thresholds(name: str) -> dict[str, ParameterValue]:
    """The thresholds of a preset, by name.

    Example:
        >>> thresholds("midterm")["on_pace"].value
        Quantity('95', '%')
    """
    text = files(__name__.rpartition(".")[0]).joinpath(f"{name}.toml").read_text(encoding="utf-8")
    return thresholds_of(tomllib.loads(text))


def thresholds_of(tables: Mapping[str, Mapping[str, Any]]) -> dict[str, ParameterValue]:
    """The thresholds that parsed tables give, each with its unit, its source and its editions."""
    return {
        name: ParameterValue(
            Quantity(table["value"], table["unit"]),
            table["source"],
            tuple(_edition(one, unit=table["unit"]) for one in table.get("editions", ())),
        )
        for name, table in tables.items()
    }


def _edition(table: Mapping[str, Any], *, unit: str) -> ParameterEdition:
    since, until = table.get("since"), table.get("until")
    return ParameterEdition(
        value=Quantity(table["value"], table.get("unit", unit)),
        source=table["source"],
        place=table.get("place", ""),
        since=since if since is None else date.fromisoformat(str(since)),
        until=until if until is None else date.fromisoformat(str(until)),
    )
