"""The JSON form of findings: lossless, with all that each was made of, so that whoever reads it can prove it again.

Numbers are exact and written as text: ``"629"``, ``"3145/3237"``. What a rule asks is its *shape*; shapes are written
once, in a table, under the SHA-256 of their content, however many findings they have.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import assert_never

from devreport.expressions import Absent, Expr, Literal, Row, Scalar, Value, to_data
from devreport.findings import Edition, Evidence, Figure, Finding, Listed, ListShape, Shape, Threshold, Waived
from devreport.io.values import Plain, write_missing, write_text_value
from devreport.periods import Period
from devreport.quantities import ONE, Interval, Missing, Quantity, Ratio, Unit

__all__ = ["FINDING_VERSION", "Shapes", "finding_to_data", "finding_to_json", "shape_to_data", "write_finding"]

#: The version of the form; readers accept a newer minor version.
FINDING_VERSION = "1.0"

Data = dict[str, Plain]


class Shapes:
    """The shapes of some findings, each once.

    Attributes:
        table: the SHA-256 of a shape → the shape as it is written.
    """

    def __init__(self) -> None:
        self.table: dict[str, Plain] = {}
        self._known: dict[int, tuple[Shape, str]] = {}

    def key(self, shape: Shape) -> str:
        """The key of a shape, which is in the table from now on."""
        if id(shape) not in self._known:
            data = shape_to_data(shape)
            key = shape_hash(data)
            self.table[key] = data
            self._known[id(shape)] = (shape, key)
        return self._known[id(shape)][1]


def shape_hash(data: object) -> str:
    """The SHA-256 of a shape as it is written: the same in every process."""
    canonical = json.dumps(data, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode("ascii")).hexdigest()


def finding_to_data(finding: Finding) -> Data:
    """A finding by itself, with its own shape.

    Example:
        >>> import devreport
        >>> from devreport import examples
        >>> finding = devreport.assess(examples.load("half-year").plan).findings[0]
        >>> sorted(finding_to_data(finding))[:4]
        ['edition', 'evidence', 'figures', 'id']
    """
    shapes = Shapes()
    written = write_finding(finding, shapes)
    return {"schema_version": FINDING_VERSION, **written, **_kept(shapes=shapes.table)}


def finding_to_json(finding: Finding) -> str:
    """The same as text."""
    return json.dumps(finding_to_data(finding), ensure_ascii=False, indent=2) + "\n"


def write_finding(finding: Finding, shapes: Shapes) -> Data:
    """A finding whose shape stands in a table; what is empty is left out."""
    return {
        "id": finding.id,
        "rule": finding.rule,
        "kind": finding.kind,
        "subject": finding.subject,
        "period": finding.period.code,
        "statement": finding.statement,
        "verdict": finding.verdict.value if finding.verdict else None,
        "outcome": finding.outcome.value,
        "severity": finding.severity.value,
        "figures": {role: _figure(figure) for role, figure in finding.figures.items()},
        **_kept(
            texts={role: write_text_value(text) for role, text in finding.texts.items()},
            lists={role: [_listed(one) for one in listed] for role, listed in finding.lists.items()},
            missing=list(finding.missing),
            undefined=list(finding.undefined),
            tags=list(finding.tags),
            unmet=list(finding.unmet),
            waived=_waived(finding.waived),
            edition=_edition(finding.edition),
            evidence=_evidence(finding.evidence, shapes),
        ),
    }


def _kept(**written: Plain) -> Data:
    """What there is."""
    return {key: value for key, value in written.items() if value}


def _waived(waived: Waived | None) -> Plain:
    if waived is None:
        return None
    said: Data = {"reason": write_text_value(waived.reason), "by": write_text_value(waived.by)}
    return {**said, **_kept(until=_day(waived.until), expired=waived.expired)}


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def _edition(edition: Edition | None) -> Plain:
    return None if edition is None else {"id": edition.id, "version": edition.version, "hash": edition.hash}


def _listed(listed: Listed) -> Plain:
    name = _kept(name=write_text_value(listed.name)) if listed.name else {}
    return name if listed.figure is None else {**name, "figure": _figure(listed.figure)}


def _figure(figure: Figure) -> Plain:
    step = figure.hedge_step
    return {
        "id": figure.id,
        **_figure_value(figure.value),
        "places": figure.places,
        "formula": figure.formula,
        "inputs": list(figure.inputs),
        **_kept(
            hedge=figure.hedge.value if figure.hedge else "",
            hedge_step=None if step is None else _ratio(step),
            recorded_hedge=figure.recorded_hedge.value if figure.recorded_hedge else "",
        ),
    }


def _figure_value(value: Ratio | Period | date | Missing) -> Data:
    match value:
        case Ratio():
            return _ratio(value)
        case Period():
            return {"period": value.code}
        case date():
            return {"day": value.isoformat()}
        case Missing():
            return {"value": write_missing(value)}
        case _:
            assert_never(value)


def _ratio(value: Ratio) -> Data:
    exact: Data = {"value": str(value.value), "unit": _unit(value.unit)}
    return {**exact, "radius": str(value.radius)} if value.radius else exact


def _unit(unit: Unit) -> Plain:
    """Its code, or all of it where the code alone says nothing."""
    value: Data = to_data(Literal(Quantity(1, unit)))["value"]
    return value.get("unit", ONE.code)


def _evidence(evidence: Evidence | None, shapes: Shapes) -> Plain:
    if evidence is None:
        return None
    thresholds = {name: _threshold(threshold) for name, threshold in evidence.thresholds.items()}
    names: Data = {name: write_text_value(text) for name, text in evidence.names.items()}
    return {
        "shape": shapes.key(evidence.shape),
        "row": _row(evidence.row, evidence.reach),
        **_kept(reach=_hedged(evidence.row, evidence.reach), thresholds=thresholds, place=evidence.place, names=names),
    }


def _threshold(threshold: Threshold) -> Plain:
    return {"value": _scalar(threshold.value), **_kept(source=threshold.source)}


def _scalar(value: Scalar) -> Plain:
    written: Plain = to_data(Literal(value))["value"]
    return written


def _hedged(row: Row, reach: Row) -> Data:
    """All that the hedged figures of a row may stand for."""
    return _values({name: value for name, value in reach.values.items() if value != row.values.get(name)}, reach.units)


def _row(row: Row, reach: Row) -> Data:
    return {
        "values": _values(row.values, row.units),
        **_kept(
            inputs={name: list(ids) for name, ids in row.inputs.items()},
            relations={name: [_row(child, child) for child in rows] for name, rows in row.relations.items()},
            periods={name: period.code for name, period in row.periods.items()},
            label=row.label,
            earlier={lag.value: _earlier(before, reach.earlier[lag]) for lag, before in row.earlier.items()},
        ),
    }


def _earlier(row: Row, reach: Row) -> Data:
    return {**_row(row, reach), **_kept(reach=_hedged(row, reach))}


def _values(values: Mapping[str, Value], units: Mapping[str, Unit]) -> Data:
    return {name: _value(value, units.get(name)) for name, value in values.items()}


def _value(value: Value, unit: Unit | None) -> Plain:
    """A value of a row; numbers in the unit they were recorded in."""
    scale = unit.scale if unit else Fraction(1)
    named: Data = {"unit": _unit(unit)} if unit else {}
    match value:
        case bool() | str():
            return value
        case date():
            return {"date": value.isoformat()}
        case Fraction():
            return {"number": str(value / scale), **named}
        case Interval(lower, upper):
            ends: Data = {"lower": _bound(lower, scale), "upper": _bound(upper, scale), **named}
            return {**ends, **_kept(open=_open_ends(value))}
        case Absent():
            return {"missing": sorted(value.missing), **_kept(undefined=sorted(value.undefined))}
        case _:
            assert_never(value)


def _bound(value: Fraction | None, scale: Fraction) -> str | None:
    return None if value is None else str(value / scale)


def _open_ends(value: Interval) -> list[Plain]:
    ends = {"lower": value.lower_closed, "upper": value.upper_closed}
    return [name for name, closed in ends.items() if not closed]


def shape_to_data(shape: Shape) -> Data:
    """What a rule asks, as it is written."""
    tests: list[Plain] = [
        {"verdict": one.verdict.value, "outcome": one.outcome.value, **_kept(when=_expression(one.when))}
        for one in shape.tests
    ]
    return {
        **_kept(applies=_expression(shape.applies)),
        "tests": tests,
        **_kept(
            figures={role: _expression(formula) for role, formula in shape.figures.items()},
            periods=dict(shape.periods),
            lists={role: _list_shape(listed) for role, listed in shape.lists.items()},
        ),
    }


def _list_shape(listed: ListShape) -> Plain:
    return {
        "relation": listed.relation,
        **_kept(value=_expression(listed.value), period=listed.period, where=_expression(listed.where)),
    }


def _expression(expr: Expr | None) -> Plain:
    return None if expr is None else to_data(expr)
