"""The messages that a catalogue may hold, and the roles that each of them may use."""

from __future__ import annotations

from collections.abc import Mapping

from devreport.bulk.findings.reasons import REASONS
from devreport.bulk.programs.program import REFUSALS
from devreport.findings import STATEMENTS, Outcome, Severity, Statement, Verdict
from devreport.model import Hedge
from devreport.wording.explanation_messages import EXPLANATION
from devreport.wording.template import Slot

__all__ = ["UNKNOWN", "declared_roles", "free_roles", "misuse", "required_messages"]

#: The verdict of a message for a finding about which nothing could be decided.
UNKNOWN = "unknown"

#: The forms of a role, by what plays it; the first is the usual one.
_FORMS = {
    "figure": ("", "bare", "ordinal", "when"),
    "text": ("",),
    "list": ("", "names", "figures", "bare"),
}

_PERIOD = "year first last first_name last_name first_day last_day first_year last_year han ordinal".split()
_TITLE = ("org", "period", "next", "title")

#: Message id → the words it is made with. An id that ends in a dot stands for all that begin with it.
_FRAME: dict[str, tuple[str, ...]] = {
    "sentence": ("clause",),
    "lead_in": ("when", "clause"),
    "when": ("period",),
    "when.": ("period",),
    "foreign": ("text", "language"),
    "of": ("thing", "unit"),
    "missing": (),
    "not_computed": (),
    "gap.value": ("name",),
    "list.pair": ("name", "figure"),
    "list.respectively": ("names", "figures"),
    "unit.other": ("number", "unit"),
    "unit.per": ("amount", "unit"),
    "unit.": ("number",),
    "scale.": ("number",),
    "hedged.": ("number",),
    "ordinal.": ("number", "han"),
    "period.": tuple(_PERIOD),
    "title.": _TITLE,
    "notice.": (),
    "severity.": (),
    "kind.": (),
    "cause.": (),
    "row": ("number",),
    "check.title": ("title", "period", "as_of"),
    "check.problem": ("code", "rule", "severity", "sentence"),
    "check.undecided": ("code", "rule", "sentence", "missing"),
    "check.tally": ("passed", "failed", "waived", "unknown", "not_applicable"),
    "check.idle": ("number", "rules"),
    "table.title": ("table", "period", "rows"),
    "table.rule": ("code", "rule", "severity", "title", "counts"),
    "table.counts": ("passed", "failed", "unknown", "not_applicable"),
    "table.refused": ("code", "rule", "reason", "detail"),
    "table.data": ("column", "reason", "rows", "examples"),
    "table.by": ("columns",),
    "table.group": ("group", "code", "counts"),
    "table.all": (),
    "table.nothing": (),
    "table.blank": (),
    "table.example": ("key", "value"),
    "table.nothing_judged": (),
    "table.data_key": ("column", "reason", "rows", "examples"),
    "refused.": (),
    "data.": (),
    "unmet": ("clause", "rules"),
    "undecided": ("clause", "causes"),
    **{f"needed.{name}": ("clause", "rate") for name in ("rise", "fall", "allowance", "excess", "weights")},
    "waived.holds": ("clause", "reason", "by", "until"),
    "waived.expired": ("clause", "reason", "by", "until"),
    "verdict.": (),
    "remedy.more": ("field", "change", "bound"),
    "remedy.less": ("field", "change", "bound"),
    "remedy.rate": ("rate", "months"),
    "remedy.day": ("field", "bound"),
    "diff.restated": ("field", "before", "after"),
    "diff.added": ("field", "after"),
    "diff.removed": ("field", "before"),
    "diff.time": ("field", "before", "after"),
    "diff.threshold": ("field", "before", "after"),
    "diff.need": ("field", "before", "after"),
    "diff.rule": ("field",),
    "truth.": (),
    "difference.title": (),
    "difference.none": (),
    "difference.changed": ("rule", "name", "before", "after", "causes"),
    "difference.appeared": ("rule", "name", "after", "causes"),
    "difference.vanished": ("rule", "name", "before", "causes"),
    "rules.title": ("ruleset",),
    "rules.rule": ("code", "name", "title"),
    "rules.judges": ("kind", "severity"),
    "rules.threshold": ("name", "value", "source"),
    "rules.aliases": ("aliases",),
    "rules.source": ("source",),
    **EXPLANATION,
}

