"""Findings read back from their JSON form, with every problem of a file at once."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from functools import partial
from typing import Any

from attrs import frozen

from devreport.errors import InputError, Problem
from devreport.findings import Edition, Figure, Finding, Listed, Outcome, Severity, Verdict, Waived
from devreport.io import values
from devreport.io.evidence_reading import STRINGS, EvidenceReader, exact_number, period, read_shapes, unit, word
from devreport.io.fields import Read, by_name, each, fields_of
from devreport.io.files import decoded, read_text
from devreport.io.finding_json import FINDING_VERSION
from devreport.io.plain import as_object
from devreport.io.plan_json import parse_json
from devreport.model import Hedge
from devreport.periods import Period
from devreport.quantities import ONE, Missing, Ratio

__all__ = ["finding_from_data", "read_findings"]

#: How deep expressions make a file: as deep as they may be themselves, and what stands around them.
DEEPEST = 340

_VERSION = re.compile(r"1\.(\d{1,4})")
_HEADER = ("plan", "period", "as_of", "fictional", "ruleset", "tallies", "idle")


def finding_from_data(data: object) -> Finding:
    """The finding that :func:`~devreport.io.finding_to_data` wrote.

    Raises:
        InputError: with everything that is wrong with it, each problem with its place.
    """
    with values.at("$"):
        held = _versioned(data)
        return _reader(held.fields, newer=held.newer).finding(held.fields)


def read_findings(source: str | os.PathLike[str] | bytes) -> tuple[Finding, ...]:
    """The findings in the file of an assessment, or the one in a file of its own.

    Args:
        source: the file, or the bytes of one.

    Raises:
        InputError: with everything that is wrong with it, each problem with its place.
    """
    where = "" if isinstance(source, bytes) else os.fspath(source)
    text = decoded(source) if isinstance(source, bytes) else read_text(source)
    data = parse_json(text, where, depth=DEEPEST)
    with values.at(f"{where}: " if where else ""):
        if "findings" not in (as_object(data) or ()):
            return (finding_from_data(data),)
        with values.at("$"):
            return _assessed(data)


@frozen
class _Versioned:
    """An object of a known major version.

    Attributes:
        fields: what it holds.
        newer: whether it is of a newer minor version, which may hold more than is known here.
    """

    fields: Mapping[str, object]
    newer: bool


def _versioned(data: object) -> _Versioned:
    fields = values.object_of(data, None, required=("schema_version",))
    version = fields["schema_version"]
    match = _VERSION.fullmatch(version) if isinstance(version, str) else None
    if match is None:
        values.wrong(version, f"version {FINDING_VERSION}, or a newer one before 2", where=".schema_version")
    return _Versioned({name: one for name, one in fields.items() if name != "schema_version"}, int(match[1]) > 0)


def _assessed(data: object) -> tuple[Finding, ...]:
    held = _versioned(data)
    known = {name: one for name, one in held.fields.items() if name not in _HEADER}
    read: Mapping[str, Read] = {"shapes": _anything, "findings": _anything}
    fields = fields_of(known, read, required=("findings",), newer=held.newer)
    reader = _reader(fields, newer=held.newer)
    with values.at(".findings"):
        return each(reader.finding)(fields["findings"])


def _anything(value: object) -> object:
    return value


def _reader(fields: Mapping[str, object], *, newer: bool) -> _Reader:
    with values.at(".shapes"):
        return _Reader(EvidenceReader(read_shapes(fields.get("shapes", {}), newer=newer), newer), newer)


_RATIO: Mapping[str, Read] = {"value": exact_number, "unit": unit, "radius": exact_number}
_WAIVED: Mapping[str, Read] = {
    "reason": values.read_text_value,
    "by": values.read_text_value,
    "until": values.read_day,
    "expired": values.read_boolean,
}
_EDITION: Mapping[str, Read] = dict.fromkeys(("id", "version", "hash"), values.read_string)


def _ratio(value: object, *, newer: bool) -> Ratio:
    held = fields_of(value, _RATIO, required=("value", "unit"), newer=newer)
    return _as_ratio(held)


def _as_ratio(held: Mapping[str, Any]) -> Ratio:
    exact: Fraction = held["value"]
    return Ratio(exact.numerator, exact.denominator, held.get("unit", ONE), held.get("radius", Fraction(0)))


def _number_or_missing(value: object) -> Fraction | Missing:
    return exact_number(value) if as_object(value) is None else values.read_missing(value)


@frozen
class _Reader:
    """Reads findings."""

    within: EvidenceReader
    newer: bool

    def finding(self, data: object) -> Finding:
        read: dict[str, Read] = {
            **dict.fromkeys(("id", "rule", "kind", "subject", "statement"), values.read_string),
            "period": period,
            "verdict": lambda value: None if value is None else values.read_word(value, Verdict),
            "outcome": word(Outcome),
            "severity": word(Severity),
            "figures": by_name(self._figure),
            "texts": by_name(values.read_text_value),
            "lists": by_name(each(self._listed)),
            **dict.fromkeys(("missing", "undefined", "tags", "unmet"), STRINGS),
            "waived": self._waived,
            "edition": self._edition,
            "evidence": self.within.evidence,
            "shapes": _anything,
        }
        required = ("rule", "kind", "subject", "period", "statement", "verdict", "outcome", "severity")
        held = fields_of(data, read, required=required, newer=self.newer)
        named = held.pop("id", None)
        held.pop("shapes", None)
        finding = Finding(**held)
        if named not in {None, finding.id}:
            raise InputError.of(Problem(".id", repr(named), repr(finding.id), "made of rule, subject and period", "id"))
        return finding

    def _waived(self, value: object) -> Waived:
        return Waived(**fields_of(value, _WAIVED, required=("reason", "by"), newer=self.newer))

    def _edition(self, value: object) -> Edition:
        return Edition(**fields_of(value, _EDITION, required=tuple(_EDITION), newer=self.newer))

    def _listed(self, value: object) -> Listed:
        return Listed(**fields_of(value, {"name": values.read_text_value, "figure": self._figure}, newer=self.newer))

    def _figure(self, value: object) -> Figure:
        read: dict[str, Read] = {
            "id": values.read_string,
            **_RATIO,
            "value": _number_or_missing,
            "period": period,
            "day": values.read_day,
            "places": values.read_integer,
            "formula": values.read_string,
            "inputs": STRINGS,
            "hedge": word(Hedge),
            "hedge_step": partial(_ratio, newer=self.newer),
            "recorded_hedge": word(Hedge),
        }
        held = fields_of(value, read, required=("id",), newer=self.newer)
        shown = _figure_value(held)
        kept = {name: one for name, one in held.items() if name not in {*_RATIO, "period", "day"}}
        return Figure(value=shown, **kept)


def _figure_value(held: Mapping[str, Any]) -> Ratio | Period | date | Missing:
    given = [name for name in ("value", "period", "day") if name in held]
    if len(given) != 1:
        raise InputError.of(Problem("", f"{len(given)} values", "one of value, period and day", code="value"))
    value: Fraction | Period | date | Missing = held[given[0]]
    return _as_ratio(held) if isinstance(value, Fraction) else value
