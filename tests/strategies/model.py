"""Valid plans: small, but with every class of the model, and with names that are hard on whoever prints them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from attrs import evolve
from hypothesis import strategies as st

from devreport.model import (
    Accumulation,
    Baseline,
    Basis,
    Binding,
    Breakdown,
    Cadence,
    Checklist,
    Claim,
    Comparator,
    Coverage,
    Direction,
    Display,
    Funding,
    FundingStage,
    FundingStageKind,
    Goal,
    Growth,
    GrowthKind,
    Hedge,
    Indicator,
    ItemKind,
    Ledger,
    LedgerEntry,
    Level,
    Milestone,
    Modality,
    Nature,
    Note,
    Obligation,
    Observation,
    ObservationStatus,
    OrgUnit,
    Part,
    Plan,
    PlanItem,
    Publication,
    Qualifier,
    Reconciliation,
    Requirement,
    Responsibility,
    Source,
    Status,
    Target,
    TargetVersion,
    Text,
    Waiver,
)
from devreport.periods import PeriodKind, half, month, quarter, span, xun, year, year_to_date
from devreport.quantities import Missing, MissingReason, Quantity, Unit, parse_unit

__all__ = ["names", "plans", "texts"]

PERIODS = (half(2023, 1), half(2023, 2), quarter(2023, 2), year(2023), year_to_date(2023, 5), month(2023, 6))
YEARS = (year(2022), year(2023), year(2024), half(2023, 1))
ODD_NAMES = (
    "固定资产投资",
    "2023年“4+3”现代化产业体系1号工程",
    "**加粗** _斜体_ [链接](http://例)",
    "<script>alert(1)</script>",
    "| 表 | 格 |",
    "1. 列表",
    "# 标题 `代码`",
    "6.14“信用记录关爱日”",
    "100%",
    "{total}%s%(x)d",
    "Roads & bridges",
    "國儲庫支部",
)
OWN_UNIT = Unit("驿站", (("count:驿站", 1),))
OWN_MULTIPLE = Unit("担", (("mass", 1),), 50)


_DRAWN = st.text(
    st.characters(
        categories=["Lo", "Lu", "Nd", "Po", "Sm"], max_codepoint=0x9FFF, exclude_characters="\u115f\u1160\u3164"
    ),
    min_size=1,
    max_size=5,
)
_ODD_TEXTS = tuple(
    Text(text) for name in ODD_NAMES for text in (name, {"zh": name, "en": f"{name} (en)"}, {"en": f"No. 3 {name}"})
)


def names() -> st.SearchStrategy[str]:
    """Names as plans have them, some with digits, markup or both."""
    return st.sampled_from(ODD_NAMES) | _DRAWN


def texts(*, blank: bool = False) -> st.SearchStrategy[Text]:
    """Texts in Chinese, in English, in both, or (if that is allowed) in neither."""
    return st.sampled_from((Text(),) * 6 + _ODD_TEXTS) if blank else st.sampled_from(_ODD_TEXTS) | _DRAWN.map(Text)


def maybe(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Something or nothing."""
    return st.none() | strategy


def words(vocabulary: type[Any]) -> st.SearchStrategy[Any]:
    """A word of a closed vocabulary."""
    return st.sampled_from(list(vocabulary))


def figures(unit: Unit | str, *, least: int = 0, places: int = 3) -> st.SearchStrategy[Quantity]:
    """Recorded figures in one unit, some of them with trailing zeros."""
    return st.builds(
        lambda number, point: Quantity(Decimal(f"{number}E-{point}"), parse_unit(unit)),
        st.integers(least, 10**7),
        st.integers(0, places),
    )


def counts(unit: str = "个") -> st.SearchStrategy[Quantity | Missing]:
    """Whole numbers of things, or why there is none."""
    return figures(unit, places=0) | MISSING


MISSING = st.builds(Missing, words(MissingReason), st.sampled_from(["", "investment"]))
DAYS = st.dates(date(2022, 1, 1), date(2024, 12, 31))
ORG_IDS = ("o0", "o1", "o2")
ITEM_IDS = ("t0", "t1")
ORGS = st.sampled_from(ORG_IDS)
#: The indicator whose direction is down: it has no target of at least so much.
FALLING = "i5"
INDICATORS = st.sampled_from(("i0", "i1", "i2", "i3", "i4", "i5"))
SUBJECTS = maybe(st.sampled_from(ORG_IDS + ITEM_IDS))
SOURCES = maybe(st.just("s0"))
TEXTS = texts()
BLANKS = texts(blank=True)
TAGS = st.sampled_from(((), ("总结",), ("一、党建", "2023")))
PERIOD = st.sampled_from(PERIODS)

