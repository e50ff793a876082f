"""Every digit can be followed: over every statement, and over summaries of any findings and names."""

import json
import re
from decimal import Decimal
from fractions import Fraction
from itertools import combinations

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from devreport.findings import STATEMENTS
from devreport.quantities import Quantity, Ratio
from devreport.renderers import FORMATS
from devreport.wording import FigureSegment, TextSegment, locale_named, locale_tags, word_summary
from devreport.wording.clauses import word_clause
from devreport.wording.figures import _split, print_figure
from devreport.wording.page import Page
from tests.architecture.source import PACKAGE
from tests.strategies.wording import TIMES, all_findings, figures, finding, said, summaries
from tests.wording.words import segments, sentences, text_of

LOCALES = locale_tags()
SCHEMA = Draft202012Validator(json.loads((PACKAGE / "io" / "summary.schema.json").read_text(encoding="utf-8")))

#: What the words after a number mean, in English.
SCALES = {"million": 10**6, "billion": 10**9, "trillion": 10**12}
HEDGES = re.compile(r"^(over|nearly|about|超|近|约) ?|余")


@pytest.mark.parametrize("tag", LOCALES)
def test_every_statement_is_traced(tag):
    """The words of the catalogue hold no digit, and each figure has an entry."""
    traced(word_summary(said(*all_findings()), locale=tag))


@given(summary=summaries())
@settings(max_examples=20)
def test_every_summary_is_traced(summary):
    """Whatever the plan's names hold, words of the catalogue hold no digit, and each figure has an entry."""
    for tag in LOCALES:
        traced(word_summary(summary, locale=tag))


def traced(document):
    """Check that every digit of a document can be followed."""
    for segment in segments(document):
        if isinstance(segment, TextSegment):
            assert not any(character.isdigit() for character in segment.text)
        if isinstance(segment, FigureSegment):
            assert segment.ref in document.figures


@given(summary=summaries())
@settings(max_examples=20)
def test_all_languages_state_the_same_facts(summary):
    """Sentence by sentence, every language words the same findings with the same figures, exact and rounded alike."""
    documents = [word_summary(summary, locale=tag) for tag in LOCALES]
    said_in = [
        {
            (sentence.point, sentence.findings): sorted(
                segment.ref for segment in sentence.segments if isinstance(segment, FigureSegment)
            )
            for sentence in sentences(document)
        }
        for document in documents
    ]
    assert [said_in[0]] * len(said_in) == said_in
    assert [documents[0].figures] * len(documents) == [document.figures for document in documents]
    assert [documents[0].findings] * len(documents) == [document.findings for document in documents]


@given(summary=summaries())
@settings(max_examples=20)
def test_rendered_text_is_that_of_the_segments(summary):
    """Text and JSON hold what the segments hold, in their order; JSON fits its schema."""
    for tag in LOCALES:
        document = word_summary(summary, locale=tag)
        assert squeezed(text_of(document)) == squeezed(FORMATS["text"](document))
        data = json.loads(FORMATS["json"](document))
        SCHEMA.validate(data)
        assert text_of(document) == "".join(json_texts(data))


def squeezed(text):
    """A text without what separates lines and indents them."""
    return "".join(text.split())


def json_texts(data):
    """The texts of all segments of a JSON document, in order."""
    for block in data["blocks"]:
        for holder in block.get("sentences", [block]):
            assert holder["text"] == "".join(segment["text"] for segment in holder["segments"])
            yield holder["text"]


@given(data=st.data(), statement=st.sampled_from(list(STATEMENTS.values())))
@settings(max_examples=100)
def test_figures_of_a_sentence_never_look_equal_unless_they_are(data, statement):
    """Whatever a verdict says of two figures in one unit, what is printed does not say otherwise."""
    made = finding(statement, data.draw(st.sampled_from(statement.verdicts)))
    near = st.decimals("94", "101", places=3)
    numbers = {
        role: evolve(one, value=Ratio(data.draw(near), unit="%"), places=data.draw(st.integers(0, 2)))
        for role, one in made.figures.items()
        if role not in TIMES
    }
    page = Page(locale_named("zh"))
    said = word_clause(evolve(made, figures={**made.figures, **numbers}), page)
    known = {one.id: one.value for one in numbers.values()}
    refs = dict.fromkeys(one.ref for one in said if isinstance(one, FigureSegment) and one.ref in known)
    printed = {ref: Decimal(page.figures[ref].printed) for ref in refs}
    for left, right in combinations(printed, 2):
        assert (printed[left] < printed[right]) == (known[left] < known[right])
        assert (printed[left] == printed[right]) == (known[left] == known[right])


@given(figure=figures(hedged=False))
def test_what_is_printed_is_within_half_a_unit(figure):
    """The number printed is the exact one, rounded once; in Chinese and in English it is the same amount."""
    chinese, english = (print_figure(figure, locale_named(tag)) for tag in ("zh", "en"))
    printed = Decimal(chinese.entry.printed)
    assert chinese.entry == english.entry
    assert abs(Fraction(printed) - figure.value.value) <= Fraction(1, 2 * 10**figure.places)
    assert not chinese.entry.printed.startswith("-0") or printed != 0
    assert Ratio(printed, unit=figure.value.unit).base == Quantity.parse(chinese.text).base
    assert Ratio(printed, unit=figure.value.unit).base == english_base(english.text, figure.value.unit)


def english_base(text, unit):
    """The amount that an English text says, in base units; its unit is that of the figure without 万 or 亿."""
    number, *words = text.split(" ")
    scale = next((SCALES[word] for word in words if word in SCALES), 1)
    _, _, base = _split(unit)
    return Fraction(Decimal(number.replace(",", ""))) * scale * base.scale


@given(figure=figures())
def test_hedges_never_lie(figure):
    """余 stands on what is less than the figure, 近 on what is more and close, 约 on what is not the very same."""
    if figure.recorded_hedge is None:
        entry = print_figure(figure, locale_named("zh")).entry
        printed, exact = Fraction(Decimal(entry.printed)), figure.value.value
        match entry.hedge:
            case "over":
                assert printed < exact
                assert "floor" == entry.rounding
            case "nearly":
                assert printed > exact
                assert "ceiling" == entry.rounding
            case "about":
                assert printed != exact
            case _:
                assert abs(printed - exact) <= Fraction(1, 2 * 10**figure.places)


@given(figure=figures())
def test_hedges_are_printed_where_the_entry_has_one(figure):
    """The words and the entry agree about the hedge."""
    for tag in LOCALES:
        printed = print_figure(figure, locale_named(tag))
        assert bool(printed.entry.hedge) == bool(HEDGES.search(printed.text))
