"""The outline of a report whose plan brings none of its own; data, as a house would write it."""

from __future__ import annotations

from devreport.findings import Outcome, Verdict
from devreport.summary.outline import Join, Order, Outline, OutlinePoint, OutlineSection, Select

__all__ = ["default_outline"]

#: What is said of an indicator: the most telling first, a bare figure last.
_MEASURED = (
    "pace", "completion", "range", "target", "ceiling", "growth", "grade", "change", "recorded",
)  # fmt: skip

#: What is said of a plan item.
_WORKED_ON = ("project_pace", "event", "document", "progress")

#: The stages of funding, in the order money passes through them.
_FUNDING = tuple(
    f"funding_{stage}" for stage in ("reserved", "applied", "approved", "allocated", "issued", "disbursed", "spent")
)

_DEFAULT = Outline(
    id="default",
    lead=(OutlinePoint(id="lead", selects=(Select(tags=("lead",), statements=("note",)),)),),
    sections=(
        OutlineSection(
            id="work",
            heading={"zh": "主要工作开展情况", "en": "Work done"},
            optional=True,
            sections=(
                OutlineSection(
                    id="work.indicators",
                    heading={"zh": "主要指标完成情况", "en": "Main indicators"},
                    optional=True,
                    points=(OutlinePoint(id="indicators", selects=(Select(statements=_MEASURED, one_each=True),)),),
                ),
                OutlineSection(
                    id="work.items",
                    heading={"zh": "重点事项推进情况", "en": "Projects and tasks"},
                    optional=True,
                    points=(
                        OutlinePoint(
                            id="items",
                            selects=(Select(statements=_WORKED_ON, one_each=True),),
                        ),
                    ),
                ),
                OutlineSection(
                    id="work.parts",
                    heading={"zh": "构成情况", "en": "Totals and their parts"},
                    optional=True,
                    points=(OutlinePoint(id="parts", selects=(Select(statements=("breakdown", "of_which")),)),),
                ),
                OutlineSection(
                    id="work.funding",
                    heading={"zh": "资金争取和使用情况", "en": "Funding"},
                    optional=True,
                    points=(OutlinePoint(id="funding", selects=(Select(statements=(*_FUNDING, "funding_rate")),)),),
                ),
                OutlineSection(
                    id="work.duties",
                    heading={"zh": "日常工作开展情况", "en": "Routine duties"},
                    optional=True,
                    points=(
                        OutlinePoint(
                            id="duties",
                            selects=(
                                Select(statements=("cadence", "ledger", "publication", "reconciliation")),
                                Select(statements=("note",)),
                            ),
                        ),
                    ),
                ),
                OutlineSection(
                    id="work.commitments",
                    heading={"zh": "上期安排落实情况", "en": "What became of earlier commitments"},
                    optional=True,
                    points=(OutlinePoint(id="commitments", selects=(Select(statements=("commitment",)),)),),
                ),
            ),
        ),
        OutlineSection(
            id="problems",
            heading={"zh": "存在的问题", "en": "Problems"},
            optional=True,
            points=(
                OutlinePoint(id="failed", selects=(Select(outcomes=(Outcome.FAIL,), order=Order.WORST_FIRST),)),
                OutlinePoint(
                    id="unknown",
                    selects=(Select(outcomes=(Outcome.UNKNOWN,), order=Order.WORST_FIRST),),
                    own_paragraph=True,
                ),
            ),
        ),
        OutlineSection(
            id="next",
            heading={"zh": "下一步工作打算", "en": "Next steps"},
            optional=True,
            points=(
                OutlinePoint(
                    id="promises",
                    selects=tuple(
                        Select(statements=("promise",), verdicts=(verdict,), join=Join.CLAUSES)
                        for verdict in (Verdict.ENSURE, Verdict.STRIVE, Verdict.ADVANCE)
                    ),
                ),
            ),
        ),
    ),
)


def default_outline() -> Outline:
    """The outline of a report whose plan brings none: work done, problems, next steps; what is empty is left out.

    Every finding that failed or is unknown is said in it.

    Example:
        >>> [section.id for section in default_outline().sections]
        ['work', 'problems', 'next']
    """
    return _DEFAULT
