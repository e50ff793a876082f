"""Two editions of a plan, and why they are judged otherwise."""

from datetime import date
from typing import Any

from attrs import evolve

from devreport.expressions import Field, Parameter
from devreport.findings import STATEMENTS, Outcome, Verdict
from devreport.model import Text
from devreport.periods import half
from devreport.quantities import Quantity
from devreport.rules import (
    CauseKind,
    Difference,
    ParameterEdition,
    ParameterValue,
    Rule,
    RuleSet,
    VerdictTest,
    core_rules,
    diff_plans,
    requirement,
)
from devreport.rules.differences import vintages
from devreport.wording import word_differences
from tests.rules.assessed import plan_of
from tests.wording.words import text_of

X = {"indicator": "x", "period": "2023-S1"}
BASE: dict[str, Any] = {
    "indicators": [{"id": "x", "name": "投资", "unit": "亿元"}],
    "observations": [{**X, "value": "52亿元"}],
    "targets": [{"indicator": "x", "period": "2023", "value": "100亿元"}],
    "items": [{"id": "t", "name": "道路", "kind": "task", "status": "in_progress", "due": "2023-07-01"}],
}


def rules(*codes: str) -> RuleSet:
    """Some rules of the core."""
    return RuleSet(id="own", version="1", rules=tuple(core_rules().rule(code) for code in codes))


def differences(after: dict[str, Any], *codes: str, before: dict[str, Any] | None = None) -> tuple[Difference, ...]:
    """What is found otherwise after a change, by the rules about pace and about items."""
    old, new = plan_of({**BASE, **(before or {})}), plan_of({**BASE, **after})
    return diff_plans(old, new, ruleset=rules(*(codes or ("I03", "P01"))))


def test_nothing_is_said_where_no_verdict_changes() -> None:
    """Another figure, and still ahead."""
    assert () == differences({"observations": [{**X, "value": "53亿元"}]})


def test_the_restated_figure_is_named() -> None:
    """A later vintage alone decides."""
    later = {**X, "value": "49亿元", "released_on": "2023-08-01"}
    [found] = differences({"observations": [*BASE["observations"], later]})
    assert found.before
    assert found.after
    assert (Verdict.AHEAD, Verdict.BEHIND) == (found.before.verdict, found.after.verdict)
    [cause] = found.causes
    assert (CauseKind.RESTATED, "to_date", True) == (cause.kind, cause.name, cause.decisive)
    assert (Quantity("52", "亿元"), Quantity("49", "亿元")) == (cause.before, cause.after)
    assert ("obs:x@2023-S1", "obs:x@2023-S1:2023-08-01") == cause.inputs


def test_what_only_together_decides_is_not_decisive() -> None:
    """Less was done and more is aimed at: neither alone is enough."""
    [found] = differences(
        {
            "observations": [{**X, "value": "51亿元"}],
            "targets": [{"indicator": "x", "period": "2023", "value": "103亿元"}],
        }
    )
    assert [("target", False), ("to_date", False)] == sorted((one.name, one.decisive) for one in found.causes)


def test_what_decides_alone_comes_first() -> None:
    """The other one had a part in it."""
    [found] = differences(
        {
            "observations": [{**X, "value": "49亿元"}],
            "targets": [{"indicator": "x", "period": "2023", "value": "101亿元"}],
        }
    )
    assert [("to_date", True), ("target", False)] == [(one.name, one.decisive) for one in found.causes]


def test_what_is_new_or_gone_is_a_difference_too() -> None:
    """A target that was dropped, an item that was added."""
    gone, new = differences(
        {
            "targets": [],
            "items": [
                *BASE["items"],
                {"id": "u", "name": "桥", "kind": "task", "due": "2023-06-01", "status": "suspended"},
            ],
        }
    )
    assert (None, None) == (gone.after, new.before)
    assert [(CauseKind.REMOVED, "target", True)] == [(one.kind, one.name, one.decisive) for one in gone.causes]
    assert [(CauseKind.ADDED, "record", True)] == [(one.kind, one.name, one.decisive) for one in new.causes]


def test_an_attribute_of_a_record_is_named() -> None:
    """And what was and is recorded."""
    [found] = differences({"items": [{**BASE["items"][0], "status": "suspended"}]})
    assert [("status", "in_progress", "suspended", True)] == [
        (one.name, one.before, one.after, one.decisive) for one in found.causes
    ]


def test_time_that_passed_is_a_cause() -> None:
    """The deadline passes without anybody doing anything."""
    old = plan_of(BASE)
    new = plan_of({**BASE, "as_of": "2023-07-02"})
    [found] = diff_plans(old, new, ruleset=rules("P01"))
    assert [(CauseKind.TIME, "as_of", date(2023, 6, 30), date(2023, 7, 2), True)] == [
        (one.kind, one.name, one.before, one.after, one.decisive) for one in found.causes
    ]
    assert () == diff_plans(old, new, as_of=date(2023, 6, 30), ruleset=rules("P01"))
    assert () == diff_plans(old, new, period=half(2023, 1), ruleset=rules("P01"))


