"""What is wrong with an outline, before anything is selected by it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from devreport.errors import Problem, RuleError, counted, did_you_mean
from devreport.findings import STATEMENTS, Statement
from devreport.rules import RuleSet
from devreport.summary.outline import Order, Outline, OutlinePoint, OutlineSection, Select

__all__ = ["check_outline", "points_of"]

#: Points with their places in the outline.
Placed = Iterator[tuple[str, OutlinePoint]]

_BY_ID = "an outline selects by rule, statement, tag, kind, verdict or outcome, never by the id of a finding"


def check_outline(outline: Outline, ruleset: RuleSet) -> None:
    """Refuse an outline that no report can be made by.

    Args:
        outline: the outline.
        ruleset: the rules whose findings it selects.

    Raises:
        RuleError: with every rule, statement, kind or figure that is unknown, every id that is there twice, and every
            order that lacks what it orders by, each with its place.
    """
    statements = {**STATEMENTS, **{rule.statement.name: rule.statement for rule in ruleset.rules}}
    known = _Known(statements, ruleset)
    problems = [*_repeated(outline)]
    for place, point in points_of(outline):
        for index, select in enumerate(point.selects):
            problems += _wrong_select(f"{place}.selects[{index}]", select, known=known)
    if problems:
        raise RuleError(f"the outline {outline.id} has {counted(len(problems), 'problem')}", problems)


class _Known:
    """The names that a selection may use."""

    def __init__(self, statements: Mapping[str, Statement], ruleset: RuleSet) -> None:
        self.statements = statements
        self.rules = [handle for rule in ruleset.rules for handle in (rule.name, rule.code, *rule.aliases)]
        self.kinds = {rule.over for rule in ruleset.rules}
        self.figures = {role for statement in statements.values() for role in statement.figures}


def points_of(outline: Outline) -> Placed:
    """Every point of an outline with its place, in the order in which they are said."""
    yield from ((f"$.lead[{index}]", point) for index, point in enumerate(outline.lead))
    for place, section in _sections(outline):
        yield from ((f"{place}.points[{index}]", point) for index, point in enumerate(section.points))


def _sections(parent: Outline | OutlineSection, place: str = "$") -> Iterator[tuple[str, OutlineSection]]:
    for index, section in enumerate(parent.sections):
        here = f"{place}.sections[{index}]"
        yield here, section
        yield from _sections(section, here)


def _repeated(outline: Outline) -> Iterator[Problem]:
    """Points and sections share their ids, since both become ids of the document."""
    seen: dict[str, str] = {}
    ids = [(place, point.id) for place, point in points_of(outline)]
    for place, identity in ids + [(place, section.id) for place, section in _sections(outline)]:
        first = seen.setdefault(identity, place)
        if first != place:
            yield Problem(f"{place}.id", f'"{identity}" again', "an id of its own", f"{first} has it", "duplicate")


def _wrong_select(where: str, select: Select, *, known: _Known) -> Iterator[Problem]:
    yield from _unknown(f"{where}.rules", select.rules, options=known.rules)
    yield from _unknown(f"{where}.statements", select.statements, options=known.statements)
    yield from _unknown(f"{where}.kinds", select.kinds, options=known.kinds)
    if select.limit is not None and select.limit < 1:
        yield Problem(f"{where}.limit", str(select.limit), "1 or more", code="limit")
    if select.order is Order.TAGS and not select.tags:
        yield Problem(f"{where}.order", '"tags" without tags', "tags to order by", code="order")
    if (select.order is Order.RANKED) != (select.rank_by is not None):
        found = f'"{select.order.value}" with rank_by {select.rank_by}'
        yield Problem(f"{where}.order", found, 'both "ranked" and rank_by, or neither', code="order")
    if select.rank_by is not None:
        yield from _unknown(f"{where}.rank_by", (select.rank_by,), options=known.figures)


def _unknown(where: str, words: tuple[str, ...], *, options: Collection[str]) -> Iterator[Problem]:
    for index, word in enumerate(words):
        if word not in options:
            hint = _BY_ID if "@" in word else did_you_mean(word, sorted(options))
            yield Problem(f"{where}[{index}]", f'"{word}"', "a name that the rules know", hint, "unknown")
