"""Every digit of a document can be followed back, and what cannot is found."""

from __future__ import annotations

import pytest
from attrs import evolve
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import devreport
from devreport import Plan, examples
from devreport.audit import trace
from devreport.wording import Document
from devreport.wording.document import FigureSegment, Gap, Heading, Paragraph, Sentence, TextSegment
from tests.strategies.model import plans


def _worded(name: str, locale: str) -> tuple[Document, list[Plan]]:
    example = examples.load(name)
    assessment = devreport.assess(example.plan, previous=example.previous)
    document = devreport.word(devreport.summarize(assessment, outline=example.outline), locale=locale)
    return document, [plan for plan in (example.plan, example.previous) if plan]


@pytest.mark.parametrize("name", examples.names())
@pytest.mark.parametrize("locale", ["zh", "en"])
def test_examples_are_traced_to_the_last_digit(name: str, locale: str) -> None:
    """No digit outside a figure; every figure from a rule and from recorded figures."""
    document, plans = _worded(name, locale)

    assert trace(document, plans) == ()
    assert document.figures


def test_a_loose_digit_is_found() -> None:
    """In a heading as in a sentence, in any script."""
    document, plans = _worded("key-projects", "zh")
    heading = Heading("h", 1, (TextSegment("共３项"),))
    paragraph = Paragraph("p", (Sentence((TextSegment("另有2项"),)),))

    problems = trace(evolve(document, blocks=(heading, paragraph)), plans)

    assert ["h", "p"] == [problem.where for problem in problems]
    assert {"digit"} == {problem.code for problem in problems}


def test_a_figure_of_nothing_is_found() -> None:
    """A reference must lead to a figure of the document."""
    document, plans = _worded("key-projects", "zh")
    paragraph = Paragraph("p", (Sentence((FigureSegment("5", "none"),)),))

    assert ["figure"] == [problem.code for problem in trace(evolve(document, blocks=(paragraph,)), plans)]


def test_figures_from_nowhere_are_found() -> None:
    """A formula nobody has, inputs that nobody recorded, no inputs at all."""
    document, plans = _worded("key-projects", "zh")
    name, figure = next(iter(document.figures.items()))
    wrong = evolve(figure, formula="made.up", inputs=("obs:none@2019", "nothing", "item:none.due", "what:ever.is"))

    problems = trace(evolve(document, blocks=(), figures={name: wrong}), plans)
    assert ["formula", "input", "input", "input", "input"] == [problem.code for problem in problems]
    problems = trace(evolve(document, blocks=(), figures={name: evolve(figure, inputs=())}), plans)
    assert ["inputs"] == [problem.code for problem in problems]


def test_a_placeholder_is_a_gap_that_is_listed() -> None:
    """Nothing is missing in silence."""
    document, plans = _worded("key-projects", "zh")
    name, figure = next(iter(document.figures.items()))
    missing = evolve(document, blocks=(), figures={name: evolve(figure, value="", inputs=(), formula="")})

    assert ["gap"] == [problem.code for problem in trace(missing, plans)]
    assert trace(evolve(missing, gaps=(Gap(kind="value", where="f", what="f"),)), plans) == ()


def test_other_rules_have_other_names() -> None:
    """A document is traced by the rules it was made by."""
    document, plans = _worded("key-projects", "zh")
    none = devreport.RuleSet(id="none", version="1", rules=())

    assert {"formula"} == {problem.code for problem in trace(document, plans, ruleset=none)}


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(plans(), st.sampled_from(["zh", "en"]))
def test_any_plan_is_traced_to_the_last_digit(plan: Plan, locale: str) -> None:
    """Names with digits and markup among them."""
    document = devreport.word(devreport.summarize(devreport.assess(plan, as_of=plan.period.end)), locale=locale)

    assert trace(document, [plan]) == ()
