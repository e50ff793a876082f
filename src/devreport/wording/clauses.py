"""One finding, one clause: the message for its statement and verdict, filled with its figures and names."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

from attrs import evolve, field, frozen

from devreport.errors import Problem, WordingError
from devreport.findings import Figure, Finding, Listed, Outcome
from devreport.findings.lines import limits
from devreport.model import Text
from devreport.quantities import Missing, MissingReason, Ratio
from devreport.wording.causes import with_causes
from devreport.wording.document import Segment
from devreport.wording.joints import jointed
from devreport.wording.messages import Message
from devreport.wording.needed import with_needed
from devreport.wording.page import Page
from devreport.wording.rounding import is_plain, told_apart
from devreport.wording.template import Slot
from devreport.wording.unmet import with_unmet
from devreport.wording.waived import with_waiver

__all__ = ["Roles", "roles_of", "word_clause", "word_roles"]

#: The role of the unit that a finding is about, and the roles that are then said of it.
UNIT, OF_A_UNIT = "unit", ("name", "noun", "noun_one")

#: The noun behind a number, its form behind the number one, and the figures that it stands behind.
NOUN, NOUN_OF_ONE, COUNTING = "noun", "noun_one", ("value",)


@frozen
class Roles:
    """What a message is filled with.

    Attributes:
        id: where it comes from, such as the id of a finding.
        figures: role → figure.
        texts: role → name or free text.
        lists: role → its elements.
        limits: role → the exact numbers beside which a figure lies, in base units.
    """

    id: str
    figures: Mapping[str, Figure] = field(factory=dict[str, Figure])
    texts: Mapping[str, Text] = field(factory=dict[str, Text])
    lists: Mapping[str, tuple[Listed, ...]] = field(factory=dict[str, tuple[Listed, ...]])
    limits: Mapping[str, tuple[Fraction, ...]] = field(factory=dict[str, tuple[Fraction, ...]])

    @property
    def present(self) -> frozenset[str]:
        """The roles there is something for; a figure that is missing has its place kept."""
        texts = (role for role, text in self.texts.items() if text)
        return frozenset((*self.figures, *texts, *(role for role, elements in self.lists.items() if elements)))


def roles_of(finding: Finding) -> Roles:
    """What a finding fills its message with."""
    return Roles(finding.id, finding.figures, finding.texts, finding.lists)


def word_clause(finding: Finding, page: Page) -> list[Segment]:
    """The clause that says what was found, without a full stop; its figures are kept on the page.

    Raises:
        WordingError: if a list that is said in two rows (分别) has more names than figures, or there is no message.
    """
    roles = roles_of(finding)
    catalogue = page.locale.catalogue
    name = catalogue.statement(finding.statement, finding.verdict.value if finding.verdict else None)
    page.found(finding)
    if finding.outcome is Outcome.UNKNOWN and finding.verdict is None and (finding.missing or not finding.undefined):
        page.missing(roles.id, roles.texts)
    message = catalogue.wording_of(name, roles.present)
    bare = word_roles(message, evolve(roles, limits=_limits(finding, message.roles)), page=page)
    clause = with_needed(bare, finding, page=page)
    reasoned = with_unmet(with_causes(clause, finding, page=page), finding, page=page)
    return with_waiver(reasoned, finding, page=page)


def _limits(finding: Finding, roles: frozenset[str]) -> Mapping[str, tuple[Fraction, ...]]:
    """The lines beside the figures that a sentence prints; beside one that is printed exactly, no line is crossed."""
    inexact = {role for role, figure in finding.figures.items() if role in roles and _is_rounded(figure)}
    return limits(finding, inexact) if inexact else {}


def _is_rounded(figure: Figure) -> bool:
    value = figure.value
    return isinstance(value, Ratio) and is_plain(figure) and value.round(figure.places) != value.value


def word_roles(message: Message, roles: Roles, *, page: Page) -> list[Segment]:
    """A message filled with roles; a role there is nothing for is marked as missing."""
    for role in message.rows:
        _check_rows(roles, role)
    roles = evolve(roles, figures=told_apart(roles.figures, message.roles, limits=roles.limits))
    template = message.forms[page.locale.form(message, _counted(message, roles, page))]
    segments: list[Segment] = []
    for part in template.parts:
        if isinstance(part, Slot):
            segments.extend(_played(part, roles, page))
        else:
            segments.append(part)
    return jointed(segments, page.locale)


def _counted(message: Message, roles: Roles, page: Page) -> Decimal | None:
    """The number that decides between plural forms: that of the first role."""
    if len(message.forms) == 1:
        return None
    return page.number(roles.figures.get(message.forms[0].slots[0].role))


def _played(slot: Slot, roles: Roles, page: Page) -> list[Segment]:
    ref = f"{roles.id}:{slot.role}"
    if elements := roles.lists.get(slot.role):
        return page.listing(elements, slot.form, ref=ref)
    if slot.role in roles.texts:
        return _named(roles, _one_or_many(roles, slot.role, page), page=page)
    figure = roles.figures.get(slot.role) or Figure(id=ref, value=Missing())
    if isinstance(figure.value, Missing) and figure.value.reason is not MissingReason.NOT_APPLICABLE:
        page.missing(roles.id, roles.texts)
    return [page.figure(figure, slot.form)]


def _one_or_many(roles: Roles, role: str, page: Page) -> str:
    """The role for a noun: the one for a single thing, where the language has one and the number is exactly one."""
    if role != NOUN or not roles.texts.get(NOUN_OF_ONE):
        return role
    numbers = [page.number(figure) for name, figure in roles.figures.items() if name in COUNTING]
    single = any(number is not None and page.locale.is_one(number) for number in numbers)
    return NOUN_OF_ONE if single else role


def _named(roles: Roles, role: str, *, page: Page) -> list[Segment]:
    """A name or free text; what is named of one unit has the unit's name beside it."""
    unit = roles.texts.get(UNIT)
    if not unit or role not in OF_A_UNIT:
        return page.text(roles.texts[role], f"{roles.id}:{role}")
    both = Roles(roles.id, texts={"thing": roles.texts[role], "unit": unit})
    return word_roles(page.locale.catalogue.wording_of("of", both.present), both, page=page)


def _check_rows(roles: Roles, role: str) -> None:
    """Names and figures in two rows are as many of the one as of the other."""
    elements = roles.lists.get(role, ())
    names, figures = sum(bool(one.name) for one in elements), sum(one.figure is not None for one in elements)
    if names != figures:
        found = f"{names} names and {figures} figures for {{{role}}} of {roles.id}"
        raise WordingError.of(Problem("", found, "a figure for each name", code="rows"))
