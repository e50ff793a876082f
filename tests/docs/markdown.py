"""Markdown of the generated pages."""

import inspect
import re
from collections.abc import Iterable, Mapping

ROLE = re.compile(r":[a-z]+:`(?:~[\w.]*\.)?([^`]+)`")
SECTION = re.compile(r"^(Args|Attributes|Example|Raises|Returns):\n(?P<body>(?:^(?: .*)?\n?)*)", re.MULTILINE)
MEMBER = re.compile(
    r'(?P<above>(?:^    #:.*\n)+)?^    (?P<name>[A-Z_]+) = .*\n(?:^    """(?P<below>.*)"""$)?', re.MULTILINE
)
BEFORE = re.compile(r"^ *#:", re.MULTILINE)
ENTRY = re.compile(r"^    (?P<name>\w+): (?P<text>.*(?:\n      +.*)*)", re.MULTILINE)


def page(title: str, about: str, *parts: str) -> str:
    """A page with its title, what it is about, and a remark that it is generated."""
    note = "<!-- Generated from the objects by `python -m tests.docs.generate`; edit those, not this. -->"
    return "\n\n".join([f"# {title}", note, about, *(part for part in parts if part)]).rstrip() + "\n"


def table(header: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """A table; nothing in a cell ends it early."""
    head = list(header)
    lines = [line(head), line("---" for _ in head)]
    return "\n".join(lines + [line(inert(text) for text in row) for row in rows])


def line(cells: Iterable[str]) -> str:
    """One line of a table."""
    return f"| {' | '.join(cells)} |"


def inert(text: str) -> str:
    """Text that stays inside its cell."""
    return " ".join(text.split()).replace("|", "\\|")


def code(text: object) -> str:
    """Something as it is typed."""
    return f"`{text}`" if str(text) else ""


def codes(words: Iterable[object]) -> str:
    """Several things as they are typed."""
    return ", ".join(code(word) for word in words)


def bullets(items: Mapping[str, str]) -> str:
    """A list of what has something to say."""
    return "\n".join(f"- {name}: {text}" for name, text in items.items() if text)


def summary(thing: object) -> str:
    """What a docstring says before its first section, as one paragraph."""
    text = inspect.getdoc(thing) or ""
    return prose(SECTION.split(text)[0].replace("\n\n", " "))


def first_sentence(thing: object) -> str:
    """The first line of a docstring."""
    return prose((inspect.getdoc(thing) or "").splitlines()[0])


def attributes(cls: type) -> dict[str, str]:
    """What a class says of each of its attributes."""
    section = next((found for found in SECTION.finditer(inspect.getdoc(cls) or "") if found[1] == "Attributes"), None)
    return {entry["name"]: prose(entry["text"]) for entry in ENTRY.finditer(section["body"] if section else "")}


def prose(text: str) -> str:
    """The markup of docstrings as Markdown, in one line."""
    return " ".join(ROLE.sub(r"`\1`", text).replace("``", "`").split())


def members(cls: type) -> dict[str, str]:
    """The members of an enumeration with what is said of them above or below."""
    source = inspect.getsource(cls)
    return {
        one["name"]: prose(BEFORE.sub("", one["above"] or "") or one["below"] or "") for one in MEMBER.finditer(source)
    }
