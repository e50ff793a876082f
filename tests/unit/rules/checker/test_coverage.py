"""Verdicts together."""

import pytest

from devreport.expressions import Expr, Field, Parameter
from devreport.findings import Outcome, Verdict
from devreport.quantities import Quantity
from devreport.rules import Rule, VerdictTest
from devreport.rules.checker import search as module
from devreport.rules.checker.coverage import coverage, verdict_order
from devreport.rules.checker.search import Effort
from devreport.rules.subject import Meaning, Sort, Table
from tests.unit.rules.checker.made import MISSED, met, rule

A, B, FLAG = Field("a"), Field("b"), Field("flag")
TABLE = Table(
    {
        "a": Meaning(Sort.RATIO, ""),
        "b": Meaning(Sort.RATIO, ""),
        "flag": Meaning(Sort.TRUTH, "", optional=False),
        "word": Meaning(Sort.WORD, "", words=("x", "y", "z")),
    }
)


def missed(when: Expr) -> VerdictTest:
    """It is missed where that holds."""
    return VerdictTest(Verdict.MISSED, Outcome.FAIL, when)


def found(wanted: Rule) -> list[tuple[str, str]]:
    """The problems in short."""
    every = [*verdict_order(wanted), *coverage(wanted, TABLE, thresholds={"limit": Quantity(5)}, effort=Effort())]
    return [(one.where.removeprefix("city.rule."), one.code) for one in every]


@pytest.mark.parametrize(
    ("expected", "verdicts"),
    [
        ([], (met(A > 5), MISSED)),
        ([], (met(A > 5), missed(A <= 5))),
        ([], (met(A > Parameter("limit")), missed(A <= 5))),
        ([], (met(A.equals(A)),)),
        ([], (met(FLAG), missed(~FLAG))),
        ([], (met(A > B), missed(A <= B))),
        ([], (met(A > 5), met(A > 3), MISSED)),
        ([("verdicts[1].when", "gap")], (met(A > 5), missed(A < 5))),
        ([("verdicts[0].when", "gap")], (met(FLAG),)),
        ([("verdicts[1]", "unreachable")], (met(A > 3), met(A > 5), MISSED)),
        ([("verdicts[2]", "unreachable")], (met(A > 5), missed(A <= 5), MISSED)),
        ([("verdicts[1]", "unreachable")], (met(), missed(A > 5))),
        ([("verdicts[1].when", "same_condition")], (met(A > 5), missed(A > 5), MISSED)),
        ([("verdicts[1].when", "overlap")], (met(A >= 5), missed(A <= 5))),
        ([("verdicts[1].when", "overlap")], (met(A >= 5), missed((A <= 7) & (A > 1)), MISSED)),
        ([], (met(A >= 5), missed((A <= 7) & (B > 1)), MISSED)),
        ([], (met(A >= 5), missed(B <= 7), MISSED)),
        ([], (met((A > 5) & (A < 3)), MISSED)),
        ([], (met(Field("word").is_in("x", "y")), missed(Field("word").is_in("y", "z")))),
        ([("verdicts", "never_judges")], (VerdictTest(Verdict.MET, Outcome.UNKNOWN),)),
    ],
)
def test_verdicts_that_do_not_fit_together(expected: list[tuple[str, str]], verdicts: tuple[VerdictTest, ...]) -> None:
    """Or do."""
    assert expected == found(rule(*verdicts))


def test_where_a_rule_applies_counts() -> None:
    """What it rules out needs no verdict, and gets none."""
    assert [] == found(rule(met(A > 5), missed(A < 5), applies=A.differs(5)))
    assert [("verdicts[0].when", "unreachable")] == found(rule(met(A > 5), MISSED, applies=A < 3))
    assert [] == found(rule(met(A > 5), MISSED, applies=FLAG & ~FLAG))


def test_a_gap_is_told_by_an_example() -> None:
    """With the values that fall into it; what is always so has none."""
    [problem] = coverage(rule(met(A > 5), missed(A < 5)), TABLE, thresholds={}, effort=Effort())
    assert "no verdict where a is 5" == problem.found
    [problem] = coverage(rule(met(Parameter("off"))), TABLE, thresholds={"off": False}, effort=Effort())
    assert "no verdict where the rule applies" == problem.found


def test_an_overlap_is_told_by_an_example() -> None:
    """With a value for which both hold."""
    [problem] = coverage(rule(met(A >= 5), missed(A <= 5)), TABLE, thresholds={}, effort=Effort())
    assert "two verdicts where a is 5" == problem.found


def test_a_shadow_is_told_by_what_throws_it() -> None:
    """One verdict before, or several together."""
    [problem] = coverage(rule(met(A > 3), met(A > 5), MISSED), TABLE, thresholds={}, effort=Effort())
    assert "verdicts[0] comes first" in problem.hint
    [problem] = coverage(rule(met(A > 5), missed(A <= 5), MISSED), TABLE, thresholds={}, effort=Effort())
    assert "the verdicts before it take all of it" in problem.hint


def test_what_is_too_hard_to_tell_is_not_proven(monkeypatch: pytest.MonkeyPatch) -> None:
    """It may leave something out; nothing else is said."""
    monkeypatch.setattr(module, "_FOR_ONE", 1)
    assert [("verdicts[1].when", "gap")] == found(rule(met(A > 5), missed(A <= 5), applies=FLAG))


def test_a_rule_without_verdicts_never_judges() -> None:
    """There is nothing to cover."""
    assert [("verdicts", "never_judges")] == found(Rule(**{**fields(rule()), "verdicts": ()}))


def fields(wanted: Rule) -> dict[str, object]:
    """What a rule is made of."""
    return {one: getattr(wanted, one) for one in ("code", "name", "title", "over", "statement", "source")}


def test_too_many_bands_are_not_compared() -> None:
    """Forty of them overlap, and nothing is said of it."""
    many = [met((A >= number) & (A <= number + 1)) for number in range(40)]
    assert [] == [one for one in found(rule(*many, MISSED)) if one[1] == "overlap"]
