"""Reading findings back: whole files, with every problem and its place."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import devreport
from devreport import InputError, examples
from devreport.io import assessment_to_json, finding_from_data, finding_to_data, finding_to_json, read_findings

ASSESSMENT = devreport.assess(examples.load("key-projects").plan)
FINDING = next(one for one in ASSESSMENT.findings if one.rule == "indicator.pace")


def places(data: dict[str, Any]) -> list[str]:
    """Where a finding is wrong."""
    with pytest.raises(InputError) as error:
        finding_from_data(data)
    return [problem.where for problem in error.value.problems]


def test_an_assessment_comes_back(tmp_path: Path) -> None:
    """From a file or its bytes; a finding by itself as well."""
    path = tmp_path / "found.json"
    path.write_text(assessment_to_json(ASSESSMENT), encoding="utf-8")
    assert ASSESSMENT.findings == read_findings(path) == read_findings(path.read_bytes())
    assert (FINDING,) == read_findings(finding_to_json(FINDING).encode())


def test_every_problem_is_found_at_once() -> None:
    """Each with its place."""
    wrong = {**finding_to_data(FINDING), "outcome": "maybe", "stray": 1, "missing": [1]}
    wrong["figures"] = {"rate": {**wrong["figures"]["rate"], "value": 1.5}}
    del wrong["kind"]
    found = places(wrong)
    assert ["$.kind", "$.stray", "$.outcome", "$.figures.rate.value", "$.missing[0]"] == found


def test_an_assessment_names_its_places(tmp_path: Path) -> None:
    """With the file."""
    data = json.loads(assessment_to_json(ASSESSMENT))
    data["findings"][1]["outcome"] = "maybe"
    path = tmp_path / "found.json"
    path.write_text(json.dumps(data), encoding="utf-8")
    with pytest.raises(InputError) as error:
        read_findings(path)
    assert [f"{path}: $.findings[1].outcome"] == [problem.where for problem in error.value.problems]


@pytest.mark.parametrize("version", ["2.0", "one", 1, None, "0.9"])
def test_another_major_version_is_refused(version: object) -> None:
    """Nobody knows what it means."""
    assert ["$.schema_version"] == places({**finding_to_data(FINDING), "schema_version": version})


def test_a_newer_minor_version_may_hold_more() -> None:
    """What is not known is left out."""
    data = {**finding_to_data(FINDING), "schema_version": "1.7", "stray": 1}
    data["figures"] = {**data["figures"], "rate": {**data["figures"]["rate"], "stray": 2}}
    assert FINDING == finding_from_data(data)


def test_an_id_is_what_it_is_made_of() -> None:
    """It may be left out."""
    data = finding_to_data(FINDING)
    assert ["$.id"] == places({**data, "id": "other"})
    assert FINDING == finding_from_data({name: one for name, one in data.items() if name != "id"})


@pytest.mark.parametrize("more", [{"day": "2023-01-01"}, {"value": None}])
def test_a_figure_has_one_value(more: dict[str, Any]) -> None:
    """A number, a period or a day."""
    data = finding_to_data(FINDING)
    figure = {**data["figures"]["rate"], **more}
    found = places({**data, "figures": {"rate": figure}})
    assert found[0].startswith("$.figures.rate")


@pytest.mark.parametrize("data", [3, [], "text"])
def test_what_is_no_object_is_refused(data: object) -> None:
    """Whatever else it is."""
    with pytest.raises(InputError):
        read_findings(json.dumps(data).encode())
