"""The columns of findings: what rules read, as whole numbers that can be followed, and as words."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from attrs import evolve

from devreport.bulk import Always, Mapped, TableMapping, findings_of
from devreport.bulk.findings.columns import Step, fields_below, fields_of
from devreport.expressions import Field, every, total
from devreport.findings import Outcome, Verdict, VerdictTest
from devreport.lowering import Op
from devreport.quantities import parse_unit
from devreport.rules import requirement
from devreport.rules.rule import ListShown, Shown, ShownPeriod
from devreport.rules.subject import Sort
from tests.tables.made import judged, mapping, required, table

X, PARTS = Field("x"), {"parts": {"of": ["k0", "k0", "k1"], "v": [1, None, 5]}}


@pytest.mark.parametrize(
    ("step", "value", "text"),
    [
        (Step("x", Op.NUMBER, Fraction(1, 10000)), 49999999, "4999.9999"),
        (Step("x", Op.NUMBER, Fraction(1, 3)), 2, "2/3"),
        (Step("x", Op.NUMBER, Fraction(10**4)), 10**37, "1" + "0" * 41),
        (Step("x", Op.NUMBER), -7, "-7"),
        (Step("x", Op.NUMBER), None, ""),
        (Step("x", Op.DAY_COLUMN), 0, "1970-01-01"),
        (Step("x", Op.WORD_COLUMN), "在建", "在建"),
        (Step("x", Op.TRUTH_COLUMN), True, "true"),
        (Step("x", Op.TRUTH_COLUMN), False, "false"),
    ],
)
def test_values_are_written_exactly(step: Step, value: Any, text: str) -> None:
    """A number in its unit, a day, a word, a truth."""
    assert text == step.text(value)


def test_every_sort_of_field_can_be_followed() -> None:
    """A figure in steps of its column with the size of one, a pair with both parts."""
    held = mapping(
        money=Mapped(unit="万元", decimals=2),
        share=Mapped(over="all"),
        day=Mapped(sort=Sort.DAY),
        word=Mapped(sort=Sort.WORD),
        truth=Mapped(sort=Sort.TRUTH),
        fixed=Mapped(always=Always(5), unit="万元"),
    )
    columns = {
        "money": ["1.25"],
        "share": [50],
        "all": [100],
        "day": [date(2026, 1, 2)],
        "word": ["a"],
        "truth": [True],
    }
    word, day = Field("word").equals("b"), Field("day") > date(2026, 6, 30)
    numbers = (Field("money") > Field("fixed")) & (Field("share") > 1)
    rule = required(numbers & word & day & ~Field("truth"))
    found = findings_of(judged(table(columns, held), *rule))
    (row,) = found.frame().to_dicts()
    read = {name: step.text(row[name]) for name, step in found.steps.items()}
    assert {
        "read.money": "1.25",
        "read.fixed": "5",
        "read.share": "50",
        "read.share.over": "100",
        "read.word": "a",
        "read.day": "2026-01-02",
        "read.truth": "true",
    } == read
    assert parse_unit("万元") == found.steps["read.money"].unit


def test_what_is_not_what_the_mapping_says_is_both_missing_and_invalid() -> None:
    """What is not there at all is only missing."""
    held = mapping(x=Mapped(nonnegative=True), y=Mapped(over="below"))
    columns = {"x": [1, -1, None], "y": [1, 1, 1], "below": [1, 0, 1]}
    found = findings_of(judged(table(columns, held), *required((X > 9) & (Field("y") > 9)))).frame().to_dicts()
    assert ["", "x, y", "x"] == [one["missing"] for one in found]
    assert ["", "x, y", ""] == [one["invalid"] for one in found]


def test_child_rows_that_cannot_be_added_up_are_missing() -> None:
    """The relation is named where what is said of its rows has no value."""
    held = mapping({"parts": {"v": Mapped()}}, x=Mapped())
    given = table({"x": [1, 1]}, held, **PARTS)
    found = findings_of(judged(given, *required(total("parts", Field("v")) > X * 9))).frame().to_dicts()
    assert [("k0", "parts"), ("k1", "")] == [(one["key"], one["missing"]) for one in found]


def test_rules_of_the_object_engine_have_columns_too() -> None:
    """What no column engine can judge is asked of no fold."""
    held = mapping({"parts": {"v": Mapped(over="w")}}, x=Mapped())
    given = table({"x": [1]}, held, parts={"of": ["k0"], "v": [1], "w": [3]})
    assessment = judged(given, *required(total("parts", Field("v")) > X), fallback="objects")
    assert ["thing.r0"] == [one.rule for one in assessment.slow]
    (row,) = findings_of(assessment).frame().to_dicts()
    assert ("fail", "") == (row["outcome"], row["missing"])


def test_verdicts_and_outcomes_are_those_of_the_tests() -> None:
    """A verdict may mean that nothing can be said."""
    (rule,) = required(X > 0)
    tests = (
        VerdictTest(Verdict.AHEAD, Outcome.UNKNOWN, X > 2),
        VerdictTest(Verdict.ON_PACE, Outcome.FAIL, X > 1),
        VerdictTest(Verdict.BEHIND, Outcome.FAIL),
    )
    graded = evolve(rule, verdicts=tests, applies=X > -5)
    found = findings_of(judged(table({"x": [1, 2, 3, None]}, mapping(x=Mapped())), graded)).frame().to_dicts()
    assert ["behind fail", "on_pace fail", "ahead unknown", " unknown"] == [
        f"{one['verdict']} {one['outcome']}" for one in found
    ]


def test_a_rule_reads_for_its_verdicts_and_its_figures() -> None:
    """And of child rows for its lists too."""
    (rule,) = required(every("parts", Field("a") > 1))
    lists = {
        "behind": ListShown("parts", value=Shown(Field("b")), where=Field("c") > 1),
        "named": ListShown("parts", value=Field("d")),
        "when": ListShown("parts", value=ShownPeriod("due")),
        "others": ListShown("rest"),
    }
    shown = evolve(rule, figures={"value": Shown(X), "rate": Field("y"), "due": ShownPeriod("due")}, lists=lists)
    assert ("x", "y") == fields_of(shown)
    assert ("a", "c", "b", "d") == fields_below(shown, "parts")
    assert () == fields_below(shown, "rest")


def test_figures_may_read_what_no_column_is_mapped_to() -> None:
    """In a kind of subject of plans; the rule is judged all the same, and there is no such column."""
    rule = requirement(Field("actual") >= Field("target"), name="own.met", over="indicator")
    shown = evolve(rule, figures={"value": Shown(Field("last_year"))})
    held = TableMapping(
        kind="indicator", key="key", fields={name: Mapped(unit="亿元") for name in ("actual", "target")}
    )
    found = findings_of(judged(table({"actual": [1], "target": [2]}, held), shown))
    (row,) = found.frame().to_dicts()
    assert ["read.actual", "read.target"] == list(found.steps)
    assert "" == row["missing"]
