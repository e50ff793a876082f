"""Checks of tables in words: how often each rule failed, what was not judged, and what is wrong with the data."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from devreport.bulk import Refused, TableAssessment
from devreport.bulk.findings.data import DataExample, DataFinding, DataFindings
from devreport.bulk.rollups.rollup import GroupRow, KeyValue, RollUp
from devreport.findings import Figure, Tally
from devreport.quantities import Ratio
from devreport.rules.rule import Rule
from devreport.wording.checks import filled, said
from devreport.wording.document import Block, Document, Heading, MarkerSegment, Notice, Segment, SourceSegment
from devreport.wording.locale import DEFAULT_LOCALE, Locale, locale_named
from devreport.wording.page import Page, joined
from devreport.wording.template import fill

__all__ = ["word_nothing_judged", "word_table_check"]

_ROLES = ("passed", "failed", "unknown", "not_applicable")

#: How many examples of a data finding a line has; a file of them has more.
_EXAMPLES = 3

#: Keys and values are shown up to here.
_LONGEST_SHOWN = 60

#: What is wrong with keys; rows are judged all the same.
_OF_KEYS = frozenset({"missing_key", "duplicate_key", "no_parent"})


def word_table_check(
    assessment: TableAssessment[Any],
    *,
    rollup: RollUp,
    data: DataFindings,
    locale: str | Locale = DEFAULT_LOCALE,
) -> Document:
    """What a check of a table found: a line for each rule, those that are not judged, and what is wrong with the data.

    Args:
        assessment: what the rules say of the table.
        rollup: how often each rule ended in each outcome, also by groups.
        data: what is wrong with the data.
        locale: the language.

    Raises:
        WordingError: if there is no such locale, or a message is missing or wrong.
    """
    page, total = Page(locale_named(locale)), rollup.total
    blocks: list[Block] = [_title(rollup, page)]
    blocks += [_judged(rule, total.tallies[rule.name], page) for rule in rollup.rules]
    blocks += [_refused(one, assessment, page) for one in rollup.refused]
    blocks += [_wrong(one, page, number=number) for number, one in enumerate(data.findings, start=1)]
    blocks += _groups(rollup, page)
    blocks.append(Notice("tally", filled("check.tally-waived", page, **_counts(_sum(total), "tally", page))))
    ruleset = assessment.ruleset
    return Document(
        id=rollup.label,
        language=page.locale.tag,
        blocks=tuple(blocks),
        figures=page.figures,
        gaps=tuple(page.gaps.values()),
        metadata={
            "period": rollup.period.code,
            "ruleset": f"{ruleset.id} {ruleset.version}",
            **page.locale.versions,
        },
    )


def word_nothing_judged(
    assessment: TableAssessment[Any], *, locale: str | Locale = DEFAULT_LOCALE
) -> tuple[str, tuple[str, ...]]:
    """That no rule can be judged on a table, and for each of them why.

    Args:
        assessment: what the rules say of the table.
        locale: the language.

    Raises:
        WordingError: if there is no such locale, or a message is missing or wrong.
    """
    page = Page(locale_named(locale))
    lines = [_refused(one, assessment, page) for one in assessment.refused]
    message = _plainly(fill(page.locale.message("table.nothing_judged").forms[0], {}))
    return message, tuple([_plainly(line.segments) for line in lines])


def _plainly(segments: Sequence[Segment]) -> str:
    return "".join([segment.text for segment in segments])


def _title(rollup: RollUp, page: Page) -> Heading:
    segments = filled(
        "table.title",
        page,
        table=[SourceSegment(rollup.label, "table")],
        period=[page.figure(Figure(id=rollup.period.code, value=rollup.period, formula="period"))],
        rows=_number("rows", rollup.total.rows, page),
    )
    return Heading("title", 0, segments)


def _number(name: str, number: int, page: Page) -> list[Segment]:
    return [page.figure(Figure(id=name, value=Ratio(number), formula="tally"))]


def _counts(tally: Tally, name: str, page: Page) -> dict[str, Sequence[Segment]]:
    """How often each outcome came up, as figures."""
    return {role: _number(f"{name}.{role}", getattr(tally, role), page) for role in _ROLES}


def _sum(total: GroupRow) -> Tally:
    """All rules together."""
    return Tally(**{role: sum(getattr(tally, role) for tally in total.tallies.values()) for role in _ROLES})


def _judged(rule: Rule, tally: Tally, page: Page) -> Notice:
    severity = page.locale.message(f"severity.{rule.severity.value}").forms[0]
    segments = said(
        "table.rule",
        page,
        code=[MarkerSegment(rule.code)],
        rule=[MarkerSegment(rule.name)],
        severity=fill(severity, {}),
        title=page.text(rule.title, f"{rule.name}:title"),
        counts=said("table.counts", page, **_counts(tally, rule.name, page)),
    )
    return Notice(rule.name, segments)


def _refused(refused: Refused, assessment: TableAssessment[Any], page: Page) -> Notice:
    reason = page.locale.message(f"refused.{refused.code}").forms[0]
    segments = said(
        "table.refused",
        page,
        code=[MarkerSegment(assessment.ruleset.rule(refused.rule).code)],
        rule=[MarkerSegment(refused.rule)],
        reason=fill(reason, {}),
        detail=[SourceSegment(", ".join(refused.names) or refused.reason, f"{refused.rule}:refused")],
    )
    return Notice(f"{refused.rule}:refused", segments)


def _wrong(found: DataFinding, page: Page, *, number: int) -> Notice:
    """What is wrong with a column, with some of the rows."""
    name = f"data.{number}"
    reason = page.locale.message(f"data.{found.reason}").forms[0]
    shown = [_example(one, page, name=name) for one in found.examples[:_EXAMPLES] if found.reason != "missing_key"]
    segments = filled(
        "table.data_key" if found.reason in _OF_KEYS else "table.data",
        page,
        column=[SourceSegment(f"{found.relation}.{found.column}" if found.relation else found.column, name)],
        reason=fill(reason, {}),
        rows=_number(name, found.count, page),
        examples=joined(shown, page.locale.style.joins["list"]),
    )
    return Notice(name, segments)


def _example(one: DataExample, page: Page, *, name: str) -> Sequence[Segment]:
    key, value = SourceSegment(_cut(one.key), name), SourceSegment(_cut(one.value), name)
    return said("table.example", page, key=[key], value=[value]) if one.value else [key]


def _cut(text: str) -> str:
    """A text that may be long, as far as it takes to know it again."""
    return text if len(text) <= _LONGEST_SHOWN else f"{text[:_LONGEST_SHOWN]}…"


def _groups(rollup: RollUp, page: Page) -> Iterator[Block]:
    """What is said group by group, with subtotals and the total."""
    if not rollup.by:
        return
    columns = joined([[SourceSegment(name, "by")] for name in rollup.by], page.locale.style.joins["list"])
    yield Heading("by", 1, filled("table.by", page, columns=columns))
    for number, group in enumerate(rollup.lines, start=1):
        for rule in rollup.rules:
            name = f"group.{number}.{rule.name}"
            segments = said(
                "table.group",
                page,
                group=_group(group, page, name=name),
                code=[MarkerSegment(rule.code)],
                counts=said("table.counts", page, **_counts(group.tallies[rule.name], name, page)),
            )
            yield Notice(name, segments)


def _group(group: GroupRow, page: Page, *, name: str) -> Sequence[Segment]:
    """The values that tell a group apart; the total has none."""
    if not group.key:
        return fill(page.locale.message("table.all").forms[0], {})
    return joined([_key(value, page, name=name) for value in group.key], page.locale.style.joins["list"])


def _key(value: KeyValue, page: Page, *, name: str) -> Sequence[Segment]:
    match value:
        case None:
            return fill(page.locale.message("table.nothing").forms[0], {})
        case bool():
            return fill(page.locale.message(f"truth.{'yes' if value else 'no'}").forms[0], {})
        case date():
            return [SourceSegment(value.isoformat(), name)]
        case str() if not value.strip():
            return fill(page.locale.message("table.blank").forms[0], {})
        case _:
            return [SourceSegment(str(value), name)]
