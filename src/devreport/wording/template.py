"""Templates: the words of a message and the roles between them, and nothing else that a catalogue could smuggle in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from string import Formatter

from attrs import field, frozen

from devreport.wording.document import Segment, TextSegment

__all__ = ["Slot", "Template", "compile_template", "fill", "grammar_of"]

_ROLE = re.compile(r"([a-z_]+)(?:\.([a-z]+))?")


@frozen
class Slot:
    """The place of a role: ``{gap}``, or ``{parts.names}`` with the form it takes there.

    Attributes:
        role: the role.
        form: how it is printed, if not in the usual way.
    """

    role: str
    form: str = ""


@frozen
class Template:
    """A message as it is filled: words and slots, in order.

    Attributes:
        parts: the words and slots.
        roles: the roles of its slots.
    """

    parts: tuple[TextSegment | Slot, ...]
    roles: frozenset[str] = field(init=False)

    def __attrs_post_init__(self) -> None:
        """The roles follow from the parts."""
        object.__setattr__(self, "roles", frozenset(slot.role for slot in self.slots))

    @property
    def slots(self) -> tuple[Slot, ...]:
        """The slots, in order."""
        return tuple(part for part in self.parts if isinstance(part, Slot))

    def format(self, values: Mapping[str, str]) -> str:
        """The message as one string."""
        return "".join(values[part.role] if isinstance(part, Slot) else part.text for part in self.parts)


def fill(template: Template, values: Mapping[str, Sequence[Segment]]) -> tuple[Segment, ...]:
    """The message as segments, with segments for each role."""
    filled: list[Segment] = []
    for part in template.parts:
        if isinstance(part, Slot):
            filled.extend(values[part.role])
        else:
            filled.append(part)
    return tuple(filled)


def compile_template(source: str) -> Template:
    """The template that a string of a catalogue is.

    Raises:
        ValueError: if a brace has no partner. Anything else that is wrong is found by :func:`grammar_of`.

    Example:
        >>> [slot.role for slot in compile_template("{name}完成{actual}").slots]
        ['name', 'actual']
    """
    parts: list[TextSegment | Slot] = []
    for literal, name, _, _ in Formatter().parse(source):
        if literal:
            parts.append(TextSegment(literal))
        if name is not None:
            role, _, form = name.partition(".")
            parts.append(Slot(role, form))
    return Template(tuple(parts))


def grammar_of(source: str) -> Iterator[str]:
    """What a string of a catalogue holds besides words and roles; nothing if it is a template."""
    try:
        found = list(Formatter().parse(source))
    except ValueError as error:
        yield f"an unbalanced brace ({error})"
        return
    for literal, name, spec, conversion in found:
        if digit := next((character for character in literal if character.isdigit()), None):
            yield f"the digit {digit} among the words"
        if name is not None and (spec or conversion or not _ROLE.fullmatch(name)):
            yield f"the field {{{name}{f'!{conversion}' if conversion else ''}{f':{spec}' if spec else ''}}}"
