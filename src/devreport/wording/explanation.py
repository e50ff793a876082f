"""A finding explained: what decided it and why, down to the recorded figures and the source of each threshold."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from attrs import frozen

from devreport.expressions import Absent, Expr, Field, Lag, Row, Scalar, evaluate, reads
from devreport.findings import Evidence, Figure, Finding, Outcome, Verdict, VerdictTest
from devreport.model import Baseline, Growth, Observation, Target
from devreport.quantities import Quantity, Ratio
from devreport.rules import Assessment, Rule, core_rules
from devreport.rules.evidence.reading import Reading, reading_of
from devreport.wording.causes import cause_words, own_names
from devreport.wording.checks import said
from devreport.wording.clauses import word_clause
from devreport.wording.composition import as_sentence
from devreport.wording.document import (
    Block,
    Document,
    Heading,
    MarkerSegment,
    Paragraph,
    Segment,
    SourceSegment,
)
from devreport.wording.explanation_terms import Terms
from devreport.wording.explanation_tree import Line, Tree
from devreport.wording.explanation_values import Values
from devreport.wording.locale import DEFAULT_LOCALE, Locale, locale_named
from devreport.wording.page import Page
from devreport.wording.sources import cited

__all__ = ["explain"]

#: So many digits of a hash are enough to know it by.
_DIGITS = 12

#: Verdicts that say only that there is nothing to say; they are told where they decide.
_FORMAL = frozenset({Verdict.UNDEFINED, Verdict.NOT_RECOMPUTABLE})

_Fact = Baseline | Growth | Observation | Target


def explain(
    finding: Finding, *, locale: str | Locale = DEFAULT_LOCALE, assessment: Assessment | None = None
) -> Document:
    """Why a finding says what it says (说明理由).

    Its sentence; the verdicts in the order they were tried, each with the conditions that mattered and the values
    compared; the fields it was computed from with the ids of what was recorded; the thresholds and the rule with their
    sources. Two different numbers are never printed alike.

    Args:
        finding: the finding, with its evidence.
        locale: the language.
        assessment: what it comes from: it has the title and the source of the rule, and the records behind each id.

    Raises:
        WordingError: if there is no such locale, or a message is missing or wrong.

    Example:
        >>> import devreport
        >>> from devreport import examples
        >>> assessment = devreport.assess(examples.load("half-year").plan)
        >>> document = explain(assessment.findings[0], locale="en", assessment=assessment)
        >>> [block.segments[0].text for block in document.blocks if isinstance(block, Heading) and block.level]
        ['Why', 'What it was computed from', 'The rule']
    """
    page = Page(locale_named(locale), sources={} if assessment is None else assessment.sources)
    terms = Terms(page, finding.kind, finding.id, names=own_names(finding))
    values = Values(terms, finding.rule, _thresholds(finding), _decimals(finding, assessment))
    teller = _Teller(finding, page, _rule(finding, assessment), assessment, values)
    blocks = tuple(teller.blocks())
    return Document(
        id=finding.id,
        language=page.locale.tag,
        blocks=blocks,
        figures=page.figures,
        findings=page.findings,
        gaps=tuple(page.gaps.values()),
        metadata={"period": finding.period.code, **page.locale.versions},
    )


def _thresholds(finding: Finding) -> dict[str, Scalar]:
    evidence = finding.evidence
    return {} if evidence is None else {name: threshold.value for name, threshold in evidence.thresholds.items()}


def _decimals(finding: Finding, assessment: Assessment | None) -> dict[tuple[Fraction, str], int]:
    """An exact number and the code of its unit → the decimals it has where it was recorded, or in the sentence."""
    numbers = [(one.value, one.places) for one in finding.figures.values() if isinstance(one.value, Ratio)]
    found = {
        (number.value, number.unit.code): places
        for number, places in numbers
        if not number.radius and number.round(places) == number.value
    }
    for recorded in [fact.value for fact in _facts(assessment).values() if isinstance(fact.value, Quantity)]:
        exact = recorded.computed().value, recorded.unit.code
        found[exact] = max(recorded.places, found.get(exact, 0))
    return found


def _facts(assessment: Assessment | None) -> dict[str, _Fact]:
    """What the plans record, by id."""
    found: dict[str, _Fact] = {}
    for plan in (assessment.previous, assessment.plan) if assessment else ():
        if plan is not None:
            facts: list[_Fact] = [*plan.baselines, *plan.growths, *plan.observations, *plan.targets]
            found.update((fact.id, fact) for fact in facts)
    return found


def _rule(finding: Finding, assessment: Assessment | None) -> Rule | None:
    rules = core_rules() if assessment is None else assessment.ruleset
    return next((rule for rule in rules.rules if rule.name == finding.rule), None)


@frozen
class _Teller:
    """Tells one finding."""

    finding: Finding
    page: Page
    rule: Rule | None
    assessment: Assessment | None
    values: Values

    def blocks(self) -> Iterator[Block]:
        yield Heading("title", 0, self._title())
        sentence = as_sentence(word_clause(self.finding, self.page), self.page.locale, findings=(self.finding.id,))
        yield Paragraph(self.finding.id, (sentence,))
        yield self._paragraph("outcome", self._outcome())
        evidence = self.finding.evidence
        if evidence is not None:
            yield from self._section("why", self._why(evidence))
            yield from self._section("facts", self._facts(evidence))
            yield from self._section("thresholds", self._thresholds(evidence))
        yield from self._section("rule", self._about())

    def _title(self) -> tuple[Segment, ...]:
        rule, page = self.rule, self.page
        named: list[Segment] = [MarkerSegment(self.finding.rule)]
        if rule is not None:
            named = [MarkerSegment(f"{rule.code} "), *page.text(rule.title, rule.name)]
        name = self.finding.texts.get("name")
        return said("explain.title", page, rule=named, name=page.text(name, "name") if name else [])

    def _outcome(self) -> Sequence[Segment]:
        outcome = said(f"outcome.{self.finding.outcome.value}", self.page)
        if self.finding.outcome is not Outcome.FAIL:
            return said("explain.outcome", self.page, outcome=outcome, severity=[])
        severity = said(f"severity.{self.finding.severity.value}", self.page)
        return said("explain.outcome", self.page, outcome=outcome, severity=severity)

    def _section(self, name: str, lines: Iterator[Line]) -> Iterator[Block]:
        told = [
            self._paragraph(f"{name}.{number}", line.segments, number=line.number)
            for number, line in enumerate(lines, start=1)
        ]
        if told:
            yield Heading(name, 1, said(f"explain.{name}", self.page))
            yield from told

    def _paragraph(self, name: str, segments: Sequence[Segment], *, number: tuple[int, ...] = ()) -> Paragraph:
        sentence = as_sentence(segments, self.page.locale).segments
        marked = [MarkerSegment(f"{'.'.join(map(str, number))} "), *sentence] if number else sentence
        whole = as_sentence(marked, self.page.locale, findings=(self.finding.id,))
        return Paragraph(f"{self.finding.id}:{name}", (whole,))

    # --- why

    def _tree(self, row: Row) -> Tree:
        return Tree(self.values.terms, self.values, row, self.values.thresholds)

    def _why(self, evidence: Evidence) -> Iterator[Line]:
        if self.finding.unmet:
            rules = [[MarkerSegment(name)] for name in self.finding.unmet]
            yield Line((1,), self._told("unmet", rules=self.values.terms.listed(rules)))
            return
        tree, applies = self._tree(evidence.reach), evidence.shape.applies
        if applies is not None and isinstance(evaluate(applies, tree.row, parameters=tree.thresholds), Absent):
            yield Line((1,), said("explain.applies", self.page))
            yield from tree.why(applies, (1, 1))
            return
        yield from self._tests(evidence.shape.tests, tree)

    def _tests(self, tests: Sequence[VerdictTest], tree: Tree) -> Iterator[Line]:
        """The verdicts that were tried, up to the one that decided."""
        if not {"unlike_units", "unlike_rule"}.isdisjoint(self.finding.undefined):
            yield Line((1,), self._told("undecided", verdict=self._causes()))
            return
        number = 0
        for test in tests:
            holds = True if test.when is None else evaluate(test.when, tree.row, parameters=tree.thresholds)
            if holds is False and test.verdict in _FORMAL:
                continue
            number, verdict = number + 1, self._verdict(test)
            if test.when is None:
                yield Line((number,), self._told("verdict_last", verdict=verdict))
                return
            told = "undecided" if isinstance(holds, Absent) else "verdict" if holds is True else "not_before"
            yield Line((number,), self._told(told, verdict=verdict))
            yield from tree.why(test.when, (number, 1))
            if holds is not False:
                return
        yield Line((number + 1,), self._told("no_verdict"))

    def _told(self, line: str, /, **roles: Sequence[Segment]) -> tuple[Segment, ...]:
        return said(f"explain.{line}", self.page, **roles)

    def _verdict(self, test: VerdictTest) -> tuple[Segment, ...]:
        return said(f"verdict.{test.verdict.value}", self.page)

    def _causes(self) -> Sequence[Segment]:
        return self.values.terms.listed([cause_words(name, self.page) for name in self.finding.undefined])

    # --- facts

    def _facts(self, evidence: Evidence) -> Iterator[Line]:
        """The fields that were read, each with what was recorded behind it."""
        shape, row = evidence.shape, evidence.row
        conditions = [test.when for test in shape.tests if test.when is not None]
        asked = [*conditions, *shape.figures.values()]
        reading, read = _together(asked), dict.fromkeys(name for one in asked for name in reads(one))
        tree = self._tree(row)
        number = 0
        for name in [*(one for one in reading.fields if one in read), *(one for one in read if "@" in one)]:
            for field, there, lags in _recorded(name, tree):
                number += 1
                yield from self._fact(field, there, (number,), lags=lags)
        for relation, names in reading.relations:
            children = row.relations[relation]
            if not children:
                number += 1
                yield Line((number,), self._told("no_rows", rows=tree.terms.rows(relation)))
            for position, child in enumerate(children if names else (), start=1):
                number += 1
                label = tree.terms.row(relation, child.label, place=position)
                yield Line((number,), self._told("row", row=label))
                inner = Tree(tree.terms.within(relation), tree.values, child, tree.thresholds)
                for place, name in enumerate(names, start=1):
                    yield from self._fact(name, inner, (number, place))

    def _fact(self, name: str, tree: Tree, number: tuple[int, ...], *, lags: Sequence[Lag] = ()) -> Iterator[Line]:
        ids = tree.row.inputs.get(name, ())
        shown = tree.values.one(Field(name), tree.row.values[name], row=tree.row)
        inputs = tree.terms.listed([[SourceSegment(one, one)] for one in ids])
        named = tree.terms.field(name)
        for lag in lags:
            named = said(f"formula.{lag.value}", self.page, value=named)
        yield Line(number, self._told("recorded", name=named, value=shown, inputs=inputs))
        facts = [self._records[one] for one in ids if one in self._records]
        for place, fact in enumerate(facts, start=1):
            yield Line((*number, place), self._record(fact))

    @property
    def _records(self) -> Mapping[str, _Fact]:
        """What the plans record, by id."""
        return _facts(self.assessment)

    def _record(self, fact: _Fact) -> tuple[Segment, ...]:
        period = Figure(id=fact.period.code, value=fact.period, formula="period")
        value = fact.value
        figure = Figure(
            id=f"{self.finding.id}:recorded.{fact.id}",
            value=value.computed() if isinstance(value, Quantity) else value,
            places=value.places if isinstance(value, Quantity) else 0,
            inputs=(fact.id,),
            formula=self.finding.rule,
        )
        return self._told(
            "input",
            id=[SourceSegment(fact.id, fact.id)],
            value=[self.page.figure(figure)],
            period=[self.page.figure(period, with_year=True)],
            source=self._source(fact),
        )

    def _source(self, fact: _Fact) -> Sequence[Segment]:
        """The name of the source of a record, where it has one."""
        if self.assessment is None or not fact.source:
            return []
        sources = {source.id: source.title for source in self.assessment.plan.sources}
        return self.page.text(sources[fact.source], fact.source) if fact.source in sources else []

    # --- thresholds and the rule

    def _thresholds(self, evidence: Evidence) -> Iterator[Line]:
        for number, (name, threshold) in enumerate(evidence.thresholds.items(), start=1):
            ref = f"{self.finding.rule}:{name}"
            source = [SourceSegment(threshold.source, ref)] if threshold.source else []
            value = self.values.terms.constant(threshold.value)
            named = said("formula.threshold", self.page, name=[MarkerSegment(name)])
            yield Line((number,), self._told("threshold", name=named, value=value, source=source))

    def _about(self) -> Iterator[Line]:
        rule, edition = self.rule, self.finding.edition
        if rule is not None:
            named = {"code": [MarkerSegment(rule.code)], "name": [MarkerSegment(rule.name)]}
            title = self.page.text(rule.title, rule.name)
            yield Line((1,), said("rules.rule", self.page, **named, title=title))
            source = [SourceSegment(cited(rule, self.page.locale.tag), f"{rule.name}:source")]
            yield Line((2,), said("rules.source", self.page, source=source))
        if edition is not None:
            named = {
                "ruleset": [MarkerSegment(f"{edition.id} {edition.version}")],
                "hash": [MarkerSegment(edition.hash[:_DIGITS])],
            }
            yield Line((3 if rule else 1,), self._told("edition", **named))


def _recorded(name: str, tree: Tree) -> Iterator[tuple[str, Tree, list[Lag]]]:
    """A field as it is read, on the row where it was recorded: ``actual@year`` is on that of the year before."""
    field, *words = name.split("@")
    lags, row = [Lag(word) for word in words], tree.row
    for lag in reversed(lags):
        if lag not in row.earlier:
            return
        row = row.earlier[lag]
    if field in row.values:
        yield field, Tree(tree.terms, tree.values, row, tree.thresholds), lags


def _together(expressions: Sequence[Expr]) -> Reading:
    """What several expressions read, each name once."""
    fields: dict[str, None] = {}
    relations: dict[str, dict[str, None]] = {}
    for reading in map(reading_of, expressions):
        fields.update(dict.fromkeys(reading.fields))
        for relation, names in reading.relations:
            relations.setdefault(relation, {}).update(dict.fromkeys(names))
    return Reading(tuple(fields), tuple((relation, tuple(names)) for relation, names in relations.items()))
