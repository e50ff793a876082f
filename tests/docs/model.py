"""The pages about the model, units and periods."""

import inspect
import re
from enum import Enum, EnumType
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin

from attrs import NOTHING, Factory, fields, resolve_types

from devreport import model
from devreport.periods import Calendar, PeriodKind, format_period, parse_period
from devreport.quantities import unit_table
from devreport.summary import Join, Order, Outline, OutlinePoint, OutlineSection, Select
from tests.docs.markdown import attributes, code, codes, members, page, prose, summary, table

CHINESE = re.compile(r" ?（(?P<wide>[^）]+)）| ?\((?P<plain>[^)]*[\u4e00-\u9fff][^)]*)\)")

#: The classes in the order in which one meets them.
CLASSES = (
    "Plan", "Text", "OrgUnit", "Goal", "Indicator", "Display", "Baseline", "Target", "Observation", "Growth",
    "PlanItem", "Responsibility", "Milestone", "Checklist", "Requirement", "Funding", "FundingStage", "Ledger",
    "LedgerEntry", "Cadence", "Breakdown", "Part", "Reconciliation", "Publication", "Claim", "Note", "Source",
    "Waiver",
)  # fmt: skip

#: The closed vocabularies of a plan.
VOCABULARIES = tuple(name for name in model.__all__ if isinstance(getattr(model, name), EnumType))

#: The classes of an outline.
OUTLINE = (Outline, OutlineSection, OutlinePoint, Select)

#: What has a section of its own to link to, on the page where it is used.
LINKED = {*CLASSES, *VOCABULARIES, "Join", "Order", *(cls.__name__ for cls in OUTLINE)} - {"Text"}


def classes() -> str:
    """The classes of a plan and their vocabularies."""
    about = (
        "A plan is made of these classes. All are frozen, take keyword arguments only, and refer to each other by id. "
        'In a file their fields have the same names; a figure is written as a string such as `"629.0亿元"`, a period '
        "as one of [these spellings](periods.md), a text as a string (Chinese) or as one string per language.\n\n"
        "计划由下列类构成；均不可变，按 id 相互引用。文件中的键与字段同名。"
    )
    contents = table(
        ["class", "中文", "what it is"],
        [
            [f"[{name}](#{name.lower()})", term(getattr(model, name)), first_line(getattr(model, name))]
            for name in CLASSES
        ],
    )
    sections = [class_section(getattr(model, name)) for name in CLASSES]
    words = [vocabulary_section(getattr(model, name)) for name in VOCABULARIES]
    return page("The model 数据模型", about, contents, *sections, "## Vocabularies 取值", *words)


def term(cls: type) -> str:
    """The Chinese term that a docstring gives once."""
    found = CHINESE.search((inspect.getdoc(cls) or "").splitlines()[0])
    return (found["wide"] or found["plain"]) if found else ""


def first_line(cls: type) -> str:
    """What a class is, without its Chinese term."""
    return CHINESE.sub("", prose((inspect.getdoc(cls) or "").splitlines()[0]))


def class_section(cls: type[Any]) -> str:
    """One class and its fields."""
    resolve_types(cls)
    about = attributes(cls)
    rows = [[code(one.name), kind(one.type), default(one), about[one.name]] for one in fields(cls) if one.init]
    return f"## {cls.__name__}\n\n{summary(cls)}\n\n{table(['field', 'type', 'default', 'what it is'], rows)}"


def kind(annotation: Any) -> str:
    """A type in words."""
    if get_origin(annotation) in {Union, UnionType}:
        return " or ".join(kind(one) for one in get_args(annotation) if one is not NoneType)
    if get_origin(annotation) is tuple:
        inner = [kind(one) for one in get_args(annotation) if one is not Ellipsis]
        return f"list of {inner[0]}" if Ellipsis in get_args(annotation) else f"pairs of {' and '.join(inner)}"
    if annotation.__name__ in LINKED:
        return f"[{annotation.__name__}](#{annotation.__name__.lower()})"
    return {str: "string", int: "whole number", bool: "true or false"}.get(annotation, annotation.__name__)


def default(one: Any) -> str:
    """What a field is where it is left out."""
    match one.default:
        case value if value is NOTHING:
            return "*required*"
        case Enum() as word:
            return code(word.value)
        case bool() as truth:
            return code(str(truth).lower())
        case int() as number:
            return code(number)
        case None | () | Factory():
            return ""
        case value:
            return "" if value in {model.Text(), model.Display()} else code(value)


def outline() -> str:
    """The classes of an outline."""
    about = (
        "An outline says what a report says, in what order. It selects findings and computes nothing. In a file it is "
        "TOML with the same names; a plan folder brings its own as `outline.toml`. "
        "[How to arrange a report](../how-to/arrange-a-report.md).\n\n"
        "提纲规定报告写什么、按什么次序写；只选取，不计算。见[安排报告结构](../how-to/arrange-a-report.zh.md)。"
    )
    words = [vocabulary_section(cls) for cls in (Join, Order)]
    return page("Outlines 提纲", about, *map(class_section, OUTLINE), "## Vocabularies 取值", *words)


