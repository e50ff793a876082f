"""What is wrong with an outline is found before it is used."""

import pytest
from hypothesis import given

from devreport.errors import RuleError
from devreport.rules import core_rules
from devreport.summary import Order, Outline, OutlinePoint, OutlineSection, Select, check_outline, default_outline
from tests.strategies.summary import RULESET, outlines


def outline(*selects, identity="point"):
    """An outline with one point in a section of a section."""
    inner = OutlineSection(id="inner", heading="二级", points=[OutlinePoint(id=identity, selects=selects)])
    return Outline(id="mine", sections=[OutlineSection(id="outer", heading="一级", sections=[inner])])


PLACE = "$.sections[0].sections[0].points[0].selects[0]"


@pytest.mark.parametrize(
    ("select", "place", "said"),
    [
        (Select(rules=["indicator.pac"]), "rules[0]", 'did you mean "indicator.pace"?'),
        (Select(rules=["indicator.pace:investment@2023-S1"]), "rules[0]", "never by the id of a finding"),
        (Select(statements=["pace", "paec"]), "statements[1]", 'did you mean "pace"?'),
        (Select(kinds=["indicater"]), "kinds[0]", 'did you mean "indicator"?'),
        (Select(limit=0), "limit", "1 or more"),
        (Select(order=Order.TAGS), "order", "tags to order by"),
        (Select(order=Order.RANKED), "order", "both"),
        (Select(rank_by="rate"), "order", "both"),
        (Select(order=Order.RANKED, rank_by="rat"), "rank_by[0]", 'did you mean "rate"?'),
    ],
)
def test_a_wrong_selection_is_refused_with_its_place(select, place, said):
    """The error says where, what, and what would be right."""
    with pytest.raises(RuleError) as caught:
        check_outline(outline(select), RULESET)
    assert [f"{PLACE}.{place}"] == [problem.where for problem in caught.value.problems]
    assert said in str(caught.value)


def test_everything_wrong_is_said_at_once():
    """Whoever corrects an outline corrects it once."""
    with pytest.raises(RuleError) as caught:
        check_outline(outline(Select(rules=["a", "b"], statements=["c"])), RULESET)
    assert 3 == len(caught.value.problems)


def test_an_id_belongs_to_one_point_or_section():
    """Ids become ids of the document, where each is one thing's."""
    with pytest.raises(RuleError, match=r'\$\.sections\[0\]\.id: found "outer" again'):
        check_outline(outline(identity="outer"), RULESET)


def test_rules_go_by_name_or_code():
    """A code is as good as a name."""
    check_outline(outline(Select(rules=["I03", "indicator.pace"])), RULESET)


@given(outlines())
def test_a_good_outline_passes(drawn):
    """Nothing is refused that can be said."""
    check_outline(drawn, RULESET)


def test_the_default_outline_is_good():
    """What is shipped keeps its own rules."""
    check_outline(default_outline(), core_rules())
