"""The verb ``assess`` on tables."""

from decimal import Decimal

import polars as pl
import pytest

from devreport import InputError, Mapped, Quantity, Table, TableMapping, assess, examples
from devreport.errors import RuleError
from devreport.expressions import Field
from devreport.periods import parse_period
from devreport.rules import RuleSet, requirement

MAPPING = TableMapping(
    kind="project",
    key="id",
    fields={"done": Mapped(column="完成", unit="万元"), "planned": Mapped(column="计划", unit="亿元")},
)
HALF = requirement(Field("done") / Field("planned") >= Quantity("50", "%"), name="project.half", over="project")
RULES = RuleSet(id="own", version="1", rules=(HALF,))
FRAME = pl.DataFrame(
    {"id": ["a", "b", "c"], "完成": [Decimal("4999.9999"), Decimal(5000), None], "计划": [1, 1, 1]},
    schema_overrides={"完成": pl.Decimal(12, 4)},
)


def test_a_table_is_judged_row_by_row() -> None:
    """A table is judged row by row."""
    assessment = assess(Table(source=FRAME, mapping=MAPPING), period="2026-S1", rules=RULES)
    assert [0, 1, -2] == assessment.outcomes()["project.half"].to_list()
    assert assessment.period == parse_period("2026-S1")


def test_a_table_needs_a_period() -> None:
    """A table needs a period."""
    with pytest.raises(InputError, match="the period that is judged"):
        assess(Table(source=FRAME, mapping=MAPPING), rules=RULES)


def test_a_table_has_no_plan_before() -> None:
    """A table has no plan before."""
    with pytest.raises(InputError) as caught:
        assess(
            Table(source=FRAME, mapping=MAPPING), period="2026-S1", rules=RULES, as_of="2026-06-30", calendar=object()
        )
    assert ["as_of", "calendar"] == [problem.where for problem in caught.value.problems]


def test_a_plan_has_no_engine() -> None:
    """A plan has no engine."""
    with pytest.raises(InputError) as caught:
        assess(examples.load("half-year"), engine="polars", measure=True)
    assert ["engine", "measure"] == [problem.where for problem in caught.value.problems]


def test_the_rules_of_the_core_are_about_other_kinds() -> None:
    """The rules of the core are about other kinds."""
    with pytest.raises(RuleError, match="no rule over 'project'"):
        assess(Table(source=FRAME, mapping=MAPPING), period="2026-S1")
