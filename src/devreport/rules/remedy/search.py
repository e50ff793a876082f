"""The nearest value of one field with which a rule passes, everything else as it was."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import date
from fractions import Fraction
from math import floor

from attrs import evolve, field, frozen

from devreport.expressions import Expr, Value
from devreport.findings import Evidence, Outcome, Verdict
from devreport.rules.evidence.deciding import decided, thresholds_of
from devreport.rules.evidence.reading import reading_of
from devreport.rules.remedy.boundaries import boundaries

__all__ = ["Nearest", "Question", "nearest", "recordable", "variables"]


@frozen
class Question:
    """Whether a rule passes with another value of some fields that are always the same.

    Attributes:
        evidence: everything else.
        names: the fields, the one that is named first.
        value: what they hold.
    """

    evidence: Evidence
    names: tuple[str, ...]
    value: Fraction | date

    @property
    def now(self) -> Fraction:
        """The same as a number; of a day, its place in the calendar."""
        value = self.value
        return Fraction(value.toordinal()) if isinstance(value, date) else value

    @property
    def turns(self) -> list[Fraction]:
        """Where the answer may change.

        Raises:
            Intractable: if that is not known exactly.
        """
        return boundaries(
            _conditions(self.evidence),
            frozenset(self.names),
            facts=self.evidence.reach,
            thresholds=thresholds_of(self.evidence),
        )

    def verdict(self, place: Fraction) -> Verdict | None:
        """What the rule says of another value, if it passes."""
        value: Value = place
        if isinstance(self.value, date):
            if not 1 <= place <= date.max.toordinal():
                return None
            value = date.fromordinal(int(place))
        reach = self.evidence.reach
        facts = evolve(reach, values={**reach.values, **dict.fromkeys(self.names, value)})
        verdict, outcome = decided(self.evidence.shape, facts, thresholds=thresholds_of(self.evidence))
        return verdict if outcome is Outcome.PASS else None


@frozen
class Nearest:
    """The nearest value that passes.

    Attributes:
        bound: the value, or the one right behind which the rule passes.
        verdict: what the rule then says.
        included: whether it passes with the bound itself.
        upwards: whether it is more than now.
    """

    bound: Fraction
    verdict: Verdict
    included: bool = field(kw_only=True)
    upwards: bool = field(kw_only=True)


def nearest(question: Question, turns: Sequence[Fraction]) -> Nearest | None:
    """The nearest value that passes, above or below; between two turns every value gives the same answer."""
    now = question.now
    above = _first(question, [turn for turn in turns if turn > now], upwards=True)
    below = _first(question, [turn for turn in reversed(turns) if turn < now], upwards=False)
    found = [one for one in (above, below) if one and not one.bound < 0 <= now]
    return min(found, key=lambda one: abs(one.bound - now), default=None)


def _first(question: Question, turns: Sequence[Fraction], *, upwards: bool) -> Nearest | None:
    """The first value that passes on the way through some turns, and on behind the last of them."""
    left = question.now
    for turn in turns:
        for probe, bound in (((left + turn) / 2, left), (turn, turn)):
            if verdict := question.verdict(probe):
                return Nearest(bound, verdict, included=probe == bound, upwards=upwards)
        left = turn
    verdict = question.verdict(left + (1 if upwards else -1))
    return Nearest(left, verdict, included=False, upwards=upwards) if verdict else None


def recordable(
    question: Question, turns: Sequence[Fraction], *, step: Fraction, upwards: bool | None = None
) -> Nearest | None:
    """The nearest multiple of a step that passes: a whole number of things, or a figure with so many decimals."""
    now = question.now
    places = {floor(turn / step) + more for turn in (*turns, now) for more in (-1, 0, 1, 2)}
    ways = [place * step for place in places if upwards is None or (place * step > now) is upwards]
    for place in sorted(ways, key=lambda place: (abs(place - now), place < now)):
        if not place < 0 <= now and (verdict := question.verdict(place)):
            return Nearest(place, verdict, included=True, upwards=place > now)
    return None


def _conditions(evidence: Evidence) -> tuple[Expr, ...]:
    tests = [test.when for test in evidence.shape.tests]
    return tuple(one for one in (evidence.shape.applies, *tests) if one is not None)


def variables(evidence: Evidence, allowed: Collection[str]) -> Iterator[Question]:
    """What may be changed of all that the rule reads: fields that were one recorded figure are changed together.

    Args:
        evidence: what the rule was asked of.
        allowed: the fields that may change.
    """
    row, seen = evidence.row, set[str]()
    for name in dict.fromkeys(name for one in _conditions(evidence) for name in reading_of(one).fields):
        value = row.values.get(name)
        if name in seen or name not in allowed or not isinstance(value, Fraction | date):
            continue
        if evidence.reach.values[name] != value:
            continue
        ids = row.inputs.get(name)
        alike = [other for other in row.values if ids and row.inputs.get(other) == ids and row.values[other] == value]
        names = tuple(dict.fromkeys([name, *alike]))
        seen.update(names)
        yield Question(evidence, names, value)
