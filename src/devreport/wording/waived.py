"""A failure that was explained: its clause with the explanation behind it, in brackets."""

from __future__ import annotations

from collections.abc import Sequence

from devreport.findings import Figure, Finding
from devreport.wording.document import Segment, SourceSegment
from devreport.wording.page import Page
from devreport.wording.template import fill

__all__ = ["with_waiver"]


def with_waiver(clause: Sequence[Segment], finding: Finding, *, page: Page) -> list[Segment]:
    """The clause of a finding, with the explanation that was given for it, if there is one."""
    waived = finding.waived
    if waived is None:
        return list(clause)
    ref = f"{finding.id}:waived"
    words: dict[str, Sequence[Segment]] = {
        "clause": [*clause[:-1], *_unstopped(clause[-1:], page)],
        "reason": _unstopped(page.text(waived.reason, f"{ref}.reason"), page),
        "by": page.text(waived.by, f"{ref}.by"),
    }
    if waived.until:
        figure = Figure(id=f"{ref}.until", value=waived.until, formula="waiver")
        words["until"] = [page.figure(figure, with_year=True)]
    message = page.locale.catalogue.wording_of(f"waived.{'expired' if waived.expired else 'holds'}", words)
    return list(fill(message.forms[0], words))


def _unstopped(segments: Sequence[Segment], page: Page) -> list[Segment]:
    """The segments without the full stops of free texts: the brackets go on behind them."""
    stops = "".join({".", *page.locale.style.stops})
    return [one.printed(one.text.rstrip(stops)) if isinstance(one, SourceSegment) else one for one in segments]
