"""Findings made one at a time are proved again, and are what the object engine finds about a record."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import polars as pl
import pytest
from attrs import define, evolve

from devreport.bulk import Mapped, Table, TableMapping, assess_table, findings_of
from devreport.bulk.findings.proving import Proving
from devreport.errors import EngineError
from devreport.expressions import Earlier, Field, Lag, Parameter, count, total
from devreport.findings import Outcome
from devreport.periods import parse_period
from devreport.quantities import Quantity
from devreport.rules import ParameterValue, Records, RuleSet, requirement
from devreport.rules.engines.records import RecordRules
from devreport.rules.rule import Shown
from devreport.rules.subject import Sort
from devreport.wording import explain, word_finding
from tests.tables.made import judged, mapping, required, table

PERIOD = parse_period("2026-S1")
DONE, PLANNED = Field("done"), Field("planned")
NAMES = {
    "done": {"zh": "完成投资", "en": "completed investment"},
    "planned": {"zh": "计划投资", "en": "planned investment"},
}


@define
class Project:
    """A project as a record."""

    id: str
    name: str | None
    done: Decimal | None
    planned: Decimal | None
    paid: int | None
    share: Fraction | None
    due: date | None
    state: str | None
    urgent: bool | None


PROJECTS = [
    Project(
        "p1", "东区水厂", Decimal("4999.9999"), Decimal("1.00"), 123, Fraction(1, 3), date(2026, 3, 1), "在建", True
    ),
    Project("p2", "", Decimal("0.0000"), Decimal("2.50"), None, Fraction(2, 3), date(2027, 3, 1), "停工", False),
    Project("p3", None, None, Decimal("1.00"), -5, None, None, None, None),
    Project("p4", "西区水厂", Decimal("-1.5000"), Decimal("0.00"), 0, Fraction(1, 7), date(2026, 3, 1), "在建", True),
    Project("p5", "a\u202eb", Decimal("2.0000"), None, 10**12, Fraction(0), date(2026, 12, 31), "完工", None),
]
RATE = DONE / PLANNED


def rules() -> RuleSet:
    """Rules that read every sort of field."""
    least = {"least": ParameterValue(Quantity("50", "%"), "年度计划第三条")}
    made = (
        requirement(RATE >= Parameter("least"), name="own.half", over="project", parameters=least),
        requirement((Field("paid") >= DONE) | (Field("share") * 2 > 1), name="own.paid", over="project"),
        requirement(Field("state").is_in("在建", "完工") & Field("urgent"), name="own.state", over="project"),
        requirement(Field("due") <= date(2026, 6, 30), name="own.due", over="project", needs=("own.half",)),
    )
    half, *others = made
    return RuleSet(id="own", version="1", rules=(evolve(half, figures={"value": Shown(RATE)}), *others))


def by_objects() -> list[Any]:
    """What the object engine finds about the records, rule by rule."""
    records = Records.of(
        Project, units={"done": "万元", "planned": "亿元", "paid": "元"}, scales={"paid": Fraction(1, 100)}, names=NAMES
    )
    judge = RecordRules.of(rules(), records, period=PERIOD)
    found = [finding for project in PROJECTS for finding in judge.findings(project)]
    shown = [one for one in found if one.outcome in {Outcome.FAIL, Outcome.UNKNOWN}]
    return [one for rule in rules().rules for one in shown if one.rule == rule.name]


def by_table(engine: str) -> list[Any]:
    """What is found in a table of the same facts."""
    columns = {name: [getattr(one, name) for one in PROJECTS] for name in ("id", "name", "done", "planned", "paid")}
    shares = [one.share for one in PROJECTS]
    frame = pl.DataFrame(
        {
            **columns,
            "above": [None if one is None else one.numerator for one in shares],
            "below": [None if one is None else one.denominator for one in shares],
            **{name: [getattr(one, name) for one in PROJECTS] for name in ("due", "state", "urgent")},
        },
        schema_overrides={"done": pl.Decimal(12, 4), "planned": pl.Decimal(12, 2)},
    )
    held = TableMapping(
        kind="project",
        key="id",
        name="name",
        fields={
            "id": Mapped(sort=Sort.WORD),
            "name": Mapped(sort=Sort.WORD),
            "done": Mapped(unit="万元", name=NAMES["done"]),
            "planned": Mapped(unit="亿元", name=NAMES["planned"]),
            "paid": Mapped(unit="元", scale="1/100"),
            "share": Mapped(column="above", over="below"),
            "due": Mapped(sort=Sort.DAY),
            "state": Mapped(sort=Sort.WORD),
            "urgent": Mapped(sort=Sort.TRUTH),
        },
    )
    assessment = assess_table(Table(source=frame, mapping=held), ruleset=rules(), period=PERIOD, engine=engine)
    assert () == assessment.refused
    return list(findings_of(assessment).each())


@pytest.mark.parametrize("engine", ["polars", "duckdb"])
def test_findings_are_those_of_the_object_engine(engine: str) -> None:
    """Everything is the same: figures, inputs, evidence, names, thresholds."""
    pytest.importorskip(engine)
    expected, found = by_objects(), by_table(engine)
    assert [one.id for one in expected] == [one.id for one in found]
    for one, other in zip(expected, found, strict=True):
        assert one == other


@pytest.mark.parametrize("locale", ["zh", "en"])
def test_explanations_are_those_of_the_object_engine_to_the_byte(locale: str) -> None:
    """Why a row failed is said as it is of a record."""
    expected, found = by_objects(), by_table("polars")
    assert 10 < len(expected)
    for one, other in zip(expected, found, strict=True):
        assert repr(explain(one, locale=locale)) == repr(explain(other, locale=locale))
        assert word_finding(one, locale=locale).text == word_finding(other, locale=locale).text


def parted(keys: list[Any], parents: list[Any], engine: str = "") -> Any:
    """The findings about a table with child rows, whose key is of any kind."""
    held = TableMapping(
        kind="thing",
        key="k",
        fields={"x": Mapped()},
        children={"parts": TableMapping(kind="thing", key="n", name="said", parent="of", fields={"v": Mapped()})},
    )
    word = isinstance(parents[-1], str)
    below = pl.DataFrame({"n": list(range(len(parents))), "said": ["甲", None, "乙"][: len(parents)], "of": parents})
    below = below.with_columns(v=pl.col("n") + 1)
    frame = pl.DataFrame({"k": keys, "x": [1] * len(keys)}, schema_overrides={"k": pl.String} if word else {})
    given = Table(source=frame, mapping=held, children={"parts": below})
    (rule,) = required(total("parts", Field("v")) > Field("x") * 9)
    shown = evolve(rule, figures={"value": Shown(count("parts"))})
    return findings_of(
        assess_table(given, ruleset=RuleSet(id="o", version="1", rules=(shown,)), period=PERIOD, engine=engine)
    )


@pytest.mark.parametrize("engine", ["polars", "duckdb"])
@pytest.mark.parametrize(
    ("keys", "parents"), [(["a", "b", "c"], ["a", "b", "a"]), ([7, -(2**40), 9], [7, -(2**40), 7])]
)
def test_child_rows_are_fetched_for_the_rows_that_are_shown(keys: list[Any], parents: list[Any], engine: str) -> None:
    """By their keys, be they words or numbers."""
    pytest.importorskip(engine)
    found = {one.subject: one for one in parted(keys, parents, engine).each()}
    first, second, third = [found[str(key)] for key in keys]
    rows = [dict(one.evidence.row.relations)["parts"] for one in (first, second, third)]
    assert [[1, 3], [2], []] == [[child.values["v"] for child in one] for one in rows]
    assert ["0", "2"] == [child.label for child in rows[0]]
    assert [200, 100, 0] == [one.figures["value"].value.value for one in (first, second, third)]


def test_many_rows_are_fetched_at_once() -> None:
    """A thousand keys are asked for together."""
    keys = list(range(1500))
    found = list(parted(keys, [0, 1499]).each())
    assert 1500 == len(found)
    assert [1, 2] == [found[place].evidence.row.relations["parts"][0].values["v"] for place in (0, 1499)]


def test_rows_without_a_key_have_no_child_rows() -> None:
    """They are findings all the same, under a name that prints."""
    without, nul = parted([None, "a\x00b"], [None, "a\x00b"]).each()
    assert ("?", ()) == (without.subject, tuple(without.evidence.row.relations["parts"]))
    assert ("'a\\x00b'", 1) == (nul.subject, len(nul.evidence.row.relations["parts"]))
    (only,) = parted([None], ["a"]).each()
    assert "?" == only.subject


@pytest.mark.parametrize(("code", "told"), [("thing.r1", "fail (missed)"), ("thing.r2", "that it does not apply")])
def test_a_disagreement_is_loud(code: str, told: str) -> None:
    """It names the rule, the row, and what each engine says."""
    first, second, third = required(Field("x") > 0, Field("x") > 5, Field("x") > 0)
    assessment = judged(table({"x": [1]}, mapping(x=Mapped())), first, second, evolve(third, applies=Field("x") > 5))
    rule = next(one for one in assessment.rules if one.name == code)
    relation = assessment.program.judged(lambda _, test: test, ["one", "two", "three"])
    with pytest.raises(EngineError) as caught:
        list(Proving.of(assessment, rule, code="one").findings(relation))
    (problem,) = caught.value.problems
    assert ("disagreement", f"the table: {code}: the row k0") == (problem.code, problem.where)
    assert ("pass (met) by the engine polars", f"{told} by the object engine") == (problem.found, problem.expected)


def test_what_a_rule_needs_is_judged_with_it() -> None:
    """And what that needs in turn; nothing else is."""
    one, two, three, four = required(*[Field("x") > number for number in (5, 0, 0, 0)])
    chain = (one, evolve(two, needs=(one.name,)), evolve(three, needs=(two.name,)), four)
    assessment = judged(table({"x": [1]}, mapping(x=Mapped())), *chain)
    proving = Proving.of(assessment, assessment.rules[2], code="c")
    assert ["thing.r0", "thing.r1", "thing.r2"] == [rule.name for rule in proving.together.rules]
    assert [("thing.r0",), ("thing.r1",)] == [one.unmet for one in findings_of(assessment).each() if one.unmet]


def test_rows_that_look_back_are_proved_with_their_earlier_rows() -> None:
    """Each is about its own period, and has those before it where the table has them."""
    frame = pl.DataFrame({"key": ["a", "a", "b"], "when": ["2025", "2026", "2026"], "x": [5, 4, 1]})
    held = TableMapping(kind="thing", key="key", period="when", fields={"x": Mapped()})
    rule = requirement(Field("x") >= Earlier(Field("x"), Lag.YEAR), name="thing.more", over="thing")
    found = findings_of(judged(Table(source=frame, mapping=held), rule))
    told = {one.id: (one.outcome.value, one.missing) for one in found.each()}
    assert ("fail", ()) == told["thing.more:a@2026"]
    assert ("unknown", ("x@year",)) == told["thing.more:b@2026"]
    (failed,) = [one for one in found.each() if one.outcome is Outcome.FAIL]
    assert 5 == failed.evidence.row.earlier[Lag.YEAR].values["x"]
