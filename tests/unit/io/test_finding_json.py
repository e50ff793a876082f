"""Findings as JSON: whole, exact, each shape once."""

from __future__ import annotations

import json
from datetime import date
from fractions import Fraction

from attrs import evolve

import devreport
from devreport import examples
from devreport.findings import Edition, Figure, Listed, Waived
from devreport.io import assessment_to_json, finding_from_data, finding_to_data, finding_to_json
from devreport.io.finding_json import Shapes
from devreport.model import Hedge, Text
from devreport.periods import half
from devreport.quantities import Missing, MissingReason, Ratio

ASSESSMENT = devreport.assess(examples.load("key-projects").plan)
FINDING = ASSESSMENT.findings[0]


def test_shapes_are_shared() -> None:
    """However many findings a rule has."""
    written = json.loads(assessment_to_json(ASSESSMENT))
    keys = {one["evidence"]["shape"] for one in written["findings"]}
    assert keys == set(written["shapes"])
    assert len(keys) <= len({one.rule for one in ASSESSMENT.findings})


def test_a_shape_has_one_key() -> None:
    """The same, whoever asks, and however often."""
    assert FINDING.evidence is not None
    shape = FINDING.evidence.shape
    shapes = Shapes()
    assert shapes.key(shape) == shapes.key(shape) == Shapes().key(evolve(shape))


def test_everything_a_finding_holds_is_kept() -> None:
    """Figures of every kind, hedges, names, lists, needs, explanations, editions."""
    figures = {
        "rooted": Figure(id="r", value=Ratio(5, 8, "%", Fraction(1, 1000)), hedge=Hedge.ABOUT, hedge_step=Ratio(1, 10)),
        "period": Figure(id="p", value=half(2023, 1), inputs=("a", "b"), formula="f"),
        "day": Figure(id="d", value=date(2023, 1, 1), recorded_hedge=Hedge.OVER),
        "gone": Figure(id="g", value=Missing(MissingReason.NOT_COLLECTED, what="x"), places=2),
    }
    finding = evolve(
        FINDING,
        figures=figures,
        texts={"name": Text({"zh": "甲", "en": "a"}), "none": Text()},
        lists={"all": (Listed(name=Text("甲")), Listed(figure=figures["day"]), Listed()), "none": ()},
        verdict=None,
        missing=("x",),
        undefined=("y",),
        tags=("t",),
        unmet=("a.b",),
        waived=Waived(reason=Text("因故"), by=Text({"en": "us"}), until=date(2024, 1, 1), expired=True),
        edition=Edition("core", "1", "00"),
        evidence=None,
    )
    assert finding == finding_from_data(json.loads(finding_to_json(finding)))
    plain = evolve(finding, waived=Waived(reason=Text("因故"), by=Text("甲")), edition=None)
    assert plain == finding_from_data(finding_to_data(plain))
