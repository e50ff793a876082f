"""The mid-term evaluation of a five-year plan (五年规划中期评估), made of the findings of ordinary rules."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date
from enum import Enum
from functools import cached_property

from attrs import evolve, frozen

from devreport.errors import InputError, Problem
from devreport.findings import Finding, Verdict
from devreport.model import Binding, Plan
from devreport.periods import Calendar, Months, Period, span
from devreport.quantities import Ratio
from devreport.rules.assessment import Assessment, assess_plan
from devreport.rules.catalogue import core_rules
from devreport.rules.checker import check_sound
from devreport.rules.sets.ruleset import RuleSet
from devreport.rules.subject import Context
from devreport.rules.subjects import five_year

__all__ = ["MidtermEvaluation", "MidtermStatus", "evaluate_midterm"]

#: The kinds of subject that the evaluation is about.
_KINDS = frozenset({"five_year", "review"})


class MidtermStatus(Enum):
    """How an indicator, or a whole plan, stands at mid-term."""

    #: 提前实现
    ACHIEVED_EARLY = "achieved_early"
    #: 快于预期
    AHEAD = "ahead"
    #: 基本符合预期
    ON_PACE = "on_pace"
    #: 滞后
    BEHIND = "behind"
    #: 无法判定: something is missing, and it is named.
    UNKNOWN = "unknown"


#: The figures that say what each year that is left must bring.
_NEEDED = ("growth", "step", "allowance")

_STATUSES = {
    None: MidtermStatus.UNKNOWN,
    Verdict.ACHIEVED_EARLY: MidtermStatus.ACHIEVED_EARLY,
    Verdict.AHEAD: MidtermStatus.AHEAD,
    Verdict.ON_PACE: MidtermStatus.ON_PACE,
    Verdict.MET: MidtermStatus.ON_PACE,
    Verdict.BEHIND: MidtermStatus.BEHIND,
    Verdict.MISSED: MidtermStatus.BEHIND,
}


@frozen(kw_only=True)
class MidtermEvaluation:
    """What a mid-term evaluation came to.

    Attributes:
        assessment: the findings it is made of: one for each indicator, and one for the whole plan.
        span: the five years.
        as_of: the day up to which the plan was evaluated.
    """

    assessment: Assessment
    span: Period
    as_of: date

    @cached_property
    def indicators(self) -> Mapping[str, Finding]:
        """The finding about each indicator, by the id of its subject."""
        found = [one for one in self.assessment.findings if one.kind == five_year.KIND]
        places = {one.id: place for place, one in enumerate(self.assessment.plan.indicators)}
        found.sort(key=lambda one: places[one.subject.partition("/")[0]])
        return {one.subject: one for one in found}

    @cached_property
    def statuses(self) -> Mapping[str, MidtermStatus]:
        """The status of each indicator, by the id of its subject."""
        return {subject: _STATUSES[one.verdict] for subject, one in self.indicators.items()}

    @cached_property
    def required(self) -> Mapping[str, Ratio]:
        """What each year that is left must bring an indicator to its target, by the id of its subject.

        Compound and in per cent for levels; in points for rates, and in its own unit for what adds up. What falls has
        a negative number. Of what may add up to so much at most, it is what may still be used. Nothing where what was
        done is unknown, or the cap is exceeded. A root is enclosed: the true rate is within the radius of the number,
        at most 10⁻⁶⁰.
        """
        found: dict[str, Ratio] = {}
        for subject, one in self.indicators.items():
            figure = next((one.figures[role] for role in _NEEDED if role in one.figures), None)
            if figure and isinstance(figure.value, Ratio):
                found[subject] = figure.value
        return found

    @cached_property
    def overall(self) -> Finding:
        """The finding about the whole plan."""
        return next(one for one in self.assessment.findings if one.kind == "review")

    @property
    def verdict(self) -> MidtermStatus:
        """The status of the whole plan: behind as soon as one binding indicator is, or more than half of the others.

        Unknown where that cannot be said.
        """
        return _STATUSES[self.overall.verdict]

    def counts(self, binding: Binding | None = None) -> Mapping[MidtermStatus, int]:
        """How many indicators have each status.

        Args:
            binding: only those that are binding (约束性), or expected (预期性); all by default.
        """
        of_plan = self.assessment.plan.indicator_by_id
        counts = Counter(
            status
            for subject, status in self.statuses.items()
            if binding is None or of_plan[subject.partition("/")[0]].binding is binding
        )
        return {status: counts[status] for status in MidtermStatus}


def evaluate_midterm(
    plan: Plan,
    *,
    as_of: date | None = None,
    ruleset: RuleSet | None = None,
    calendar: Calendar | None = None,
    place: str = "",
) -> MidtermEvaluation:
    """Evaluate a five-year plan half-way.

    Args:
        plan: the plan, with base values, targets for the five years or for their last year, and observations.
        as_of: the day up to which it is evaluated; by default that of the plan, else the last day of its period.
            Where a day is stated, here or in the plan, a figure released later is not known yet and not used.
        ruleset: the rules; by default those that devreport ships. Only those about five-year plans are asked.
        calendar: how elapsed shares are counted; by whole months by default.
        place: the id of the place whose thresholds hold.

    Raises:
        InputError: if the day is in no five-year plan, in its first year or on its last day, or nothing is to be
            reached by the end of these years.
        RuleError: with everything that is wrong with the rule set.
    """
    day = as_of or plan.as_of or plan.period.end
    whole = five_year.plan_span(day)
    if whole is None or not five_year.is_midterm(whole, day):
        expected = "a day after the first year of a five-year plan and before its last day"
        raise InputError.of(Problem("as_of", day.isoformat(), expected, code="date"))
    rules = core_rules() if ruleset is None else ruleset
    if ruleset is not None:
        check_sound(ruleset, sound=core_rules().rules)
    asked = evolve(rules, rules=tuple(rule for rule in rules.rules if rule.over in _KINDS))
    context = Context(
        plan=plan,
        period=span(whole.start, day),
        as_of=day,
        calendar=calendar or Months(),
        place=place,
        known_on=as_of or plan.as_of,
    )
    assessment = assess_plan(context, ruleset=asked)
    if not any(one.kind == "review" for one in assessment.findings):
        found = f"no target up to {whole.end.isoformat()}"
        raise InputError.of(Problem("$.targets", found, f"targets of {whole}", code="targets"))
    return MidtermEvaluation(assessment=assessment, span=whole, as_of=day)
