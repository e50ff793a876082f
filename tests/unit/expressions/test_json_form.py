"""The JSON form of expressions: lossless, canonical, and the same in every process."""

import json
import subprocess
import sys
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given

from devreport.expressions import (
    Aggregate,
    Aggregation,
    Case,
    Expr,
    Field,
    Guarded,
    Literal,
    Opaque,
    Parameter,
    Round,
    Type,
    content_hash,
    from_data,
    to_data,
)
from devreport.quantities import MONEY, YUAN, Quantity, Rounding, Unit
from tests.strategies.expressions import typed_expressions

X, Y = Field("x"), Field("y")
FIELD_X, FIELD_Y = {"node": "field", "name": "x"}, {"node": "field", "name": "y"}


@pytest.mark.parametrize(
    ("expr", "expected"),
    [
        (X, FIELD_X),
        (Parameter("limit"), {"node": "parameter", "name": "limit"}),
        (X / Y, {"node": "arithmetic", "operation": "/", "left": FIELD_X, "right": FIELD_Y}),
        (X >= Y, {"node": "compare", "comparison": ">=", "left": FIELD_X, "right": FIELD_Y}),
        (X & Y, {"node": "and", "operands": [FIELD_X, FIELD_Y]}),
        (X.is_in("a", "b"), {"node": "member", "operand": FIELD_X, "options": ["a", "b"]}),
        (Case([(X, Y)], X), {"node": "case", "branches": [[FIELD_X, FIELD_Y]], "otherwise": FIELD_X}),
        (Guarded(X, [(Y, "why")]), {"node": "guarded", "value": FIELD_X, "undefined_where": [[FIELD_Y, "why"]]}),
        (Round(X, 1), {"node": "round", "operand": FIELD_X, "places": 1}),
        (
            Round(X, 0, YUAN, Rounding.FLOOR),
            {"node": "round", "operand": FIELD_X, "places": 0, "unit": "元", "mode": "floor"},
        ),
        (Aggregate(Aggregation.COUNT, "rows"), {"node": "aggregate", "aggregation": "count", "relation": "rows"}),
        (
            Aggregate(Aggregation.SUM, "rows", X, Y),
            {"node": "aggregate", "aggregation": "sum", "relation": "rows", "value": FIELD_X, "where": FIELD_Y},
        ),
        (
            Aggregate(Aggregation.COUNT, "rows", per="month", among="months"),
            {"node": "aggregate", "aggregation": "count", "relation": "rows", "per": "month", "among": "months"},
        ),
        (X.year_earlier(), {"node": "earlier", "operand": FIELD_X, "lag": "year"}),
        (X.period_earlier(), {"node": "earlier", "operand": FIELD_X, "lag": "period"}),
        (Opaque("power", (X, Y)), {"node": "opaque", "function": "power", "arguments": [FIELD_X, FIELD_Y]}),
        (Opaque("power"), {"node": "opaque", "function": "power"}),
        (Literal(True), {"node": "literal", "value": True}),
        (Literal("在建"), {"node": "literal", "value": "在建"}),
        (Literal(date(2024, 6, 30)), {"node": "literal", "value": {"date": "2024-06-30"}}),
        (Literal(Quantity("50.0", "%")), {"node": "literal", "value": {"quantity": "50.0", "unit": "%"}}),
        (Literal(Quantity("5")), {"node": "literal", "value": {"quantity": "5"}}),
        (Literal(Quantity("5", places=2)), {"node": "literal", "value": {"quantity": "5.00"}}),
        (Literal(Quantity("1500", places=-2)), {"node": "literal", "value": {"quantity": "1500", "places": -2}}),
        (Literal(Quantity("1e3", "億元")), {"node": "literal", "value": {"quantity": "1000", "unit": "亿元"}}),
        (
            Literal(Quantity("5", Unit("两银", MONEY, Fraction(1, 3)))),
            {
                "node": "literal",
                "value": {"quantity": "5", "unit": {"code": "两银", "dimension": {"money": 1}, "scale": "1/3"}},
            },
        ),
        (
            Round(X, 0, Unit("元", MONEY, 7)),
            {
                "node": "round",
                "operand": FIELD_X,
                "places": 0,
                "unit": {"code": "元", "dimension": {"money": 1}, "scale": "7"},
            },
        ),
    ],
)
def test_the_form_of_a_node(expr: Expr, expected: object) -> None:
    """Files hold these forms: whatever changes here changes what every rule file says."""
    assert expected == to_data(expr)
    assert expr == from_data(json.loads(json.dumps(expected)))


@given(typed_expressions())
def test_the_form_is_lossless(drawn: tuple[Expr, Type]) -> None:
    """Through JSON text and back, with the same hash."""
    again = from_data(json.loads(json.dumps(to_data(drawn[0]), ensure_ascii=False)))
    assert drawn[0] == again
    assert content_hash(drawn[0]) == content_hash(again)


@given(typed_expressions(), typed_expressions())
def test_only_equal_expressions_have_equal_hashes(one: tuple[Expr, Type], other: tuple[Expr, Type]) -> None:
    """A content hash stands for its expression."""
    assert (one[0] == other[0]) is (content_hash(one[0]) == content_hash(other[0]))


def test_a_hash_is_the_same_in_every_process() -> None:
    """Findings cite it years later."""
    expr = (X / Y >= Quantity("50", "%")) & Field("阶段").is_in("在建")
    code = (
        "from devreport.expressions import Field, content_hash\n"
        "from devreport.quantities import Quantity\n"
        "rule = (Field('x') / Field('y') >= Quantity('50', '%')) & Field('阶段').is_in('在建')\n"
        "print(content_hash(rule))"
    )
    run = subprocess.run([sys.executable, "-X", "utf8", "-c", code], capture_output=True, text=True, check=True)
    assert content_hash(expr) == run.stdout.strip()
    assert "9681f1bc" == content_hash(X)[:8]


def test_equal_figures_have_one_form() -> None:
    """However they were written, if they are the same figure with the same recorded decimals."""
    one, other = Literal(Quantity("0.8", places=2)), Literal(Quantity("0.80"))
    assert one == other
    assert content_hash(one) == content_hash(other)
    assert content_hash(one) != content_hash(Literal(Quantity("0.8")))


def test_any_text_has_a_hash() -> None:
    """Also one that is no proper Unicode."""
    assert 64 == len(content_hash(Literal("\ud800")))
