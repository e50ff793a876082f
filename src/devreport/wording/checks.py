"""Checks and rules in words: what failed, what could not be decided, and what the rules are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from devreport.findings import Figure, Finding, Outcome, Severity
from devreport.model import Text
from devreport.periods import Period
from devreport.quantities import Ratio
from devreport.rules import Assessment, Rule, RuleSet
from devreport.wording.causes import cause_words, own_names, tells_missing
from devreport.wording.clauses import word_clause
from devreport.wording.composition import as_sentence, capitalised, spaced
from devreport.wording.document import (
    Block,
    Document,
    Heading,
    MarkerSegment,
    Notice,
    Paragraph,
    Segment,
    SourceSegment,
    TextSegment,
)
from devreport.wording.locale import DEFAULT_LOCALE, Locale, locale_named
from devreport.wording.page import Page, joined
from devreport.wording.remedies import word_remedies
from devreport.wording.sources import cited
from devreport.wording.template import fill

__all__ = ["filled", "said", "word_check", "word_rules"]

_SEVERITIES = tuple(Severity)


def word_check(assessment: Assessment, *, locale: str | Locale = DEFAULT_LOCALE) -> Document:
    """What a check found: a line for each finding that failed, one for each that is undecided, and the tally.

    Failures come first, the gravest of them before the others. What is undecided says what is missing.

    Raises:
        WordingError: if there is no such locale, or a message is missing or wrong.
    """
    page = Page(locale_named(locale), sources=assessment.sources)
    codes = {rule.name: rule.code for rule in assessment.ruleset.rules}
    failed = [one for one in assessment.findings if one.outcome is Outcome.FAIL]
    failed.sort(key=lambda finding: _SEVERITIES.index(finding.severity))
    undecided = [one for one in assessment.findings if one.outcome is Outcome.UNKNOWN]
    blocks: list[Block] = [_check_title(assessment, page)]
    blocks += [_failed(finding, page, code=codes.get(finding.rule, "")) for finding in failed]
    blocks += [_undecided(finding, page, code=codes.get(finding.rule, "")) for finding in undecided]
    blocks.append(_tally(assessment, page))
    blocks += _idle(assessment, page, codes=codes)
    return Document(
        id=assessment.plan.id,
        language=page.locale.tag,
        blocks=tuple(blocks),
        figures=page.figures,
        findings=page.findings,
        gaps=tuple(page.gaps.values()),
        metadata={
            "period": assessment.period.code,
            "as_of": assessment.as_of.isoformat(),
            "ruleset": f"{assessment.ruleset.id} {assessment.ruleset.version}",
            **page.locale.versions,
        },
    )


def word_rules(ruleset: RuleSet, *, locale: str | Locale = DEFAULT_LOCALE) -> Document:
    """The rules: of each its code, name and title, what it judges, its thresholds with their sources, its own source.

    Raises:
        WordingError: if there is no such locale, or a message is missing or wrong.
    """
    page = Page(locale_named(locale))
    named = f"{ruleset.id} {ruleset.version}"
    blocks: list[Block] = [Heading("title", 0, filled("rules.title", page, ruleset=[MarkerSegment(named)]))]
    for rule in ruleset.rules:
        blocks.extend(_rule(rule, page))
    metadata = {"ruleset": named, **page.locale.versions}
    return Document(id=ruleset.id, language=page.locale.tag, blocks=tuple(blocks), metadata=metadata)


def filled(name: str, page: Page, /, **roles: Sequence[Segment]) -> tuple[Segment, ...]:
    """The same, with a capital in front where the language has them."""
    return tuple(capitalised(said(name, page, **roles), page.locale))


def said(name: str, page: Page, /, **roles: Sequence[Segment]) -> tuple[Segment, ...]:
    """A message of the frame, in the variant for the roles there are."""
    message = page.locale.catalogue.wording_of(name, [role for role, segments in roles.items() if segments])
    return fill(message.forms[0], roles)


def _check_title(assessment: Assessment, page: Page) -> Heading:
    segments = filled(
        "check.title",
        page,
        title=page.text(_whose(assessment), "title:title"),
        period=[_time(assessment.period, assessment.period.code, page)],
        as_of=[_time(assessment.as_of, "as_of", page)],
    )
    return Heading("title", 0, segments)


def _whose(assessment: Assessment) -> Text:
    """The unit whose plan was checked, or else the title of the plan."""
    org = assessment.plan.org_by_id.get(assessment.plan.org or "")
    return org.name if org else assessment.plan.title


def _time(value: Period | date, name: str, page: Page) -> Segment:
    return page.figure(Figure(id=name, value=value, formula="period"))


def _failed(finding: Finding, page: Page, *, code: str) -> Notice:
    severity = page.locale.message(f"severity.{finding.severity.value}").forms[0]
    segments = filled(
        "check.problem",
        page,
        code=[MarkerSegment(code)],
        rule=[MarkerSegment(finding.rule)],
        severity=fill(severity, {}),
        sentence=as_sentence(word_clause(finding, page), page.locale).segments,
    )
    return Notice(finding.id, (*segments, *_remedied(finding, page)))


def _remedied(finding: Finding, page: Page) -> Iterator[Segment]:
    """The nearest thing that would make it true, behind the failure."""
    for one in word_remedies(finding, page, most=1):
        if page.locale.style.sentence_space:
            yield TextSegment(page.locale.style.sentence_space)
        yield from one.segments


def _undecided(finding: Finding, page: Page, *, code: str) -> Notice:
    lacking = () if tells_missing(finding) else finding.missing
    missing = [cause_words(name, page, names=own_names(finding)) for name in lacking]
    segments = filled(
        "check.undecided",
        page,
        code=[MarkerSegment(code)],
        rule=[MarkerSegment(finding.rule)],
        sentence=as_sentence(word_clause(finding, page), page.locale).segments,
        missing=joined(missing, page.locale.style.joins["list"]),
    )
    return Notice(finding.id, segments)


def _tally(assessment: Assessment, page: Page) -> Notice:
    tallies = assessment.tallies.values()
    totals = {
        role: sum(getattr(tally, role) for tally in tallies)
        for role in ("passed", "failed", "waived", "unknown", "not_applicable")
    }
    counts = {
        role: Figure(id=f"tally.{role}", value=Ratio(total), formula="tally")
        for role, total in totals.items()
        if total or role != "waived"
    }
    return Notice("tally", filled("check.tally", page, **{role: [page.figure(one)] for role, one in counts.items()}))


def _idle(assessment: Assessment, page: Page, *, codes: Mapping[str, str]) -> Iterator[Notice]:
    """The rules that judged nothing, by their codes: one that was to check something must not be silent."""
    if not assessment.idle:
        return
    number = Figure(id="tally.idle", value=Ratio(len(assessment.idle)), formula="tally")
    names = [[MarkerSegment(codes.get(name, name))] for name in assessment.idle]
    listed = joined(names, page.locale.style.joins["list"])
    yield Notice("idle", filled("check.idle", page, number=[page.figure(number)], rules=listed))


def _rule(rule: Rule, page: Page) -> Iterator[Block]:
    code, name = [MarkerSegment(rule.code)], [MarkerSegment(rule.name)]
    yield Heading(
        rule.name, 1, filled("rules.rule", page, code=code, name=name, title=page.text(rule.title, rule.name))
    )
    details = [as_sentence(segments, page.locale) for segments in _details(rule, page)]
    yield Paragraph(f"{rule.name}.details", spaced(details, page.locale))


def _details(rule: Rule, page: Page) -> Iterator[tuple[Segment, ...]]:
    severity = page.locale.message(f"severity.{rule.severity.value}").forms[0]
    yield filled("rules.judges", page, kind=_kind(rule.over, page), severity=fill(severity, {}))
    for name, parameter in rule.parameters.items():
        ref = f"{rule.name}:{name}"
        source = [SourceSegment(parameter.source, ref)] if parameter.source else []
        value = [SourceSegment(str(parameter.value), ref)]
        yield filled("rules.threshold", page, name=[MarkerSegment(name)], value=value, source=source)
    if rule.aliases:
        aliases = joined([[MarkerSegment(alias)] for alias in rule.aliases], page.locale.style.joins["list"])
        yield filled("rules.aliases", page, aliases=aliases)
    yield filled("rules.source", page, source=[SourceSegment(cited(rule, page.locale.tag), f"{rule.name}:source")])


def _kind(kind: str, page: Page) -> tuple[Segment, ...]:
    """The kind of subject in words; one that no message names stands as it is."""
    name = f"kind.{kind}"
    known = name in page.locale.catalogue.messages
    return fill(page.locale.message(name).forms[0], {}) if known else (MarkerSegment(kind),)
