"""A failure that was explained: its clause with the explanation behind it, in brackets."""

from __future__ import annotations

from collections.abc import Sequence

from devreport.findings import Figure, Finding
from devreport.wording.document import Segment, SourceSegment
from devreport.wording.page import Page
from devreport.wording.template import fill

__all__ = ["with_waiver"]


def with_waiver(clause: Sequence[Segment], finding: Finding, page: Page) -> list[Segment]:
    """The clause of a finding, with the explanation that was given for it, if there is one."""
    waived = finding.waived
    if waived is None:
        return list(clause)
    ref = f"{finding.id}:waived"
    words: dict[str, Sequence[Segment]] = {
        "clause": _unstopped(clause, page),
        "reason": _unstopped(page.text(waived.reason, f"{ref}.reason"), page),
        "by": page.text(waived.by, f"{ref}.by"),
    }
    if waived.until:
        figure = Figure(id=f"{ref}.until", value=waived.until, formula="waiver", inputs=())
        words["until"] = [page.figure(figure, with_year=True)]
    message = page.locale.catalogue.wording_of(f"waived.{'expired' if waived.expired else 'holds'}", words)
    return list(fill(message.forms[0], words))


def _unstopped(segments: Sequence[Segment], page: Page) -> list[Segment]:
    """The segments without the full stop of a free text at their end."""
    *before, last = segments
    if isinstance(last, SourceSegment):
        return [*before, last.printed(last.text.rstrip("".join({".", *page.locale.style.stops})))]
    return list(segments)
