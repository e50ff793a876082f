"""Funding, ledgers, frequencies, breakdowns and other records that rules check."""

from __future__ import annotations

from datetime import date

from attrs import field, frozen

from devreport.model.converters import as_named_figures, as_texts, as_tuple
from devreport.model.vocabulary import FundingStageKind, Obligation
from devreport.periods import Period, PeriodKind
from devreport.quantities import Basis, Hedge, Missing, Quantity
from devreport.text import Text

__all__ = [
    "Breakdown",
    "Cadence",
    "Claim",
    "Funding",
    "FundingStage",
    "Ledger",
    "LedgerEntry",
    "Note",
    "Part",
    "Publication",
    "Reconciliation",
    "Source",
]


@frozen(kw_only=True)
class Source:
    """Where a figure comes from (数据来源).

    Attributes:
        id: its id, unique in the plan.
        title: its title.
        publisher: who published it.
        url: its address.
        published_on: the day it was published.
    """

    id: str
    title: Text = field(converter=Text)
    publisher: str | None = None
    url: str | None = None
    published_on: date | None = None


@frozen(kw_only=True)
class Part:
    """One part of a breakdown.

    Attributes:
        name: the part's name.
        value: its figure; leave it out to count names only, or to take the observation about ``about``.
        about: the unit or item whose observation is the figure.
        subtract: the part is taken away, as exits from a stock.
    """

    name: Text = field(converter=Text)
    value: Quantity | Missing | None = None
    about: str | None = None
    subtract: bool = False


@frozen(kw_only=True)
class Breakdown:
    """A total and its parts (分项): by branch, by sector, N方面M项, or opening + in − out = closing.

    Attributes:
        id: its id, unique in the plan.
        name: what it is broken down by.
        indicator: the indicator whose observation is the total; without one only names are counted.
        period: the period of the total; by default that of the plan.
        about: the unit or item the total is about.
        parts: the parts, in order.
        exhaustive: the parts cover the total; otherwise they are "of which" (其中) and are not added up.
        stated_parts: how many parts the text says there are.
        open_list: the list ends in 等, so there may be more parts than are named.
        noun: what the parts are called beside their number ("大产业").
        tags: words that an outline selects by.
    """

    id: str
    name: Text = field(converter=Text)
    indicator: str | None = None
    period: Period | None = None
    about: str | None = None
    parts: tuple[Part, ...] = field(default=(), converter=as_tuple)
    exhaustive: bool = True
    stated_parts: int | None = None
    open_list: bool = False
    noun: Text = field(default=Text(), converter=Text)
    tags: tuple[str, ...] = field(default=(), converter=as_tuple)


@frozen(kw_only=True)
class FundingStage:
    """How many projects, and how much money, have come to one stage.

    Attributes:
        stage: which one.
        count: the number of projects.
        amount: the money.
        explained: why it is more than the stage before, where that is right.
    """

    stage: FundingStageKind
    count: Quantity | Missing | None = None
    amount: Quantity | Missing | None = None
    explained: Text = field(default=Text(), converter=Text)


@frozen(kw_only=True)
class Funding:
    """One kind of money on its way from application to spending (资金).

    Attributes:
        id: its id, unique in the plan.
        name: the kind of money, such as 地方政府专项债券.
        period: what it covers; by default the period of the plan.
        stages: the stages that are known, in any order.
        batch: the number of the batch, where it is one.
        tags: words that an outline selects by.
    """

    id: str
    name: Text = field(converter=Text)
    period: Period | None = None
    stages: tuple[FundingStage, ...] = field(default=(), converter=as_tuple)
    batch: int | None = None
    tags: tuple[str, ...] = field(default=(), converter=as_tuple)


@frozen(kw_only=True)
class LedgerEntry:
    """One thing that was found and has to be put right.

    Attributes:
        id: its id, unique in the ledger.
        name: what was found.
        found_on: the day it was found.
        due: the day it must be closed.
        closed_on: the day it was closed.
        owner: who puts it right.
        measures: what is being done about it.
    """

    id: str
    name: Text = field(default=Text(), converter=Text)
    found_on: date | None = None
    due: date | None = None
    closed_on: date | None = None
    owner: str | None = None
    measures: tuple[Text, ...] = field(default=(), converter=as_texts)


