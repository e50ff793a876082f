"""Findings of every statement and summaries of them, with names of every kind."""

from collections.abc import Iterable
from datetime import date
from itertools import count

from attrs import evolve
from hypothesis import strategies as st

from devreport.findings import STATEMENTS, Figure, Finding, Listed, Outcome, Severity, Statement, Verdict
from devreport.model import Hedge, Text
from devreport.periods import Period, half, month
from devreport.quantities import Missing, Ratio, parse_unit
from devreport.summary import Group, Join, Point, Section, Summary
from tests.strategies.periods import periods
from tests.strategies.quantities import ratios

PERIOD = half(2023, 1)

#: Roles that are periods or days; all others are numbers.
TIMES = {
    "period": PERIOD,
    "made_in": half(2022, 2),
    "happened": month(2023, 6),
    "span": half(2024, 1),
    "due": date(2023, 9, 1),
    "finished": date(2023, 8, 20),
}

#: What a name may hold and must not do.
HOSTILE = (
    "</script><b>甲</b>", "a|b", "*粗*_斜_", "`码`", "[链](接)", "# 题", "1. 一", "- 项", "> 引", "~~删~~", "&amp;", "\\",

    "2023年1月", "{actual}", "%s %(x)d", "甲\n乙", "。", "名称。", "+1", "=", "    四", "１２", "②", "\u202e逆", "'\"", "甲。乙",
)  # fmt: skip

UNITS = [
    parse_unit(code)
    for code in ("亿元", "万元", "元", "%", "个百分点", "次", "万亩", "人", "元/人", "万人", "倍", "吨·公里", "1")
]


def texts() -> st.SearchStrategy[Text]:
    """Names in one language or two."""
    words = st.sampled_from(HOSTILE) | st.text(min_size=1, max_size=6)
    both = st.builds(lambda zh, en: Text({"zh": zh, "en": en}), words, words)
    return both | words.map(Text) | words.map(lambda en: Text({"en": en}))


def figure(name: str, role: str, value: object = None) -> Figure:
    """A plain figure for a role."""
    shown = value or TIMES.get(role) or Ratio(12, unit="个")
    return Figure(id=f"{name}.{role}", value=shown, inputs=(f"obs:{name}",), formula=name)


def listed(name: str, role: str, size: int = 2) -> tuple[Listed, ...]:
    """A list of so many names with their figures."""
    names = ({"zh": f"第{'甲乙丙丁戊'[number]}", "en": f"the {'abcde'[number]} part"} for number in range(size))
    figures = (Figure(id=f"{name}.{role}.{number}", value=Ratio(number + 1, unit="个")) for number in range(size))
    return tuple(Listed(name=Text(text), figure=one) for text, one in zip(names, figures, strict=True))


def finding(
    statement: Statement, verdict: Verdict | None, *, absent: Iterable[str] = (), subject: str = "subject"
) -> Finding:
    """A finding that plays every role of its statement but some."""
    absent = set(absent)
    return Finding(
        rule=f"rule.{statement.name}",
        kind="item",
        subject=subject,
        period=PERIOD,
        statement=statement.name,
        verdict=verdict,
        outcome=Outcome.PASS if verdict else Outcome.UNKNOWN,
        severity=Severity.WARNING,
        figures={role: figure(f"{subject}.{statement.name}", role) for role in statement.figures if role not in absent},
        texts={
            role: Text() if role in absent else Text({"zh": "某项工作", "en": f"the {role} of it"})
            for role in statement.texts
        },
        lists={role: () if role in absent else listed(f"{subject}.{statement.name}", role) for role in statement.lists},
    )


def all_findings() -> list[Finding]:
    """One finding for every verdict of every statement, and one for each that is undecided."""
    return [
        finding(statement, verdict, subject=f"{statement.name}-{verdict.value if verdict else 'unknown'}")
        for statement in STATEMENTS.values()
        for verdict in (*statement.verdicts, None)
    ]


@st.composite
def figures(draw: st.DrawFn, *, hedged: bool = True) -> Figure:
    """A number of any size in any unit, with or without a hedge."""
    value = draw(ratios(unit=st.sampled_from(UNITS)))
    hedges = st.none() | st.sampled_from(Hedge) if hedged else st.none()
    steps = st.none() | st.sampled_from([Ratio(100), Ratio(1), Ratio(1, 10), Ratio(1, 20), Ratio(1, 3)])
    step = draw(steps)
    return Figure(
        id="figure",
        value=value,
        places=draw(st.integers(0, 4)),
        hedge=draw(hedges),
        hedge_step=Ratio(step.numerator, step.denominator, value.unit) if step else None,
        recorded_hedge=draw(hedges),
    )


@st.composite
def drawn_findings(draw: st.DrawFn, subject: str = "drawn") -> Finding:
    """A finding of any statement and verdict, with any numbers, periods and names, some of them missing."""
    statement = draw(st.sampled_from(list(STATEMENTS.values())))
    verdict = draw(st.none() | st.sampled_from(statement.verdicts))
    made = finding(statement, verdict, subject=subject)
    values = {
        role: draw(st.just(Missing()) | (periods() if role in TIMES else ratios(unit=st.sampled_from(UNITS))))
        for role in made.figures
    }
    return evolve(
        made,
        figures={role: evolve(one, value=values[role]) for role, one in made.figures.items()},
        texts={role: draw(texts() | st.just(Text())) for role in made.texts},
    )


@st.composite
def summaries(draw: st.DrawFn) -> Summary:
    """A summary with sections, points and groups of every kind."""
    numbers = count()

    def point() -> Point:
        number = next(numbers)
        said = [draw(drawn_findings(f"s{number}-{index}")) for index in range(draw(st.integers(1, 3)))]
        group = Group(
            findings=tuple(said),
            join=draw(st.sampled_from(Join)),
            opening=draw(st.just(Text()) | texts()),
            closing=draw(st.just(Text()) | texts()),
            with_period=draw(st.booleans()),
        )
        heading = draw(st.just(Text()) | texts())
        return Point(id=f"p{number}", heading=heading, groups=(group,), own_paragraph=draw(st.booleans()))

    def section(depth: int) -> Section:
        inner = tuple(section(depth - 1) for _ in range(draw(st.integers(0, 2)))) if depth else ()
        points = tuple(point() for _ in range(draw(st.integers(0, 3))))
        return Section(id=f"s{next(numbers)}", heading=draw(texts()), points=points, sections=inner)

    return summary(lead=(point(),), sections=(section(1), section(0)), fictional=draw(st.booleans()), org=draw(texts()))


def summary(**changes: object) -> Summary:
    """A summary that says nothing, but for the changes."""
    plain = Summary(
        id="plan",
        title="title.half_year",
        plan_title=Text(),
        org=Text({"zh": "某市发展和改革局", "en": "the Development and Reform Bureau"}),
        period=PERIOD,
        next_period=half(2023, 2),
        as_of=date(2023, 6, 30),
        fictional=False,
        lead=(),
        sections=(),
        findings=(),
        ruleset="core 1.0",
    )
    return evolve(plain, **changes)


def said(*findings: Finding, **changes: object) -> Summary:
    """A summary that says some findings in one point of one section."""
    groups = (Group(findings=findings, **changes),)
    return summary(
        sections=(Section(id="s", heading=Text({"zh": "工作", "en": "Work"}), points=(Point(id="p", groups=groups),)),)
    )


def printed_period(period: Period) -> Figure:
    """A period as a figure."""
    return Figure(id=period.code, value=period, formula="period")