def vocabulary_section(cls: type[Enum]) -> str:
    """One closed vocabulary."""
    comments = members(cls)
    rows = [[code(member.value), comments[member.name]] for member in cls]
    return f"### {cls.__name__}\n\n{summary(cls)}\n\n{table(['value', 'meaning'], rows)}"


#: The units of rates.
RATES = {
    "1": "a pure number",
    "%": "a hundredth",
    "‰": "a thousandth",
    "个百分点": "a percentage point: the difference of two rates",
    "个千分点": "a tenth of a percentage point",
}


def units() -> str:
    """Every unit that is known."""
    about = (
        "A unit is written in simplified Chinese; the other spellings are read and not printed. A multiplier may stand "
        "before any unit (`万亩`), and units combine with `/` and `·` (`元/人`). Units of one kind convert exactly; "
        "units of different kinds never mix, and neither do two counters: 个 and 条 are not added. A plan can bring "
        "units of its own in `units`.\n\n同类单位精确换算；不同类不相加；量词各自成类。"
    )
    rates = table(["unit", "what it is", "other spellings"], [[code(one), RATES[one], aliases(one)] for one in RATES])
    measured = table(
        ["unit", "kind", "base units in one", "other spellings"],
        [[code(one), kind, str(scale), aliases(one)] for one, (kind, scale) in unit_table.MEASURES.items()],
    )
    steps = table(["multiplier", "times"], [[code(one), f"{times:,}"] for one, times in unit_table.MULTIPLIERS.items()])
    parts = (
        f"## Rates 比率\n\n{rates}",
        f"## Measures 计量单位\n\n{measured}",
        f"## Counters 量词\n\n{codes(unit_table.COUNTERS)}",
        f"## Multipliers 数量级\n\n{steps}",
    )
    return page("Units 计量单位", about, *parts)


def aliases(unit: str) -> str:
    """The other spellings of a unit."""
    return codes(sorted(alias for alias, own in unit_table.ALIASES.items() if own == unit and alias))


#: Spellings by the kind of period they name, each with the year that is known from elsewhere, if it needs one.
SPELLINGS = {
    "Standards": (
        "2023", "2023-S1", "2023-Q2", "2023Q2", "2023-M06", "2023-06", "202306", "2023-W23", "2023-06-14",
        "2023-M06-X1",
        "2023-01/2023-06", "2023-04/2023-06", "2023-01-05/2023-02-10", "2023-01-05/P1M", "2021/2025",
    ),
    "Chinese, with the year": (
        "2023年", "二○二三年", "2023年全年", "2023年上半年", "2023年第二季度", "2023年前三季度", "2023年6月",
        "2023年1—6月", "2023年1-6月", "2023年1~6月", "2023年1至6月", "2023年1—2月", "2023年4—6月", "2023年6月上旬",
        "2023年6月14日", "截至2023年6月底", "2023年底", "“十四五”时期", "2021—2025年",
    ),
    "Chinese, in the year of the plan": (
        "上半年", "一季度", "前三季度", "1—6月", "元至5月", "１－６月", "6月上旬", "6月14日", "6月底", "全年",
    ),
}  # fmt: skip


def periods() -> str:
    """Kinds of periods, and spellings that are read."""
    about = (
        "Both ends of a period belong to it. Half-width and full-width, simplified and traditional characters are "
        "read alike, and so are the usual dashes. Nothing depends on today: 今年 and 本月 are refused.\n\n"
        "报告期两端均含。“今年”“本月”等依赖当日的写法不予识读。"
    )
    comments = members(PeriodKind)
    kinds = table(["kind", "what it is"], [[code(kind.value), comments[kind.name]] for kind in PeriodKind])
    calendars = table(["calendar", "what it is"], [[code(cls.__name__), summary(cls)] for cls in get_args(Calendar)])
    spellings = [
        f"### {heading}\n\n"
        + table(["written", "code", "first and last day", "kind", "in Chinese"], map(spelling, written))
        for heading, written in SPELLINGS.items()
    ]
    counting = "How the elapsed share (序时进度) is counted; months unless the caller says otherwise."
    return page(
        "Periods 报告期",
        about,
        f"## Kinds\n\n{kinds}",
        "## Spellings\n\nThe same days can be different kinds of period: 上半年 is a half, 1—6月 a year to date.",
        *spellings,
        f"## Calendars\n\n{counting}\n\n{calendars}",
    )


def spelling(text: str) -> list[str]:
    """What a spelling is read as."""
    period = parse_period(text, year=2023)
    return [
        code(text),
        code(period.code),
        f"{period.start} to {period.end}",
        period.kind.value,
        format_period(period, "zh"),
    ]
