"""Every statement of the core, with its verdicts and roles; each language has one whole message for each verdict."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from devreport.findings.outcome import Verdict
from devreport.findings.statement import Statement

__all__ = ["STATEMENTS"]

_NAME = ("name",)
_GRADES = (Verdict.FOLLOWS, Verdict.WITHIN_BOX, Verdict.TRUNCATED, Verdict.DOES_NOT_FOLLOW, Verdict.NOT_RECOMPUTABLE)
_PACES = (Verdict.AHEAD, Verdict.ON_PACE, Verdict.BEHIND, Verdict.ACHIEVED_EARLY, Verdict.UNDEFINED)
_ALONG = (Verdict.AHEAD, Verdict.ON_PACE, Verdict.BEHIND)
_WAYS = (Verdict.UP, Verdict.DOWN, Verdict.FLAT)
_TURNS = (Verdict.TURNED_POSITIVE, Verdict.TURNED_NEGATIVE, Verdict.FROM_ZERO, Verdict.UNDEFINED)
_PACE_FIGURES = ("period", "actual", "target", "rate", "elapsed", "gap", "remaining", "run_rate", "span")
_PROGRESS = (
    Verdict.DONE,
    Verdict.DONE_LATE,
    Verdict.IN_PROGRESS,
    Verdict.UNDER_WAY,
    Verdict.NOT_STARTED,
    Verdict.OVERDUE,
    Verdict.SUSPENDED,
    Verdict.CANCELLED,
)
_CHECK = (Verdict.AGREES, Verdict.DIFFERS)
_WHOLE = (Verdict.COMPLETE, Verdict.INCOMPLETE)
_STAGES = ("reserved", "applied", "approved", "allocated", "issued", "disbursed", "spent")

_INDICATORS = (
    Statement("recorded", (Verdict.RECORDED,), figures=("period", "value"), texts=("name", "noun", "noun_one")),
    Statement("pace", _PACES, figures=_PACE_FIGURES, texts=_NAME, optional=("span",)),
    Statement("project_pace", _PACES, figures=(*_PACE_FIGURES, "total"), texts=_NAME, optional=("span",)),
    Statement(
        "completion",
        (Verdict.EXCEEDED, Verdict.MET, Verdict.MISSED, Verdict.UNDEFINED),
        figures=("period", "actual", "target", "rate", "over", "remaining"),
        texts=_NAME,
    ),
    Statement(
        "target",
        (Verdict.MET, Verdict.EXCEEDED, Verdict.MISSED),
        figures=("period", "actual", "target", "gap"),
        texts=_NAME,
    ),
    Statement("ceiling", (Verdict.MET, Verdict.MISSED), figures=("period", "actual", "target", "gap"), texts=_NAME),
    Statement(
        "range",
        (Verdict.MET, Verdict.EXCEEDED, Verdict.MISSED),
        figures=("period", "actual", "lower", "upper"),
        texts=_NAME,
    ),
    Statement("growth", (*_WAYS, *_TURNS), figures=("period", "actual", "growth"), texts=_NAME),
    Statement("growth_on_period", _WAYS, figures=("period", "growth"), texts=_NAME),
    Statement("growth_average", _WAYS, figures=("period", "growth"), texts=_NAME),
    Statement("growth_check", _GRADES, figures=("stated", "recomputed"), texts=_NAME),
    Statement("change", _WAYS, figures=("period", "before", "after", "change"), texts=_NAME),
    Statement(
        "light",
        (Verdict.GREEN, Verdict.YELLOW, Verdict.RED, Verdict.UNCOLOURED, Verdict.UNDEFINED),
        figures=("period", "rate", "elapsed", "gap"),
        texts=_NAME,
    ),
    Statement(
        "grade",
        (Verdict.EXCELLENT, Verdict.GOOD, Verdict.QUALIFIED, Verdict.UNQUALIFIED),
        figures=("period", "score"),
        texts=_NAME,
    ),
    Statement("binary", (Verdict.DONE, Verdict.NOT_STARTED), figures=("period",), texts=_NAME),
    Statement("monotone", _CHECK, figures=("actual", "before"), texts=_NAME),
    Statement("whole", _CHECK, figures=("value",), texts=_NAME),
    Statement("hedge", _CHECK, figures=("value",), texts=_NAME),
)

_WORK = (
    Statement("progress", _PROGRESS, figures=("due", "finished"), texts=_NAME, optional=("due", "finished")),
    Statement(
        "commitment",
        (*_PROGRESS, Verdict.VANISHED),
        figures=("made_in", "due", "finished"),
        texts=_NAME,
        optional=("due", "finished"),
    ),
    Statement(
        "promise",
        (Verdict.ENSURE, Verdict.STRIVE, Verdict.ADVANCE, Verdict.OVERDUE),
        figures=("due",),
        texts=("name", "text"),
        optional=("due",),
    ),
    Statement(
        "event",
        (Verdict.RECORDED, Verdict.EARLIER, Verdict.LATER),
        figures=("happened",),
        texts=("name", "text", "part"),
    ),
    Statement(
        "document",
        (
            Verdict.DONE,
            Verdict.DONE_LATE,
            Verdict.CONSULTING,
            Verdict.IN_PROGRESS,
            Verdict.NOT_STARTED,
            Verdict.OVERDUE,
            Verdict.SUSPENDED,
            Verdict.CANCELLED,
        ),
        figures=("span", "due"),
        texts=_NAME,
        optional=("span", "due"),
    ),
    Statement("responsibility", _WHOLE, figures=("leaders", "units", "people", "assisting"), texts=_NAME),
    Statement("documents", _WHOLE, figures=("required", "obtained"), texts=("name", "checklist"), lists=("missing",)),
    Statement(
        "milestones",
        (Verdict.DONE, Verdict.IN_PROGRESS, Verdict.OVERDUE),
        figures=("total", "reached", "late"),
        texts=_NAME,
        lists=("overdue",),
    ),
    Statement("within_total", _CHECK, figures=("actual", "total"), texts=_NAME),
    Statement("threshold", _CHECK, figures=("total", "threshold"), texts=_NAME),
    Statement("listing", _WHOLE, texts=_NAME),
    Statement("coverage", _WHOLE, figures=("units", "covered"), texts=_NAME, lists=("uncovered",)),
    Statement("heads", _WHOLE, figures=("heads", "required"), texts=_NAME),
)

_RECORDS = (
    *(
        Statement(
            f"funding_{stage}",
            (Verdict.RECORDED,),
            figures=("period", "count", "amount", "batch"),
            texts=_NAME,
            optional=("count", "amount", "batch"),
        )
        for stage in _STAGES
    ),
    Statement("funnel", _CHECK, texts=_NAME, lists=("broken",)),
    Statement("funding_rate", (Verdict.RECORDED,), figures=("issued", "spent", "rate"), texts=_NAME),
    Statement(
        "ledger",
        (Verdict.NONE_FOUND, Verdict.DONE, Verdict.IN_PROGRESS, Verdict.UNDER_WAY, Verdict.OVERDUE),
        figures=("found", "closed", "open", "rate", "late"),
        texts=("name", "origin"),
        lists=("overdue",),
    ),
    Statement("ledger_balance", _CHECK, figures=("found", "closed", "open"), texts=_NAME),
    Statement("ledger_measures", _WHOLE, figures=("open", "without"), texts=_NAME, lists=("bare",)),
    Statement(
        "cadence",
        (Verdict.REGULAR, Verdict.GAPS),
        figures=("period", "required", "held", "short"),
        texts=_NAME,
        lists=("gaps",),
    ),
    Statement(
        "breakdown",
        (Verdict.AGREES, Verdict.NEARLY_AGREES, Verdict.DIFFERS),
        figures=("total", "sum", "difference", "count"),
        texts=("name", "noun"),
        lists=("parts",),
    ),
    Statement(
        "of_which",
        (Verdict.RECORDED, Verdict.DIFFERS),
        figures=("total", "count"),
        texts=("name", "noun"),
        lists=("parts",),
    ),
    Statement("enumeration", _CHECK, figures=("stated", "listed"), texts=("name", "noun"), lists=("parts",)),
    Statement(
        "reconciliation",
        (Verdict.AGREES, Verdict.NEARLY_AGREES, Verdict.DIFFERS),
        figures=("book", "actual", "difference"),
        texts=_NAME,
    ),
    Statement("interval", _CHECK, figures=("days", "limit"), texts=_NAME),
    Statement(
        "publication",
        (Verdict.COMPLETE, Verdict.GAPS),
        figures=("issues", "entries"),
        texts=_NAME,
        lists=("cited", "gaps"),
        optional=("entries",),
    ),
    Statement("cited", _CHECK, figures=("entries",), texts=_NAME, lists=("unknown",)),
    Statement("claim", _GRADES, figures=("stated", "recomputed"), texts=_NAME),
    Statement("note", (Verdict.RECORDED,), texts=("text",)),
    Statement("vague", _CHECK, texts=("passage",)),
    Statement("timing", (*_CHECK, Verdict.EARLIER), figures=("period", "as_of"), texts=_NAME, lists=("late",)),
    Statement(
        "waiver",
        (Verdict.CURRENT, Verdict.EXPIRED, Verdict.UNUSED, Verdict.UNKNOWN_RULE),
        figures=("until",),
        texts=("name", "rule"),
        optional=("until",),
    ),
)

#: What a rule of one's own says where no other statement fits: what it is about, and the title of the rule.
_GENERIC = Statement(
    "check",
    (Verdict.MET, Verdict.MISSED),
    figures=("period", "value", "limit"),
    texts=("name", "title"),
    optional=("value", "limit"),
)

_MISTAKES = (
    Statement("claim_points", _CHECK, figures=("stated", "right"), texts=_NAME),
    Statement("claim_months", _CHECK, figures=("stated", "used", "instead"), texts=_NAME),
    Statement("claim_base", _CHECK, figures=("stated", "whole", "other"), texts=("name", "base")),
    Statement("claim_hedge", _CHECK, figures=("stated", "recomputed"), texts=_NAME),
    Statement("claim_unit", _CHECK, figures=("stated", "right"), texts=_NAME),
    Statement("claim_same", _CHECK, figures=("stated", "first"), texts=_NAME),
    Statement("mention", _CHECK, figures=("said", "recorded"), texts=_NAME),
    Statement("mention_hedge", _CHECK, figures=("said", "recorded"), texts=_NAME),
)

#: What each year that is left must bring, or may; one of them, or none.
_NEEDED = ("growth", "step", "allowance", "excess")

_REVIEWS = (
    *(
        Statement(
            name,
            (Verdict.ACHIEVED_EARLY, *_ALONG, Verdict.MET, Verdict.MISSED),
            figures=("actual", "target", "expected", "rate", "elapsed", "gap", *_NEEDED),
            texts=_NAME,
            optional=_NEEDED,
        )
        for name in ("midterm_binding", "midterm_expected")
    ),
    Statement(
        "review",
        (Verdict.ACHIEVED_EARLY, *_ALONG),
        figures=(
            "span",
            "total",
            "early",
            "ahead",
            "on_pace",
            "behind",
            "undecided",
            "binding",
            "binding_behind",
            "expected",
            "expected_behind",
        ),
        texts=_NAME,
    ),
    Statement(
        "goal_completion",
        (Verdict.MET, *_ALONG),
        figures=("period", "actual", "target", "rate", "expected", "gap", "count"),
        texts=_NAME,
    ),
    Statement(
        "goal_score",
        (Verdict.MET, Verdict.MISSED, Verdict.INCOMPLETE),
        figures=("period", "score", "full", "least", "most", "required", "coverage", "count", "scored", "weights"),
        texts=_NAME,
        optional=("coverage", "weights"),
    ),
)

#: What a roll-up of a table says: of all rows, of its groups, and of what was left out.
_ROLLED = (
    Statement(
        "rollup_completion",
        (Verdict.RECORDED, Verdict.UNDEFINED),
        figures=("period", "rows", "actual", "target", "rate"),
        texts=_NAME,
    ),
    Statement("rollup_sum", (Verdict.RECORDED,), figures=("period", "rows", "value"), texts=_NAME),
    Statement("rollup_sum_all", (Verdict.RECORDED,), figures=("period", "rows", "value"), texts=_NAME),
    Statement("rollup_ranking", (Verdict.RECORDED,), texts=_NAME, lists=("best", "worst")),
    Statement(
        "rollup_pace",
        (Verdict.COMPLETE, Verdict.BEHIND),
        figures=("due", "count", "total"),
        texts=_NAME,
        lists=("groups",),
    ),
    Statement("rollup_below", (Verdict.RECORDED,), figures=("rate", "count", "total"), texts=_NAME, lists=("groups",)),
    Statement(
        "rollup_group",
        (Verdict.RECORDED, *_WAYS),
        figures=("period", "actual", "target", "rate", "place", "tied", "gained"),
        texts=_NAME,
        optional=("tied",),
    ),
    Statement(
        "rollup_rule",
        (Verdict.MET, Verdict.MISSED, Verdict.INCOMPLETE),
        figures=("judged", "passed", "failed", "unknown", "rate"),
        texts=_NAME,
        optional=("unknown",),
    ),
    Statement("rollup_failing", (Verdict.RECORDED,), figures=("count",), texts=_NAME, lists=("groups",)),
    Statement("rollup_undecided", (Verdict.RECORDED,), figures=("unknown",), texts=_NAME, lists=("groups",)),
    Statement("rollup_uncompared", (Verdict.RECORDED,), figures=("rows", "left_out"), texts=_NAME, lists=("groups",)),
    Statement("rollup_left_out", (Verdict.RECORDED,), figures=("rows", "left_out"), texts=_NAME, lists=("groups",)),
    Statement("rollup_doubtful", (Verdict.RECORDED,), figures=("rows",), texts=_NAME),
    Statement("rollup_unstated", (Verdict.RECORDED,), figures=("rows",), texts=_NAME),
    Statement("rollup_refused", (Verdict.RECORDED,), texts=_NAME),
)

STATEMENTS: Mapping[str, Statement] = MappingProxyType(
    {
        statement.name: statement
        for statement in (*_INDICATORS, *_WORK, *_RECORDS, *_MISTAKES, *_REVIEWS, *_ROLLED, _GENERIC)
    }
)
