"""What a check of a table found, as JSON."""

import json
from typing import Any

from attrs import evolve

from devreport.bulk import Mapped, data_findings, roll_up
from devreport.bulk.programs.program import Refused
from devreport.expressions import Field
from devreport.io import table_check_to_json
from tests.tables.made import judged, mapping, required, table


def test_everything_that_was_found_is_in_it() -> None:
    """Rules, refusals, data findings and groups."""
    given = table({"a": [1.0, 0.5, None], "b": ["x", "y", "x"]}, mapping(a=Mapped(decimals=0)))
    assessment = judged(given, *required(Field("a") >= 1))
    rollup = evolve(roll_up(assessment, "b"), refused=(Refused("thing.r0", "needs", "details"),))
    found: dict[str, Any] = json.loads(table_check_to_json(assessment, rollup=rollup, data=data_findings(assessment)))
    counts = {"passed": 1, "failed": 0, "unknown": 2, "not_applicable": 0}
    assert [{"code": "thing.r0", "rule": "thing.r0", "severity": "error", **counts}] == found["rules"]
    assert [{"code": "thing.r0", "rule": "thing.r0", "because": "needs", "detail": "details"}] == found["refused"]
    [wrong] = found["data"]
    assert ("a", "off_grid", 1, ["thing.r0"]) == tuple(wrong[key] for key in ("column", "reason", "rows", "rules"))
    assert [{"key": "k1", "value": "0.5", "row": 2}] == wrong["examples"]
    assert (["b"], 3, "2026-S1", "made") == (found["by"], found["rows"], found["period"], found["ruleset"]["id"])
    assert ["x", "y", None] == [group["b"] for group in found["groups"]]
    whole = json.loads(table_check_to_json(assessment, rollup=roll_up(assessment), data=data_findings(assessment)))
    assert [] == whole["groups"]
