"""Expressions as authors of rules build them."""

from datetime import date
from decimal import Decimal
from typing import Any, assert_type

from devreport.expressions import (
    BOOLEAN,
    Absent,
    Aggregate,
    Aggregation,
    And,
    Case,
    Expr,
    Field,
    Guarded,
    Parameter,
    Round,
    Row,
    Schema,
    Type,
    content_hash,
    evaluate,
    from_data,
    infer,
    row,
    to_data,
)
from devreport.quantities import Quantity, Ratio

ACTUAL, TARGET = Field("actual"), Field("target")

rate = assert_type(ACTUAL / TARGET, Expr)
on_pace = assert_type((rate >= Quantity("50", "%")) & ~ACTUAL.is_missing(), Expr)
assert_type(100 * rate + Decimal("0.5") - 1, Expr)
assert_type(1 > rate, Expr)
assert_type(rate < Parameter("limit"), Expr)
assert_type(Field("due").equals(date(2024, 6, 30)) | Field("stage").is_in("在建", "已完工"), Expr)
assert_type(Guarded(rate, [(TARGET.equals(0), "zero_target")]), Guarded)
assert_type(Case([(on_pace, "fast")], "slow"), Case)
assert_type(And([on_pace, True]), And)
assert_type(Round(rate, 2).places, int)
total = Aggregate(Aggregation.SUM, "parts", Field("amount"), where=Field("taken"))

schema = Schema({"closed": BOOLEAN}, {"parts": Schema({})})
assert_type(infer(on_pace, schema), Type)

subject = assert_type(row({"actual": Quantity("3", "亿元"), "rate": Ratio(1, 2), "due": None}), Row)


def missing(expr: Expr) -> frozenset[str]:
    """What is absent says why."""
    value = evaluate(expr, subject, parameters={"limit": Quantity("80", "%")})
    return value.missing if isinstance(value, Absent) else frozenset()


def again(expr: Expr) -> str:
    """Through the JSON form and back."""
    data = assert_type(to_data(expr), dict[str, Any])
    return content_hash(from_data(data))