#: For each indicator its unit, its nature and what else belongs to it.
KINDS: tuple[tuple[Unit, Nature, dict[str, str]], ...] = (
    (parse_unit("亿元"), Nature.FLOW, {}),
    (parse_unit("个"), Nature.COUNT, {}),
    (parse_unit("%"), Nature.RATE, {}),
    (parse_unit("%"), Nature.RATIO, {"numerator": "i0", "denominator": "i4"}),
    (parse_unit("万元"), Nature.STOCK, {}),
    (OWN_MULTIPLE, Nature.STOCK, {}),
)
UNITS = {f"i{number}": unit for number, (unit, _, _) in enumerate(KINDS)}


def indicator(number: int) -> st.SearchStrategy[Indicator]:
    """One of the indicators, always of the same unit and nature."""
    unit, nature, parts = KINDS[number]
    display = st.builds(
        Display,
        places=maybe(st.integers(0, 3)),
        rate_places=st.integers(0, 2),
        hedge=maybe(words(Hedge)),
        hedge_step=maybe(figures(unit, least=1)),
    )
    return st.builds(
        Indicator,
        id=st.just(f"i{number}"),
        name=TEXTS,
        unit=st.just(unit),
        nature=st.just(nature),
        accumulation=words(Accumulation),
        direction=st.just(Direction.DOWN) if f"i{number}" == FALLING else words(Direction).filter(_not_down),
        scope=BLANKS,
        binding=maybe(words(Binding)),
        noun=BLANKS,
        noun_one=BLANKS,
        owner=maybe(ORGS),
        display=display,
        bands=maybe(st.just("grain-security")),
        tags=TAGS,
        **{name: st.just(identity) for name, identity in parts.items()},
    )


def _not_down(direction: Direction) -> bool:
    return direction is not Direction.DOWN


def value_of(identity: str) -> st.SearchStrategy[Quantity]:
    """A figure that an indicator can have."""
    return figures(UNITS[identity], places=0 if identity == "i1" else 3)


@st.composite
def targets(draw: st.DrawFn) -> Target:
    """Targets of every comparator."""
    identity = draw(INDICATORS)
    comparator = draw(words(Comparator).filter(lambda one: identity != FALLING or one is not Comparator.AT_LEAST))
    bounds = sorted((draw(value_of(identity)), draw(value_of(identity))))
    between, about = comparator is Comparator.BETWEEN, comparator is Comparator.ABOUT
    return Target(
        indicator=identity,
        period=draw(st.sampled_from(YEARS)),
        value=bounds[0],
        upper=bounds[1] if between else None,
        comparator=comparator,
        tolerance=draw(maybe(value_of(identity))) if about else None,
        soft_upper=between and draw(st.booleans()),
        version=draw(words(TargetVersion)),
        qualifier=draw(maybe(words(Qualifier))),
        set_on=draw(maybe(DAYS)),
        about=draw(SUBJECTS),
        source=draw(SOURCES),
    )


@st.composite
def observations(draw: st.DrawFn) -> Observation:
    """Observations, missing ones too."""
    identity = draw(INDICATORS)
    return Observation(
        indicator=identity,
        period=draw(PERIOD),
        value=draw(value_of(identity) | MISSING),
        about=draw(SUBJECTS),
        basis=draw(words(Basis)),
        released_on=draw(maybe(DAYS)),
        status=draw(maybe(words(ObservationStatus))),
        hedge=draw(maybe(words(Hedge))),
        source=draw(SOURCES),
        note=draw(BLANKS),
    )


BASELINES = INDICATORS.flatmap(
    lambda identity: st.builds(
        Baseline,
        indicator=st.just(identity),
        period=PERIOD,
        value=value_of(identity),
        about=SUBJECTS,
        source=SOURCES,
    )
)
GROWTHS = st.builds(
    Growth,
    indicator=INDICATORS,
    period=PERIOD,
    value=figures("%") | figures("‰") | MISSING,
    kind=words(GrowthKind),
    basis=words(Basis),
    about=SUBJECTS,
    source=SOURCES,
)


