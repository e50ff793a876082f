import tracemalloc
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devreport.errors import DevreportError, InputError, Problem
from devreport.io.plain import MAX_PROBLEMS
from devreport.io.plan_data import LISTS, plan_from
from devreport.model import Plan
from devreport.periods import half

PLAN = {"id": "p", "title": "工作总结", "period": "2023-S1"}
MONEY = {"id": "money", "name": "投资", "unit": "亿元"}
SEEN = {"indicator": "money", "period": "2023-S1", "value": "629.0亿元"}


def problems(data, **fields) -> list[str]:
    """Where a plan is wrong."""
    with pytest.raises(InputError) as caught:
        plan_from({**data, **fields})
    return [problem.where for problem in caught.value.problems]


def test_the_least_that_a_plan_is():
    """An id, a title and a period."""
    assert Plan(id="p", title="工作总结", period=half(2023, 1)) == plan_from(PLAN)
    assert ["$.id", "$.title", "$.period"] == problems({})


def test_what_is_not_read():
    """The version, and whatever is under ``ext``."""
    assert plan_from(PLAN) == plan_from({**PLAN, "schema_version": "1.0", "ext": {"any": ["thing"]}})


def test_periods_without_a_year_are_in_the_year_of_the_plan():
    """1—6月 is enough."""
    plan = plan_from({**PLAN, "indicators": [MONEY], "observations": [{**SEEN, "period": "1—5月"}]})
    assert "2023-01/2023-05" == plan.observations[0].period.code


def test_own_units_can_be_used_everywhere():
    """In indicators and in figures."""
    plan = plan_from(
        {
            **PLAN,
            "units": [{"code": "担", "equals": "50公斤"}],
            "indicators": [{"id": "grain", "name": "粮食", "unit": "万担"}],
            "observations": [{"indicator": "grain", "period": "2023", "value": "3.50担"}],
        }
    )
    assert ("万担", "3.50担") == (plan.indicators[0].unit.code, str(plan.observations[0].value))


def test_wrong_values_and_contradictions_are_found_together():
    """What is right is checked, whatever else is wrong."""
    assert [
        "$.titel",
        "$.as_of",
        "$.indicators[0].nature",
        "$.observations",
        "$.notes[1]",
        "$.period",
        "$.org",
        "$.goals[0].owner",
        "$.notes[2].id",
    ] == sorted_like_read(
        problems(
            {"id": "p", "title": "a"},
            titel="b",
            as_of="30.6.2023",
            org="x",
            indicators=[{**MONEY, "nature": "flows"}],
            observations="none",
            goals=[{"id": "g", "name": "目标", "owner": "x", "indicators": ["money"]}],
            notes=[{"id": "n", "text": "x"}, 5, {"id": "n", "text": "y"}],
        )
    )


def sorted_like_read(places: list[str]) -> list[str]:
    """The order of the plan's fields is the model's; only what is found matters here."""
    order = [
        "$.titel",
        "$.as_of",
        "$.indicators[0].nature",
        "$.observations",
        "$.notes[1]",
        "$.period",
        "$.org",
        "$.goals[0].owner",
        "$.notes[2].id",
    ]
    assert set(order) == set(places)
    assert len(order) == len(places)
    return sorted(places, key=order.index)


def test_a_link_to_what_could_not_be_read_is_no_problem_of_its_own():
    """It would be right if the rest were."""
    assert ["$.indicators[0].unit"] == problems(PLAN, indicators=[{**MONEY, "unit": "x"}], observations=[SEEN])


def test_hints_name_places_in_the_file():
    """Not in what was left of it."""
    with pytest.raises(InputError) as caught:
        plan_from({**PLAN, "notes": [5, {"id": "n", "text": "x"}, {"id": "n", "text": "y"}]}, "plan.json: {}".format)
    assert [("plan.json: $.notes[0]", ""), ("plan.json: $.notes[2].id", "plan.json: $.notes[1].id has it already")] == [
        (problem.where, problem.hint) for problem in caught.value.problems
    ]


@pytest.mark.parametrize("value", [629.0, {"value": 629.0, "unit": "亿元"}], ids=repr)
def test_floats_are_refused_once(value):
    """With a hint, and not again for what they should have been."""
    with pytest.raises(InputError) as caught:
        plan_from({**PLAN, "indicators": [MONEY], "observations": [{**SEEN, "value": value}], "ext": {"a": 1.5}})
    assert [2, True] == [len(caught.value.problems), "string" in caught.value.problems[0].hint]


@pytest.mark.parametrize("data", [None, [], "x", 5, 1.5], ids=repr)
def test_a_plan_is_an_object(data):
    """Nothing else is."""
    with pytest.raises(InputError) as caught:
        plan_from(data)
    assert ["$"] == [problem.where for problem in caught.value.problems]


def test_nobody_reads_more_than_a_thousand_problems():
    """The message says that there are more."""
    with pytest.raises(InputError, match="more than 1,000 problems") as caught:
        plan_from({**PLAN, "notes": [5] * 100_000})
    assert MAX_PROBLEMS == len(caught.value.problems)


def test_many_wrong_links_take_little_time():
    """Suggestions are looked for a few times only."""
    indicators = [{**MONEY, "id": f"money{number}"} for number in range(3000)]
    observations = [{**SEEN, "indicator": f"mony{number}"} for number in range(3000)]
    before = perf_counter()
    with pytest.raises(InputError):
        plan_from({**PLAN, "indicators": indicators, "observations": observations})
    assert perf_counter() - before < 10


def test_unending_data_take_little_memory():
    """A value that holds itself is refused, not followed."""
    loop: list[object] = []
    loop += [loop, loop]
    tracemalloc.start()
    with pytest.raises(InputError, match="levels"):
        plan_from({**PLAN, "notes": loop})
    assert tracemalloc.get_traced_memory()[1] < 2 * 10**7
    tracemalloc.stop()


JUNK = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=5)
    | st.sampled_from(["money", "2023-S1", "5亿元", "%"]),
    lambda inside: (
        st.lists(inside, max_size=3)
        | st.dictionaries(
            st.sampled_from(["id", "name", "value", "unit", "period", "zh", "missing", "parts", "x"]),
            inside,
            max_size=4,
        )
    ),
    max_leaves=8,
)


@given(st.dictionaries(st.sampled_from([*PLAN, *LISTS, "org", "as_of", "fictional", "ext"]), JUNK, max_size=6))
def test_whatever_comes_in_nothing_else_comes_out(junk):
    """A plan, or an error that says what is wrong."""
    problems: tuple[Problem, ...] = ()
    plan = None
    try:
        plan = plan_from({**PLAN, **junk})
    except DevreportError as error:
        problems = error.problems
    assert isinstance(plan, Plan) or problems
    assert all(problem.where.startswith("$") and problem.found and problem.expected for problem in problems)