def test_time_that_changes_nothing_by_itself_is_none() -> None:
    """The status did it."""
    old = plan_of(BASE)
    new = plan_of({**BASE, "as_of": "2023-07-01", "items": [{**BASE["items"][0], "status": "suspended"}]})
    [found] = diff_plans(old, new, ruleset=rules("P01"))
    assert ["status"] == [one.name for one in found.causes]


def test_a_threshold_of_another_year_is_a_cause() -> None:
    """As the rule set says, for a place as well."""
    limit = ParameterValue(
        Quantity(1, "亿元"), "x", (ParameterEdition(value=Quantity(60, "亿元"), since=date(2024, 1, 1)),)
    )
    rule = Rule(
        code="X01",
        name="own.limit",
        title=Text({"zh": "自定", "en": "own"}),
        over="indicator",
        statement=STATEMENTS["check"],
        verdicts=(
            VerdictTest(
                Verdict.MET,
                Outcome.PASS,
                (Field("actual") >= Parameter("limit")) & ~Field("bands").equals(Parameter("other")),
            ),
            VerdictTest(Verdict.MISSED, Outcome.FAIL),
        ),
        parameters={"limit": limit, "other": ParameterValue("word")},
        source="a test",
    )
    old, new = (
        {**BASE, "observations": [{"indicator": "x", "period": p, "value": "5亿元"} for p in ("2023", "2024")]},
    ) * 2
    plans = plan_of(old, period="2023"), plan_of(new, period="2024")
    [found] = diff_plans(*plans, ruleset=RuleSet(id="own", version="1", rules=(rule,)))
    causes = {one.kind: one for one in found.causes}
    assert (Quantity(1, "亿元"), Quantity(60, "亿元"), True) == (
        (one := causes[CauseKind.THRESHOLD]).before,
        one.after,
        one.decisive,
    )


def test_a_change_that_cannot_stand_alone_is_not_tried(monkeypatch: Any) -> None:
    """Nor is one too many."""
    after = {
        "indicators": [*BASE["indicators"], {"id": "y", "name": "产值", "unit": "亿元"}],
        "observations": [*BASE["observations"], {"indicator": "y", "period": "2023-S1", "value": "1亿元"}],
    }
    [found] = differences(after, "I01")
    assert [("actual", False), ("record", False)] == [(one.name, one.decisive) for one in found.causes]
    monkeypatch.setattr(vintages, "_MOST_TRIED", 0)
    [found] = differences({"observations": [{**X, "value": "49亿元"}]}, "I03")
    assert [False] == [one.decisive for one in found.causes]


NEEDING = requirement(
    Field("target") > 0, name="x.aimed", over="indicator", title={"zh": "有目标", "en": "has a target"}
)


def test_a_need_that_is_met_now_is_the_cause() -> None:
    """By its name, with how it ended; the figure behind it has a part in it."""
    needing = evolve(NEEDING, code="X02", needs=("I03",))
    own = RuleSet(id="own", version="1", rules=(core_rules().rule("I03"), needing))
    old, new = (plan_of({**BASE, "observations": [{**X, "value": value}]}) for value in ("40亿元", "60亿元"))
    for before, after, ended in ((old, new, ("fail", "pass")), (new, old, ("pass", "fail"))):
        found = next(one for one in diff_plans(before, after, ruleset=own) if one.finding.rule == "x.aimed")
        [cause] = found.causes
        assert (cause.kind, cause.name, cause.before, cause.after) == (CauseKind.NEED, "indicator.pace", *ended)
        assert cause.decisive
        text = text_of(word_differences([found], locale="zh", ruleset=own))
        assert "前提规则“完成率与序时进度”由" in text
        assert "“indicator.pace”" not in text
        assert "which it needs" in text_of(
            word_differences([evolve(found, causes=(evolve(cause, name="x.y"),))], locale="en")
        )


def test_what_flips_a_waiver_is_the_restated_figure() -> None:
    """The failure that it explains came with it."""
    waiver = {"rule": "I03", "subject": "x", "reason": "汛情", "by": "甲局"}
    after = {"observations": [{**X, "value": "43亿元"}], "waivers": [waiver]}
    found = differences(after, "I03", "W01", before={"waivers": [waiver]})
    flipped = next(one for one in found if one.finding.rule == "waiver.valid")
    [cause] = flipped.causes
    assert (cause.kind, cause.name, cause.decisive) == (CauseKind.RESTATED, "to_date", True)
    assert "累计数由52亿元修订为43亿元" in text_of(word_differences(found, locale="zh"))


def test_a_waiver_of_an_unknown_rule_has_no_such_cause() -> None:
    """Nor one whose failure is as it was."""
    waiver = {"rule": "I03", "subject": "x", "reason": "汛情", "by": "甲局"}
    found = differences({"waivers": [{**waiver, "rule": "X99"}]}, "I03", "W01")
    assert [] == [one for difference in found for one in difference.causes if one.name == "to_date"]
    added = differences({"waivers": [waiver]}, "I03", "W01")
    assert [] == [one for difference in added for one in difference.causes if one.name == "to_date"]
