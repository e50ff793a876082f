"""What was not judged because another rule did not pass: its clause, with the names of the rules it needs."""

from __future__ import annotations

from collections.abc import Sequence

from devreport.findings import Finding
from devreport.wording.document import MarkerSegment, Segment
from devreport.wording.page import Page, joined
from devreport.wording.template import fill

__all__ = ["with_unmet"]


def with_unmet(clause: Sequence[Segment], finding: Finding, *, page: Page) -> list[Segment]:
    """The clause of a finding, with the needs that were not met, if there are any."""
    if not finding.unmet:
        return list(clause)
    names = joined([[MarkerSegment(name)] for name in finding.unmet], page.locale.style.joins["list"])
    return list(fill(page.locale.message("unmet").forms[0], {"clause": list(clause), "rules": names}))
