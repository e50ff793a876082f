"""The object engine: one subject, one rule, one finding."""

from __future__ import annotations

from collections.abc import Mapping

from devreport.expressions import Absent, Expr, Field, Scalar, Value, evaluate
from devreport.findings import Figure, Finding, Listed, Outcome, Verdict
from devreport.model import Text
from devreport.rules.figures import figure
from devreport.rules.rule import ListShown, Rule, Shown
from devreport.rules.subject import Subject

__all__ = ["judge"]


def judge(rule: Rule, subject: Subject) -> Finding | None:
    """What ``rule`` finds about ``subject``; nothing where it does not apply."""
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
        lists={role: _listed(shown, role, rule, subject, parameters) for role, shown in rule.lists.items()},
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
        if role not in rule.statement.optional or not _not_asked(shown, subject)
    }
    if "period" in rule.statement.figures:
        figures["period"] = Figure(id=f"{subject.period.code}", value=subject.period, formula="period")
    return figures


def _not_asked(shown: Expr | Shown, subject: Subject) -> bool:
    """Whether the plan does not ask for the figure at all, which is not the same as its being missing."""
    value = shown.value if isinstance(shown, Shown) else shown
    return isinstance(value, Field) and subject.cells[value.name] is None


def _listed(
    shown: ListShown, role: str, rule: Rule, subject: Subject, parameters: Mapping[str, Scalar]
) -> tuple[Listed, ...]:
    chosen = [
        child
        for child in subject.children[shown.relation]
        if shown.where is None or evaluate(shown.where, child.row, parameters=parameters) is True
    ]
    return tuple(
        Listed(
            name=child.texts.get("name", Text()),
            figure=None
            if shown.value is None
            else figure(shown.value, child, formula=rule.name, role=role, parameters=parameters),
        )
        for child in chosen
    )