@frozen(kw_only=True)
class Ledger:
    """Things found and closed (台账): problems, households at risk, items under supervision.

    Attributes:
        id: its id, unique in the plan.
        name: what it lists.
        period: what it covers; by default the period of the plan.
        found: how many were found; by default the number of entries.
        closed: how many were closed; by default the number of entries closed by then.
        open: how many are open, where that is stated.
        entries: the single entries, if they are listed.
        origin: where they come from, such as an inspection.
        tags: words that an outline selects by.
    """

    id: str
    name: Text = field(converter=Text)
    period: Period | None = None
    found: Quantity | Missing | None = None
    closed: Quantity | Missing | None = None
    open: Quantity | Missing | None = None
    entries: tuple[LedgerEntry, ...] = field(default=(), converter=as_tuple)
    origin: Text = field(default=Text(), converter=Text)
    tags: tuple[str, ...] = field(default=(), converter=as_tuple)


@frozen(kw_only=True)
class Cadence:
    """Something that must happen again and again (频次): 旬简报, 三会一课, a new project every month.

    Attributes:
        id: its id, unique in the plan.
        name: what happens.
        per: the kind of period it must happen in.
        minimum: how often in each of them.
        period: the span that is checked; by default the period of the plan.
        about: the unit it is required of.
        records: when it happened, one period or day for each time.
        obligation: 应当 or 一般.
        january_reported: whether January stands alone; otherwise 1—2月 is one period.
        tags: words that an outline selects by.
    """

    id: str
    name: Text = field(converter=Text)
    per: PeriodKind
    minimum: int = 1
    period: Period | None = None
    about: str | None = None
    records: tuple[Period, ...] = field(default=(), converter=as_tuple)
    obligation: Obligation = Obligation.MUST
    january_reported: bool = True
    tags: tuple[str, ...] = field(default=(), converter=as_tuple)


@frozen(kw_only=True)
class Reconciliation:
    """Two figures that must agree (账实相符): book and stock, collected and paid over, out and in.

    Attributes:
        id: its id, unique in the plan.
        name: what is reconciled.
        book: the indicator on the one side (账面, 应缴, 轮出).
        actual: the indicator on the other side (实物, 已缴, 轮入).
        period: what it covers; by default the period of the plan.
        about: the unit or item both are about.
        tolerance: the difference that is allowed, relative to the book figure.
        book_on: the day of the one side, where time between them is limited.
        actual_on: the day of the other side.
        within_days: the most days that may lie between them.
        tags: words that an outline selects by.
    """

    id: str
    name: Text = field(converter=Text)
    book: str
    actual: str
    period: Period | None = None
    about: str | None = None
    tolerance: Quantity | None = None
    book_on: date | None = None
    actual_on: date | None = None
    within_days: int | None = None
    tags: tuple[str, ...] = field(default=(), converter=as_tuple)


@frozen(kw_only=True)
class Publication:
    """A series of numbered issues, and those that carry our contributions (专报, 简报).

    Attributes:
        id: its id, unique in the plan.
        name: the series.
        issues: the numbers of the issues that came out.
        cited: the numbers of the issues that are named.
        entries: how many contributions were published.
        gaps_declared: numbers that were left out on purpose.
        tags: words that an outline selects by.
    """

    id: str
    name: Text = field(converter=Text)
    issues: tuple[int, ...] = field(default=(), converter=as_tuple)
    cited: tuple[int, ...] = field(default=(), converter=as_tuple)
    entries: Quantity | None = None
    gaps_declared: tuple[int, ...] = field(default=(), converter=as_tuple)
    tags: tuple[str, ...] = field(default=(), converter=as_tuple)


@frozen(kw_only=True)
class Claim:
    """A figure that somebody stated, to be held against its recomputation (陈述数).

    Attributes:
        id: its id, unique in the plan.
        name: what it is a figure of.
        measure: the name of the measure that recomputes it.
        inputs: pairs of the measure's input and the figure for it; a repeated input makes a list.
        value: the figure as stated.
        basis: on a comparable or constant-price basis it cannot be recomputed from levels.
        exhaustive: whether the parts among the inputs cover the whole.
        circular: an input was itself derived from the stated figure.
        hedge: it is stated with 余, 近 or 约.
        source: the id of its source.
        tags: words that an outline selects by.
    """

    id: str
    name: Text = field(default=Text(), converter=Text)
    measure: str
    inputs: tuple[tuple[str, Quantity], ...] = field(default=(), converter=as_named_figures)
    value: Quantity
    basis: Basis = Basis.NOMINAL
    exhaustive: bool = True
    circular: bool = False
    hedge: Hedge | None = None
    source: str | None = None
    tags: tuple[str, ...] = field(default=(), converter=as_tuple)


@frozen(kw_only=True)
class Note:
    """Free text that is carried through unchanged (文字表述).

    Attributes:
        id: its id, unique in the plan.
        text: the text.
        tags: words that an outline selects by.
    """

    id: str
    text: Text = field(converter=Text)
    tags: tuple[str, ...] = field(default=(), converter=as_tuple)
