"""Rules that are met or missed."""

from decimal import Decimal

import pytest
from attrs import evolve

from devreport.errors import RuleError
from devreport.expressions import Field, Parameter
from devreport.findings import Outcome, Severity, Verdict
from devreport.quantities import Quantity
from devreport.rules import ParameterValue, requirement
from devreport.text import Text

DONE = Field("done")


def test_a_condition_is_met_or_missed() -> None:
    """Pass and fail; the code and the title are the name unless they are given."""
    rule = requirement(DONE > 1, name="project.one", over="project")
    assert [(Verdict.MET, Outcome.PASS, DONE > 1), (Verdict.MISSED, Outcome.FAIL, None)] == [
        (test.verdict, test.outcome, test.when) for test in rule.verdicts
    ]
    assert ("project.one", "project.one", "check", {}) == (
        rule.code,
        str(rule.title),
        rule.statement.name,
        rule.figures,
    )


def test_everything_else_can_be_given() -> None:
    """Figures, thresholds, when it applies and who says so."""
    limit = Parameter("limit")
    rule = requirement(
        DONE > limit,
        name="project.one",
        over="project",
        code="P1",
        title={"zh": "一", "en": "one"},
        applies=DONE > 0,
        value=DONE,
        limit=limit,
        parameters={"limit": ParameterValue(Quantity(Decimal(1)))},
        severity=Severity.WARNING,
        needs=("project.other",),
        source="a circular",
    )
    assert {"value": DONE, "limit": limit} == dict(rule.figures)
    assert ("P1", Text({"zh": "一", "en": "one"}), DONE > 0) == (rule.code, rule.title, rule.applies)
    assert (Severity.WARNING, ("project.other",), "a circular") == (rule.severity, rule.needs, rule.source)
    assert {"limit": Quantity(Decimal(1))} == dict(rule.thresholds)


def test_what_only_looks_like_a_condition_is_refused() -> None:
    """``==`` compares the expressions themselves."""
    with pytest.raises(RuleError, match=r"project\.one\.verdicts\[0\]\.when: found a bool.*\.equals\(5\)"):
        requirement(DONE == 5, name="project.one", over="project")  # type: ignore[arg-type, comparison-overlap]
    with pytest.raises(RuleError, match=r"found a int, expected a condition made of fields$"):
        requirement(5, name="project.one", over="project")  # type: ignore[arg-type]
    with pytest.raises(RuleError, match=r"project\.one\.applies: found a bool"):
        evolve(requirement(DONE > 1, name="project.one", over="project"), applies=True)  # type: ignore[arg-type]
