"""Message catalogues: gettext .po files, read strictly and compiled once.

A message has a stable id (``msgctxt``), its English source (``msgid``) and its words in one language (``msgstr``).
Between the words stand roles in braces and nothing else. A message with plural forms takes the form for its first role.
An id may end in names of roles, each after a hyphen: that message is used when those roles are absent.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from io import StringIO
from types import MappingProxyType
from typing import TYPE_CHECKING

from attrs import field, frozen

from devreport.errors import Problem, WordingError, did_you_mean
from devreport.findings import STATEMENTS, Statement
from devreport.wording.declared import UNKNOWN, declared_roles, free_roles, misuse
from devreport.wording.template import Template, compile_template, grammar_of

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog
    from babel.messages.catalog import Message as Entry

__all__ = ["Catalogue", "Message", "read_catalogue"]

_CONTEXT = re.compile(r'msgctxt\s+"(.*)"')


@frozen
class Message:
    """One message of a catalogue.

    Attributes:
        id: its id.
        forms: its plural forms, one if it has none.
        roles: the roles it uses.
        rows: the lists that it says in two rows (分别): names, and as many figures.
        absent: the roles whose absence it is for.
    """

    id: str
    forms: tuple[Template, ...]
    roles: frozenset[str] = field(init=False)
    rows: frozenset[str] = field(init=False)
    absent: frozenset[str] = field(init=False)

    def __attrs_post_init__(self) -> None:
        """The sets of roles follow from the rest."""
        forms: dict[str, set[str]] = {}
        for slot in self.forms[0].slots:
            forms.setdefault(slot.role, set()).add(slot.form)
        rows = frozenset(role for role, found in forms.items() if {"names", "figures"} <= found)
        object.__setattr__(self, "rows", rows)
        object.__setattr__(self, "roles", frozenset().union(*(form.roles for form in self.forms)))
        object.__setattr__(self, "absent", frozenset(self.id.split("-")[1:]))


@frozen(eq=False)
class Catalogue:
    """The messages of one language.

    Attributes:
        messages: message id → message.
        digest: a fingerprint of the files it was read from.
    """

    messages: Mapping[str, Message]
    digest: str
    _variants: Mapping[str, tuple[Message, ...]] = field(init=False, repr=False)

    def __attrs_post_init__(self) -> None:
        """Variants of a message, those for fewer absent roles first."""
        found: dict[str, list[Message]] = {}
        for message in sorted(self.messages.values(), key=lambda message: (len(message.absent), message.id)):
            found.setdefault(message.id.partition("-")[0], []).append(message)
        object.__setattr__(self, "_variants", {base: tuple(messages) for base, messages in found.items()})

    def message(self, name: str) -> Message:
        """The message with that id.

        Raises:
            WordingError: if there is none, with the id that comes nearest.
        """
        if name in self.messages:
            return self.messages[name]
        hint = did_you_mean(name, self.messages)
        raise WordingError.of(Problem("", f"no message {name!r}", "a message of the catalogue", hint, "message"))

    def wording_of(self, name: str, present: Iterable[str]) -> Message:
        """The message for what a statement says, in the variant that needs no role but those present.

        Where there is none, the one that lacks the fewest: what it does not get is then marked as missing.
        """
        roles = frozenset(present)
        variants = self._variants.get(name) or (self.message(name),)
        return min(variants, key=lambda message: len(message.roles - roles))

    def statement(self, name: str, verdict: str | None) -> str:
        """The id of the message for a verdict; where nothing could be decided, that of the bare record."""
        if verdict is not None:
            return f"{name}.{verdict}"
        undecided = f"{name}.{UNKNOWN}"
        return undecided if undecided in self.messages else f"{name}.recorded"


def read_catalogue(
    files: Mapping[str, bytes], *, locale: str, statements: Mapping[str, Statement] = STATEMENTS
) -> Catalogue:
    """The messages of some .po files, a later file replacing single messages of an earlier one.

    Args:
        files: file name → its bytes.
        locale: the locale tag, for its plural forms.
        statements: the statements that may be worded.

    Raises:
        WordingError: with every problem of every file, each with its file and line.
    """
    problems: list[Problem] = []
    messages: dict[str, Message] = {}
    for name, content in files.items():
        reader = _Reader(name, locale, statements)
        messages.update(reader.messages(content))
        problems.extend(reader.problems)
    if problems:
        raise WordingError("the messages are not what they should be:", problems)
    digest = sha256(b"\0".join(files.values())).hexdigest()
    return Catalogue(MappingProxyType(messages), digest)


@frozen
class _Reader:
    """One file being read: it goes on after a problem, to find them all."""

    name: str
    locale: str
    statements: Mapping[str, Statement]
    problems: list[Problem] = field(factory=list[Problem], init=False)

    def messages(self, content: bytes) -> dict[str, Message]:
        catalog = self._parsed(content)
        found: dict[str, Message] = {}
        for entry in catalog or ():
            if entry.id:
                found.update((message.id, message) for message in self._compiled(entry))
        return found

    def _refuse(self, line: int | None, found: str, expected: str, hint: str = "") -> None:
        where = f"{self.name}:{line}" if line else self.name
        self.problems.append(Problem(where, found, expected, hint, "message"))

    def _parsed(self, content: bytes) -> Catalog | None:
        from babel.messages.pofile import PoFileError, read_po

        try:
            text = content.decode("utf-8-sig")
            catalog = read_po(StringIO(text), locale=self.locale.replace("-", "_"), abort_invalid=True)
        except UnicodeDecodeError as error:
            self._refuse(content.count(b"\n", 0, error.start) + 1, "bytes that are no UTF-8", "a UTF-8 file")
        except PoFileError as error:
            self._refuse(error.lineno + 1, f"{error.line.strip()!r}", f"a .po file ({error})")
        except (ValueError, IndexError, AssertionError, AttributeError, TypeError) as error:
            self._refuse(None, f"a line that cannot be read ({error})", "a .po file")
        else:
            self._repeated(text)
            self._plurals(catalog)
            return catalog
        return None

    def _repeated(self, text: str) -> None:
        """The same id twice: gettext would silently keep one of them."""
        seen: set[str] = set()
        for number, line in enumerate(text.splitlines(), start=1):
            if match := _CONTEXT.match(line):
                if match[1] in seen:
                    self._refuse(number, f"{match[1]!r} a second time", "each message once")
                seen.add(match[1])

    def _plurals(self, catalog: Catalog) -> None:
        from babel.messages.plurals import get_plural

        wanted = get_plural(self.locale.replace("-", "_")).num_plurals
        if catalog.num_plurals != wanted:
            self._refuse(1, f"{catalog.num_plurals} plural forms", f"{wanted}, as {self.locale} has")

    def _compiled(self, entry: Entry) -> Iterator[Message]:
        line, name = entry.lineno, entry.context or ""
        roles = declared_roles(name, self.statements)
        if roles is None:
            self._refuse(
                line, f"the message {name!r}", "a statement and one of its verdicts, or a message of the frame"
            )
            return
        if "fuzzy" in entry.flags:
            self._refuse(line, f"{name!r} marked fuzzy", "a translation that somebody has checked")
        sources, strings = _all(entry.id), _all(entry.string)
        before = len(self.problems)
        for text in (*sources, *strings):
            for found in grammar_of(text):
                self._refuse(line, f"{found} in {name!r}", "words and {roles} only")
        if not all(strings):
            self._refuse(line, f"{name!r} without words", "a text, and one for each plural form")
        if len(self.problems) == before:
            yield from self._of_roles(entry, tuple(map(compile_template, sources)), roles)

    def _of_roles(self, entry: Entry, sources: tuple[Template, ...], roles: Mapping[str, str]) -> Iterator[Message]:
        """The message, if it is made with the roles it may use, and with those that its source uses."""
        name = entry.context or ""
        message = Message(name, tuple(map(compile_template, _all(entry.string))))
        wrong = [one for form in (*sources, *message.forms) for slot in form.slots if (one := misuse(slot, roles))]
        for found, expected in dict.fromkeys(wrong):
            self._refuse(entry.lineno, f"{found} in {name!r}", expected)
        wanted = sources[0].roles
        if not wrong and not free_roles(name):
            for form in (*sources, *message.forms):
                if form.roles != wanted:
                    self._refuse(
                        entry.lineno, f"{_braces(form.roles)} in {name!r}", f"{_braces(wanted)}, as in its source"
                    )
                    break
        yield message


def _all(text: str | Iterable[str] | None) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text or ())


def _braces(roles: Iterable[str]) -> str:
    return " ".join(f"{{{role}}}" for role in sorted(roles)) or "no roles"
