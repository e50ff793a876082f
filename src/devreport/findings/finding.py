"""What was found: exact figures with their inputs, a verdict and an outcome; no text of its own."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from attrs import field, frozen

from devreport.findings.evidence import Edition, Evidence, Waived
from devreport.findings.outcome import Outcome, Severity, Verdict
from devreport.periods import Period
from devreport.quantities import Hedge, Missing, Ratio
from devreport.text import Text

__all__ = ["Figure", "Finding", "Listed", "Tally"]


@frozen(kw_only=True)
class Figure:
    """An exact figure that a sentence may print, with where it came from.

    Attributes:
        id: made of what it is: ``investment@2023-S1:pace.gap``; the same in every language.
        value: the exact number in the unit it is reported in, a period, a day, or what is missing.
        places: the decimals it is printed with.
        inputs: the ids of the recorded figures it was computed from.
        formula: the name of the rule, measure or record that gives it.
        hedge: the word to print with it; the number is then rounded down or up to ``hedge_step``.
        hedge_step: the step of a hedged figure, in its unit.
        recorded_hedge: the hedge the figure was recorded with.
    """

    id: str
    value: Ratio | Period | date | Missing
    places: int = 0
    inputs: tuple[str, ...] = ()
    formula: str = ""
    hedge: Hedge | None = None
    hedge_step: Ratio | None = None
    recorded_hedge: Hedge | None = None


@frozen(kw_only=True)
class Listed:
    """One element of a list: a name, a figure, or both.

    Attributes:
        name: the name, if any.
        figure: the figure, if any.
    """

    name: Text = field(factory=Text)
    figure: Figure | None = None


@frozen(kw_only=True)
class Finding:
    """What one rule found about one subject.

    Attributes:
        rule: the name of the rule.
        kind: the kind of subject.
        subject: the subject's id.
        period: the period it is about.
        statement: the name of the statement it makes.
        verdict: what the statement says; ``None`` where nothing could be said.
        outcome: how the rule ended.
        severity: how much a failure matters.
        figures: role → figure.
        texts: role → name or free text.
        lists: role → its elements.
        missing: the names of the inputs that were missing.
        undefined: the reasons for which a figure does not exist.
        tags: words that an outline selects by.
        unmet: the rules it needs that did not pass, so that it could not be judged.
        waived: the explanation that was given for its failure, where there is one.
        edition: the edition of the rule set that found it; nothing where a single rule was asked.
        evidence: what it was made of.
    """

    rule: str
    kind: str
    subject: str
    period: Period
    statement: str
    verdict: Verdict | None
    outcome: Outcome
    severity: Severity
    figures: Mapping[str, Figure] = field(factory=dict[str, Figure])
    texts: Mapping[str, Text] = field(factory=dict[str, Text])
    lists: Mapping[str, tuple[Listed, ...]] = field(factory=dict[str, tuple[Listed, ...]])
    missing: tuple[str, ...] = ()
    undefined: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    unmet: tuple[str, ...] = ()
    waived: Waived | None = None
    edition: Edition | None = None
    evidence: Evidence | None = field(default=None, repr=False)

    @property
    def id(self) -> str:
        """Made of what it is: ``indicator.pace:investment@2023-S1``."""
        return f"{self.rule}:{self.subject}@{self.period.code}"


@frozen(kw_only=True)
class Tally:
    """How often a rule ended in each outcome; they add up to its subjects.

    Attributes:
        passed: how often it passed.
        failed: how often it failed.
        unknown: how often it could not be decided.
        not_applicable: how often it did not apply.
        waived: how many of the failures were explained by a waiver that holds.
    """

    passed: int = 0
    failed: int = 0
    unknown: int = 0
    not_applicable: int = 0
    waived: int = 0

    @property
    def subjects(self) -> int:
        """The number of subjects judged or set aside."""
        return self.passed + self.failed + self.unknown + self.not_applicable
