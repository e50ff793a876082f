"""What a finding was made of: the conditions that were asked, the facts they were asked of, and the thresholds."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from attrs import Attribute, field, frozen

from devreport.errors import Problem, RuleError
from devreport.expressions import Expr, Row, Scalar
from devreport.findings.outcome import Outcome, Verdict
from devreport.text import Text

__all__ = ["Edition", "Evidence", "ListShape", "Shape", "Threshold", "VerdictTest", "Waived", "check_condition"]


def check_condition(where: str, given: object) -> None:
    """Refuse what is neither an expression nor nothing, such as the ``False`` that ``field == 5`` is.

    Raises:
        RuleError: for anything else.
    """
    if given is not None and not isinstance(given, Expr):
        hint = "== compares the expressions themselves: write .equals(5)" if isinstance(given, bool) else ""
        raise RuleError.of(Problem(where, f"a {type(given).__name__}", "a condition made of fields", hint, "type"))


def _condition(_: object, attribute: Attribute[Any], given: object) -> None:
    check_condition(attribute.name, given)


@frozen
class VerdictTest:
    """One verdict of a rule, with its outcome; tests are tried in order.

    Attributes:
        verdict: what the statement then says.
        outcome: pass or fail; unknown where the figures are there, and what they would give does not exist.
        when: the condition; the last test of a rule has none and takes what is left.
    """

    verdict: Verdict
    outcome: Outcome
    when: Expr | None = field(default=None, validator=_condition)


@frozen
class Edition:
    """Which edition of a rule set found something.

    Attributes:
        id: the id of the rule set.
        version: its version.
        hash: the SHA-256 of its content.
    """

    id: str
    version: str
    hash: str


@frozen
class Threshold:
    """A threshold that was applied.

    Attributes:
        value: its value, on the day and in the place that were judged.
        source: who says so.
    """

    value: Scalar
    source: str = ""


@frozen(kw_only=True)
class ListShape:
    """What a list of a finding is made of.

    Attributes:
        relation: the child rows.
        value: the formula of the figure of each, if they have one.
        period: the name of the period of each that is listed instead of a figure; empty for none.
        where: which of them are listed; all by default.
    """

    relation: str
    value: Expr | None = None
    period: str = ""
    where: Expr | None = None


@frozen
class Shape:
    """What a rule asks, without names and words: it says how a finding comes about.

    Attributes:
        applies: when it applies; everywhere by default.
        tests: its verdicts, in the order they are tried.
        figures: role → the formula of a figure.
        periods: role → the name of a period of the row, for a figure that no formula computes.
        lists: role → what a list is made of.
    """

    applies: Expr | None
    tests: tuple[VerdictTest, ...]
    figures: Mapping[str, Expr] = field(factory=dict[str, Expr])
    periods: Mapping[str, str] = field(factory=dict[str, str])
    lists: Mapping[str, ListShape] = field(factory=dict[str, ListShape])


@frozen(kw_only=True)
class Evidence:
    """From this alone, a finding can be made again.

    Attributes:
        shape: what was asked.
        row: the facts, as recorded; figures are made of them.
        reach: the same with all that a hedged figure may stand for in its place; verdicts are made of it. The row
            itself where nothing was hedged.
        thresholds: the thresholds that were applied, by name.
        place: the id of the place whose thresholds they are; empty where no place was given.
        names: field name → what it is called, where no catalogue of messages knows it.
    """

    shape: Shape
    row: Row
    reach: Row
    thresholds: Mapping[str, Threshold] = field(factory=dict[str, Threshold])
    place: str = ""
    names: Mapping[str, Text] = field(factory=dict[str, Text])


@frozen(kw_only=True)
class Waived:
    """A failure that was explained in advance (除非另有说明).

    Attributes:
        reason: the explanation, in its own words.
        by: who gave it.
        until: the last day it holds; nothing where it has no end.
        expired: whether it had ended on the day of the report, so that the failure counts again.
    """

    reason: Text
    by: Text
    until: date | None = None
    expired: bool = False
