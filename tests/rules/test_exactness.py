"""No verdict is wrong on the line or a fen below it, however it is computed."""

from __future__ import annotations

import random
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

import pytest
from attrs import define

from devreport.expressions import Expr, Field, Parameter
from devreport.findings import Outcome
from devreport.measures import COMPLETION, GROWTH
from devreport.periods import parse_period
from devreport.quantities import Quantity
from devreport.rules import ParameterValue, RecordRules, Records, RuleSet, requirement
from devreport.rules.inline import inlined

RATES = ("0.55", "0.7", "0.9", "0.95", "1.15")
GROWTHS = ("0.065", "0.048", "0.083")
NUMBER = 4_000


@define
class InDecimals:
    """Amounts in 元."""

    id: str
    actual: Decimal
    before: Decimal


@define
class InIntegers:
    """Amounts in 分."""

    id: str
    actual: int
    before: int


@define
class InFractions:
    """Amounts in 元, as fractions."""

    id: str
    actual: Fraction
    before: Fraction


def on_the_line(limit: Decimal, *, growing: bool, seed: int) -> Iterator[tuple[Decimal, Decimal, Outcome]]:
    """Pairs of amounts whose ratio or growth is the limit to the fen, or one fen below it, and what is right."""
    draw = random.Random(seed)  # noqa: S311 - not for secrets
    for _ in range(NUMBER):
        before = Decimal(draw.randrange(1, 500_000) * 1000) / 100
        exactly = before * (1 + limit if growing else limit)
        below = draw.random() < 0.5
        right = Outcome.FAIL if below else Outcome.PASS
        yield exactly.quantize(Decimal("0.01")) - (Decimal("0.01") if below else 0), before, right


def conditions() -> dict[bool, Expr]:
    """The two jobs: a rate, and growth, each against a threshold."""
    rate = inlined(COMPLETION, actual=Field("actual"), target=Field("before"))
    growth = inlined(GROWTH, current=Field("actual"), previous=Field("before"))
    return {False: rate >= Parameter("limit"), True: growth >= Parameter("limit")}


RECORDS = {
    InDecimals: (Records.of(InDecimals, units={"actual": "元", "before": "元"}, name="amount"), lambda one: one),
    InIntegers: (
        Records.of(
            InIntegers,
            units={"actual": "元", "before": "元"},
            scales={"actual": Fraction(1, 100), "before": Fraction(1, 100)},
            name="amount",
        ),
        lambda one: int(one * 100),
    ),
    InFractions: (Records.of(InFractions, units={"actual": "元", "before": "元"}, name="amount"), Fraction),
}


@pytest.mark.parametrize("kind", RECORDS)
@pytest.mark.parametrize("limit", [*RATES, *GROWTHS])
def test_no_verdict_is_wrong(kind: type, limit: str) -> None:
    """Compiled on each kind of number: nothing wrong in thousands of pairs, for rates and for growth."""
    records, stored = RECORDS[kind]
    growing = limit in GROWTHS
    threshold = {"limit": ParameterValue(Quantity(Decimal(limit) * 100, "%"))}
    rule = requirement(conditions()[growing], name="amount.limit", over="amount", parameters=threshold)
    ruleset = RuleSet(id="lines", version="1", rules=(rule,))
    rules = RecordRules.of(ruleset, records, period=parse_period("2026-S1"))
    cases = list(on_the_line(Decimal(limit), growing=growing, seed=3))
    judged = rules.each([kind("x", stored(actual), stored(before)) for actual, before, _ in cases])
    wrong = [case for case, found in zip(cases, judged, strict=True) if found != (case[2],)]
    assert wrong == []
    first = cases[0]
    (finding,) = rules.findings(kind("x", stored(first[0]), stored(first[1])))
    assert first[2] is finding.outcome
