"""A rule is data: when it applies, what its verdicts are, and which figures its statement prints."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cached_property

from attrs import evolve, field, frozen

from devreport.errors import RuleError
from devreport.expressions import Expr, Scalar
from devreport.findings import ListShape, Severity, Shape, Statement, Threshold, VerdictTest
from devreport.findings.evidence import check_condition
from devreport.model import Text
from devreport.model.shape import unprintable
from devreport.quantities import Unit

__all__ = ["ListShown", "ParameterEdition", "ParameterValue", "Rule", "Shown", "ShownPeriod", "VerdictTest"]


@frozen
class Shown:
    """A figure, and how it is shown where that does not follow from its kind.

    Attributes:
        value: the expression.
        unit: the unit it is shown in; by default per cent for a ratio, points for a difference of ratios, and the
            unit of the subject's amounts otherwise.
        places: the decimals it is printed with; by default those of the subject.
    """

    value: Expr
    unit: Unit | None = None
    places: int | None = None


@frozen
class ShownPeriod:
    """A period that was recorded, which no expression computes with.

    Attributes:
        role: which of the subject's periods.
    """

    role: str


@frozen
class ListShown:
    """A list: the names of some child rows, each with a figure or without.

    Attributes:
        relation: the child rows.
        value: the figure of each, if they have one.
        where: which of them are listed; all by default.
    """

    relation: str
    value: Expr | Shown | ShownPeriod | None = None
    where: Expr | None = None


@frozen(kw_only=True)
class ParameterEdition:
    """Another value of a threshold, in one place or for some time.

    Attributes:
        value: the value.
        source: who says so.
        place: the id of the place it holds in; everywhere by default.
        since: the first day it holds.
        until: the last day it holds.
    """

    value: Scalar
    source: str = ""
    place: str = ""
    since: date | None = None
    until: date | None = None

    def holds(self, day: date, place: str) -> bool:
        """Whether it holds on a day in a place."""
        dated = (self.since is None or self.since <= day) and (self.until is None or day <= self.until)
        return dated and self.place in {"", place}


@frozen
class ParameterValue:
    """A threshold: a value, who says so, and where or when another value holds.

    Attributes:
        value: the value.
        source: where it comes from.
        editions: other values, for a place, for some time, or both.
    """

    value: Scalar
    source: str = ""
    editions: tuple[ParameterEdition, ...] = ()

    def at(self, day: date, place: str = "") -> Threshold:
        """The value on a day in a place: that of the place, or else the general one; the latest that has begun."""
        held = [edition for edition in self.editions if edition.holds(day, place)]
        found = max(held, key=lambda one: (bool(one.place), one.since or date.min), default=None)
        return Threshold(self.value, self.source) if found is None else Threshold(found.value, found.source)


@frozen(kw_only=True)
class Rule:
    """One rule of the catalogue.

    Attributes:
        code: a short stable code, such as ``I03``.
        name: a stable name for people, such as ``indicator.pace``; its first half is the group.
        title: what it checks, in a few words.
        aliases: names it had before.
        over: the kind of subject it judges.
        statement: what its findings claim.
        applies: when it applies; everywhere by default.
        verdicts: its verdicts, in the order they are tried.
        figures: role → figure; the role *period* is always that of the subject.
        lists: role → list.
        parameters: its thresholds, by name.
        severity: how much a failure matters.
        needs: the names of the rules about the same subject that must not have failed before this one is asked.
        source: where the rule comes from.
    """

    code: str
    name: str
    title: Text = field(converter=Text)
    aliases: tuple[str, ...] = ()
    over: str
    statement: Statement
    applies: Expr | None = None
    verdicts: tuple[VerdictTest, ...]
    figures: Mapping[str, Expr | Shown | ShownPeriod] = field(factory=dict[str, "Expr | Shown | ShownPeriod"])
    lists: Mapping[str, ListShown] = field(factory=dict[str, ListShown])
    parameters: Mapping[str, ParameterValue] = field(factory=dict[str, ParameterValue])
    severity: Severity = Severity.ERROR
    needs: tuple[str, ...] = ()
    source: str

    def __attrs_post_init__(self) -> None:
        """Refuse what only looks like a condition, and words that do not print as they read."""
        check_condition(f"{self.name}.applies", self.applies)
        _check_words(self)

    @property
    def thresholds(self) -> dict[str, Scalar]:
        """The values of its parameters, by name."""
        return {name: parameter.value for name, parameter in self.parameters.items()}

    @cached_property
    def shape(self) -> Shape:
        """What it asks, without names and words."""
        periods = {role: one.role for role, one in self.figures.items() if isinstance(one, ShownPeriod)}
        formulas = {role: _formula(one) for role, one in self.figures.items() if not isinstance(one, ShownPeriod)}
        lists = {role: _list_shape(one) for role, one in self.lists.items()}
        return Shape(self.applies, self.verdicts, formulas, periods, lists)

    def thresholds_at(self, day: date, place: str = "") -> dict[str, Threshold]:
        """Its thresholds on a day in a place, by name."""
        return {name: parameter.at(day, place) for name, parameter in self.parameters.items()}

    def at(self, day: date, place: str = "") -> Rule:
        """The rule with the thresholds that hold on a day in a place; itself where they are always the same."""
        if not any(parameter.editions for parameter in self.parameters.values()):
            return self
        held = self.thresholds_at(day, place)
        return evolve(self, parameters={name: ParameterValue(one.value, one.source) for name, one in held.items()})

    @property
    def group(self) -> str:
        """The first half of its name."""
        return self.name.partition(".")[0]


def _check_words(rule: Rule) -> None:
    """Refuse control characters, and marks that nobody sees or that turn the direction of writing."""
    said = {"code": rule.code, "name": rule.name, "source": rule.source}
    said.update({f"title.{language}": text for language, text in rule.title.by_language})
    said.update({f"parameters.{name}.source": one.source for name, one in rule.parameters.items()})
    problems = [evolve(one, where=f".{where}") for where, text in said.items() for one in unprintable(text)]
    if problems:
        raise RuleError("a rule with words that do not print as they read", problems)


def _formula(shown: Expr | Shown) -> Expr:
    return shown.value if isinstance(shown, Shown) else shown


def _list_shape(shown: ListShown) -> ListShape:
    match shown.value:
        case ShownPeriod(role):
            return ListShape(relation=shown.relation, period=role, where=shown.where)
        case None:
            return ListShape(relation=shown.relation, where=shown.where)
        case value:
            return ListShape(relation=shown.relation, value=_formula(value), where=shown.where)
