"""Every finding is explained in every language; no field lacks a term, and no digit is loose."""

import pytest

import devreport
from devreport import examples
from devreport.audit import trace
from devreport.renderers import FORMATS
from devreport.rules import core_rules
from devreport.rules.subjects import subject_tables
from devreport.wording import explain, locale_named, locale_tags
from devreport.wording.document import MarkerSegment
from devreport.wording.explanation_terms import Terms
from devreport.wording.page import Page
from tests.rules.assessed import cases, judged


@pytest.mark.parametrize("tag", locale_tags())
def test_every_field_has_a_term(tag):
    """Of every kind of subject, child rows included."""
    page = Page(locale_named(tag))
    lacking = []
    for kind, table in subject_tables().items():
        terms = Terms(page, kind, "f")
        lacking += [f"{kind}.{name}" for name in table.fields if unnamed(terms.field(name))]
        for relation, fields in table.relations.items():
            lacking += [f"relation.{relation}"] * unnamed(terms.rows(relation))
            lacking += [f"{kind}.{relation}.{name}" for name in fields if unnamed(terms.within(relation).field(name))]
    assert [] == lacking


@pytest.mark.parametrize("tag", locale_tags())
def test_every_word_of_a_field_has_words(tag):
    """Those that a field of a closed vocabulary can be."""
    terms = Terms(Page(locale_named(tag)), "", "f")
    words = {
        word
        for table in subject_tables().values()
        for fields in (table.fields, *table.relations.values())
        for meaning in fields.values()
        for word in meaning.words
    }
    assert [] == sorted(word for word in words if unnamed(terms.word(word)))


def unnamed(segments) -> bool:
    """Whether something is called by its bare name."""
    return any(isinstance(one, MarkerSegment) for one in segments)


def test_explanations_are_the_same_in_every_language():
    """The same messages, with the same roles."""
    found = [
        {
            name
            for name in locale_named(tag).catalogue.messages
            if name.startswith(("explain.", "formula.", "term.", "word."))
        }
        for tag in locale_tags()
    ]
    assert [found[0]] * len(found) == found


@pytest.mark.parametrize("tag", locale_tags())
@pytest.mark.parametrize("name", examples.names())
def test_every_digit_of_an_explanation_can_be_followed(name, tag):
    """In every format."""
    example = examples.load(name)
    plans = [plan for plan in (example.plan, example.previous) if plan]
    assessment = devreport.assess(example.plan, previous=example.previous)
    for finding in assessment.findings:
        document = explain(finding, locale=tag, assessment=assessment)
        said = {figure.id for figure in finding.figures.values()}
        problems = trace(document, plans, ruleset=assessment.ruleset)
        assert [] == [one for one in problems if one.code != "gap" and one.where not in said]
        for render in FORMATS.values():
            assert render(document)


@pytest.mark.parametrize("tag", locale_tags())
def test_every_case_is_explained(tag):
    """And the verdict explained is the one that was given."""
    page = Page(locale_named(tag))
    for finding in filter(None, map(judged, cases())):
        text = FORMATS["text"](explain(finding, locale=tag))
        assert core_rules().rule(finding.rule).code in text
        if finding.verdict is not None:
            assert page.locale.phrase(f"verdict.{finding.verdict.value}") in text
