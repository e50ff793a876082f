"""A rule read from its plain form, with everything that is wrong in it, each problem with its place."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from functools import partial
from typing import Any, cast

from attrs import evolve

from devreport.errors import RuleError
from devreport.expressions import Expr, Literal, Scalar, from_data
from devreport.findings import STATEMENTS, Outcome, Severity, Statement, Verdict, VerdictTest
from devreport.model import Text
from devreport.model.shape import shown
from devreport.quantities import Quantity, Unit
from devreport.rules.forms.form import (
    Reader,
    anything,
    each,
    entries,
    made,
    option,
    read_day,
    read_keys,
    read_name,
    read_text,
    wrong,
)
from devreport.rules.rule import ListShown, ParameterEdition, ParameterValue, Rule, Shown, ShownPeriod
from devreport.rules.sets.writing import DEFAULT_STATEMENT
from devreport.rules.subjects import subject_tables

__all__ = ["read_rule", "span_of"]

_MOST_PLACES = 30
_VERDICTS = {verdict.value: verdict for verdict in Verdict}
_OUTCOMES = {outcome.value: outcome for outcome in Outcome if outcome is not Outcome.NOT_APPLICABLE}
_SEVERITIES = {severity.value: severity for severity in Severity}


def read_rule(data: object, where: str, *, kinds: Collection[str] = ()) -> Rule:
    """A rule, from its plain form.

    Args:
        data: the plain form.
        where: its place.
        kinds: kinds of subject besides those of plans.

    Raises:
        RuleError: with everything that is wrong with it.
    """
    statement = _statement_of(data)
    figures = None if statement is None else [role for role in statement.figures if role != "period"]
    verdicts = _VERDICTS if statement is None else {verdict.value: verdict for verdict in statement.verdicts}
    readers: dict[str, Reader[Any]] = {
        **_RULE,
        "over": option({kind: kind for kind in (*subject_tables(), *kinds)}),
        "verdicts": each(partial(_test, verdicts=verdicts)),
        "figures": entries(_figure, figures),
        "lists": entries(_list, None if statement is None else statement.lists),
    }
    held = read_keys(data, where, readers=readers, required=("code", "name", "title", "over", "verdicts", "source"))
    held.pop("ext", None)
    held.setdefault("statement", STATEMENTS[DEFAULT_STATEMENT])
    return Rule(**held)


def _statement_of(data: object) -> Statement | None:
    """The statement of a rule, if it can be read: it says which verdicts and roles there are."""
    named = cast("Mapping[str, object]", data).get("statement", DEFAULT_STATEMENT) if isinstance(data, Mapping) else ""
    try:
        return _statement(named, "")
    except RuleError:
        return None


def _statement(data: object, where: str) -> Statement:
    """A statement of the core by its name, or one of one's own."""
    if not isinstance(data, Mapping):
        found: Statement = option(STATEMENTS)(data, where)
        return found
    roles: dict[str, Reader[Any]] = dict.fromkeys(("figures", "texts", "lists", "optional"), each(read_name))
    readers: dict[str, Reader[Any]] = {"name": read_name, "verdicts": each(option(_VERDICTS)), **roles}
    held = read_keys(cast("object", data), where, readers=readers, required=("name", "verdicts"))
    return Statement(**held)


def _test(data: object, where: str, *, verdicts: Mapping[str, Verdict]) -> VerdictTest:
    readers: dict[str, Reader[Any]] = {"verdict": option(verdicts), "outcome": option(_OUTCOMES), "when": _expression}
    return VerdictTest(**read_keys(data, where, readers=readers, required=("verdict", "outcome")))


def _expression(data: object, where: str) -> Expr:
    return from_data(data, where=where)


def _figure(data: object, where: str) -> Expr | Shown | ShownPeriod:
    """An expression; one with its unit and places; or a recorded period."""
    if _is_object(data, "node"):
        return _expression(data, where)
    if _is_object(data, "period"):
        held = read_keys(data, where, readers={"period": read_name})
        return ShownPeriod(held["period"])
    readers: dict[str, Reader[Any]] = {"value": _expression, "unit": _unit, "places": _places}
    return Shown(**read_keys(data, where, readers=readers, required=("value",)))


def _list(data: object, where: str) -> ListShown:
    readers: dict[str, Reader[Any]] = {"relation": read_name, "value": _figure, "where": _expression}
    return ListShown(**read_keys(data, where, readers=readers, required=("relation",)))


def _parameter(data: object, where: str) -> ParameterValue:
    readers: dict[str, Reader[Any]] = {"value": _scalar, "source": read_text, "editions": each(_edition)}
    return ParameterValue(**read_keys(data, where, readers=readers, required=("value",)))


def _edition(data: object, where: str) -> ParameterEdition:
    readers: dict[str, Reader[Any]] = {
        "value": _scalar,
        "source": read_text,
        "place": read_name,
        "since": read_day,
        "until": read_day,
    }
    held = read_keys(data, where, readers=readers, required=("value",))
    span_of(held, where)
    return ParameterEdition(**held)


def span_of(held: Mapping[str, Any], where: str) -> tuple[date | None, date | None]:
    """The first and the last day, if there are any; the last is not before the first."""
    since, until = held.get("since"), held.get("until")
    if since and until and until < since:
        raise wrong(f"{where}.until", f"{until}, before {since}", expected="a day that is not before 'since'")
    return since, until


def _scalar(data: object, where: str) -> Scalar:
    """What a parameter may be, as literals write it."""
    literal = cast("Literal", _inside({"node": "literal", "value": data}, ".value", where))
    return literal.value


def _is_object(data: object, key: str) -> bool:
    """Whether it is an object with that key."""
    return isinstance(data, Mapping) and key in data


def _unit(data: object, where: str) -> Unit:
    written = {"node": "literal", "value": {"quantity": "0", "unit": data}}
    literal = cast("Literal", _inside(written, ".value.unit", where))
    return cast("Quantity", literal.value).unit


def _inside(data: object, path: str, where: str) -> Expr:
    """A literal around something; the places of problems are those of what is inside."""
    try:
        return from_data(data, where="")
    except RuleError as error:
        problems = [evolve(one, where=where + one.where.removeprefix(path)) for one in error.problems]
        raise RuleError("a wrong value", problems) from None


def _places(data: object, where: str) -> int:
    if isinstance(data, int) and not isinstance(data, bool) and 0 <= data <= _MOST_PLACES:
        return data
    raise wrong(where, shown(data), expected=f"a number of decimals from 0 to {_MOST_PLACES}")


def _title(data: object, where: str) -> Text:
    """A text in Chinese, or one for each language; there is at least one."""
    words = data if isinstance(data, str) else entries(read_text)(data, where)
    text = made(lambda: Text(words), where)
    if text:
        return text
    raise wrong(where, "no text", expected="a title in at least one language")


_RULE: Mapping[str, Reader[Any]] = {
    "code": read_name,
    "name": read_name,
    "title": _title,
    "aliases": each(read_name),
    "over": anything,
    "statement": _statement,
    "applies": _expression,
    "verdicts": anything,
    "figures": anything,
    "lists": anything,
    "parameters": entries(_parameter),
    "severity": option(_SEVERITIES),
    "needs": each(read_name),
    "source": read_name,
    "ext": anything,
}
