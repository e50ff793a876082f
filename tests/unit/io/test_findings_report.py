"""What a report for tools is made of."""

from __future__ import annotations

from pathlib import Path

import pytest
from attrs import evolve

from devreport.bulk import data_findings
from devreport.errors import InputError
from devreport.io.findings_report import grouped, reported
from tests.tables.found import found_in_plan, found_in_table


def test_the_findings_of_a_table_are_proved_again() -> None:
    """They are made when they are read, and the table is named."""
    report = reported(found_in_table())
    assert ("the table", "", {}) == (report.name, report.file, report.notes)
    assert ["k0", "k2", "k2"] == [one.subject for one in report.findings]


@pytest.mark.parametrize("source", ["data/a.csv", Path("data/a.csv")])
def test_the_file_of_a_table_is_known(source: str | Path) -> None:
    """Unless another one is given."""
    found = found_in_table()
    opened = found.assessment.opened
    table = evolve(opened.table, source=source)
    held = evolve(found, assessment=evolve(found.assessment, opened=evolve(opened, table=table)))
    assert "data/a.csv" == reported(held).file
    assert "b.csv" == reported(held, file="b.csv").file


def test_the_findings_of_a_plan_stand_in_the_order_of_its_rules() -> None:
    """Only those that did not pass."""
    plan = found_in_plan()
    found = [one.rule for one in reported(plan, file="plan.json").findings]
    names = [rule.name for rule in plan.ruleset.rules]
    assert found == sorted(found, key=names.index)
    assert set(found) == set(grouped([one for one in plan.findings if one.outcome.value in {"fail", "unknown"}]))


def test_what_is_wrong_with_data_has_no_rule() -> None:
    """The formats that need one refuse it."""
    with pytest.raises(InputError, match="csv or jsonl"):
        reported(data_findings(found_in_table().assessment))
