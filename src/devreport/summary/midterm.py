"""The outline of a mid-term evaluation: the whole plan, then its binding indicators, then the others."""

from __future__ import annotations

from devreport.summary.outline import Outline, OutlinePoint, OutlineSection, Select

__all__ = ["midterm_outline"]

_OUTLINE = Outline(
    id="midterm",
    title="title.midterm",
    lead=(OutlinePoint(id="overall", selects=(Select(statements=("review",)),)),),
    sections=tuple(
        OutlineSection(
            id=kind,
            heading=heading,
            optional=True,
            points=(OutlinePoint(id=f"{kind}.indicators", selects=(Select(statements=(f"midterm_{kind}",)),)),),
        )
        for kind, heading in (
            ("binding", {"zh": "约束性指标", "en": "Binding indicators"}),
            ("expected", {"zh": "预期性指标", "en": "Expected indicators"}),
        )
    ),
)


def midterm_outline() -> Outline:
    """The outline of a mid-term evaluation; what cannot be decided is said in it too.

    Example:
        >>> [section.id for section in midterm_outline().sections]
        ['binding', 'expected']
    """
    return _OUTLINE