@st.composite
def items(draw: st.DrawFn) -> PlanItem:
    """Plan items of every kind."""
    starts, *later = sorted(draw(st.lists(DAYS, min_size=4, max_size=4)))
    milestone = st.builds(Milestone, name=TEXTS, due=DAYS, finished=maybe(DAYS), supervisor=maybe(names()))
    people = st.lists(names(), max_size=2)
    matrix = st.builds(Responsibility, leaders=people, lead_units=people, people=people, assisting=people)
    requirement = st.builds(Requirement, name=TEXTS, obtained_on=maybe(DAYS), valid_until=maybe(DAYS))
    checklist = st.builds(Checklist, name=TEXTS, requirements=st.lists(requirement, max_size=2), needed_on=maybe(DAYS))
    return PlanItem(
        id="t",
        name=draw(TEXTS),
        kind=draw(words(ItemKind)),
        text=draw(BLANKS),
        goal=draw(maybe(st.sampled_from(("g0", "g1")))),
        owner=draw(maybe(ORGS)),
        level=draw(maybe(words(Level))),
        category=draw(maybe(names())),
        made_in=draw(maybe(PERIOD)),
        modality=draw(maybe(words(Modality))),
        status=draw(maybe(words(Status))),
        starts=starts,
        due=draw(maybe(st.sampled_from(later))),
        finished=draw(maybe(st.sampled_from(later))),
        happened=draw(maybe(PERIOD)),
        part=draw(BLANKS),
        investment=draw(maybe(figures("亿元"))),
        measured_by=draw(maybe(INDICATORS)),
        listed=draw(maybe(st.booleans())),
        milestones=sorted(draw(st.lists(milestone, max_size=2)), key=lambda step: step.due),
        responsibility=draw(maybe(matrix)),
        checklists=draw(st.lists(checklist, max_size=1)),
        partners=draw(people),
        tags=draw(TAGS),
    )


@st.composite
def ledgers(draw: st.DrawFn) -> Ledger:
    """Ledgers with and without entries."""
    days = sorted(draw(st.lists(DAYS, min_size=3, max_size=3)))
    entry = st.builds(
        LedgerEntry,
        id=st.sampled_from(("1", "2号", "3")),
        name=BLANKS,
        found_on=maybe(st.just(days[0])),
        due=maybe(st.just(days[1])),
        closed_on=maybe(st.just(days[2])),
        owner=maybe(names()),
        measures=st.lists(TEXTS, max_size=2),
    )
    return Ledger(
        id="l",
        name=draw(TEXTS),
        period=draw(maybe(PERIOD)),
        found=draw(maybe(counts("条"))),
        closed=draw(maybe(counts("条"))),
        open=draw(maybe(counts("条"))),
        entries=draw(st.lists(entry, max_size=2, unique_by=lambda one: one.id)),
        origin=draw(BLANKS),
        tags=draw(TAGS),
    )


STAGES = st.builds(
    FundingStage,
    stage=words(FundingStageKind),
    count=maybe(counts()),
    amount=maybe(figures("亿元") | MISSING),
    explained=BLANKS,
)
FUNDINGS = st.builds(
    Funding,
    id=st.just("f"),
    name=TEXTS,
    period=maybe(PERIOD),
    stages=st.lists(STAGES, max_size=3, unique_by=lambda stage: stage.stage),
    batch=maybe(st.integers(1, 3)),
    tags=TAGS,
)
CADENCES = st.builds(
    Cadence,
    id=st.just("c"),
    name=TEXTS,
    per=st.sampled_from((PeriodKind.XUN, PeriodKind.MONTH, PeriodKind.QUARTER)),
    minimum=st.integers(1, 3),
    period=maybe(PERIOD),
    about=SUBJECTS,
    records=st.lists(
        st.sampled_from((month(2023, 1), xun(2023, 2, number=3), span(*[date(2023, 3, 5)] * 2))), max_size=3
    ),
    obligation=words(Obligation),
    january_reported=st.booleans(),
    tags=TAGS,
)


@st.composite
def breakdowns(draw: st.DrawFn) -> Breakdown:
    """Totals with parts, "of which" lists, and lists of names only."""
    identity = draw(maybe(INDICATORS))
    value = maybe(value_of(identity) | MISSING) if identity else st.none()
    part = st.builds(Part, name=TEXTS, value=value, about=SUBJECTS, subtract=st.booleans())
    return Breakdown(
        id="b",
        name=draw(TEXTS),
        indicator=identity,
        period=draw(maybe(PERIOD)),
        about=draw(SUBJECTS),
        parts=draw(st.lists(part, max_size=3)),
        exhaustive=identity not in {"i2", "i3"} and draw(st.booleans()),
        stated_parts=draw(maybe(st.integers(0, 5))),
        open_list=draw(st.booleans()),
        noun=draw(BLANKS),
        tags=draw(TAGS),
    )


RECONCILIATIONS = st.builds(
    Reconciliation,
    id=st.just("r"),
    name=TEXTS,
    book=st.sampled_from(("i0", "i4")),
    actual=st.sampled_from(("i0", "i4")),
    period=maybe(PERIOD),
    about=SUBJECTS,
    tolerance=maybe(figures("%") | figures("‰")),
    book_on=maybe(DAYS),
    actual_on=maybe(DAYS),
    within_days=maybe(st.integers(0, 120)),
    tags=TAGS,
)


