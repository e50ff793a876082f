"""Assessments as JSON: exact, whole, and in the words of the vocabulary."""

from __future__ import annotations

import json
from datetime import date
from fractions import Fraction
from functools import cache
from typing import Any

from attrs import evolve

import devreport
from devreport import Assessment, Missing, Ratio, examples
from devreport.findings import Figure, Listed
from devreport.io import assessment_to_json
from devreport.model import Hedge


@cache
def _assessment() -> Assessment:
    example = examples.load("half-year")
    return devreport.assess(example.plan, previous=example.previous)


def _with_figure(figure: Figure) -> dict[str, Any]:
    """The figure as it is written, in the finding and in a list of it."""
    assessment = _assessment()
    finding = evolve(assessment.findings[0], figures={"one": figure}, lists={"all": (Listed(figure=figure),)})
    written = json.loads(assessment_to_json(evolve(assessment, findings=(finding,))))["findings"][0]
    assert written["lists"]["all"] == [{"figure": written["figures"]["one"]}]
    figure_written: dict[str, Any] = written["figures"]["one"]
    return figure_written


def test_everything_found_is_written() -> None:
    """Every finding with its id, and every rule with its tally."""
    assessment = _assessment()
    written = json.loads(assessment_to_json(assessment))

    assert [finding.id for finding in assessment.findings] == [one["id"] for one in written["findings"]]
    assert set(assessment.tallies) == set(written["tallies"])
    assert written["fictional"] is True
    edition = assessment.ruleset.edition
    assert {"id": "core", "version": edition.version, "hash": edition.hash} == written["ruleset"]


def test_figures_are_exact() -> None:
    """A ratio whose decimals never end is a fraction; nothing is rounded."""
    assessment = _assessment()
    pace = next(one for one in assessment.findings if one.rule == "indicator.pace")
    written = json.loads(assessment_to_json(assessment))["findings"]
    rate = next(one for one in written if one["id"] == pace.id)["figures"]["rate"]

    exact = pace.figures["rate"].value
    assert isinstance(exact, Ratio)
    assert exact.value == Fraction(rate["value"])
    assert rate["unit"] == "%"


def test_each_kind_of_value_has_its_form() -> None:
    """Numbers, roots, periods, days and what is missing are told apart."""
    assert {"value": "5/8", "unit": "%"}.items() <= _with_figure(Figure(id="f", value=Ratio(5, 8, "%"))).items()
    rooted = Ratio(5, 8, "%", Fraction(1, 1000))
    assert _with_figure(Figure(id="f", value=rooted))["radius"] == "1/1000"
    assert _with_figure(Figure(id="f", value=devreport.parse_period("2023-Q1")))["period"] == "2023-Q1"
    assert _with_figure(Figure(id="f", value=date(2023, 5, 1)))["day"] == "2023-05-01"
    assert _with_figure(Figure(id="f", value=Missing()))["value"] == {"missing": "missing"}


def test_hedges_are_kept() -> None:
    """One that was recorded as well as one that is printed."""
    assert "hedge" not in _with_figure(Figure(id="f", value=Ratio(1)))
    assert _with_figure(Figure(id="f", value=Ratio(1), hedge=Hedge.NEARLY))["hedge"] == "nearly"
    assert _with_figure(Figure(id="f", value=Ratio(1), recorded_hedge=Hedge.OVER))["recorded_hedge"] == "over"


def test_what_is_empty_is_left_out() -> None:
    """A finding says only what there is; a list may hold names alone."""
    assessment = _assessment()
    finding = evolve(
        assessment.findings[0], verdict=None, texts={}, lists={"all": (Listed(name=devreport.Text("甲")),)}, tags=()
    )
    written = json.loads(assessment_to_json(evolve(assessment, findings=(finding,))))["findings"][0]

    assert written["verdict"] is None
    assert "texts" not in written
    assert [{"name": "甲"}] == written["lists"]["all"]
