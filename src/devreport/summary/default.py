"""The outline of a report whose plan brings none of its own; data, as a house would write it."""

from __future__ import annotations

from devreport.findings import Outcome, Verdict
from devreport.summary.outline import Join, Order, Outline, OutlinePoint, OutlineSection, Select

__all__ = ["default_outline"]

#: What part one says; what failed is said among the problems.
_FINE = (Outcome.PASS, Outcome.UNKNOWN)

#: What is said of an indicator: the most telling first, a bare figure last.
_MEASURED = (
    "pace", "completion", "range", "target", "ceiling", "growth", "grade", "change", "binary", "recorded",
)  # fmt: skip

#: How it grew, which is said beside anything else.
_GROWN = ("growth", "growth_on_period", "growth_average")

#: What is said of a plan item.
_WORKED_ON = ("project_pace", "event", "document", "progress")

_PARTS = ("breakdown", "of_which")
_DUTIES = ("cadence", "ledger", "publication", "reconciliation")

#: The stages of funding, in the order money passes through them.
_FUNDING = tuple(
    f"funding_{stage}" for stage in ("reserved", "applied", "approved", "allocated", "issued", "disbursed", "spent")
)

_DEFAULT = Outline(
    id="default",
    title="title.plan",
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
                    points=(
                        OutlinePoint(
                            id="indicators",
                            selects=(
                                Select(statements=_MEASURED, outcomes=_FINE, one_each=True),
                                Select(statements=_GROWN, outcomes=_FINE),
                            ),
                        ),
                    ),
                ),
                OutlineSection(
                    id="work.items",
                    heading={"zh": "重点事项推进情况", "en": "Projects and tasks"},
                    optional=True,
                    points=(
                        OutlinePoint(
                            id="items", selects=(Select(statements=_WORKED_ON, outcomes=_FINE, one_each=True),)
                        ),
                    ),
                ),
                OutlineSection(
                    id="work.parts",
                    heading={"zh": "构成情况", "en": "Totals and their parts"},
                    optional=True,
                    points=(OutlinePoint(id="parts", selects=(Select(statements=_PARTS, outcomes=_FINE),)),),
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
                            selects=(Select(statements=_DUTIES, outcomes=_FINE),),
                        ),
                    ),
                ),
                OutlineSection(
                    id="work.notes",
                    heading={"zh": "其他工作情况", "en": "Other work"},
                    optional=True,
                    points=(OutlinePoint(id="notes", selects=(Select(statements=("note",)),)),),
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
            points=(OutlinePoint(id="failed", selects=(Select(outcomes=(Outcome.FAIL,), order=Order.WORST_FIRST),)),),
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

    Every finding that failed is said in it, and of every indicator and item one that is unknown.

    Example:
        >>> [section.id for section in default_outline().sections]
        ['work', 'problems', 'next']
    """
    return _DEFAULT
