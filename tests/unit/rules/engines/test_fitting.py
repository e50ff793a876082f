"""Whether rules can judge a class of records."""

from __future__ import annotations

from datetime import date

import pytest
from attrs import define

from devreport.errors import RuleError
from devreport.expressions import Expr, Field, Parameter
from devreport.quantities import Quantity
from devreport.rules import ParameterValue, Records, Shown, requirement
from devreport.rules.engines.fitting import check_fit


@define
class Project:
    """A project."""

    id: str
    done: int
    due: date
    open: bool


RECORDS = Records.of(Project, units={"done": "万元"})
MONEY = Quantity(1, "亿元")


@pytest.mark.parametrize(
    "condition", [Field("done") > MONEY, Field("due") < date(2026, 1, 1), Field("id").equals("a") & Field("open")]
)
def test_like_things_fit(condition: Expr) -> None:
    """Amounts of one dimension, days, words and truths."""
    check_fit(requirement(condition, name="project.r", over="project", value=Field("done")), RECORDS)


@pytest.mark.parametrize(
    "condition", [Field("done") > 1, Field("due") < MONEY, Field("dnoe") > MONEY, Field("done") > Parameter("limit")]
)
def test_anything_else_is_refused(condition: Expr) -> None:
    """With the rule and the place in it."""
    limit = {"limit": ParameterValue(Quantity("50", "%"))}
    with pytest.raises(RuleError) as refused:
        check_fit(requirement(condition, name="project.r", over="project", parameters=limit), RECORDS)
    assert refused.value.problems[0].where.startswith("project.r: $")


def test_figures_are_looked_at_as_well() -> None:
    """Also one that is shown in its own unit."""
    shown = Shown(Field("done") + Field("due"))
    with pytest.raises(RuleError):
        check_fit(requirement(Field("open"), name="project.r", over="project", value=shown.value), RECORDS)
