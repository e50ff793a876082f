"""Why something could not be decided: what is missing, and what does not exist for what is there."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from devreport.findings import Finding
from devreport.model import Text
from devreport.rules.subjects import subject_tables
from devreport.wording.document import MarkerSegment, Segment
from devreport.wording.page import Page, joined
from devreport.wording.template import fill

__all__ = ["cause_words", "field_words", "own_names", "row_words", "tells_missing", "with_causes", "word_field"]

#: A child row without a name of its own: parts[0] is the first of them.
_NUMBERED = re.compile(r"\w+\[(\d+)\]")

#: The statements whose sentence itself says what is missing: a check need not print any figure, and what is written
#: about five years stands alone.
_BARE = frozenset({"check", "midterm_binding", "midterm_expected"})


def word_field(name: str, page: Page) -> tuple[Segment, ...]:
    """What a field holds, in words; its own name where there are none; ``actual@year`` with how long before."""
    earlier, _, lag = name.rpartition("@")
    if earlier and f"formula.{lag}" in page.locale.catalogue.messages:
        return fill(page.locale.message(f"formula.{lag}").forms[0], {"value": word_field(earlier, page)})
    message = f"cause.{name.rpartition('.')[2]}"
    known = message in page.locale.catalogue.messages
    return fill(page.locale.message(message).forms[0], {}) if known else (MarkerSegment(name),)


def own_names(finding: Finding) -> Mapping[str, Text] | None:
    """What the fields of a class of one's own are called, and nothing else is; nothing for those of plans."""
    if finding.evidence is None or finding.kind in subject_tables():
        return None
    return finding.evidence.names


def field_words(name: str, page: Page, *, names: Mapping[str, Text]) -> list[Segment]:
    """A field of a class of one's own: by the name it was given, or else as its attribute is."""
    return page.text(names[name], name) if name in names else [MarkerSegment(name)]


def cause_words(name: str, page: Page, *, names: Mapping[str, Text] | None = None) -> list[Segment]:
    """What is missing, in words; the field of a child row has the row's own name before it."""
    if names is not None:
        return field_words(name, page, names=names)
    row, _, read = name.rpartition(".")
    words = list(row_words(row, page)) if row else []
    if row and not _NUMBERED.fullmatch(row):
        words.append(MarkerSegment(" "))
    return [*words, *word_field(read, page)]


def row_words(row: str, page: Page) -> tuple[Segment, ...]:
    """A child row: by its number where it has no other name."""
    numbered = _NUMBERED.fullmatch(row)
    if numbered is None:
        return (MarkerSegment(row),)
    return fill(page.locale.message("row").forms[0], {"number": [MarkerSegment(str(int(numbered[1]) + 1))]})


def tells_missing(finding: Finding) -> bool:
    """Whether the sentence of a finding itself says what is missing."""
    return finding.statement in _BARE and finding.verdict is None and not finding.unmet


def with_causes(clause: Sequence[Segment], finding: Finding, *, page: Page) -> list[Segment]:
    """The clause of a finding, with the reason for which it could not be decided, if there is one."""
    if finding.verdict is not None or finding.unmet:
        return list(clause)
    missing = [
        fill(
            page.locale.message("formula.missing").forms[0],
            {"value": cause_words(name, page, names=own_names(finding))},
        )
        for name in (finding.missing if tells_missing(finding) else ())
    ]
    causes = [*missing, *(cause_words(name, page) for name in finding.undefined)]
    if not causes:
        return list(clause)
    told = joined(causes, page.locale.style.joins["list"])
    return list(fill(page.locale.message("undecided").forms[0], {"clause": list(clause), "causes": told}))