@st.composite
def publications(draw: st.DrawFn) -> Publication:
    """Series of issues, some cited, some left out."""
    issues = sorted(draw(st.sets(st.integers(1, 9), max_size=5)))
    return Publication(
        id="p",
        name=draw(TEXTS),
        issues=issues,
        cited=[number for number in issues if draw(st.booleans())],
        entries=draw(maybe(figures("条", places=0))),
        gaps_declared=sorted(draw(st.sets(st.integers(10, 12), max_size=2))),
        tags=draw(TAGS),
    )


CLAIMS = st.builds(
    Claim,
    id=st.just("q"),
    name=BLANKS,
    measure=st.just("completion"),
    inputs=st.fixed_dictionaries({"actual": figures("亿元"), "target": figures("亿元", least=1)}).map(
        lambda inputs: tuple(inputs.items())
    ),
    value=figures("%"),
    basis=words(Basis),
    exhaustive=st.booleans(),
    circular=st.booleans(),
    source=SOURCES,
    tags=TAGS,
)
GOALS = st.builds(
    Goal,
    id=st.just("g"),
    name=TEXTS,
    weight=maybe(st.sampled_from(("0", "0.25", "0.50"))),
    owner=maybe(ORGS),
    modality=maybe(words(Modality)),
    due=maybe(PERIOD),
    indicators=st.lists(INDICATORS, max_size=2),
    covers=st.lists(ORGS, max_size=2),
    coverage=words(Coverage),
    tags=TAGS,
)
WAIVERS = st.builds(
    Waiver,
    rule=st.sampled_from(("I03", "indicator.pace", "item.progress", "no.rule")),
    subject=st.sampled_from(("i0", "i1/o1", "t0", "计划-2023")),
    reason=TEXTS,
    by=ORGS | st.just("张三"),
    until=maybe(DAYS),
    period=maybe(PERIOD),
)
UNITS_OF_ADMINISTRATION = st.builds(
    OrgUnit,
    id=st.just("o"),
    name=TEXTS,
    level=maybe(words(Level)),
    heads=st.lists(names(), max_size=2),
    heads_required=maybe(st.integers(0, 2)),
    tags=TAGS,
)
SOURCE = st.builds(
    Source,
    id=st.just("s0"),
    title=TEXTS,
    publisher=maybe(names()),
    url=maybe(st.just("https://example.org/2023?a=1&b=2")),
    published_on=maybe(DAYS),
)


def numbered(letter: str, records: st.SearchStrategy[Any], *, size: tuple[int, int]) -> st.SearchStrategy[list[Any]]:
    """Lists of records with ids of their own: a0, a1 and so on."""
    least, most = size
    return st.lists(records, min_size=least, max_size=most).map(
        lambda some: [evolve(one, id=f"{letter}{number}") for number, one in enumerate(some)]
    )


def unlike(records: st.SearchStrategy[Any]) -> st.SearchStrategy[list[Any]]:
    """Lists of figures, no two of which are of the same thing."""
    return st.lists(records, max_size=4, unique_by=lambda one: one.id)


def tree(letter: str, records: st.SearchStrategy[Any], *, size: int) -> st.SearchStrategy[list[Any]]:
    """Records of which each lies below the first."""
    return numbered(letter, records, size=(size, size)).map(
        lambda some: [some[0], *(evolve(one, parent=some[0].id) for one in some[1:])]
    )


def plans() -> st.SearchStrategy[Plan]:
    """Valid plans with a few records of each kind."""
    few = (0, 2)
    return st.builds(
        Plan,
        id=st.just("计划-2023"),
        title=TEXTS,
        period=PERIOD,
        org=maybe(ORGS),
        as_of=maybe(DAYS),
        fictional=st.booleans(),
        units=st.just((OWN_UNIT, OWN_MULTIPLE)),
        sources=st.lists(SOURCE, min_size=1, max_size=1),
        orgs=tree("o", UNITS_OF_ADMINISTRATION, size=len(ORG_IDS)),
        goals=tree("g", GOALS, size=2),
        indicators=st.tuples(*(indicator(number) for number in range(len(KINDS)))),
        baselines=unlike(BASELINES),
        targets=unlike(targets()),
        observations=unlike(observations()),
        growths=unlike(GROWTHS),
        items=numbered("t", items(), size=(len(ITEM_IDS), len(ITEM_IDS))),
        fundings=numbered("f", FUNDINGS, size=few),
        ledgers=numbered("l", ledgers(), size=few),
        cadences=numbered("c", CADENCES, size=few),
        breakdowns=numbered("b", breakdowns(), size=few),
        reconciliations=numbered("r", RECONCILIATIONS, size=few),
        publications=numbered("p", publications(), size=few),
        claims=numbered("q", CLAIMS, size=few),
        notes=numbered("n", st.builds(Note, id=st.just("n"), text=TEXTS, tags=TAGS), size=few),
        waivers=unlike(WAIVERS),
    )
