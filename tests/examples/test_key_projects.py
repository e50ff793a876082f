"""The key-projects example: published figures, and the one among them that does not follow."""

from functools import cache

import pytest

from devreport import examples
from devreport.findings import Outcome, Verdict
from devreport.rules import Context, assess_plan
from devreport.summary import summarize_assessment
from devreport.wording import word_summary


@cache
def assessment():
    """The example, judged."""
    plan = examples.load("key-projects").plan
    return assess_plan(Context(plan=plan, period=plan.period, as_of=plan.as_of))


def document(language):
    """The example in words."""
    summary = summarize_assessment(assessment(), outline=examples.load("key-projects").outline)
    return word_summary(summary, locale=language)


def test_only_the_stated_completion_does_not_follow():
    """1750.07 of 2574.3 is 67.98 %, not 67.99 %; everything else that is stated follows."""
    failed = [one for one in assessment().findings if one.outcome is Outcome.FAIL]
    assert ["claim.graded:completion@2019-01/2019-08"] == [one.id for one in failed]
    assert Verdict.DOES_NOT_FOLLOW is failed[0].verdict
    grades = {one.subject: one.verdict for one in assessment().findings if one.rule == "claim.graded"}
    assert {Verdict.FOLLOWS} == {grades[name] for name in ("sum-by-sector", "sum-by-stage", "completion-by-stage")}


@pytest.mark.parametrize(("language", "sentence"), [
    ("zh", "按投资总额计算的完成比例表述为67.99%，与所报数据不符，推算应为67.98%。"),
    ("en", "67.99 percent, does not follow from what is recorded, which gives 67.98 percent."),
])  # fmt: skip
def test_the_report_says_which_figure_does_not_follow(language, sentence):
    """In so many words, and never corrected in silence."""
    paragraphs = [block for block in document(language).blocks if hasattr(block, "sentences")]
    assert sentence in "".join(one.text for block in paragraphs for one in block.sentences)


def test_both_breakdowns_add_up():
    """By sector and by stage."""
    assert {"by-sector", "by-stage"} == {
        one.subject for one in assessment().findings if one.rule == "breakdown.sum" and one.verdict is Verdict.AGREES
    }


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_figure_can_be_followed_to_its_source(language):
    """What was recorded names the page it was published on."""
    figures = document(language).figures
    assert ("hunan",) == figures["investment@2019-01/2019-08:indicator.pace.actual"].sources
    source = examples.load("key-projects").plan.sources[0]
    assert source.url
    assert source.publisher
    assert source.published_on
