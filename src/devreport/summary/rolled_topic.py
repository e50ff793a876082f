"""What a report on a roll-up is about: names, units, and what it is compared with."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from attrs import field, frozen

from devreport.bulk import GroupGaps, RollUp
from devreport.bulk.rollups.rollup import KeyValue, plain_value
from devreport.quantities import Ratio, Unit, parse_unit
from devreport.text import Text

__all__ = ["RollUpTopic"]

_UNSTATED = Text({"zh": "未注明", "en": "not stated"})
_BLANK = Text({"zh": "（空白）", "en": "(blank)"})


def _texts(given: Mapping[str, Text | Mapping[str, str] | str]) -> Mapping[str, Text]:
    return {name: Text(text) for name, text in given.items()}


def _units(given: Mapping[str, Unit | str]) -> Mapping[str, Unit]:
    return {name: parse_unit(unit) for name, unit in given.items()}


@frozen(kw_only=True)
class RollUpTopic:
    """What a report on a roll-up is about.

    Attributes:
        id: the id of the report.
        title: its title; without one it is called after its period.
        org: the name of the unit that reports.
        names: ratio, sum or column → what sentences call it; by default what the mapping calls its field.
        groups: value of a column → what sentences call it, where a language needs another name.
        heading: what the part on single groups is called.
        column: the column whose groups are compared; by default the first one.
        due: the completion that is due by now (序时进度); without it groups are compared with the whole.
        before: the roll-up of an earlier period, for changes of rank.
        last_year: the roll-up of the same period of last year, for the growth of sums.
        gaps: the groups that lack rows in some periods.
        most: how many groups are named as the best, as the worst, or as where most failures are.
        counted: the unit in which rows are counted, such as 项 or 户.
        units: field → the unit its sums are reported in; by default that of the field on the other side of its ratio,
            or else one in which those of groups read well.
        places: the decimals of amounts.
        as_of: the day up to which time had passed; by default the last day of the period.
        fictional: whether every figure is made up.
    """

    id: str = "rollup"
    title: Text = field(default=Text(), converter=Text)
    org: Text = field(default=Text(), converter=Text)
    names: Mapping[str, Text] = field(factory=dict[str, Text], converter=_texts)
    groups: Mapping[str, Text] = field(factory=dict[str, Text], converter=_texts)
    heading: Text = field(default=Text({"zh": "分组完成情况", "en": "Group by group"}), converter=Text)
    column: str = ""
    due: Ratio | None = None
    before: RollUp | None = None
    last_year: RollUp | None = None
    gaps: tuple[GroupGaps, ...] = field(default=(), converter=tuple)
    most: int = 3
    counted: Unit = field(default=parse_unit("项"), converter=parse_unit)
    units: Mapping[str, Unit] = field(factory=dict[str, Unit], converter=_units)
    places: int = 2
    as_of: date | None = None
    fictional: bool = False

    def group_name(self, value: KeyValue) -> Text:
        """What sentences call the groups of a value: in a language without a name for it, the value itself."""
        if value is None:
            return _UNSTATED
        text = str(plain_value(value))
        given = self.groups.get(text, Text())
        own = Text(text) if text.strip() else _BLANK
        return Text({**dict(own.by_language), **dict(given.by_language)})
