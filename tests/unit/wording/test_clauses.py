"""One finding, one clause."""

import re

import pytest
from attrs import evolve

from devreport.errors import WordingError
from devreport.findings import STATEMENTS, Listed, Verdict
from devreport.model import Text
from devreport.quantities import Missing, Ratio
from devreport.wording import locale_named
from devreport.wording.clauses import Roles, word_roles
from devreport.wording.messages import Message
from devreport.wording.page import Page
from devreport.wording.template import compile_template
from tests.strategies.wording import figure, finding, listed
from tests.wording.words import worded_clause

PACE = STATEMENTS["pace"]


def test_a_finding_is_said_by_the_message_of_its_verdict():
    """With its figures and names, and what it found is kept."""
    found = finding(PACE, Verdict.AHEAD)
    page, text = worded_clause(found, "zh")
    assert "某项工作完成12个，为2024年上半年计划的12个，超序时进度12个" == text
    assert {"verdict": "ahead", "outcome": "pass", "severity": "warning", "rule": "rule.pace"}.items() <= page.findings[
        found.id
    ].items()
    assert not page.gaps


def test_what_is_undecided_has_its_places_marked():
    """The figures that are known are printed; the finding is listed as a gap."""
    found = finding(PACE, None)
    known = evolve(found, figures={**found.figures, "rate": evolve(found.figures["rate"], value=Missing())})
    page, text = worded_clause(known, "zh")
    assert "某项工作完成12个，为2024年上半年计划的【待补】" == text
    assert ["某项工作的数据"] == [gap.what for gap in page.gaps.values()]
    assert "" == page.findings[found.id]["verdict"]


def test_a_missing_figure_makes_a_gap_whatever_the_verdict():
    """Missing is not zero."""
    found = finding(PACE, Verdict.AHEAD)
    page, _ = worded_clause(
        evolve(found, figures={**found.figures, "gap": evolve(found.figures["gap"], value=Missing())}), "en"
    )
    assert ["value"] == [gap.kind for gap in page.gaps.values()]


def test_a_figure_that_was_not_handed_over_is_never_blank():
    """Its place is marked."""
    page, text = worded_clause(finding(PACE, Verdict.AHEAD, absent=["gap"]), "zh")
    assert text.endswith("超序时进度【待补】")
    assert page.gaps


@pytest.mark.parametrize(
    ("verdict", "absent", "text"),
    [
        (Verdict.DONE, [], "某项工作已于2023年8月20日完成"),
        (Verdict.DONE, ["finished"], "某项工作已完成"),
        (Verdict.IN_PROGRESS, ["due", "text"], "某项工作正按时序推进"),
        (Verdict.IN_PROGRESS, ["text"], "某项工作正按时序推进，计划于2023年9月1日前完成"),
    ],
)
def test_optional_roles_have_variants(verdict, absent, text):
    """What the plan does not ask for is not mentioned."""
    assert text == worded_clause(finding(STATEMENTS["progress"], verdict, absent=absent), "zh")[1]


@pytest.mark.parametrize(
    ("number", "said"), [(1, "1 issue of the name of it was compiled"), (2, "2 issues of the name of it were compiled")]
)
def test_plural_forms_follow_the_first_role(number, said):
    """Where English has two forms."""
    found = finding(STATEMENTS["publication"], Verdict.COMPLETE, absent=["entries", "cited"])
    assert (
        said
        == worded_clause(evolve(found, figures={"issues": figure("p", "issues", Ratio(number, unit="期"))}), "en")[1]
    )


def test_plural_forms_of_what_is_missing():
    """Of an unknown number there are many."""
    found = finding(STATEMENTS["publication"], Verdict.COMPLETE, absent=["entries", "cited", "issues"])
    assert "[to be supplied] issues of the name of it were compiled" == worded_clause(found, "en")[1]


TWO_ROWS = Message("of_which.recorded", (compile_template("{parts.names}分别为{parts.figures}"),))


def test_two_rows_are_of_one_length():
    """分别 aligns each figure with its name."""
    page = Page(locale_named("zh"))
    roles = Roles("f", lists={"parts": listed("f", "parts", 2)})
    assert "第甲、第乙分别为1个、2个" == "".join(one.text for one in word_roles(TWO_ROWS, roles, page=page))
    uneven = Roles("f", lists={"parts": (*listed("f", "parts", 2), Listed(name=Text("丙")))})
    with pytest.raises(WordingError, match=re.escape("3 names and 2 figures for {parts} of f")):
        word_roles(TWO_ROWS, uneven, page=page)


ONE = {"noun": {"en": "new gyms", "zh": "新体育馆"}, "noun_one": {"en": "new gym", "zh": "新体育馆"}}


@pytest.mark.parametrize(
    ("number", "places", "said"), [(1, 0, "1 new gym"), (2, 0, "2 new gyms"), (1, 1, "1.0 new gyms")]
)
def test_one_thing_has_a_noun_of_its_own(number, places, said):
    """Where the number is printed as exactly one."""
    found = finding(STATEMENTS["recorded"], Verdict.RECORDED)
    value = evolve(figure("g", "value", Ratio(number, unit="所")), places=places)
    one = evolve(found, figures={"value": value}, texts={role: Text(words) for role, words in ONE.items()})
    assert said == worded_clause(one, "en")[1]
    assert worded_clause(one, "zh")[1].startswith("新体育馆1") or number > 1
    plain = evolve(one, texts={"noun": Text(ONE["noun"])})
    assert worded_clause(plain, "en")[1].endswith("new gyms")


def test_figures_of_a_sentence_that_differ_are_printed_apart():
    """A rate just below its target never reads like it, and what was printed before stays traced."""
    found = finding(STATEMENTS["target"], Verdict.MISSED)
    roles = {"actual": "94.96", "target": "95.0", "gap": "0.04"}
    figures = {role: evolve(figure("t", role, Ratio(one, unit="%")), places=1) for role, one in roles.items()}
    page, text = worded_clause(evolve(found, figures=figures), "zh")
    assert "某项工作为94.96%，未达到95.0%的目标，相差0.04%" == text
    assert "94.96" == page.figures["t.actual"].printed
    page.figure(figures["actual"])
    assert 2 == page.figures["t.actual"].places


def test_a_figure_printed_with_more_decimals_later_is_traced_with_them():
    """The entry is that of the most decimals printed."""
    page = Page(locale_named("zh"))
    plain = evolve(figure("t", "actual", Ratio("94.96", unit="%")), places=1)
    assert ["95.0%", "94.96%"] == [page.figure(evolve(plain, places=places)).text for places in (1, 2)]
    assert "94.96" == page.figures["t.actual"].printed


def test_what_is_recorded_of_one_unit_names_the_unit():
    """Beside the name of the thing."""
    found = finding(STATEMENTS["recorded"], Verdict.RECORDED, absent=["noun", "noun_one"])
    of_a_unit = evolve(found, texts={"name": Text("投资"), "unit": Text("园区1")})
    assert worded_clause(of_a_unit, "zh")[1].startswith("园区1投资")
