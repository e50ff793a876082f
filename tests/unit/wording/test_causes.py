"""What could not be decided says why: what is missing, and what does not exist."""

from __future__ import annotations

import pytest
from attrs import evolve

from devreport.findings import STATEMENTS, Verdict
from devreport.wording import locale_named, word_finding
from devreport.wording.causes import cause_words, row_words, tells_missing, word_field
from devreport.wording.page import Page
from tests.strategies.wording import finding

CHECK = finding(STATEMENTS["check"], None)


def told(segments: object) -> str:
    """The words."""
    return "".join(one.text for one in segments)  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("locale", "name", "words"),
    [
        ("zh", "zero_denominator", "零分母"),
        ("en", "zero_denominator", "a zero denominator"),
        ("zh", "parts[0].to_date", "第1项累计数"),
        ("zh", "一期.to_date", "一期 累计数"),
        ("zh", "to_date@year", "上年同期累计数"),
        ("en", "unknown_name", "unknown_name"),
    ],
)
def test_causes_have_words(locale: str, name: str, words: str) -> None:
    """The same in every language."""
    assert told(cause_words(name, Page(locale_named(locale)))) == words


def test_rows_and_fields_have_words() -> None:
    """By number or name."""
    page = Page(locale_named("zh"))
    assert (told(row_words("parts[1]", page)), told(row_words("二期", page))) == ("第2项", "二期")
    assert told(word_field("actual", page)) == "本期数"


@pytest.mark.parametrize(
    ("locale", "words"), [("zh", "（缺累计数、零分母）。"), ("en", " is missing and a zero denominator).")]
)
def test_the_sentence_names_the_reason(locale: str, words: str) -> None:
    """One that prints no figure says what is missing as well."""
    bare = evolve(CHECK, missing=("to_date",), undefined=("zero_denominator",))
    assert tells_missing(bare)
    assert word_finding(bare, locale=locale).text.endswith(words)


def test_only_what_is_undecided_has_a_reason() -> None:
    """And not what was held back by another rule, which says that."""
    plain = word_finding(CHECK, locale="zh").text
    assert word_finding(evolve(CHECK, missing=(), undefined=()), locale="zh").text == plain
    held = evolve(CHECK, undefined=("unlike_units",), unmet=("x.y",))
    assert "计量单位" not in word_finding(held, locale="zh").text
    assert not tells_missing(held)
    assert not tells_missing(evolve(CHECK, verdict=Verdict.MET))


def test_other_statements_print_what_is_missing() -> None:
    """Their sentences have the mark in its place, so that only a reason is added."""
    target = evolve(finding(STATEMENTS["target"], None), missing=("actual",), undefined=("zero_target",))
    assert word_finding(target, locale="zh").text.endswith("（目标值为零）。")
