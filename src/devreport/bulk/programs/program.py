"""Programs: rules in the words of an engine, over the columns of a table."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from typing import Generic, TypeVar

from attrs import evolve, field, frozen

from devreport.bulk.engines.relation import Relation
from devreport.bulk.programs.folds import Children, fold_range, folds_in, forms_of, is_foldable, joined
from devreport.bulk.programs.lags import without_lags
from devreport.bulk.programs.objects import ByObjects
from devreport.bulk.programs.sheet import Sheet
from devreport.expressions import Comparison
from devreport.findings import Outcome
from devreport.lowering import NOT_APPLICABLE, UNKNOWN, Builder, Fold, Form, Layout, Lowering, NotLoweredError, Op
from devreport.lowering.python_source import ordered
from devreport.lowering.ranges import LONGEST, Ranges
from devreport.rules.engines.together import Together, outcome_of
from devreport.rules.rule import Rule
from devreport.rules.sets.needs import UNMET, needs_first
from devreport.rules.sets.ruleset import RuleSet

__all__ = ["CODES", "REFUSALS", "Program", "Refused"]

E = TypeVar("E")

#: The code of each outcome in a column: a truth value where there is one, and below zero otherwise.
CODES: Mapping[Outcome, int] = {
    Outcome.PASS: 1,
    Outcome.FAIL: 0,
    Outcome.NOT_APPLICABLE: NOT_APPLICABLE,
    Outcome.UNKNOWN: UNKNOWN,
}

#: Why a rule may not be judged.
REFUSALS = (
    "unmapped",
    "no_children",
    "earlier",
    "unlike_units",
    "unlike_rule",
    "not_lowered",
    "denominators",
    "too_wide",
    "needs",
)


@frozen
class Refused:
    """A rule that a column engine does not judge.

    Attributes:
        rule: the name of the rule.
        code: the kind of reason, one of :data:`REFUSALS`.
        reason: why, in words.
        names: the fields, relations or rules that it is for want of, or the digits that are too many.
    """

    rule: str
    code: str
    reason: str
    names: tuple[str, ...] = ()


@frozen
class Asked:
    """A rule in lowered form.

    Attributes:
        rule: the rule.
        applies: when it applies.
        tests: the conditions of its verdicts.
    """

    rule: Rule
    applies: Form
    tests: tuple[Form, ...]

    @property
    def forms(self) -> tuple[Form, ...]:
        """Its conditions."""
        return (self.applies, *self.tests)

    @property
    def always(self) -> bool:
        """Whether it applies everywhere."""
        return _is_true(self.applies)

    @property
    def is_either(self) -> bool:
        """Whether it has one verdict where a condition holds, and another one where it does not."""
        return len(self.tests) == 2 and _is_true(self.tests[1]) and not _is_true(self.tests[0])

    @property
    def is_plain(self) -> bool:
        """Whether it passes where a condition holds, and fails where it does not."""
        ends = [test.outcome for test in self.rule.verdicts]
        return self.always and self.is_either and ends == [Outcome.PASS, Outcome.FAIL]

    @classmethod
    def of(cls, rule: Rule, layout: Layout, *, build: Builder) -> Asked:
        """A rule in lowered form.

        Raises:
            NotLoweredError: if only the interpreter can judge it.
            RuleError: if it reads what is not in the layout.
        """
        low, asked = Lowering(layout, rule.thresholds, build), without_lags(rule)
        applies = build.always if asked.applies is None else low.truth(asked.applies)
        tests = [build.always if test.when is None else low.truth(test.when) for test in asked.verdicts]
        return cls(rule, applies, tuple(tests))


@frozen
class Program(Generic[E]):
    """Rules ready to judge every row of a table.

    Attributes:
        source: the table as it is.
        prepared: the same with the columns that are computed on the way.
        rules: the rules that are judged.
        decided: for each rule, what decides: when it applies, and the conditions of its verdicts.
        asked: the same rules in lowered form.
        refused: the rules that are not judged, and why.
        sheet: its columns as rules read them.
        slow: the rules that the object engine judges batch by batch, and why.
        objects: what puts them to it.
        folded: what is said of child rows, missing where it cannot be said.
    """

    source: Relation[E]
    prepared: Relation[E]
    together: Together
    decided: Mapping[str, tuple[E, ...]]
    asked: Mapping[str, Asked]
    refused: tuple[Refused, ...]
    sheet: Sheet[E]
    slow: tuple[Refused, ...] = ()
    objects: ByObjects[E] | None = None
    folded: Mapping[Fold, E] = field(factory=dict[Fold, E])

    @classmethod
    def of(
        cls,
        sheet: Sheet[E],
        together: Together,
        *,
        children: Mapping[str, Children[E]],
        gone: Sequence[Refused] = (),
        layout: Layout,
        key: str,
        measure: bool,
        fallback: Callable[[Sequence[Rule]], ByObjects[E]] | None = None,
    ) -> Program[E]:
        """Rules in the words of the engine of a table.

        Args:
            sheet: the table.
            together: the rules.
            children: the tables of its child rows, by relation.
            gone: the rules that are not judged for other reasons.
            layout: how rules read the table.
            key: the column that tells its rows apart.
            measure: whether to look for the greatest numbers first.
            fallback: what puts rules to the object engine that the engine of the table cannot judge.
        """
        source, build = sheet.relation, Builder()
        asked, refused = _lowered(together.rules, layout, build)
        if measure:
            sheet, children = _measured(sheet, children, asked)
        asked, wide = _narrow(asked, sheet, children)
        unable = (*refused, *wide)
        slow, unable = (unable, ()) if fallback else ((), unable)
        names, waiting = _needing(together, (*gone, *unable))
        kept = evolve(together, rules=tuple([rule for rule in together.rules if rule.name in names]))
        asked = [one for one in asked if one.rule.name in names]
        slow = _in_order([one for one in slow if one.rule in names], together.ruleset)
        forms = [form for one in asked for form in one.forms]
        prepared = joined(sheet.guarded(forms), folds_in(forms), children=children, key=key)
        relation, exprs = prepared.translated(forms)
        said = dict(zip(forms, exprs, strict=True))
        return cls(
            source=source,
            prepared=relation,
            together=kept,
            decided={one.rule.name: tuple([said[form] for form in one.forms]) for one in asked},
            asked={one.rule.name: one for one in asked},
            refused=_in_order((*gone, *unable, *waiting), together.ruleset),
            sheet=sheet,
            slow=slow,
            objects=fallback([kept.rule(one.rule) for one in slow]) if fallback and slow else None,
            folded=prepared.folded,
        )

    @property
    def is_too_wide(self) -> bool:
        """Whether a rule asks for more digits than an engine has, for all that is known of the numbers."""
        return any(one.code == "too_wide" for one in (*self.refused, *self.slow))

    @property
    def rules(self) -> tuple[Rule, ...]:
        """The rules that are judged."""
        return self.together.rules

    @cached_property
    def plain(self) -> frozenset[str]:
        """The names of the rules whose outcome is a truth: they pass, fail or are unknown, whatever others do."""
        positions = {one for at, needed in self.together.needed.items() for one in (*needed, *([at] if needed else []))}
        involved = {self.rules[one].name for one in positions}
        return frozenset(name for name, one in self.asked.items() if one.is_plain and name not in involved)

    def judged(self, code: Callable[[Rule, int], int], names: Sequence[str], *, truths: bool = False) -> Relation[E]:
        """The table with a column for each rule, and with the columns on the way.

        Args:
            code: what the column says, from the rule and the number of the test that decides.
            names: the names of the columns.
            truths: whether the columns of :attr:`plain` rules are truths instead.
        """
        named = dict(zip([rule.name for rule in self.rules], names, strict=True))
        relation = self.prepared
        if self.objects:
            theirs = [named[rule.name] for rule in self.objects.rules]
            relation = relation.computed(self.objects.inputs(), theirs, by=self.objects.codes(code))
        fast = {
            named[rule.name]: self.decided[rule.name][1]
            if truths and rule.name in self.plain
            else self._coded(rule, code)
            for rule in self.rules
            if rule.name in self.decided
        }
        relation = relation.with_columns(fast)
        for position, needed in self.together.needed.items():
            if needed:
                relation = relation.with_columns({names[position]: self._held(position, needed, names, code)})
        return relation

    def _coded(self, rule: Rule, code: Callable[[Rule, int], int]) -> E:
        """The code of what decides a rule."""
        words, (applies, *tests) = self.source.words, self.decided[rule.name]
        asked, unknown = self.asked[rule.name], words.code(code(rule, UNKNOWN))
        if asked.is_either and {code(rule, 0), code(rule, 1)} == {0, 1}:
            truth = tests[0] if code(rule, 0) else words.negation(tests[0])
            found = words.number(truth) if asked.tests[0].total else words.filled(words.number(truth), unknown)
            return self._where_it_applies(asked, applies, found, words.code(code(rule, NOT_APPLICABLE)))
        found = unknown
        for number, test in reversed(list(enumerate(tests))):
            found = self._chosen(asked.tests[number], test, words.code(code(rule, number)), otherwise=found)
        return self._where_it_applies(asked, applies, found, words.code(code(rule, NOT_APPLICABLE)))

    def _where_it_applies(self, asked: Asked, applies: E, found: E, otherwise: E) -> E:
        return found if asked.always else self._chosen(asked.applies, applies, found, otherwise=otherwise)

    def _chosen(self, form: Form, truth: E, yes: E, *, otherwise: E) -> E:
        """One of two codes, or that of what is unknown."""
        words = self.source.words
        if _is_true(form):
            return yes
        if form.total:
            return words.either(truth, yes, otherwise=otherwise)
        return words.either(
            truth, yes, otherwise=words.either(words.negation(truth), otherwise, otherwise=words.code(UNKNOWN))
        )

    def _held(self, position: int, needed: Sequence[int], names: Sequence[str], code: Callable[[Rule, int], int]) -> E:
        """The code of a rule, that of what is unknown where a rule that it needs did not pass."""
        words, rule, own = self.source.words, self.rules[position], self.source.words.column(names[position])
        bad = [
            words.compare(words.column(names[one]), words.code(value), by=Comparison.EQUAL)
            for one in needed
            for value in _unmet(self.rules[one], code)
        ]
        applies = words.compare(own, words.code(code(rule, NOT_APPLICABLE)), by=Comparison.UNEQUAL)
        unmet = words.conjunction([applies, words.disjunction(bad)])
        return words.either(unmet, words.code(code(rule, UNKNOWN)), otherwise=own)


def _is_true(form: Form) -> bool:
    return form.op is Op.TRUTH and form.of is True


def _unmet(rule: Rule, code: Callable[[Rule, int], int]) -> list[int]:
    """The codes of a rule that did not pass."""
    numbers = [UNKNOWN, *range(len(rule.verdicts))]
    return list(dict.fromkeys(code(rule, number) for number in numbers if outcome_of(rule, number) in UNMET))


def _lowered(rules: Iterable[Rule], layout: Layout, build: Builder) -> tuple[list[Asked], list[Refused]]:
    asked: list[Asked] = []
    refused: list[Refused] = []
    for rule in rules:
        try:
            one = Asked.of(rule, layout, build=build)
        except NotLoweredError as error:
            refused.append(Refused(rule.name, "not_lowered", error.problems[0].found))
            continue
        if all(map(is_foldable, folds_in(one.forms))):
            asked.append(one)
        else:
            refused.append(Refused(rule.name, "denominators", "it adds up ratios with a denominator of their own each"))
    return asked, refused


def _measured(
    sheet: Sheet[E], children: Mapping[str, Children[E]], asked: Sequence[Asked]
) -> tuple[Sheet[E], Mapping[str, Children[E]]]:
    forms = [form for one in asked for form in one.forms]
    found = {name: evolve(one, sheet=one.sheet.measured(_below(forms, name))) for name, one in children.items()}
    return sheet.measured(forms), found


def _below(forms: Iterable[Form], relation: str) -> list[Form]:
    """What is asked of the child rows of one relation."""
    return [form for fold in folds_in(forms) if fold.relation == relation for form in forms_of(fold)]


def _narrow(
    asked: Sequence[Asked], sheet: Sheet[E], children: Mapping[str, Children[E]]
) -> tuple[list[Asked], list[Refused]]:
    """The rules whose integers fit into 38 digits."""
    narrow: list[Asked] = []
    refused: list[Refused] = []
    for one in asked:
        digits = _digits(one, sheet, children)
        if digits <= LONGEST:
            narrow.append(one)
        else:
            refused.append(
                Refused(
                    one.rule.name,
                    "too_wide",
                    f"it needs integers of {digits} digits, and {LONGEST} is the most",
                    (f"{digits} > {LONGEST}",),
                )
            )
    return narrow, refused


def _digits(asked: Asked, sheet: Sheet[E], children: Mapping[str, Children[E]]) -> int:
    folds = folds_in(asked.forms)
    below = [_longest(forms_of(fold), children[fold.relation].sheet.ranges()) for fold in folds]
    ranges = {fold: fold_range(fold, children[fold.relation].sheet) for fold in folds}
    return max([_longest(asked.forms, evolve(sheet, folds=ranges).ranges()), *below])


def _longest(forms: Iterable[Form], ranges: Ranges) -> int:
    """The most digits of the integers of some forms."""
    return max([ranges.needed(form).length for form in ordered(list(forms)) if ranges.is_number(form)], default=0)


def _in_order(refused: Iterable[Refused], ruleset: RuleSet) -> tuple[Refused, ...]:
    """In the order of the rules."""
    places = {rule.name: place for place, rule in enumerate(ruleset.rules)}
    return tuple(sorted(refused, key=lambda one: places[one.rule]))


def _needing(together: Together, refused: Sequence[Refused]) -> tuple[set[str], list[Refused]]:
    """The names of the rules that can be judged, and those that cannot because one that they need cannot."""
    gone, ruleset = {one.rule for one in refused}, together.ruleset
    own = {rule.name for rule in together.rules}
    waiting: list[Refused] = []
    for rule in needs_first(ruleset):
        missing = [name for need in rule.needs if (name := ruleset.rule(need).name) in gone]
        if missing and rule.name in own - gone:
            gone.add(rule.name)
            reason = f"it needs {', '.join(missing)}, which is not judged"
            waiting.append(Refused(rule.name, "needs", reason, tuple(missing)))
    return own - gone, waiting