_SHAPES = (
    "half.first half.second quarter.first quarter.second quarter.third quarter.fourth xun.first xun.second xun.third "
    "month months day days"
).split()
_WHOLE_SHAPES = "year years five_year months_across days_across".split()

#: Messages that every catalogue has, besides those of the statements.
_REQUIRED = (
    *(name for name in _FRAME if not name.endswith(".") and name != "list.respectively"),
    *(f"period.{shape}{suffix}" for shape in _SHAPES for suffix in ("", "-year")),
    *(f"period.{shape}" for shape in _WHOLE_SHAPES),
    *("title.half_year", "title.half_year-org", "title.half_year-next", "title.half_year-next-org"),
    *("title.report", "title.report-org", "title.plan", "title.plan-title", "title.midterm", "title.midterm-title"),
    *(f"data.{reason}" for reason in REASONS),
    *(f"refused.{code}" for code in REFUSALS),
    *(
        "table.data-examples",
        "table.data_key-examples",
        "check.tally-waived",
        "waived.holds-until",
        "truth.yes",
        "truth.no",
    ),
    *(f"diff.{kind}-before-after" for kind in ("restated", "time", "threshold")),
    *("diff.added-after", "diff.removed-before"),
    *(f"difference.{kind}-causes" for kind in ("changed", "appeared", "vanished")),
    *("verdict.unknown", *(f"verdict.{verdict.value}" for verdict in Verdict)),
    *("check.undecided-missing", "rules.threshold-source"),
    *("explain.outcome-severity", "explain.open-causes", "explain.open-missing"),
    *("explain.title-name", "explain.recorded-inputs", "explain.input-source", "explain.threshold-source"),
    *(f"outcome.{outcome.value}" for outcome in Outcome),
    *("notice.draft", "notice.fictional", "hedged.above", "ordinal.other"),
    *(f"hedged.{hedge.value}" for hedge in Hedge),
    *(f"severity.{severity.value}" for severity in Severity),
)


def declared_roles(message: str, statements: Mapping[str, Statement] = STATEMENTS) -> dict[str, str] | None:
    """The roles that a message may use, each with what plays it; ``None`` if there is no such message.

    Example:
        >>> declared_roles("target.met")["actual"], declared_roles("list.pair"), declared_roles("no.such")
        ('figure', {'name': 'text', 'figure': 'text'}, None)
    """
    base, *dropped = message.split("-")
    name, _, verdict = base.partition(".")
    words = _FRAME.get(base, _FRAME.get(f"{name}."))
    if words is not None:
        return {word: "text" for word in words if word not in dropped}
    statement = statements.get(name)
    if statement is None or verdict not in {UNKNOWN, *(one.value for one in statement.verdicts)}:
        return None
    roles = _played(statement)
    return None if set(dropped) - set(roles) else {role: kind for role, kind in roles.items() if role not in dropped}


def _played(statement: Statement) -> dict[str, str]:
    return {
        **dict.fromkeys(statement.figures, "figure"),
        **dict.fromkeys(statement.texts, "text"),
        **dict.fromkeys(statement.lists, "list"),
    }


def misuse(slot: Slot, roles: Mapping[str, str]) -> tuple[str, str] | None:
    """What is wrong with a slot and what would be right, given the roles that its message may use."""
    if slot.role not in roles:
        return f"the role {{{slot.role}}}", f"one of {', '.join(sorted(roles)) or 'no roles at all'}"
    forms = _FORMS[roles[slot.role]]
    if slot.form not in forms:
        return f"the form {{{slot.role}.{slot.form}}}", f"one of {', '.join(repr(form) for form in forms)}"
    return None


def free_roles(message: str) -> bool:
    """Whether translations may use other roles than the English source: month numbers instead of names, say."""
    return message.startswith(("period.", "ordinal."))


def required_messages(statements: Mapping[str, Statement] = STATEMENTS) -> tuple[str, ...]:
    """The messages that a complete catalogue has: those of the frame, and one for each verdict of each statement."""
    found = [*_REQUIRED]
    for statement in statements.values():
        verdicts = [verdict.value for verdict in statement.verdicts]
        found += [f"{statement.name}.{verdict}" for verdict in verdicts]
        found += [] if "recorded" in verdicts else [f"{statement.name}.{UNKNOWN}"]
    return tuple(found)
