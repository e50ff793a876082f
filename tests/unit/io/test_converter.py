import pytest

from devreport.errors import InputError
from devreport.io.converter import converter_for, structured
from devreport.io.values import Context
from devreport.model import Cadence, Claim, Indicator, Observation, PlanItem
from devreport.periods import month
from devreport.quantities import Missing, Quantity

HERE = converter_for(Context(year=2023))
ITEM = {"id": "t", "name": "项目"}
CLAIM = {"id": "c", "measure": "completion", "value": "97.2%"}


def wrong(value, kind) -> list[tuple[str, str, str]]:
    """Where a value is wrong, what was found and what helps."""
    with pytest.raises(InputError) as caught:
        structured(HERE, value, kind=kind)
    return [(problem.where, problem.found, problem.hint) for problem in caught.value.problems]


def test_a_record_is_made_of_an_object():
    """Defaults fill in what is not said; ``ext`` is the writer's own."""
    value = {"indicator": "money", "period": "上半年", "value": {"missing": "not_published"}, "ext": {"x": [1]}}
    assert Missing().__class__ is structured(HERE, value, kind=Observation).value.__class__


def test_a_record_without_what_it_needs():
    """Everything that is missing is named."""
    assert [(".indicator", "nothing", ""), (".period", "nothing", ""), (".value", "nothing", "")] == wrong(
        {}, Observation
    )


def test_everything_wrong_in_a_record_is_found():
    """At any depth, each at its place."""
    value = {
        "id": 5,
        "name": {"zh": "项目", "en": 5},
        "kind": "projekt",
        "due": "2023-02-30",
        "investment": "5亿圆",
        "milestones": [{"name": "a", "due": "2023-06-30"}, {"name": "b"}, 5],
        "responsibility": {"leaders": "me", "people": [5]},
        "ower": "o",
    }
    assert sorted(
        [
            (".id", "5", ""),
            (".name.en", "5", ""),
            (".kind", "'projekt'", 'did you mean "project"?'),
            (".due", "'2023-02-30'", ""),
            (".milestones[1].due", "nothing", ""),
            (".milestones[2]", "5", ""),
            (".responsibility.leaders", "'me'", ""),
            (".responsibility.people[0]", "5", ""),
            (".ower", "the unknown key 'ower'", 'did you mean "owner"?'),
        ]
    ) == sorted(problem for problem in wrong(value, PlanItem) if problem[0] != ".investment")


@pytest.mark.parametrize("value", ["text", [], 5, None], ids=repr)
def test_a_record_is_an_object(value):
    """Nothing else becomes one."""
    assert [""] == [place for place, *_ in wrong(value, Indicator)]


def test_null_is_nothing_only_where_nothing_is_allowed():
    """An owner may be unknown, a name may not."""
    assert structured(HERE, {**ITEM, "owner": None, "investment": None}, kind=PlanItem).owner is None
    assert [(".name", "nothing", "")] == wrong({**ITEM, "name": None}, PlanItem)


def test_lists_of_anything():
    """Periods in any spelling."""
    value = {"id": "c", "name": "简报", "per": "month", "records": ["1月", "2023-M02"]}
    assert (month(2023, 1), month(2023, 2)) == structured(HERE, value, kind=Cadence).records


def test_pairs_have_two_members():
    """A name and a figure."""
    assert (("actual", Quantity("629.0", "亿元")),) == structured(
        HERE, {**CLAIM, "inputs": [["actual", "629.0亿元"]]}, kind=Claim
    ).inputs
    assert [(".inputs[0]", "'a list of 1'", ""), (".inputs[1][1]", "nothing", "")] == wrong(
        {**CLAIM, "inputs": [["actual"], ["actual", None]]}, Claim
    )


def test_a_word_that_is_a_string_is_read_as_a_word():
    """Kinds of periods are closed like every vocabulary."""
    assert [(".per", "'monthly'", 'did you mean "month"?')] == wrong(
        {"id": "c", "name": "简报", "per": "monthly"}, Cadence
    )


def test_one_context_has_one_converter():
    """It is made once."""
    assert converter_for(Context(year=2023)) is HERE
