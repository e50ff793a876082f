"""Compiled code finds what the interpreter finds, on every case and every example, down to the evidence."""

from __future__ import annotations

import json
from datetime import date

import pytest

from devreport import examples
from devreport.findings import Finding
from devreport.rules import Context, assess_plan
from devreport.rules.engines import compiled
from tests.rules.assessed import cases, plan_of


def findings(context: Context, patch: pytest.MonkeyPatch, *, patience: int) -> tuple[Finding, ...]:
    """What is found if the interpreter answers so often before anything is compiled."""
    patch.setattr(compiled, "PATIENCE", patience)
    return assess_plan(context).findings


def assert_alike(context: Context, patch: pytest.MonkeyPatch) -> None:
    """Both engines find the same."""
    never = findings(context, patch, patience=10**9)
    assert never == findings(context, patch, patience=0)


def contexts() -> list[Context]:
    """What the cases assess, each once."""
    found: dict[str, Context] = {}
    for case in cases():
        given = {key: case[key] for key in ("plan", "period", "previous", "as_of") if key in case}
        plan = plan_of(case["plan"], period=case.get("period", "2023-S1"))
        previous = plan_of(case["previous"]) if "previous" in case else None
        as_of = date.fromisoformat(case.get("as_of", plan.period.end.isoformat()))
        key = json.dumps(given, sort_keys=True)
        found[key] = Context(plan=plan, period=plan.period, as_of=as_of, previous=previous)
    return list(found.values())


@pytest.mark.parametrize("part", range(8))
def test_cases_are_judged_alike(part: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """A part of them at a time."""
    for context in contexts()[part::8]:
        assert_alike(context, monkeypatch)


@pytest.mark.parametrize("name", ["half-year", "key-projects"])
def test_examples_are_judged_alike(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both that are shipped."""
    shipped = examples.load(name)
    plan = shipped.plan
    assert_alike(Context(plan=plan, period=plan.period, as_of=plan.period.end, previous=shipped.previous), monkeypatch)
