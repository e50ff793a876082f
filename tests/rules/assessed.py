"""Cases of rules as data, and what the rules find about them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from devreport.findings import Figure, Finding, Listed, Outcome
from devreport.io import read_plan
from devreport.model import Plan
from devreport.periods import Period
from devreport.quantities import Missing, Quantity, Ratio
from devreport.rules import Context, Subject, assess_plan
from devreport.rules.subjects import subjects_of

CASES = Path(__file__).parent / "cases"


@cache
def cases() -> tuple[dict[str, Any], ...]:
    """Every case of every file, in the order of the files."""
    return tuple(case for path in sorted(CASES.glob("*.json")) for case in json.loads(path.read_text(encoding="utf-8")))


def plan_of(lists: Mapping[str, Any], *, period: str = "2023-S1") -> Plan:
    """A plan with the lists of a case."""
    return read_plan({"schema_version": "1.0", "id": "p", "title": "工作总结", "period": period, **lists})


def judged(case: Mapping[str, Any]) -> Finding | None:
    """What the rule of a case finds about its subject; the same case is judged once."""
    return _judged(json.dumps(case, sort_keys=True))


@cache
def _judged(written: str) -> Finding | None:
    case: dict[str, Any] = json.loads(written)
    plan = plan_of(case["plan"], period=case.get("period", "2023-S1"))
    previous = plan_of(case["previous"]) if "previous" in case else None
    as_of = date.fromisoformat(case.get("as_of", plan.period.end.isoformat()))
    assessment = assess_plan(Context(plan=plan, period=plan.period, as_of=as_of, previous=previous))
    found = [one for one in assessment.findings if (one.rule, one.subject) == (case["rule"], case["subject"])]
    return found[0] if found else None


def outcome_of(finding: Finding | None) -> Outcome:
    """How the rule ended; no finding means that it does not apply."""
    return finding.outcome if finding else Outcome.NOT_APPLICABLE


def agrees(figure: Figure, expected: str) -> bool:
    """Whether a figure is the expected one: a number with its unit, a period code or a day."""
    match figure.value:
        case Period():
            return figure.value.code == expected
        case date():
            return figure.value.isoformat() == expected
        case Ratio():
            return figure.value.unit == Quantity.parse(expected).unit and figure.value == Quantity.parse(expected)
        case Missing():
            return False


def shown(element: Listed) -> str:
    """An element of a list as a case writes it: its name, its figure, or both."""
    figure = element.figure
    match figure.value if figure else None:
        case Period() as period:
            figure_text = period.code
        case Ratio() as number:
            figure_text = f"{number.value}{'' if number.unit.code == '1' else number.unit.code}"
        case _:
            figure_text = ""
    return " ".join(part for part in (str(element.name), figure_text) if part)


def context_of(
    lists: Mapping[str, Any], *, as_of: str = "2023-06-30", period: str = "2023-S1", previous: Plan | None = None
) -> Context:
    """What an assessment of such a plan is made of."""
    plan = plan_of(lists, period=period)
    return Context(plan=plan, period=plan.period, as_of=date.fromisoformat(as_of), previous=previous)


def subjects(kind: str, lists: Mapping[str, Any], **given: Any) -> dict[str, Subject]:
    """The subjects of one kind that a plan gives, by their ids."""
    return {one.id: one for one in subjects_of(context_of(lists, **given)) if one.kind == kind}
