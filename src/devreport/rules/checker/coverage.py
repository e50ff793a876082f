"""Verdicts that are never reached, that hold side by side, or that leave something without a verdict."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from attrs import frozen

from devreport.errors import Problem
from devreport.expressions import Expr, Scalar
from devreport.findings import Outcome
from devreport.rules.checker.conditions import FALSE, TRUE, Fixed, Formula, Sample
from devreport.rules.checker.places import place_of
from devreport.rules.checker.search import Effort, Search, TooHard, keys_of
from devreport.rules.checker.space import Space
from devreport.rules.checker.telling import sample_told, told
from devreport.rules.rule import Rule
from devreport.rules.subject import Table

__all__ = ["coverage", "verdict_order"]

_HOLDS = Fixed(TRUE)

#: How many verdicts are compared with each other.
_MOST_BANDS = 30


def verdict_order(rule: Rule) -> Iterator[Problem]:
    """What is wrong with the order of verdicts, whatever their conditions say."""
    where = f"{place_of(rule)}.verdicts"
    if not any(test.outcome is not Outcome.UNKNOWN for test in rule.verdicts):
        hint = "give a verdict the outcome pass or fail"
        yield Problem(where, "no verdict that passes or fails", "a rule that can judge", hint, "never_judges")
    open_at = next((position for position, test in enumerate(rule.verdicts) if test.when is None), len(rule.verdicts))
    for position in range(open_at + 1, len(rule.verdicts)):
        hint = f"move it before verdicts[{open_at}], which has no condition and takes all that is left"
        yield Problem(f"{where}[{position}]", "a verdict that is never reached", "one that is", hint, "unreachable")
    seen: dict[Expr, int] = {}
    for position, test in enumerate(rule.verdicts[: open_at + 1]):
        if test.when is not None and seen.setdefault(test.when, position) != position:
            hint = f"verdicts[{seen[test.when]}] comes first and decides: leave one of them out"
            place = f"{where}[{position}].when"
            yield Problem(place, "the same condition again", "another condition", hint, "same_condition")


def coverage(rule: Rule, table: Table, *, thresholds: Mapping[str, Scalar], effort: Effort) -> Iterator[Problem]:
    """What the conditions of the verdicts say together."""
    verdicts = _Verdicts.of(rule, table, thresholds=thresholds, effort=effort)
    yield from verdicts.unreachable()
    yield from verdicts.overlapping()
    yield from verdicts.left_over()


@frozen
class _Verdicts:
    """The conditions of a rule, as formulas over one space."""

    where: str
    conditions: Sequence[Expr | None]
    formulas: Sequence[Formula]
    applies: Formula
    space: Space
    search: Search
    labels: Sequence[str]

    @classmethod
    def of(cls, rule: Rule, table: Table, *, thresholds: Mapping[str, Scalar], effort: Effort) -> _Verdicts:
        space = Space(table, thresholds, known_only=True)
        return cls(
            f"{place_of(rule)}.verdicts",
            [test.when for test in rule.verdicts],
            [_HOLDS if test.when is None else space.formula(test.when) for test in rule.verdicts],
            _HOLDS if rule.applies is None else space.formula(rule.applies),
            space,
            Search(space.values, effort),
            [test.verdict.value for test in rule.verdicts],
        )

    def unreachable(self) -> Iterator[Problem]:
        """Verdicts that never come up, because of the ones before them or of where the rule applies."""
        seen: set[Expr | None] = set()
        for position, formula in enumerate(self.formulas):
            condition = self.conditions[position]
            if condition not in seen and None not in seen and self._can((formula, TRUE)):
                yield from self._never_reached(position)
            seen.add(condition)

    def _never_reached(self, position: int) -> Iterator[Problem]:
        reached = (self.formulas[position], TRUE)
        if self._can(*self._before(position), reached):
            return
        place = f"{self.where}[{position}]"
        if not self._can((self.applies, TRUE)):
            return
        if not self._can((self.applies, TRUE), reached):
            hint = "where it holds the rule does not apply: correct one of the two"
            yield Problem(f"{place}.when", "a verdict that is never reached", "one that is", hint, "unreachable")
            return
        yield Problem(place, "a verdict that is never reached", "one that is", self._shadow(position), "unreachable")

    def _shadow(self, position: int) -> str:
        """Which verdicts take everything before."""
        reached = (self.formulas[position], TRUE)
        for earlier in range(position):
            if not self._can((self.applies, TRUE), (self.formulas[earlier], FALSE), reached):
                return f"verdicts[{earlier}] comes first and takes all of it: put the narrower condition first"
        return "the verdicts before it take all of it: leave it out, or correct a limit"

    def left_over(self) -> Iterator[Problem]:
        """A value for which no verdict holds."""
        if not self.conditions or None in self.conditions:
            return
        demands = self._before(len(self.formulas))
        expected = "verdicts that cover every value"
        hint = "leave out the condition of the last verdict, so that it takes what is left"
        place = f"{self.where}[{len(self.formulas) - 1}].when"
        try:
            found = self.search.witness(demands)
        except TooHard:
            yield Problem(place, "verdicts with too many cases to tell whether they cover all", expected, hint, "gap")
            return
        if found is not None:
            yield Problem(place, f"no verdict where {_told(found)}", expected, hint, "gap")

    def overlapping(self) -> Iterator[Problem]:
        """Bands of one number that both hold somewhere, neither inside the other."""
        if len(self.formulas) > _MOST_BANDS:
            return
        ranges = [self._range(position) for position in range(len(self.formulas))]
        for later, (key, values) in enumerate(ranges):
            for earlier in range(later):
                common = [one for one in ranges[earlier][1] if one in values]
                apart = len(common) < min(len(ranges[earlier][1]), len(values))
                if key is not None and ranges[earlier][0] == key and common and apart:
                    yield self._overlap(earlier, later, key=key, sample=common[0])

    def _overlap(self, earlier: int, later: int, *, key: Expr, sample: Sample) -> Problem:
        return Problem(
            f"{self.where}[{later}].when",
            f"two verdicts where {_told({key: sample})}",
            "verdicts that exclude each other",
            f"verdicts[{earlier}] ({self.labels[earlier]}) comes first and wins: let one of the two limits exclude it",
            "overlap",
        )

    def _range(self, position: int) -> tuple[Expr | None, Sequence[Sample]]:
        """The one number that a condition is about, and the values for which it holds."""
        keys = set(keys_of(self.formulas[position]))
        if len(keys) != 1:
            return None, ()
        key = keys.pop()
        samples = [one for one in self.space.values(key) if isinstance(one, Fraction)]
        holding = [one for one in samples if self._can((self.formulas[position], TRUE), given={key: one})]
        return key, holding

    def _before(self, position: int) -> list[tuple[Formula, int]]:
        return [(self.applies, TRUE), *((one, FALSE) for one in self.formulas[:position])]

    def _can(self, *demands: tuple[Formula, int], given: Mapping[Expr, Sample] | None = None) -> bool:
        try:
            return self.search.witness(demands, given=given) is not None
        except TooHard:
            return True


def _told(found: Mapping[Expr, Sample]) -> str:
    """Values in words: at most three of them."""
    named = [f"{told(key)} is {sample_told(sample)}" for key, sample in found.items()][:3]
    return " and ".join(named) or "the rule applies"
