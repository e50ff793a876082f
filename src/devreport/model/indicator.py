"""Indicators and what is aimed at, observed and stated for them."""

from __future__ import annotations

from datetime import date

from attrs import field, frozen

from devreport.model.converters import as_figure, as_tuple
from devreport.model.vocabulary import (
    Accumulation,
    Binding,
    Comparator,
    Direction,
    GrowthKind,
    Nature,
    ObservationStatus,
    Qualifier,
    TargetVersion,
)
from devreport.periods import Period
from devreport.quantities import Basis, Hedge, Missing, Quantity, Unit, parse_unit
from devreport.text import Text

__all__ = ["Baseline", "Display", "Growth", "Indicator", "Observation", "Target", "figure_id"]


def figure_id(kind: str, indicator: str, *, about: str | None, period: Period) -> str:
    """The id of a recorded figure, made of what it is: ``obs:investment/roads@2023-S1``."""
    return f"{kind}:{indicator}{f'/{about}' if about else ''}@{period.code}"


@frozen(kw_only=True)
class Display:
    """How the figures of an indicator are printed; deciding never depends on it.

    Attributes:
        places: the decimals of amounts; ``None`` keeps those recorded.
        rate_places: the decimals of rates and of gaps in percentage points.
        hedge: print a rounded-down figure with 余, or a rounded-up one with 近.
        hedge_step: the step that a hedged figure is brought to, in the unit printed.
    """

    places: int | None = None
    rate_places: int = 1
    hedge: Hedge | None = None
    hedge_step: Quantity | None = None


@frozen(kw_only=True)
class Indicator:
    """Something that is counted or measured for a plan (指标).

    Attributes:
        id: its id, unique in the plan.
        name: its name.
        unit: the unit its figures are reported in; a single figure may be recorded in another unit of the same kind,
            such as 635000万元 for 亿元, and is said as it was recorded.
        nature: flow, stock, rate, ratio, index, count, score or binary; a rate is never summed.
        accumulation: cumulative, of the period alone, or at its end.
        direction: which way is better.
        scope: the scope of the figures (口径), in words.
        binding: 约束性 or 预期性, where the plan says so.
        numerator: for a ratio, the indicator above the line.
        denominator: for a ratio, the indicator below the line.
        noun: what is counted, as it stands beside its number: "召开支部党员大会", "branch assemblies".
        noun_one: the same for exactly one, in languages that need it.
        owner: the unit that answers for it.
        display: how its figures are printed.
        bands: the name of the preset that grades it, such as ``grain-security``.
        tags: words that an outline selects by.
    """

    id: str
    name: Text = field(converter=Text)
    unit: Unit = field(converter=parse_unit)
    nature: Nature = Nature.FLOW
    accumulation: Accumulation = Accumulation.CUMULATIVE
    direction: Direction = Direction.UP
    scope: Text = field(default=Text(), converter=Text)
    binding: Binding | None = None
    numerator: str | None = None
    denominator: str | None = None
    noun: Text = field(default=Text(), converter=Text)
    noun_one: Text = field(default=Text(), converter=Text)
    owner: str | None = None
    display: Display = Display()
    bands: str | None = None
    tags: tuple[str, ...] = field(default=(), converter=as_tuple)


@frozen(kw_only=True)
class Baseline:
    """The value that progress starts from (基期).

    Attributes:
        indicator: the indicator's id.
        period: the base period.
        value: the base value.
        about: the unit or item that the value is about, if not the whole plan.
        source: the id of its source.
    """

    indicator: str
    period: Period
    value: Quantity = field(converter=as_figure)
    about: str | None = None
    source: str | None = None

    @property
    def id(self) -> str:
        """Made of what it is."""
        return figure_id("base", self.indicator, about=self.about, period=self.period)


@frozen(kw_only=True)
class Target:
    """What is to be reached by the end of a period (目标).

    Attributes:
        indicator: the indicator's id.
        period: the period by whose end it is due; an annual plan has a year.
        value: the figure aimed at; the lower bound of a range.
        upper: the upper bound of a range.
        comparator: at least, at most, exactly, about, or between; at least where nothing is written, which is refused
            for an indicator whose direction is down: what is to fall has no floor to reach.
        tolerance: how far "about" may be off, in the unit of ``value`` (points for a rate).
        soft_upper: whether more than the upper bound of a range is welcome (争取更好结果).
        version: 年初 or 调整后.
        qualifier: the word printed after the figure (左右, 以上, 以内).
        set_on: the day the target was set.
        about: the unit or item it is for, if not the whole plan.
        source: the id of its source.
    """

    indicator: str
    period: Period
    value: Quantity = field(converter=as_figure)
    upper: Quantity | None = None
    comparator: Comparator = Comparator.AT_LEAST
    tolerance: Quantity | None = None
    soft_upper: bool = False
    version: TargetVersion = TargetVersion.INITIAL
    qualifier: Qualifier | None = None
    set_on: date | None = None
    about: str | None = None
    source: str | None = None

    @property
    def id(self) -> str:
        """Made of what it is; an adjusted target has an id of its own."""
        version = "" if self.version is TargetVersion.INITIAL else f":{self.version.value}"
        return figure_id("target", self.indicator, about=self.about, period=self.period) + version


@frozen(kw_only=True)
class Observation:
    """A figure recorded for an indicator and a period (观测值).

    Attributes:
        indicator: the indicator's id.
        period: what it covers.
        value: the figure as recorded, or why there is none.
        about: the unit or item it is about, if not the whole plan.
        basis: nominal, constant price or comparable.
        released_on: the day of this vintage, where a figure was restated.
        status: how settled it is.
        hedge: the figure was recorded with 余, 近 or 约, so the true one lies on that side.
        source: the id of its source.
        note: a remark that stays with it.
    """

    indicator: str
    period: Period
    value: Quantity | Missing = field(converter=as_figure)
    about: str | None = None
    basis: Basis = Basis.NOMINAL
    released_on: date | None = None
    status: ObservationStatus | None = None
    hedge: Hedge | None = None
    source: str | None = None
    note: Text = field(default=Text(), converter=Text)

    @property
    def id(self) -> str:
        """Made of what it is; other bases and vintages have ids of their own."""
        basis = "" if self.basis is Basis.NOMINAL else f":{self.basis.value}"
        vintage = f":{self.released_on.isoformat()}" if self.released_on else ""
        return figure_id("obs", self.indicator, about=self.about, period=self.period) + basis + vintage


@frozen(kw_only=True)
class Growth:
    """A growth rate as it was stated (增速); on a comparable basis it is never recomputed from levels.

    Attributes:
        indicator: the indicator's id.
        period: the period that grew.
        value: the rate, in per cent.
        kind: 同比, 环比 or 年均.
        basis: the basis it was computed on.
        about: the unit or item it is about, if not the whole plan.
        source: the id of its source.
    """

    indicator: str
    period: Period
    value: Quantity | Missing = field(converter=as_figure)
    kind: GrowthKind = GrowthKind.YEAR_ON_YEAR
    basis: Basis = Basis.NOMINAL
    about: str | None = None
    source: str | None = None

    @property
    def id(self) -> str:
        """Made of what it is."""
        kind = "" if self.kind is GrowthKind.YEAR_ON_YEAR else f":{self.kind.value}"
        basis = "" if self.basis is Basis.NOMINAL else f":{self.basis.value}"
        return figure_id("growth", self.indicator, about=self.about, period=self.period) + kind + basis
