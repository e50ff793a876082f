"""The object engine: one subject, one rule, one finding."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from attrs import frozen

from devreport.expressions import Absent, Field, Lag, Row, Scalar
from devreport.findings import Edition, Evidence, Figure, Finding, Outcome, Verdict
from devreport.lowering import NOT_APPLICABLE, Question
from devreport.model import Text
from devreport.periods import Period
from devreport.rules.engines.compiled import Asking, Known, asking
from devreport.rules.evidence.dimensions import unlike_reason
from devreport.rules.evidence.figures import computed, listed, recorded_period
from devreport.rules.evidence.reading import lags_of
from devreport.rules.rule import Rule, Shown, ShownPeriod
from devreport.rules.subject import Subject

__all__ = ["Judge", "judge"]


def judge(rule: Rule, subject: Subject) -> Finding | None:
    """What ``rule`` finds about ``subject``; nothing where it does not apply.

    Raises:
        RuleError: if the rule names a field that the subject does not have, or combines unlike things.
    """
    return Judge.of(rule).judge(subject)


@frozen
class Judge:
    """A rule made ready to judge many subjects.

    Attributes:
        rule: the rule.
        parameters: its thresholds.
        shown: role → what it shows.
        asking: what asks its conditions and formulas of a row.
        edition: the edition of the rule set it belongs to.
        place: the id of the place whose thresholds they are.
        lags: the ways to the earlier rows that it looks back at.
    """

    rule: Rule
    parameters: Mapping[str, Scalar]
    shown: Mapping[str, Shown | ShownPeriod]
    asking: Asking
    edition: Edition | None = None
    place: str = ""
    lags: tuple[tuple[Lag, ...], ...] = ()

    @classmethod
    def of(cls, rule: Rule) -> Judge:
        """Make a rule ready."""
        shown = {
            role: wanted if isinstance(wanted, Shown | ShownPeriod) else Shown(wanted)
            for role, wanted in rule.figures.items()
        }
        values = dict.fromkeys(wanted.value for wanted in shown.values() if isinstance(wanted, Shown))
        tests = tuple([test.when for test in rule.verdicts])
        question = Question(rule.applies, tests, tuple(values), rule.thresholds)
        asked = asking(rule.over, question)
        return cls(rule, rule.thresholds, shown, asked, lags=lags_of((rule.applies, asked.together)))

    def judge(self, subject: Subject) -> Finding | None:
        """What the rule finds about a subject; nothing where it does not apply."""
        rule = self.rule
        if self.lags:
            subject = subject.back(self.lags)
        decided = self.asking.decide(subject.reach)
        if decided == NOT_APPLICABLE:
            return None
        known = self._known(subject, subject.row)
        reach = known if subject.reach is subject.row else self._known(subject, subject.reach)
        verdict, outcome, cause = self._verdict(decided, reach)
        return Finding(
            rule=rule.name,
            kind=rule.over,
            subject=subject.id,
            period=subject.period,
            statement=rule.statement.name,
            verdict=verdict,
            outcome=outcome,
            severity=rule.severity,
            figures=self._figures(subject, known, reach),
            texts=_texts(rule, subject),
            lists={role: listed(rule, role, subject=subject, parameters=self.parameters) for role in rule.lists},
            missing=tuple(sorted(cause.missing)),
            undefined=tuple(sorted(_told(cause.undefined, subject))),
            tags=subject.tags,
            edition=self.edition,
            evidence=Evidence(
                shape=rule.shape,
                row=subject.row,
                reach=subject.reach,
                thresholds=rule.thresholds_at(subject.period.end),
                place=self.place,
                names=subject.names,
            ),
        )

    def _known(self, subject: Subject, row: Row) -> Known:
        """The values of all expressions; where unlike things would be mixed, only what was recorded has one."""
        unlike = unlike_reason(self.asking.together, subject.row, parameters=self.parameters)
        return self.asking.know(row, unlike=unlike)

    def _verdict(self, decided: int, known: Known) -> tuple[Verdict | None, Outcome, Absent]:
        """The verdict of the test that decides; unknown as soon as one cannot be decided, and why."""
        decisive = known.verdict(decided)
        if isinstance(decisive, Absent):
            return None, Outcome.UNKNOWN, decisive
        test = self.rule.verdicts[decisive]
        return test.verdict, test.outcome, self._why(known) if test.outcome is Outcome.UNKNOWN else Absent()

    def _why(self, known: Known) -> Absent:
        """Why what its verdicts and figures ask for does not exist."""
        conditions = [test.when for test in self.rule.verdicts if test.when is not None]
        figures = [shown.value for shown in self.shown.values() if isinstance(shown, Shown)]
        return Absent.merged(known[one] for one in (*conditions, *figures))

    def _figures(self, subject: Subject, known: Known, reach: Known) -> dict[str, Figure]:
        figures: dict[str, Figure] = {}
        for role, shown in self.shown.items():
            if role in self.rule.statement.optional and not _asked(shown, subject):
                continue
            identity, formula = f"{subject.stamp}:{self.rule.name}.{role}", self.rule.name
            if isinstance(shown, ShownPeriod):
                figures[role] = recorded_period(shown, subject=subject, identity=identity, formula=formula)
            else:
                figures[role] = computed(
                    known[shown.value],
                    shown,
                    reach=reach[shown.value],
                    subject=subject,
                    identity=identity,
                    formula=formula,
                    parameters=self.parameters,
                )
        if "period" in self.rule.statement.figures:
            figures["period"] = _period(subject.period)
        return figures


def _told(reasons: frozenset[str], subject: Subject) -> Iterator[str]:
    """Why something is undefined; what lies on both sides of a limit because of a hedge is put down to the hedge."""
    hedged = subject.reach is not subject.row
    return ("hedged" if hedged and reason == "within_precision" else reason for reason in reasons)


def _texts(rule: Rule, subject: Subject) -> dict[str, Text]:
    """The texts that the statement says, the title being that of the rule, and the name of the unit it is about."""
    own = {**subject.texts, "title": rule.title}
    texts = {role: own.get(role, Text()) for role in rule.statement.texts}
    unit = subject.texts.get("unit")
    return {**texts, "unit": unit} if unit else texts


def _period(period: Period) -> Figure:
    """A period is one figure, whatever shows it, and comes from nowhere else."""
    return Figure(id=period.code, value=period, formula="period")


def _asked(shown: Shown | ShownPeriod, subject: Subject) -> bool:
    """Whether the plan asks for the figure at all: what it does not ask for is not missing."""
    if isinstance(shown, ShownPeriod):
        return subject.periods.get(shown.role) is not None
    return not isinstance(shown.value, Field) or subject.cells[shown.value.name] is not None
