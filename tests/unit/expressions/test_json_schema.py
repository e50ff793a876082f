"""The published JSON Schema: what the JSON form is, and nothing else."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from devreport.errors import RuleError
from devreport.expressions import Expr, Type, expression_schema, from_data, to_data
from devreport.expressions.json_readers import KINDS
from tests.strategies.expressions import typed_expressions

VALIDATOR = Draft202012Validator(expression_schema())
X = {"node": "field", "name": "x"}


def literal(value: object) -> dict[str, object]:
    """A literal."""
    return {"node": "literal", "value": value}


def aggregate(**changes: object) -> dict[str, object]:
    """A sum."""
    return {"node": "aggregate", "aggregation": "sum", "relation": "parts", "value": X, **changes}


def test_it_is_a_schema() -> None:
    """Of the draft that it names, plain JSON, and a copy each time."""
    Draft202012Validator.check_schema(expression_schema())
    assert expression_schema() == json.loads(json.dumps(expression_schema()))
    assert set(KINDS) <= set(expression_schema()["$defs"])
    assert expression_schema() is not expression_schema()
    assert expression_schema()["$schema"] == Draft202012Validator.META_SCHEMA["$id"]
    assert {"field", "is_missing", "days_between"} <= set(KINDS)


@pytest.mark.parametrize("unit", ["元", {"code": "两银", "dimension": {"money": 1}, "scale": "1/20"}])
def test_a_unit_is_a_code_or_all_of_it(unit: object) -> None:
    """Beside places on either side of the point."""
    for places in (-3, 3):
        VALIDATOR.validate({"node": "round", "operand": X, "places": places, "unit": unit})


@given(typed_expressions())
def test_every_expression_has_a_valid_form(drawn: tuple[Expr, Type]) -> None:
    """Whatever is written can be read elsewhere."""
    VALIDATOR.validate(to_data(drawn[0]))


@given(typed_expressions(), st.data())
def test_a_broken_form_is_not_valid(drawn: tuple[Expr, Type], data: st.DataObject) -> None:
    """A key too many, a key too few, or another kind, at any depth."""
    broken = to_data(drawn[0])
    held = data.draw(st.sampled_from(nodes_of(broken)))
    match data.draw(st.sampled_from(["more", "fewer", "other"])):
        case "more":
            held["eval"] = "x"
        case "fewer":
            held.pop("node")
        case _:
            held["node"] = "lambda"
    assert not VALIDATOR.is_valid(broken)
    with pytest.raises(RuleError):
        from_data(broken)


@pytest.mark.parametrize(
    "data",
    [
        None,
        5,
        "x",
        [X],
        {},
        {"node": "field"},
        {"node": "field", "name": "_x"},
        {"name": "x"},
        {"node": "round", "operand": X, "places": -61},
        literal({"date": "20240630"}),
        literal({"date": 20240630}),
        {
            "node": "round",
            "operand": X,
            "places": 1,
            "unit": {"code": "两银", "dimension": {"money": "1"}, "scale": "1"},
        },
        {"node": "round", "operand": X, "places": 1, "unit": {"code": "两银", "dimension": ["money"], "scale": "1"}},
        {"node": "round", "operand": X, "places": 1, "unit": {"code": "两银", "dimension": {}, "scale": "1/0"}},
        {"node": "round", "operand": X, "places": 1, "unit": {"code": "两银", "dimension": {}}},
        {"node": "field", "name": "__class__"},
        {"node": "field", "name": "x" * 101},
        {"node": "compare", "comparison": "=>", "left": X, "right": X},
        {"node": "and", "operands": X},
        {"node": "and", "operands": [X, 1]},
        {"node": "case", "branches": [[X]], "otherwise": X},
        {"node": "case", "branches": [[X, X, X]], "otherwise": X},
        {"node": "guarded", "value": X, "undefined_where": [[X, 5]]},
        {"node": "round", "operand": X, "places": "2"},
        {"node": "round", "operand": X, "places": 61},
        {"node": "round", "operand": X, "places": 1, "unit": {"code": "x"}},
        {"node": "member", "operand": X, "options": [5]},
        {"node": "earlier", "operand": X, "lag": "decade"},
        literal(None),
        literal(0.5),
        literal({"quantity": 0.5}),
        literal({"quantity": "NaN"}),
        literal({"date": "yesterday"}),
        literal({"date": "2024-06-30", "unit": "%"}),
        aggregate(aggregation="count"),
        aggregate(among="months"),
        {"node": "aggregate", "aggregation": "sum", "relation": "parts"},
    ],
)
def test_neither_the_schema_nor_the_reader_takes_it(data: object) -> None:
    """Both say the same of what is no expression."""
    assert not VALIDATOR.is_valid(data)
    with pytest.raises(RuleError):
        from_data(data)


def test_groups_are_valid() -> None:
    """With and without a list of them."""
    VALIDATOR.validate(aggregate(per="month"))
    VALIDATOR.validate(aggregate(per="month", among="months"))


def nodes_of(data: Any) -> list[dict[str, Any]]:
    """Every node in a form."""
    inside = data.values() if isinstance(data, dict) else data if isinstance(data, list) else []
    found = [node for one in inside for node in nodes_of(one)]
    return [data, *found] if isinstance(data, dict) and "node" in data else found
