"""Locales: one folder each, with its messages and a small table of how figures, lists and numbering look."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from decimal import Context, Decimal, localcontext
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from attrs import Attribute, field, fields, frozen

from devreport.errors import Problem, WordingError, did_you_mean
from devreport.findings import STATEMENTS, Statement
from devreport.wording.messages import Catalogue, Message, read_catalogue
from devreport.wording.numbers import Symbols

if TYPE_CHECKING:
    from babel import Locale as Cldr

__all__ = ["DEFAULT_LOCALE", "Locale", "Style", "locale_named", "locale_tags", "read_locale"]

DEFAULT_LOCALE = "zh-Hans-CN"

_MESSAGES, _EXPLANATIONS, _STYLE = "messages.po", "explanation.po", "locale.toml"

#: The order in which gettext lists the plural forms of a language, by their names in CLDR.
_CATEGORIES = ("zero", "one", "two", "few", "many", "other")


@frozen(kw_only=True)
class Style:
    """What ``locale.toml`` says.

    Attributes:
        grouping: whether long numbers are grouped by thousands.
        capitals: whether a sentence begins with a capital letter.
        word_space: what stands between words that are put together.
        sentence_space: what stands between sentences.
        stops: the characters that end a sentence of its own.
        ladder: name of a step such as ``million`` → the power of ten it stands for; empty keeps 万 and 亿 as recorded.
        respectively: the least and most elements of a list that is said in two rows (分别); empty for never.
        ordinals: the first ordinal numbers in words, if they are used.
        joins: way of joining → what stands between two elements, and before the last.
        joints: what parts a name that ends in a digit or Latin letter from a number or name that begins like that, so
            that they are not read as one: ``figure`` behind a name, ``counted`` behind a number, ``name`` between two
            names, ``words`` around a clause; empty where words are parted by spaces anyway.
        sections: the numbers of sections, level by level; the innermost goes for all below it.
        points: the number of a point.
    """

    grouping: bool
    capitals: bool
    word_space: str
    sentence_space: str
    stops: str
    ladder: Mapping[str, int]
    respectively: tuple[int, ...] = field(converter=tuple)
    ordinals: tuple[str, ...] = field(converter=tuple)
    joins: Mapping[str, tuple[str, str]]
    joints: Mapping[str, str]
    sections: tuple[str, ...] = field(converter=tuple)
    points: str


@frozen(eq=False, kw_only=True)
class Locale:
    """Everything that wording needs to know about a language.

    Attributes:
        tag: its tag, which is also the name of its folder.
        style: how figures, lists and numbering look.
        catalogue: its messages.
        symbols: how numbers are written.
        months: the names of the months, January first.
        languages: language tag → its name.
        versions: the versions of what this comes from.
        cldr: the rules of the language in the Common Locale Data Repository, as Babel has them.
    """

    tag: str
    style: Style
    catalogue: Catalogue
    symbols: Symbols
    months: tuple[str, ...]
    languages: Mapping[str, str]
    versions: Mapping[str, str]
    cldr: Cldr = field(repr=False)

    @property
    def language(self) -> str:
        """The language, as names and texts have it: ``zh``, ``en``."""
        return self.tag.partition("-")[0]

    def message(self, name: str) -> Message:
        """The message with that id."""
        return self.catalogue.message(name)

    def phrase(self, name: str, /, **words: str) -> str:
        """A message of one form as a string."""
        return self.message(name).forms[0].format(words)

    def form(self, message: Message, number: Decimal | None) -> int:
        """Which plural form goes with a number as it is printed; ``None`` is many."""
        last = len(message.forms) - 1
        if not last or number is None:
            return last
        with localcontext(Context(prec=100)):
            return min(self._categories.index(self.cldr.plural_form(number)), last)

    def is_one(self, number: Decimal) -> bool:
        """Whether a number, as it is printed, takes the form for one thing, in a language that has one."""
        with localcontext(Context(prec=100)):
            return self.cldr.plural_form(number) == "one"

    def ordinal(self, number: int) -> str:
        """The kind of ordinal number that a number takes (1st, 2nd, 3rd, 4th)."""
        return self.cldr.ordinal_form(number)

    @property
    def _categories(self) -> list[str]:
        tags = {*self.cldr.plural_form.tags, "other"}
        return [category for category in _CATEGORIES if category in tags]


def locale_tags() -> tuple[str, ...]:
    """The locales there are, found by folder.

    Example:
        >>> locale_tags()
        ('en', 'zh-Hans-CN')
    """
    return tuple(sorted(folder.name for folder in _folders() if folder.joinpath(_MESSAGES).is_file()))


def locale_named(request: str | Locale) -> Locale:
    """The locale that a tag asks for: ``zh``, ``zh-CN`` and ``zh_Hans_CN`` are one, ``en-GB`` is served by ``en``.

    Raises:
        WordingError: if there is none for that language and script, or its files are wrong.

    Example:
        >>> locale_named("zh").tag, locale_named("en_US").tag
        ('zh-Hans-CN', 'en')
    """
    return request if isinstance(request, Locale) else _shipped(request)


@cache
def _shipped(request: str) -> Locale:
    tag = _negotiated(request)
    return _read(request, files={}) if tag == request else _shipped(tag)


def read_locale(request: str, *overlays: Path, statements: Mapping[str, Statement] = STATEMENTS) -> Locale:
    """A locale with messages of a house's own on top of those that are shipped.

    Args:
        request: the locale asked for.
        overlays: .po files; each replaces or adds single messages, under the same checks.
        statements: the statements that may be worded, where there are more than those of the core.

    Raises:
        WordingError: if a message is wrong, with every problem, each with its file and line.
    """
    own = {str(path): path.read_bytes() for path in overlays}
    return _read(_negotiated(request), files=own, statements=statements)


def _read(tag: str, *, files: Mapping[str, bytes], statements: Mapping[str, Statement] = STATEMENTS) -> Locale:
    import babel
    from babel.core import get_global

    folder = next(folder for folder in _folders() if folder.name == tag)
    shipped = {f"{tag}/{name}": folder.joinpath(name).read_bytes() for name in (_MESSAGES, _EXPLANATIONS)}
    catalogue = read_catalogue({**shipped, **files}, locale=tag, statements=statements)
    cldr = babel.Locale.parse(tag, sep="-")
    return Locale(
        tag=tag,
        style=_style(folder.joinpath(_STYLE).read_text(encoding="utf-8"), where=f"{tag}/{_STYLE}"),
        catalogue=catalogue,
        symbols=_symbols(cldr),
        months=tuple(cldr.months["format"]["wide"][number] for number in range(1, 13)),
        languages=MappingProxyType(dict(cldr.languages)),
        versions={
            "devreport": version("devreport"),
            "babel": babel.__version__,
            "cldr": str(get_global("cldr")["version"]),
            "catalogue": f"{tag}@sha256:{catalogue.digest}",
        },
        cldr=cldr,
    )


def _folders() -> Iterator[Traversable]:
    return files("devreport.wording").joinpath("locales").iterdir()


def _symbols(cldr: Cldr) -> Symbols:
    symbols = cldr.number_symbols[cldr.default_numbering_system]
    primary, secondary = cldr.decimal_formats[None].grouping
    return Symbols(symbols["decimal"], symbols["group"], symbols["minusSign"], primary, secondary)


def _style(text: str, *, where: str) -> Style:
    """The table, with every key there and none besides."""
    try:
        table: dict[str, Any] = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise WordingError.of(Problem(where, str(error), "a TOML file", code="locale")) from None
    wanted: list[Attribute[Any]] = list(fields(Style))
    names = [one.name for one in wanted]
    problems = [
        *(
            Problem(where, f"the key {key!r}", "a known one", did_you_mean(key, names))
            for key in sorted({*table} - {*names})
        ),
        *(Problem(where, f"no key {name!r}", "one") for name in names if name not in table),
    ]
    if problems:
        raise WordingError(f"{where} is not what it should be:", problems)
    return Style(**table)


def _negotiated(request: str) -> str:
    """The tag of the locale for the language and script asked for; the one for its territory, if there are several."""
    asked = _likely(request)
    found = [tag for tag in locale_tags() if _likely(tag)[:2] == asked[:2]]
    if not found:
        expected = f"one of {', '.join(locale_tags())}"
        raise WordingError.of(
            Problem("", f"the locale {request!r}", expected, did_you_mean(request, locale_tags()), "locale")
        )
    return min(found, key=lambda tag: (_likely(tag) != asked, tag))


def _likely(tag: str) -> tuple[str, ...]:
    """Language, script and territory, those that are not given filled in with the likely ones."""
    from babel import Locale as Cldr
    from babel.core import UnknownLocaleError, get_global

    try:
        given = Cldr.parse(tag.replace("_", "-"), sep="-")
    except (ValueError, UnknownLocaleError):
        return ()
    likely: Mapping[str, str] = get_global("likely_subtags")
    spellings = (given.language, f"{given.language}_{given.territory}", f"{given.language}_{given.script}")
    filled = Cldr.parse(next(likely[one] for one in reversed(spellings) if one in likely))
    return given.language, given.script or filled.script or "", given.territory or filled.territory or ""
