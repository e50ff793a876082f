"""The verbs: read → assess → summarize → word → render, and all of them in one."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any, Literal, TypeGuard, TypeVar, cast, overload

from attrs import evolve

from devreport import io
from devreport.bulk import RollUp, Table, TableAssessment, TableMapping, assess_table
from devreport.bulk.mapping.table import kinds_of
from devreport.errors import InputError, Problem
from devreport.model import Plan
from devreport.periods import Calendar, Months, Period, parse_period
from devreport.renderers import FORMATS
from devreport.rules import (
    Assessment,
    Context,
    Difference,
    MidtermEvaluation,
    RuleSet,
    assess_plan,
    core_rules,
    diff_plans,
    diff_rulesets,
)
from devreport.rules import evaluate_midterm as evaluated
from devreport.summary import Outline, RollUpTopic, Summary, summarize_assessment, summarize_rollup
from devreport.wording import Document, word_summary

__all__ = [
    "assess",
    "diff",
    "evaluate_midterm",
    "read",
    "read_mapping",
    "read_rules",
    "render",
    "report",
    "summarize",
    "word",
]

#: Where a plan may come from: a file, a folder, parsed data, or a plan itself.
PlanSource = Plan | str | Path | Mapping[str, Any]

#: Where rules may come from: a JSON or TOML file, parsed data, or a rule set itself.
RuleSource = RuleSet | str | Path | Mapping[str, Any]

#: Where a mapping may come from: a JSON or TOML file, parsed data, or a mapping itself.
MappingSource = TableMapping | str | Path | Mapping[str, Any]

Given = TypeVar("Given")


def read(source: PlanSource) -> Plan:
    """Read a plan from a JSON file, a folder of TOML and CSV files, or data that was parsed already.

    Args:
        source: a path, or a mapping with the keys of a plan file; a plan is returned as it is.

    Raises:
        InputError: if it cannot be read; every problem is listed with its place.
        ModelError: if the plan contradicts itself.
    """
    return source if isinstance(source, Plan) else io.read_plan(source)


def read_mapping(source: MappingSource) -> TableMapping:
    """Read what the columns of a table hold, from a JSON or TOML file, or data that was parsed already.

    Args:
        source: a path, or a mapping with the keys of a mapping file; a table mapping is returned as it is.

    Raises:
        InputError: if it cannot be read or contradicts itself; every problem is listed with its place.
    """
    return io.read_mapping(source)


def read_rules(source: RuleSource, *, mapping: MappingSource | None = None) -> RuleSet:
    """Read a rule set from a JSON or TOML file, or data that was parsed already; it is checked and compiled.

    Args:
        source: a path, or a mapping with the keys of a rule file; a rule set is returned as it is.
        mapping: what the columns of a table hold, for rules about a kind of one's own, which only it knows.

    Raises:
        RuleError: if it cannot be read or is not sound; every problem is listed with its place. Nothing that is in
            use is touched before all of it is sound.
    """
    if not isinstance(cast("object", source), RuleSet | str | Path | Mapping):
        raise InputError.of(Problem("", f"a {type(source).__name__}", "a RuleSet", "or the path of one", "type"))
    if isinstance(source, RuleSet):
        return source
    return io.read_ruleset(source, tables=None if mapping is None else kinds_of(read_mapping(mapping)))


@overload
def assess(
    plan: PlanSource,
    *,
    period: Period | str | None = None,
    as_of: date | str | None = None,
    previous: PlanSource | None = None,
    calendar: Calendar | None = None,
    rules: RuleSource | None = None,
    place: str = "",
) -> Assessment: ...


@overload
def assess(
    plan: Table,
    *,
    period: Period | str,
    rules: RuleSource | None = None,
    place: str = "",
    engine: str = "",
    measure: bool | None = None,
    fallback: Literal["", "objects"] = "",
) -> TableAssessment[Any]: ...


def assess(
    plan: PlanSource | Table,
    *,
    period: Period | str | None = None,
    as_of: date | str | None = None,
    previous: PlanSource | None = None,
    calendar: Calendar | None = None,
    rules: RuleSource | None = None,
    place: str = "",
    engine: str = "",
    measure: bool | None = None,
    fallback: Literal["", "objects"] = "",
) -> Assessment | TableAssessment[Any]:
    """Judge a plan by every rule, or every row of a table by the rules about its kind.

    Args:
        plan: the plan, or where it is; or a :class:`~devreport.bulk.Table`.
        period: the period to report on; by default the plan's own. A table has none of its own.
        as_of: the day up to which time has passed; by default the plan's own, else the last day of the period. Where
            a day is stated, here or in the plan, a figure released later is not known yet and not used.
            Today's date is never assumed.
        previous: the plan of a period that ends before this one does, or where it is; its commitments are followed up.
        calendar: how elapsed shares are counted; by whole months by default.
        rules: the rules, or where they are; by default those that devreport ships.
        place: the place whose thresholds hold, where a rule has several.
        engine: for a table, see :func:`~devreport.bulk.assess_table`.
        measure: for a table, the same.
        fallback: for a table, the same.

    Raises:
        InputError: if a plan, the period or the day cannot be read, the day is before the period, or the plan before
            is not before; for a table, with every column that is missing or of the wrong type; and if something is
            said of a table that only a plan has, or of a plan that only a table has.
        RuleError: if the rules cannot be read, or are not in effect at the end of the period.
        EngineError: if the engine of a table is not installed.
    """
    if isinstance(plan, Table):
        _only("a plan", as_of=as_of, previous=previous, calendar=calendar)
        ruleset, span = core_rules() if rules is None else read_rules(rules, mapping=plan.mapping), _stated(period)
        return assess_table(
            plan, ruleset=ruleset, period=span, place=place, engine=engine, measure=measure, fallback=fallback
        )
    _only("a table", engine=engine or None, measure=measure, fallback=fallback or None)
    context = _context(read(plan), period=period, as_of=as_of, place=place)
    before = None if previous is None else _before(read(previous), context.period)
    context = evolve(context, previous=before, calendar=calendar or Months())
    return assess_plan(context, ruleset=None if rules is None else read_rules(rules))


def diff(
    before: PlanSource,
    after: PlanSource,
    *,
    period: Period | str | None = None,
    as_of: date | str | None = None,
    rules_before: RuleSource | None = None,
    rules_after: RuleSource | None = None,
    place: str = "",
) -> tuple[Difference, ...]:
    """Which verdicts are others than before, and why: between two editions of a plan, or of the rules.

    Args:
        before: the earlier plan, or where it is.
        after: the later one; the same one where the rules are what changed.
        period: see :func:`assess`.
        as_of: see :func:`assess`.
        rules_before: the earlier rules; by default those that devreport ships.
        rules_after: the later ones; by default the earlier ones.
        place: see :func:`assess`.

    Raises:
        InputError: if a plan, the period or the day cannot be read, or both the plan and the rules changed, so that
            nobody could say which of them is behind a verdict.
        RuleError: if the rules cannot be read, or are not in effect at the end of the period.
    """
    old, new = read(before), read(after)
    earlier = core_rules() if rules_before is None else read_rules(rules_before)
    later = earlier if rules_after is None else read_rules(rules_after)
    if old != new and earlier != later:
        expected = "either the same plan or the same rules"
        raise InputError.of(Problem("", "another plan and other rules", expected, "compare in two steps", "diff"))
    span = None if period is None else _period(period, old)
    day = None if as_of is None else _day(as_of, span or old.period)
    if earlier == later:
        return diff_plans(old, new, period=span, as_of=day, ruleset=earlier, place=place)
    return diff_rulesets(earlier, later, context=_context(old, period=span, as_of=as_of, place=place))


def evaluate_midterm(
    source: PlanSource,
    *,
    as_of: date | str | None = None,
    calendar: Calendar | None = None,
    rules: RuleSource | None = None,
) -> MidtermEvaluation:
    """Evaluate a five-year plan half-way: each indicator, and the plan as a whole.

    Args:
        source: the plan, or where it is.
        as_of: the day up to which it is evaluated; by default the plan's own, else the last day of its period.
        calendar: how elapsed shares are counted; by whole months by default.
        rules: the rules; by default those that devreport ships.

    Raises:
        InputError: if the plan or the day cannot be read, the day is not one for a mid-term evaluation, or nothing is
            to be reached by the end of the five years.
    """
    ruleset = None if rules is None else read_rules(rules)
    day = as_of if as_of is None or _is_day(as_of) else _written_day(as_of)
    return evaluated(read(source), as_of=day, ruleset=ruleset, calendar=calendar)


def summarize(
    assessment: Assessment | RollUp, *, outline: Outline | None = None, topic: RollUpTopic | None = None
) -> Summary:
    """Choose and order what is worth saying.

    Args:
        assessment: what was found about a plan, or a table rolled up.
        outline: what to say in what order of a plan; by default the conventional half-year structure.
        topic: what a report on a roll-up is about.

    Raises:
        InputError: if this is no assessment or no outline.
        RuleError: if the outline selects what does not exist.
    """
    if isinstance(assessment, RollUp):
        about = None if topic is None else _given(topic, RollUpTopic, how="RollUpTopic(...) of devreport.summary")
        return summarize_rollup(assessment, about)
    found = _given(assessment, Assessment, how="assess(plan) makes one")
    chosen = None if outline is None else _given(outline, Outline, how="read_outline(path) of devreport.io reads one")
    return summarize_assessment(found, outline=chosen)


def word(summary: Summary, *, locale: str = "zh-Hans-CN") -> Document:
    """Put a summary into words; every figure is rounded here, once, and stays traceable.

    Args:
        summary: what to say.
        locale: the language, such as ``zh`` or ``en``.

    Raises:
        InputError: if this is no summary.
        WordingError: if there is no such language.
    """
    said = _given(summary, Summary, how="summarize(assessment) makes one")
    return word_summary(said, locale=_given(locale, str, how="such as 'zh' or 'en'"))


def render(document: Document, format: str = "text") -> str:  # noqa: A002 - the word users type
    """Write a document out as text, Markdown or JSON.

    Args:
        document: the document.
        format: ``text``, ``markdown`` or ``json``.

    Raises:
        InputError: if there is no such format, or this is no document.
    """
    worded = _given(document, Document, how="word(summary) makes one")
    if _given(format, str, how="such as 'text'") not in FORMATS:
        raise InputError.of(
            Problem("", f"the format {format!r}", f"one of {', '.join(sorted(FORMATS))}", code="format")
        )
    return FORMATS[format](worded)


def report(
    source: PlanSource,
    *,
    period: Period | str | None = None,
    as_of: date | str | None = None,
    previous: PlanSource | None = None,
    outline: Outline | None = None,
    rules: RuleSource | None = None,
    place: str = "",
    locale: str = "zh-Hans-CN",
    format: str = "text",  # noqa: A002 - the word users type
) -> str:
    """From a plan to a finished report.

    Args:
        source: the plan, or where it is.
        period: see :func:`assess`.
        as_of: see :func:`assess`.
        previous: the plan of the period before, or where it is.
        outline: see :func:`summarize`.
        rules: see :func:`assess`.
        place: see :func:`assess`.
        locale: see :func:`word`.
        format: see :func:`render`.
    """
    assessment = assess(source, period=period, as_of=as_of, previous=previous, rules=rules, place=place)
    return render(word(summarize(assessment, outline=outline), locale=locale), format)


def _context(plan: Plan, *, period: Period | str | None, as_of: date | str | None, place: str) -> Context:
    """What is assessed, and when and where."""
    span = plan.period if period is None else _period(period, plan)
    day = plan.as_of if as_of is None and period is None else as_of
    stated = None if day is None else _day(day, span)
    where = _given(place, str, how="such as 'yinchuan'")
    return Context(plan=plan, period=span, as_of=stated or span.end, place=where, known_on=stated)


def _only(what: str, **given: object) -> None:
    """Refuse what only a plan or only a table can be asked for."""
    found = [name for name, value in given.items() if value is not None]
    if found:
        problems = [Problem(name, name, f"{what} to judge", code="unsuited") for name in found]
        raise InputError("that cannot be asked for", problems)


def _stated(period: Period | str | None) -> Period:
    """The period that a table is judged for, which nothing but the caller knows."""
    if period is None:
        expected = "the period that is judged, such as '2026-S1'"
        raise InputError.of(Problem("period", "no period", expected, code="period"))
    return period if isinstance(period, Period) else parse_period(period, where="period")


def _period(period: Period | str, plan: Plan) -> Period:
    return period if isinstance(period, Period) else parse_period(period, year=plan.period.year, where="period")


def _day(day: date | str, span: Period) -> date:
    """The day up to which time has passed, in the period or after it."""
    read = day if _is_day(day) else _written_day(day)
    if read < span.start:
        expected = f"a day in {span} or after it"
        raise InputError.of(Problem("as_of", read.isoformat(), expected, code="date"))
    return read


def _is_day(day: object) -> TypeGuard[date]:
    return isinstance(day, date) and not isinstance(day, datetime)


def _written_day(day: object) -> date:
    try:
        return date.fromisoformat(_given(day, str, how="such as '2026-06-30'"))
    except ValueError:
        raise InputError.of(Problem("as_of", repr(day), "a day such as 2026-06-30", code="date")) from None


def _before(previous: Plan, span: Period) -> Plan:
    """The plan before, which must be one."""
    if previous.period.end >= span.end:
        expected = f"the plan of a period that ends before {span} does"
        raise InputError.of(Problem("previous", f"a plan of {previous.period}", expected, code="period"))
    return previous


def _given(value: object, kind: type[Given], *, how: str) -> Given:
    """The value, if it is what a verb works on."""
    if isinstance(value, kind):
        return value
    raise InputError.of(Problem("", f"a {type(value).__name__}", f"a {kind.__name__}", how, "type"))
