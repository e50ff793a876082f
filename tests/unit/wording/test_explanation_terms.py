"""Expressions are told in words and symbols."""

from datetime import date

import pytest

from devreport.expressions import (
    Absolute,
    Aggregate,
    Aggregation,
    And,
    Case,
    Coalesce,
    DaysBetween,
    Earlier,
    Expr,
    Extreme,
    ExtremeKind,
    Field,
    Guarded,
    Lag,
    Literal,
    Negate,
    Opaque,
    Or,
    Parameter,
    Round,
)
from devreport.quantities import Quantity
from devreport.wording import locale_named
from devreport.wording.explanation_terms import Terms
from devreport.wording.page import Page

ACTUAL, AIM, DONE, DUE = Field("actual"), Field("aim"), Field("done"), Field("due")


def told(expr: Expr, locale: str = "zh", kind: str = "indicator") -> str:
    """An expression in words."""
    return "".join(one.text for one in Terms(Page(locale_named(locale)), kind, "f").formula(expr))


@pytest.mark.parametrize(
    ("expr", "text"),
    [
        (ACTUAL / AIM >= Quantity("50", "%"), "本期数 ÷ 目标值 ≥ 50%"),
        (ACTUAL - AIM * ACTUAL, "本期数 − (目标值 × 本期数)"),
        (Guarded(ACTUAL / AIM, [(AIM.equals(0), "zero_target")]) > Parameter("limit"), "本期数 ÷ 目标值 > 阈值“limit”"),
        (Absolute(Negate(ACTUAL)), "|−本期数|"),
        (And([DONE, ~DUE]), "已完成且非“期限”"),
        (Or([DONE, And([DONE, DUE])]), "已完成或(已完成且期限)"),
        (And([]), "是"),
        (Or([]), "否"),
        (Extreme(ExtremeKind.LEAST, [ACTUAL, AIM]), "本期数、目标值中最小者"),
        (Round(ACTUAL, 1), "本期数（修约）"),
        (ACTUAL.is_missing(), "缺本期数"),
        (Coalesce([ACTUAL, AIM]), "本期数（如缺，取目标值）"),
        (Case([(DONE, ACTUAL)], AIM), "若已完成则为本期数、否则为目标值"),
        (Field("nature").is_in("flow", "stock"), "指标性质属于流量、存量"),
        (DaysBetween(DUE, Field("as_of")), "从期限到截止日期的天数"),
        (Earlier(ACTUAL, Lag.YEAR), "上年同期本期数"),
        (Opaque("power", [ACTUAL, Literal(Quantity(2))]), "power（本期数、2）"),
        (Aggregate(Aggregation.COUNT, "parts"), "分项的个数"),
        (Aggregate(Aggregation.SUM, "parts", Field("value"), Field("subtract")), "分项（为扣减项）的数值之和"),
        (Aggregate(Aggregation.ALL, "parts", Aggregate(Aggregation.COUNT, "rows") >= 1, per="value"),
         "分项（按数值分组）均为：(组内各行的个数 ≥ 1)"),
        (Field("unheard"), "unheard"),
        (Literal(True), "是"),
        (Literal(""), "空"),
        (Literal("unheard"), "unheard"),
        (Literal(date(2023, 6, 1)), "2023年6月1日"),
    ],
    ids=str,
)  # fmt: skip
def test_an_expression_in_chinese(expr: Expr, text: str) -> None:
    """Brackets only where something would run together."""
    assert text == told(expr)


def test_an_expression_in_english() -> None:
    """The same, with the words of English."""
    assert "the recorded figure ÷ the target ≥ 50 percent" == told(ACTUAL / AIM >= Quantity("50", "%"), "en")


def test_a_kind_of_subject_has_terms_of_its_own() -> None:
    """What is closed is a number in a ledger, and a truth in an entry."""
    entry = Terms(Page(locale_named("zh")), "ledger", "f").within("entries")
    assert "销号数" == told(Field("closed"), kind="ledger")
    assert "已销号" == "".join(one.text for one in entry.formula(Field("closed")))


def test_a_stranger_is_named() -> None:
    """A node that is not one of the closed set."""
    assert "Expr" == told(Expr())
