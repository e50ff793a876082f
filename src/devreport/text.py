"""Names and free text, once per language."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import field, frozen

from devreport.errors import InputError, Problem

__all__ = ["Text"]

#: The language of a text that is given as a plain string.
DEFAULT_LANGUAGE = "zh"


#: Pairs of a language tag and the text in that language.
Pairs = tuple[tuple[str, str], ...]


def _by_language(value: Text | Mapping[str, str] | str | Pairs) -> Pairs:
    match value:
        case Text():
            return value.by_language
        case str():
            return ((DEFAULT_LANGUAGE, value),) if value else ()
        case _:
            return _sorted_pairs(value)


def _sorted_pairs(value: Mapping[str, str] | Pairs) -> Pairs:
    """Texts in the order of their languages; an empty text is none."""
    try:
        pairs = dict(value)
        "".join([*pairs.keys(), *pairs.values()])  # fails unless all of them are strings
    except (TypeError, ValueError):
        found = f"a {type(value).__name__}"
        raise InputError.of(Problem("", found, "a text, or a text per language", code="type")) from None
    return tuple(sorted((language, text) for language, text in pairs.items() if text))


@frozen
class Text:
    """A name or a free text, in as many languages as there are; digits in it are the author's own.

    Attributes:
        by_language: pairs of a language tag (``zh``, ``en``) and the text. A plain string is Chinese.

    Example:
        >>> name = Text({"zh": "固定资产投资", "en": "fixed-asset investment"})
        >>> name.within("en"), Text("国储库支部").within("en")
        (('fixed-asset investment', 'en'), ('国储库支部', 'zh'))
    """

    by_language: tuple[tuple[str, str], ...] = field(default=(), converter=_by_language)

    def within(self, language: str) -> tuple[str, str]:
        """The text in ``language``, else in another one, with the language it is in; both empty if there is none."""
        texts = dict(self.by_language)
        found = language if language in texts else next(iter(texts), "")
        return texts.get(found, ""), found

    def __bool__(self) -> bool:
        """Whether there is any text at all."""
        return bool(self.by_language)

    def __str__(self) -> str:
        """The Chinese text, or the first there is."""
        return self.within(DEFAULT_LANGUAGE)[0]
