"""Expressions as authors of rules build them."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
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
    Function,
    Guarded,
    Lag,
    NullRule,
    Opaque,
    Parameter,
    Round,
    Row,
    Schema,
    Type,
    content_hash,
    count,
    elapsed_share,
    evaluate,
    every,
    expression_schema,
    from_data,
    infer,
    number_type,
    row,
    to_data,
    total,
    with_functions,
)
from devreport.quantities import YUAN, Quantity, Ratio

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
Aggregate(Aggregation.SUM, "parts", Field("amount"), where=Field("taken"))
assert_type(total("parts", Field("amount"), where=Field("taken")) / total("parts", 1), Expr)
monthly = assert_type(every("meetings", count("rows") >= 1, per="month", among="months"), Aggregate)
assert_type(monthly.per, str | None)
assert_type(elapsed_share(date(2024, 1, 1), Field("due"), as_of=Field("as_of")), Expr)
assert_type(ACTUAL / ACTUAL.year_earlier() - ACTUAL.period_earlier(), Expr)


def tax(amount: Fraction) -> Fraction:
    """A function of one's own."""
    return amount / 5


MONEY = number_type(YUAN)
known = assert_type(
    with_functions(Function("tax", [("amount", MONEY)], MONEY, tax, NullRule.STRICT)), Mapping[str, Function]
)
assert_type(Opaque("tax", [ACTUAL]), Opaque)
infer(Opaque("tax", [ACTUAL]), Schema({"actual": MONEY}, functions=known))
assert_type(expression_schema(), dict[str, Any])

schema = Schema({"closed": BOOLEAN}, {"parts": Schema({})})
assert_type(infer(on_pace, schema), Type)

before = row({"actual": Quantity("2", "亿元")})
subject = assert_type(
    row({"actual": Quantity("3", "亿元"), "rate": Ratio(1, 2), "due": None}, earlier={Lag.YEAR: before}), Row
)


def missing(expr: Expr) -> frozenset[str]:
    """What is absent says why."""
    value = evaluate(expr, subject, parameters={"limit": Quantity("80", "%")}, functions=known)
    return value.missing if isinstance(value, Absent) else frozenset()


def again(expr: Expr) -> str:
    """Through the JSON form and back."""
    data = assert_type(to_data(expr), dict[str, Any])
    return content_hash(from_data(data))
