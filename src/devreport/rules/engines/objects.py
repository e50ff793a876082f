"""The object engine: one subject, one rule, one finding."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from attrs import frozen

from devreport.expressions import Absent, And, Expr, Field, Row, Scalar, Value, evaluate, evaluate_all
from devreport.findings import Edition, Evidence, Figure, Finding, Outcome, Verdict
from devreport.model import Text
from devreport.periods import Period
from devreport.rules.dimensions import is_unlike
from devreport.rules.figures import computed, listed, recorded_period
from devreport.rules.reading import reading_of
from devreport.rules.rule import Rule, Shown, ShownPeriod
from devreport.rules.subject import Subject

__all__ = ["Judge", "judge"]

_UNLIKE = Absent(undefined=frozenset({"unlike_units"}))


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
        together: all its conditions and figures as one expression, so that what they share is computed once.
        edition: the edition of the rule set it belongs to.
    """

    rule: Rule
    parameters: Mapping[str, Scalar]
    shown: Mapping[str, Shown | ShownPeriod]
    together: Expr
    edition: Edition | None = None

    @classmethod
    def of(cls, rule: Rule) -> Judge:
        """Make a rule ready."""
        shown = {
            role: wanted if isinstance(wanted, Shown | ShownPeriod) else Shown(wanted)
            for role, wanted in rule.figures.items()
        }
        conditions = [test.when for test in rule.verdicts if test.when is not None]
        values = [wanted.value for wanted in shown.values() if isinstance(wanted, Shown)]
        return cls(rule, rule.thresholds, shown, _together(tuple(dict.fromkeys([*conditions, *values]))))

    def judge(self, subject: Subject) -> Finding | None:
        """What the rule finds about a subject; nothing where it does not apply."""
        rule = self.rule
        applies = True if rule.applies is None else _decided(rule.applies, subject.reach, self.parameters)
        if applies is False:
            return None
        known = self._values(subject, subject.row)
        reach = known if subject.reach is subject.row else self._values(subject, subject.reach)
        verdict, outcome, cause = _unknown(applies) if isinstance(applies, Absent) else self._verdict(reach)
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
            ),
        )

    def _values(self, subject: Subject, row: Row) -> Mapping[Expr, Value]:
        """The values of all expressions; where unlike things would be mixed, only what was recorded has one."""
        known = evaluate_all(self.together, row, parameters=self.parameters)
        if is_unlike(self.together, subject, parameters=self.parameters):
            return {node: value if isinstance(node, Field) else _UNLIKE for node, value in known.items()}
        return known

    def _verdict(self, known: Mapping[Expr, Value]) -> tuple[Verdict | None, Outcome, Absent]:
        """The first verdict whose condition holds; unknown as soon as one cannot be decided."""
        for test in self.rule.verdicts:
            holds = True if test.when is None else known[test.when]
            if isinstance(holds, Absent):
                return _unknown(holds)
            if holds is True:
                why = self._why(known) if test.outcome is Outcome.UNKNOWN else Absent()
                return test.verdict, test.outcome, why
        return _unknown(Absent(undefined=frozenset({"no_verdict"})))

    def _why(self, known: Mapping[Expr, Value]) -> Absent:
        """Why what its verdicts and figures ask for does not exist."""
        conditions = [test.when for test in self.rule.verdicts if test.when is not None]
        figures = [shown.value for shown in self.shown.values() if isinstance(shown, Shown)]
        return Absent.merged(known[one] for one in (*conditions, *figures))

    def _figures(self, subject: Subject, known: Mapping[Expr, Value], reach: Mapping[Expr, Value]) -> dict[str, Figure]:
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
    """The texts that the statement says, and the name of the unit that the subject is about; the title is the rule's."""
    own = {**subject.texts, "title": rule.title}
    texts = {role: own.get(role, Text()) for role in rule.statement.texts}
    unit = subject.texts.get("unit")
    return {**texts, "unit": unit} if unit else texts


@lru_cache(maxsize=1024)
def _together(expressions: tuple[Expr, ...]) -> Expr:
    """One expression that looks at all of them, whatever each gives."""
    return And([one.is_missing() for one in expressions])


def _period(period: Period) -> Figure:
    """A period is one figure, whatever shows it, and comes from nowhere else."""
    return Figure(id=period.code, value=period, formula="period")


def _unknown(cause: Absent) -> tuple[None, Outcome, Absent]:
    return None, Outcome.UNKNOWN, cause


def _asked(shown: Shown | ShownPeriod, subject: Subject) -> bool:
    """Whether the plan asks for the figure at all: what it does not ask for is not missing."""
    if isinstance(shown, ShownPeriod):
        return subject.periods.get(shown.role) is not None
    return not isinstance(shown.value, Field) or subject.cells[shown.value.name] is not None


def _decided(condition: Expr, row: Row, parameters: Mapping[str, Scalar]) -> Value:
    """A condition, looked up where it was decided before for the same values: most are about a few words."""
    reading = reading_of(condition)
    if reading.relations or parameters or not row.values.keys() >= set(reading.fields):
        return evaluate(condition, row, parameters=parameters)
    return _remembered(condition, tuple([row.values[name] for name in reading.fields]))


@lru_cache(maxsize=16384)
def _remembered(condition: Expr, values: tuple[Value, ...]) -> Value:
    return evaluate(condition, Row(dict(zip(reading_of(condition).fields, values, strict=True))))
