"""The half-year example says each of the 110 things that a real half-year report states, in both languages."""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from devreport import examples
from devreport.findings import Outcome
from devreport.rules import Context, assess_plan
from devreport.summary import default_outline, summarize_assessment
from devreport.wording import Document, FigureSegment, Heading, Paragraph, Segment, SourceSegment, word_summary

LANGUAGES = ("zh", "en")
SLOTS = json.loads(Path(__file__).with_name("slots.json").read_text(encoding="utf-8"))

#: What fails in the example, and nothing else does.
FAILURES = {
    "indicator.pace:key-city@2025-S1",
    "cadence.must:brief@2025-S1",
    "commitment.followed_up:water-price-approval@2025-S1",
    "commitment.followed_up:emergency-depot@2025-S1",
}


@cache
def assessment():
    """The example, judged."""
    plan, previous, _ = examples.load("half-year")
    return assess_plan(Context(plan=plan, period=plan.period, as_of=plan.as_of, previous=previous))


@cache
def summary():
    """The example, summarized by its own outline."""
    return summarize_assessment(assessment(), outline=examples.load("half-year").outline)


@cache
def document(language: str) -> Document:
    """The example in words."""
    return word_summary(summary(), locale=language)


def segments(language: str) -> Iterator[Segment]:
    """Every segment of the document."""
    for block in document(language).blocks:
        if isinstance(block, Paragraph):
            yield from (segment for sentence in block.sentences for segment in sentence.segments)
        else:
            yield from block.segments


def test_the_slots_are_the_110_of_the_field():
    """None is left out."""
    assert [f"s{number:03d}" for number in range(1, 111)] == sorted(SLOTS)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("slot", SLOTS)
def test_a_slot_is_in_the_report(slot, language):
    """A slot is a figure that is printed, or words of the plan that stand in a sentence."""
    match SLOTS[slot]:
        case {"figure": figure}:
            printed = [one for one in segments(language) if isinstance(one, FigureSegment) and one.ref == figure]
            assert printed
            assert figure in document(language).figures
        case {"text": ref, **words}:
            texts = [one.text for one in segments(language) if isinstance(one, SourceSegment) and one.ref == ref]
            assert any(words[language].casefold() in text.casefold() for text in texts)
        case other:
            pytest.fail(f"neither a figure nor a text: {other}")


def test_what_fails_is_what_is_meant_to_fail():
    """A few honest failures: behind schedule, a gap, a promise overdue and one that vanished; nothing is unknown."""
    failed = {one.id for one in assessment().findings if one.outcome is Outcome.FAIL}
    assert FAILURES == failed
    assert 0 == sum(tally.unknown for tally in assessment().tallies.values())


def test_the_report_says_its_failures():
    """The problems are in the report, not only in the check."""
    assert () == summary().unsaid
    assert FAILURES <= set(document("zh").findings)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_report_is_no_draft_and_says_that_it_is_made_up(language):
    """No figure and no text is missing."""
    assert () == document(language).gaps
    assert "true" == document(language).metadata["fictional"]


def test_both_languages_say_the_same_facts_in_the_same_places():
    """Per sentence: the same findings, and the same figures."""
    chinese, english = (
        [
            (
                block.id,
                sentence.findings,
                sorted({one.ref for one in sentence.segments if isinstance(one, FigureSegment)}),
            )
            for block in document(language).blocks
            if isinstance(block, Paragraph)
            for sentence in block.sentences
        ]
        for language in LANGUAGES
    )
    assert chinese == english


def test_the_structure_is_the_conventional_one():
    """Work done in five fields and what became of earlier promises; problems; the next half-year in four fields."""
    headings = [block for block in document("zh").blocks if isinstance(block, Heading)]
    assert ["work", "problems", "next"] == [one.id for one in headings if one.level == 1]
    assert [6, 4] == [
        sum(one.id in group for one in headings)
        for group in (
            {"party", "projects", "services", "people", "reform", "commitments"},
            {"next.projects", "next.funds", "next.grain", "next.party"},
        )
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_default_outline_makes_a_report_of_it_too(language):
    """A plan without an outline of its own is not left without a report."""
    by_default = word_summary(summarize_assessment(assessment(), outline=default_outline()), locale=language)
    assert FAILURES <= set(by_default.findings)
    assert () == by_default.gaps
