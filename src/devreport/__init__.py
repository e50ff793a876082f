"""devreport: check a plan exactly, and word what was found so that every digit can be traced.

The verbs, in order: :func:`read` → :func:`assess` → :func:`summarize` → :func:`word` → :func:`render`; and
:func:`report` for all of them. ``devreport.measures`` holds the formulas, usable without any plan.

Names are loaded when they are first used, so that importing devreport costs next to nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from devreport import audit, examples, measures
    from devreport.api import (
        assess,
        diff,
        evaluate_midterm,
        read,
        read_mapping,
        read_rules,
        render,
        report,
        summarize,
        word,
    )
    from devreport.bulk import Mapped, Table, TableAssessment, TableMapping
    from devreport.errors import (
        DevreportError,
        EngineError,
        InputError,
        ModelError,
        Problem,
        RuleError,
        WordingError,
    )
    from devreport.findings import Finding, Outcome, Severity, Verdict
    from devreport.model import (
        Baseline,
        Breakdown,
        Cadence,
        Checklist,
        Claim,
        Funding,
        FundingStage,
        Goal,
        Growth,
        Indicator,
        Ledger,
        LedgerEntry,
        Milestone,
        Note,
        Observation,
        OrgUnit,
        Part,
        Plan,
        PlanItem,
        Publication,
        Reconciliation,
        Requirement,
        Responsibility,
        Source,
        Target,
        Text,
    )
    from devreport.periods import Period, parse_period
    from devreport.quantities import Missing, MissingReason, Quantity, Ratio, Undefined, Unit, parse_unit
    from devreport.rules import Assessment, Rule, RuleSet, recheck
    from devreport.summary import Outline, Summary
    from devreport.wording import Document, explain, sentence

    __version__: str

_HOMES = {
    "api": (
        "assess", "diff", "evaluate_midterm", "read", "read_mapping", "read_rules", "render", "report", "summarize",
        "word",
    ),
    "bulk": ("Mapped", "Table", "TableAssessment", "TableMapping"),
    "errors": ("DevreportError", "EngineError", "InputError", "ModelError", "Problem", "RuleError", "WordingError"),
    "findings": ("Finding", "Outcome", "Severity", "Verdict"),
    "model": (
        "Baseline", "Breakdown", "Cadence", "Checklist", "Claim", "Funding", "FundingStage", "Goal", "Growth",
        "Indicator", "Ledger", "LedgerEntry", "Milestone", "Note", "Observation", "OrgUnit", "Part", "Plan",
        "PlanItem", "Publication", "Reconciliation", "Requirement", "Responsibility", "Source", "Target", "Text",
    ),
    "periods": ("Period", "parse_period"),
    "quantities": ("Missing", "MissingReason", "Quantity", "Ratio", "Undefined", "Unit", "parse_unit"),
    "rules": ("Assessment", "Rule", "RuleSet", "recheck"),
    "summary": ("Outline", "Summary"),
    "wording": ("Document", "explain", "sentence"),
}  # fmt: skip
_MODULES = ("audit", "examples", "measures")
_HOME = {name: home for home, names in _HOMES.items() for name in names}

__all__ = [
    "Assessment",
    "Baseline",
    "Breakdown",
    "Cadence",
    "Checklist",
    "Claim",
    "DevreportError",
    "Document",
    "EngineError",
    "Finding",
    "Funding",
    "FundingStage",
    "Goal",
    "Growth",
    "Indicator",
    "InputError",
    "Ledger",
    "LedgerEntry",
    "Mapped",
    "Milestone",
    "Missing",
    "MissingReason",
    "ModelError",
    "Note",
    "Observation",
    "OrgUnit",
    "Outcome",
    "Outline",
    "Part",
    "Period",
    "Plan",
    "PlanItem",
    "Problem",
    "Publication",
    "Quantity",
    "Ratio",
    "Reconciliation",
    "Requirement",
    "Responsibility",
    "Rule",
    "RuleError",
    "RuleSet",
    "Severity",
    "Source",
    "Summary",
    "Table",
    "TableAssessment",
    "TableMapping",
    "Target",
    "Text",
    "Undefined",
    "Unit",
    "Verdict",
    "WordingError",
    "__version__",
    "assess",
    "audit",
    "diff",
    "evaluate_midterm",
    "examples",
    "explain",
    "measures",
    "parse_period",
    "parse_unit",
    "read",
    "read_mapping",
    "read_rules",
    "recheck",
    "render",
    "report",
    "sentence",
    "summarize",
    "word",
]


def __getattr__(name: str) -> object:
    """Load a public name from its home when it is first asked for."""
    if name in _MODULES:
        return import_module(f"devreport.{name}")
    if name == "__version__":
        return import_module("importlib.metadata").version("devreport")
    if name not in _HOME:
        message = f"module 'devreport' has no attribute {name!r}"
        raise AttributeError(message)
    return getattr(import_module(f"devreport.{_HOME[name]}"), name)


def __dir__() -> list[str]:
    """The public names."""
    return __all__
