"""The object engine: one subject, one rule, one finding."""

from __future__ import annotations

from collections.abc import Mapping

from devreport.expressions import Absent, Expr, Field, Scalar, Value, evaluate
from devreport.findings import Figure, Finding, Outcome, Verdict
from devreport.model import Text
from devreport.rules.figures import figure, listed
from devreport.rules.rule import Rule, Shown, ShownPeriod
from devreport.rules.subject import Subject

__all__ = ["judge"]


def judge(rule: Rule, subject: Subject) -> Finding | None:
    """What ``rule`` finds about ``subject``; nothing where it does not apply.

    Raises:
        RuleError: if the rule names a field that the subject does not have, or combines unlike things.
    """
    parameters = {name: parameter.value for name, parameter in rule.parameters.items()}
    applies = True if rule.applies is None else evaluate(rule.applies, subject.row, parameters=parameters)
    if applies is False:
        return None
    verdict, outcome, cause = _unknown(applies) if isinstance(applies, Absent) else _verdict(rule, subject, parameters)
    return Finding(
        rule=rule.name,
        kind=rule.over,
        subject=subject.id,
        period=subject.period,
        statement=rule.statement.name,
        verdict=verdict,
        outcome=outcome,
        severity=rule.severity,
        figures=_figures(rule, subject, parameters),
        texts={role: subject.texts.get(role, Text()) for role in rule.statement.texts},
        lists={
            role: listed(shown, subject, formula=rule.name, role=role, parameters=parameters)
            for role, shown in rule.lists.items()
        },
        missing=tuple(sorted(cause.missing)),
        undefined=tuple(sorted(cause.undefined)),
        tags=subject.tags,
    )


def _verdict(rule: Rule, subject: Subject, parameters: Mapping[str, Scalar]) -> tuple[Verdict | None, Outcome, Absent]:
    """The first verdict whose condition holds; unknown as soon as one cannot be decided."""
    for test in rule.verdicts:
        holds: Value = True if test.when is None else evaluate(test.when, subject.row, parameters=parameters)
        if isinstance(holds, Absent):
            return _unknown(holds)
        if holds is True:
            return test.verdict, test.outcome, Absent()
    return _unknown(Absent(undefined=frozenset({"no_verdict"})))


def _unknown(cause: Absent) -> tuple[None, Outcome, Absent]:
    return None, Outcome.UNKNOWN, cause


def _figures(rule: Rule, subject: Subject, parameters: Mapping[str, Scalar]) -> dict[str, Figure]:
    figures = {
        role: figure(shown, subject, formula=rule.name, role=role, parameters=parameters)
        for role, shown in rule.figures.items()
        if role not in rule.statement.optional or _asked(shown, subject)
    }
    if "period" in rule.statement.figures:
        figures["period"] = Figure(
            id=subject.period.code, value=subject.period, inputs=subject.inputs.get("period", ()), formula="period"
        )
    return figures


def _asked(shown: Expr | Shown | ShownPeriod, subject: Subject) -> bool:
    """Whether the plan asks for the figure at all: what it does not ask for is not missing."""
    if isinstance(shown, ShownPeriod):
        return subject.periods.get(shown.role) is not None
    value = shown.value if isinstance(shown, Shown) else shown
    return not isinstance(value, Field) or subject.cells[value.name] is not None
