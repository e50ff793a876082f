"""JUnit XML: suites, cases and counts as its readers expect them."""

from __future__ import annotations

from typing import Any
from xml.etree import ElementTree as ET

from attrs import evolve

from devreport.bulk.programs.program import Refused
from devreport.findings import Outcome
from devreport.io.findings_report import reported
from devreport.io.junit import junit_parts
from tests.tables.found import HOSTILE, found_in_plan, found_in_table, waived

#: What may stand in an element: its attributes, those that must be there, and its children in order.
SHAPES: dict[str, tuple[set[str], set[str], list[str]]] = {
    "testsuites": ({"name", "tests", "failures", "errors", "skipped", "time"}, set(), ["testsuite"]),
    "testsuite": (
        {"name", "tests", "failures", "errors", "skipped", "time"},
        {"name", "tests"},
        ["properties", "testcase", "system-out"],
    ),
    "properties": (set(), set(), ["property"]),
    "property": ({"name", "value"}, {"name", "value"}, []),
    "testcase": ({"name", "classname", "time"}, {"name", "classname"}, ["skipped", "failure", "system-out"]),
    "failure": ({"message", "type"}, set(), []),
    "skipped": ({"message"}, set(), []),
    "system-out": (set(), set(), []),
}


def suites(found: Any, locale: str = "zh") -> ET.Element:
    """The document, after a look at its shape."""
    root = ET.fromstring("".join(junit_parts(reported(found), locale=locale)))  # noqa: S314 - our own
    check(root)
    return root


def check(element: ET.Element) -> None:
    """Every element has what it may and must have."""
    allowed, needed, inside = SHAPES[element.tag]
    assert needed <= set(element.attrib) <= allowed
    places = [inside.index(child.tag) for child in element]
    assert places == sorted(places)
    for name in {"tests", "failures", "errors", "skipped"} & set(element.attrib):
        assert element.attrib[name].isdecimal()
    for child in element:
        check(child)


def test_each_rule_is_a_suite_that_counts_all_its_rows() -> None:
    """Also those that passed; what could not be decided is skipped."""
    root = suites(found_in_table())
    assert ("6", "1", "2") == tuple(root.attrib[name] for name in ("tests", "failures", "skipped"))
    first, second = root
    assert ("thing.r0", "3", "1", "1") == tuple(first.attrib[name] for name in ("name", "tests", "failures", "skipped"))
    assert ("thing.r1", "3", "0", "1") == tuple(
        second.attrib[name] for name in ("name", "tests", "failures", "skipped")
    )
    properties = {one.attrib["name"]: one.attrib["value"] for one in first.iter("property")}
    assert ("1", "1", "1", "warning") == tuple(properties[name] for name in ("passed", "failed", "unknown", "severity"))


def test_each_finding_is_a_case() -> None:
    """With the sentence that says it."""
    failed, skipped, other = suites(found_in_table()).iter("testcase")
    assert {"classname": "thing.r0", "name": "k0", "time": "0"} == failed.attrib
    assert "warning" == failed[0].attrib["type"]
    assert "k0不符合" in failed[0].attrib["message"]
    assert "无法判定" in skipped[0].attrib["message"]
    assert "thing.r1" == other.attrib["classname"]


def test_what_passed_can_be_shown() -> None:
    """It has no failure."""
    (case,) = suites(found_in_table(outcomes=[Outcome.PASS], rules=["thing.r0"])).iter("testcase")
    assert "system-out" == case[0].tag


def test_how_many_are_shown_is_told() -> None:
    """Where not all are."""
    first, second = suites(found_in_table(limit=1)).iter("testsuite")
    assert "shown 1 of 2" == first.findtext("system-out")
    assert second.find("system-out") is None


def test_a_rule_that_was_not_judged_is_skipped() -> None:
    """In a suite of its own, and counted."""
    found = found_in_table()
    refused = evolve(found.assessment.program, refused=(Refused("thing.r9", "unmapped", "no <column>"),))
    root = suites(evolve(found, assessment=evolve(found.assessment, program=refused)))
    *_, last = root.iter("testsuite")
    assert {
        "name": "thing.r9",
        "tests": "1",
        "failures": "0",
        "errors": "0",
        "skipped": "1",
        "time": "0",
    } == last.attrib
    assert "not judged: no <column>" == last[0][0].attrib["message"]
    before = suites(found).attrib
    assert [1, 1] == [int(root.attrib[name]) - int(before[name]) for name in ("tests", "skipped")]


def test_plans_have_suites_too() -> None:
    """A rule that judged nothing has an empty one; a failure that is explained is skipped."""
    plan = found_in_plan()
    failures = int(suites(plan, "en").attrib["failures"])
    assert failures == len(list(suites(plan).iter("failure")))
    assert any("0" == one.attrib["tests"] for one in suites(plan))
    explained = suites(waived(plan))
    assert ("0", failures) == (explained.attrib["failures"], len(list(explained.iter("skipped"))))
    assert failures == len(list(suites(waived(plan, expired=True)).iter("failure")))


def test_hostile_names_stay_names() -> None:
    """The document can be read, and says what was there as far as it prints."""
    root = suites(found_in_table(("k0", "k1", "k2", *HOSTILE), rules=["thing.r0"]))
    names = [one.attrib["name"] for one in root.iter("testcase")]
    assert ["k0", "k2", "a]]><b>&\"'", "{0} [x](http://e) {}"] == names[:4]
    assert all(name.isprintable() for name in names)
