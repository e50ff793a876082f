"""The plain form of rules: what a rule file holds, lossless; what has its default value is left out."""

from __future__ import annotations

from datetime import date
from typing import Any

from devreport.expressions import Expr, Literal, Scalar, to_data
from devreport.findings import STATEMENTS, Severity, Statement, VerdictTest
from devreport.quantities import Quantity, Unit
from devreport.rules.rule import ListShown, ParameterEdition, ParameterValue, Rule, Shown, ShownPeriod

__all__ = ["DEFAULT_STATEMENT", "day_to_data", "rule_to_data"]

#: The statement of a rule that names none.
DEFAULT_STATEMENT = "check"

Data = dict[str, Any]


def rule_to_data(rule: Rule) -> Data:
    """The plain form of a rule, made of dicts, lists, texts, truth values and integers.

    Example:
        >>> from devreport.rules import core_rules
        >>> rule_to_data(core_rules().rule("I03"))["verdicts"][-1]
        {'verdict': 'behind', 'outcome': 'fail'}
    """
    written: Data = {
        "code": rule.code,
        "name": rule.name,
        "title": dict(rule.title.by_language),
        "aliases": list(rule.aliases),
        "over": rule.over,
        "statement": _statement(rule.statement),
        "applies": None if rule.applies is None else to_data(rule.applies),
        "verdicts": [_test(test) for test in rule.verdicts],
        "figures": {role: _figure(shown) for role, shown in rule.figures.items()},
        "lists": {role: _list(shown) for role, shown in rule.lists.items()},
        "parameters": {name: _parameter(value) for name, value in rule.parameters.items()},
        "severity": None if rule.severity is Severity.ERROR else rule.severity.value,
        "needs": list(rule.needs),
        "source": rule.source,
    }
    kept = {"code", "name", "title", "over", "verdicts", "source"}
    return {key: value for key, value in written.items() if value or key in kept}


def _statement(statement: Statement) -> str | Data | None:
    """Its name, or all of it where it is no statement of the core."""
    if STATEMENTS.get(statement.name) == statement:
        return None if statement.name == DEFAULT_STATEMENT else statement.name
    written: Data = {"name": statement.name, "verdicts": [verdict.value for verdict in statement.verdicts]}
    for key in ("figures", "texts", "lists", "optional"):
        if roles := getattr(statement, key):
            written[key] = list(roles)
    return written


def _test(test: VerdictTest) -> Data:
    written: Data = {"verdict": test.verdict.value, "outcome": test.outcome.value}
    return written if test.when is None else {**written, "when": to_data(test.when)}


def _figure(shown: Expr | Shown | ShownPeriod) -> Data:
    if isinstance(shown, Expr):
        return to_data(shown)
    if isinstance(shown, ShownPeriod):
        return {"period": shown.role}
    written: Data = {"value": to_data(shown.value), "unit": _unit(shown.unit), "places": shown.places}
    return {key: held for key, held in written.items() if held is not None}


def _list(shown: ListShown) -> Data:
    written: Data = {
        "relation": shown.relation,
        "value": None if shown.value is None else _figure(shown.value),
        "where": None if shown.where is None else to_data(shown.where),
    }
    return {key: held for key, held in written.items() if held is not None}


def _parameter(parameter: ParameterValue) -> Data:
    written = {"value": _scalar(parameter.value), **_said(source=parameter.source)}
    editions = [_edition(edition) for edition in parameter.editions]
    return {**written, "editions": editions} if editions else written


def _edition(edition: ParameterEdition) -> Data:
    days = {name: day_to_data(day) for name, day in (("since", edition.since), ("until", edition.until))}
    return {"value": _scalar(edition.value), **_said(source=edition.source, place=edition.place, **days)}


def day_to_data(day: date | None) -> str:
    """A day as it is written; nothing for none."""
    return day.isoformat() if day else ""


def _said(**texts: str) -> dict[str, str]:
    return {name: text for name, text in texts.items() if text}


def _scalar(value: Scalar) -> object:
    return to_data(Literal(value))["value"]


def _unit(unit: Unit | None) -> object:
    """A unit as expressions write it."""
    if unit is None:
        return None
    return to_data(Literal(Quantity(0, unit)))["value"].get("unit", unit.code)
