"""SARIF: the essentials of its schema, and nothing that is more than it says."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from attrs import evolve

from devreport.bulk import Refused
from devreport.io.findings_report import reported
from devreport.io.sarif import sarif_parts
from tests.tables.found import HOSTILE, found_in_plan, found_in_table, waived

LEVELS = {"none", "note", "warning", "error"}
KINDS = {"notApplicable", "pass", "fail", "review", "open", "informational"}


def log(found: Any, *, file: str = "", locale: str = "zh") -> dict[str, Any]:
    """The log that is written, after a look at what its schema asks for."""
    text = "".join(sarif_parts(reported(found, file=file), locale=locale))
    written = json.loads(text)
    check(written)
    return written["runs"][0]


def check(written: dict[str, Any]) -> None:
    """The essentials of the schema of version 2.1.0."""
    assert {"$schema", "version", "runs"} == set(written)
    assert "2.1.0" == written["version"]
    for run in written["runs"]:
        driver = run["tool"]["driver"]
        assert driver["name"]
        assert re.fullmatch("[a-zA-Z]{2}(-[a-zA-Z]{2})?", run["language"])
        names = [rule["id"] for rule in driver["rules"]]
        assert len(names) == len(set(names))
        for rule in driver["rules"]:
            assert rule["shortDescription"]["text"]
            assert rule["defaultConfiguration"]["level"] in LEVELS
            assert "help" not in rule or rule["help"]["text"]
        for result in run["results"]:
            checked_result(result, names)


def checked_result(result: dict[str, Any], names: list[str]) -> None:
    """What is asked of a result."""
    assert names[result["ruleIndex"]] == result["ruleId"]
    assert result["message"]["text"]
    assert result["kind"] in KINDS
    assert result["level"] in LEVELS
    assert "none" == result["level"] or "fail" == result["kind"]
    for location in result["locations"]:
        assert location["logicalLocations"][0]["fullyQualifiedName"]
    assert all(re.fullmatch("[0-9a-f]{64}", one) for one in result["fingerprints"].values())


def test_a_failure_has_the_level_of_its_rule() -> None:
    """What could not be decided is open."""
    run = log(found_in_table())
    assert [("fail", "warning"), ("open", "none"), ("open", "none")] == [
        (one["kind"], one["level"]) for one in run["results"]
    ]
    assert ["warning", "note"] == [one["defaultConfiguration"]["level"] for one in run["tool"]["driver"]["rules"]]
    assert [{"text": "年度计划"}, None] == [one.get("help") for one in run["tool"]["driver"]["rules"]]
    assert {"pass": 1, "fail": 1, "unknown": 1, "not_applicable": 0, "waived": 0} == run["properties"]["tallies"][
        "thing.r0"
    ]


def test_the_sentence_is_in_the_language_that_is_asked_for() -> None:
    """So is the title; both titles are there."""
    zh, en = log(found_in_plan()), log(found_in_plan(), locale="en")
    assert ("zh", "en") == (zh["language"], en["language"])
    assert "完成" in zh["results"][-1]["message"]["text"]
    assert "completed" in en["results"][-1]["message"]["text"]
    rule, other = [run["tool"]["driver"]["rules"][0] for run in (zh, en)]
    assert rule["properties"]["title"]["zh"] == rule["shortDescription"]["text"]
    assert other["properties"]["title"]["en"] == other["shortDescription"]["text"]


def test_fingerprints_stay() -> None:
    """Of the same finding, whatever the version of the rules; of others they are others."""
    one, two = log(found_in_table()), log(found_in_table(("k0", "k1", "k9")))
    first, second = [[result["fingerprints"]["finding/v1"] for result in run["results"]] for run in (one, two)]
    assert first[0] == second[0]
    assert first[1] != second[1]
    assert len(first) == len(set(first))


@pytest.mark.parametrize(
    ("file", "uri"),
    [("计划/a b.csv", "%E8%AE%A1%E5%88%92/a%20b.csv"), ("/data/a.csv", "file:///data/a.csv"), ("a\\b.csv", "a/b.csv")],
)
def test_the_file_is_named(file: str, uri: str) -> None:
    """As a reference that other tools understand."""
    location = log(found_in_table(), file=file)["results"][0]["locations"][0]
    assert uri == location["physicalLocation"]["artifactLocation"]["uri"]
    assert "k0" == location["logicalLocations"][0]["name"]


def test_what_is_not_shown_or_not_judged_is_told() -> None:
    """Beside the results."""
    found = found_in_table(("k0", "k1", "k2", "k3"), limit=1, rules=["thing.r0"])
    refused = evolve(found.assessment.program, refused=(Refused("thing.r9", "unmapped", "no column"),))
    run = log(evolve(found, assessment=evolve(found.assessment, program=refused)))
    notices = run["invocations"][0]["toolConfigurationNotifications"]
    assert [("thing.r9", "warning", "not judged: no column"), ("thing.r0", "note", "shown 1 of 3")] == [
        (one["associatedRule"]["id"], one["level"], one["message"]["text"]) for one in notices
    ]


def test_what_is_explained_is_suppressed() -> None:
    """Until the explanation has ended."""
    plan = found_in_plan()
    held = [one for one in log(waived(plan))["results"] if one["kind"] == "fail"]
    assert {"汛期停工"} == {one["suppressions"][0]["justification"] for one in held}
    assert not any("suppressions" in one for one in log(waived(plan, expired=True))["results"])


def test_hostile_names_stay_names() -> None:
    """Nothing is a placeholder, a link or a control character."""
    text = "".join(sarif_parts(reported(found_in_table(("k0", "k1", "k2", *HOSTILE))), locale="zh"))
    assert text.replace("\n", "").isprintable()
    results = [
        one for one in log(found_in_table(("k0", "k1", "k2", *HOSTILE)))["results"] if one["ruleId"] == "thing.r0"
    ]
    assert 2 + len(HOSTILE) == len(results)
    (linked,) = [one for one in results if "http" in one["message"]["text"]]
    assert "{{0}} \\[x](http://e) {{}}" in linked["message"]["text"]
