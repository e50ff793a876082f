"""Published rule engines on the same job: each a function from an item to its verdicts, made only if it is installed.

They are given floats, which is what most of them calculate with; dates become day numbers for those that know none.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from tests.benchmarks.jobs import AS_OF, DecimalItem, Verdicts

__all__ = ["PEERS"]

Judge = Callable[[DecimalItem], Any]

_TODAY = AS_OF.toordinal()
_BAD = "planned == null or actual == null or planned <= 0"


def _plain(item: DecimalItem) -> dict[str, Any]:
    """The item as JSON would hold it."""
    return {
        "planned": None if item.planned is None else float(item.planned),
        "actual": None if item.actual is None else float(item.actual),
        "start": item.start.toordinal(),
        "end": item.end.toordinal(),
        "status": item.status,
        "unit": item.unit,
        "today": _TODAY,
    }


def rule_engine() -> Judge:
    """rule-engine: a language of its own, on attributes."""
    import rule_engine as engine

    context = engine.Context(resolver=engine.resolve_attribute)
    today = f'd"{AS_OF.isoformat()}"'
    share = f"$max([0, $min([1, (({today} - start).days + 1) / ((end - start).days + 1)])])"
    half, pace, overdue, unit = (
        engine.Rule(text, context=context).evaluate
        for text in (
            f"({_BAD}) ? null : (actual / planned >= 0.5)",
            f"({_BAD}) ? null : (actual / planned >= {share})",
            f'not (end < {today} and status != "done")',
            'not (unit == null or unit == "")',
        )
    )
    return lambda item: (half(item), pace(item), overdue(item), unit(item))


def zen() -> Judge:
    """zen-engine: compiled expressions of a native library."""
    import zen as engine

    share = "max([0, min([1, (today - start + 1) / (end - start + 1)])])"
    half, pace, overdue, unit = (
        engine.compile_expression(text).evaluate
        for text in (
            f"({_BAD}) ? null : actual / planned >= 0.5",
            f"({_BAD}) ? null : actual / planned >= {share}",
            'not (end < today and status != "done")',
            'not (unit == null or unit == "")',
        )
    )

    def judge(item: DecimalItem) -> Verdicts:
        held = _plain(item)
        return half(held), pace(held), overdue(held), unit(held)

    return judge


def datalogic() -> Judge:
    """datalogic-py: JsonLogic of a native library."""
    import datalogic_py

    half, pace, overdue, unit = (datalogic_py.Engine().compile(logic).evaluate for logic in _json_logic())

    def judge(item: DecimalItem) -> Verdicts:
        held = _plain(item)
        return half(held), pace(held), overdue(held), unit(held)

    return judge


def json_logic() -> Judge:
    """panzi-json-logic: JsonLogic interpreted in Python."""
    from json_logic import jsonLogic

    logics = _json_logic()

    def judge(item: DecimalItem) -> tuple[Any, ...]:
        held = _plain(item)
        return tuple([jsonLogic(logic, held) for logic in logics])

    return judge


def _json_logic() -> list[dict[str, Any]]:
    def var(name: str) -> dict[str, Any]:
        return {"var": name}

    bad = {"or": [{"==": [var("planned"), None]}, {"==": [var("actual"), None]}, {"<=": [var("planned"), 0]}]}
    rate = {"/": [var("actual"), var("planned")]}
    since = {"-": [var("start"), 1]}
    passed = {"/": [{"-": [var("today"), since]}, {"-": [var("end"), since]}]}
    share = {"max": [0, {"min": [1, passed]}]}
    return [
        {"if": [bad, None, {">=": [rate, 0.5]}]},
        {"if": [bad, None, {">=": [rate, share]}]},
        {"!": [{"and": [{"<": [var("end"), var("today")]}, {"!=": [var("status"), "done"]}]}]},
        {"!": [{"or": [{"==": [var("unit"), None]}, {"==": [var("unit"), ""]}]}]},
    ]


def common_expression_language() -> Judge:
    """common-expression-language: CEL of a native library."""
    import cel

    rate, share = "actual / planned", "double(today - start + 1) / double(end - start + 1)"
    clamped = f"({share} < 0.0 ? 0.0 : {share} > 1.0 ? 1.0 : {share})"
    half, pace, overdue, unit = (
        cel.compile(text)
        for text in (
            f"{rate} >= 0.5",
            f"{rate} >= {clamped}",
            '!(end < today && status != "done")',
            '!(unit == null || unit == "")',
        )
    )

    def judge(item: DecimalItem) -> Verdicts:
        held = _plain(item)
        bad = item.planned is None or item.actual is None or item.planned <= 0
        first, second = (None, None) if bad else (half.execute(held), pace.execute(held))
        return first, second, overdue.execute(held), unit.execute(held)

    return judge


def simple_eval() -> Judge:
    """simpleeval: a safe subset of Python, parsed once."""
    import simpleeval

    evaluator = simpleeval.SimpleEval(functions={"max": max, "min": min})
    bad = "planned == None or actual == None or planned <= 0"
    texts = [
        f"None if {bad} else actual / planned >= 0.5",
        f"None if {bad} else actual / planned >= max(0, min(1, (today - start + 1) / (end - start + 1)))",
        'not (end < today and status != "done")',
        'not (unit == None or unit == "")',
    ]
    parsed = [(text, evaluator.parse(text)) for text in texts]

    def judge(item: DecimalItem) -> tuple[Any, ...]:
        evaluator.names = {**_plain(item), "None": None}
        return tuple([evaluator.eval(text, previously_parsed=tree) for text, tree in parsed])

    return judge


def business_rules() -> Judge:  # noqa: C901 - its rules are methods
    """business-rules: variables and actions as methods, conditions as data."""
    from business_rules.actions import BaseActions, rule_action
    from business_rules.engine import run_all
    from business_rules.fields import FIELD_NUMERIC
    from business_rules.variables import (
        BaseVariables,
        boolean_rule_variable,
        numeric_rule_variable,
        string_rule_variable,
    )

    class Variables(BaseVariables):  # type: ignore[misc]
        def __init__(self, held: Mapping[str, Any]) -> None:
            self.held = held

        @boolean_rule_variable
        def bad(self) -> bool:
            planned, actual = self.held["planned"], self.held["actual"]
            return planned is None or actual is None or planned <= 0

        @numeric_rule_variable
        def rate(self) -> float:
            return self.held["actual"] / self.held["planned"]

        @numeric_rule_variable
        def lead(self) -> float:
            held = self.held
            passed = (held["today"] - held["start"] + 1) / (held["end"] - held["start"] + 1)
            return held["actual"] / held["planned"] - max(0, min(1, passed))

        @boolean_rule_variable
        def ended(self) -> bool:
            return self.held["end"] < self.held["today"]

        @string_rule_variable
        def status(self) -> str:
            return self.held["status"]

        @string_rule_variable
        def unit(self) -> str:
            return self.held["unit"] or ""

    class Actions(BaseActions):  # type: ignore[misc]
        def __init__(self, found: list[Any]) -> None:
            self.found = found

        @rule_action(params={"rule": FIELD_NUMERIC, "value": FIELD_NUMERIC})
        def say(self, rule: int, value: int) -> None:
            self.found[rule] = None if value < 0 else bool(value)

    def condition(name: str, operator: str, value: object) -> dict[str, Any]:
        return {"name": name, "operator": operator, "value": value}

    def say(rule: int, value: int) -> dict[str, Any]:
        return {"name": "say", "params": {"rule": rule, "value": value}}

    fit = condition("bad", "is_false", True)
    late = [condition("ended", "is_true", True), {"not": condition("status", "equal_to", "done")}]
    undone = {"any": [condition("status", "equal_to", one) for one in ("not_started", "in_progress")]}
    rules = [
        {"conditions": condition("bad", "is_true", True), "actions": [say(0, -1), say(1, -1)]},
        {"conditions": {"all": [fit, condition("rate", "less_than", 0.5)]}, "actions": [say(0, 0)]},
        {"conditions": {"all": [fit, condition("lead", "less_than", 0)]}, "actions": [say(1, 0)]},
        {"conditions": {"all": [late[0], undone]}, "actions": [say(2, 0)]},
        {"conditions": condition("unit", "equal_to", ""), "actions": [say(3, 0)]},
    ]

    def judge(item: DecimalItem) -> list[Any]:
        found: list[Any] = [True] * 4
        run_all(rules, Variables(_plain(item)), Actions(found))
        return found

    return judge


def zen_graph() -> Judge:
    """zen-engine: one decision graph with a trace of every node."""
    import zen as engine

    share = "max([0, min([1, (today - start + 1) / (end - start + 1)])])"
    texts = [
        f"({_BAD}) ? null : actual / planned >= 0.5",
        f"({_BAD}) ? null : actual / planned >= {share}",
        'not (end < today and status != "done")',
        'not (unit == null or unit == "")',
    ]
    expressions = [{"id": f"e{number}", "key": f"r{number}", "value": text} for number, text in enumerate(texts)]
    place = {"position": {"x": 0, "y": 0}}
    graph = {
        "nodes": [
            {"id": "in", "name": "in", "type": "inputNode", **place},
            {"id": "all", "name": "all", "type": "expressionNode", "content": {"expressions": expressions}, **place},
            {"id": "out", "name": "out", "type": "outputNode", **place},
        ],
        "edges": [
            {"id": "1", "type": "edge", "sourceId": "in", "targetId": "all"},
            {"id": "2", "type": "edge", "sourceId": "all", "targetId": "out"},
        ],
    }
    loaded = engine.ZenEngine({"loader": {"type": "static", "content": {"g": json.loads(json.dumps(graph))}}})

    def judge(item: DecimalItem) -> tuple[Any, ...]:
        found = loaded.evaluate("g", _plain(item), {"trace": True})["result"]
        return tuple([found.get(f"r{number}") for number in range(4)])

    return judge


#: Name → what makes it, and the share of the items it is given, since some are slow.
PEERS: Mapping[str, tuple[Callable[[], Judge], int]] = {
    "datalogic-py": (datalogic, 2),
    "zen-engine, compiled expressions": (zen, 2),
    "zen-engine, a graph with its trace": (zen_graph, 4),
    "simpleeval": (simple_eval, 4),
    "business-rules": (business_rules, 4),
    "common-expression-language": (common_expression_language, 4),
    "panzi-json-logic": (json_logic, 8),
    "rule-engine": (rule_engine, 16),
}
