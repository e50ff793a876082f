import pytest

from devreport.model import (
    Breakdown,
    Cadence,
    Claim,
    Goal,
    Growth,
    Indicator,
    Note,
    Observation,
    OrgUnit,
    Part,
    PlanItem,
    Reconciliation,
    Source,
)
from devreport.model.links import circular, cycles
from devreport.periods import PeriodKind, half
from devreport.quantities import Missing, Quantity

H1 = half(2023, 1)


def test_an_id_belongs_to_one_thing(problems):
    """Ids are unique in the whole plan, whatever they are of."""
    (problem,) = problems(notes=[Note(id="a", text="x")], goals=[Goal(id="a", name="目标")])
    assert ("$.notes[0].id", "duplicate", "$.goals[0].id has it already") == (problem.where, problem.code, problem.hint)


def test_figures_of_one_thing_are_given_once(places):
    """Two observations of one indicator, period, basis and vintage contradict each other."""
    twice = [Observation(indicator="i", period=H1, value=Missing())] * 2
    assert ["$.observations[1]"] == places(indicators=[Indicator(id="i", name="投资", unit="亿元")], observations=twice)


@pytest.mark.parametrize("identity", ["a b", "a/b", "a@b", "a\u3000b"])
def test_ids_of_figures_stay_readable(identity, places):
    """Spaces and the signs that figure ids are put together with are refused."""
    assert ["$.notes[0].id"] == places(notes=[Note(id=identity, text="x")])


@pytest.mark.parametrize(
    ("expected", "fields"),
    [
        (["$.org"], {"org": "x"}),
        (["$.orgs[0].parent"], {"orgs": [OrgUnit(id="o", name="局", parent="x")]}),
        (
            ["$.goals[0].parent", "$.goals[0].owner", "$.goals[0].indicators[1]", "$.goals[0].covers[0]"],
            {
                "goals": [Goal(id="g", name="目标", parent="x", owner="x", indicators=["i", "x"], covers=["x"])],
                "indicators": [Indicator(id="i", name="投资", unit="亿元")],
            },
        ),
        (
            ["$.indicators[0].numerator", "$.indicators[0].denominator", "$.indicators[0].owner"],
            {"indicators": [Indicator(id="i", name="投资", unit="%", numerator="x", denominator="x", owner="x")]},
        ),
        (
            ["$.growths[0].indicator", "$.growths[0].about", "$.growths[0].source"],
            {"growths": [Growth(indicator="x", period=H1, value=Missing(), about="x", source="x")]},
        ),
        (
            ["$.items[0].goal", "$.items[0].owner", "$.items[0].measured_by"],
            {"items": [PlanItem(id="t", name="项目", goal="x", owner="x", measured_by="x")]},
        ),
        (
            ["$.breakdowns[0].indicator", "$.breakdowns[0].about", "$.breakdowns[0].parts[1].about"],
            {
                "breakdowns": [
                    Breakdown(
                        id="b",
                        name="按行业",
                        indicator="x",
                        about="x",
                        parts=[Part(name="a"), Part(name="b", about="x")],
                    )
                ]
            },
        ),
        (["$.observations[0].indicator"], {"observations": [Observation(indicator="x", period=H1, value=Missing())]}),
        (["$.cadences[0].about"], {"cadences": [Cadence(id="c", name="简报", per=PeriodKind.XUN, about="x")]}),
        (
            ["$.reconciliations[0].book", "$.reconciliations[0].actual"],
            {"reconciliations": [Reconciliation(id="r", name="账实", book="x", actual="x")]},
        ),
        (["$.claims[0].source"], {"claims": [Claim(id="c", measure="m", value=Quantity("1"), source="x")]}),
    ],
)
def test_every_id_that_is_named_exists(expected, fields, problems):
    """Nothing refers to nothing."""
    found = problems(**fields)
    assert sorted(expected) == sorted(problem.where for problem in found)
    assert {"dangling"} == {problem.code for problem in found}


def test_a_figure_is_about_a_unit_or_an_item(places):
    """Both can be subjects."""
    records = [Observation(indicator="i", period=H1, value=Missing(), about=about, source="s") for about in ("o", "t")]
    assert [] == places(
        indicators=[Indicator(id="i", name="投资", unit="亿元")],
        orgs=[OrgUnit(id="o", name="局")],
        items=[PlanItem(id="t", name="项目")],
        sources=[Source(id="s", title="月报")],
        observations=records,
    )


def test_only_the_first_dangling_ids_get_a_suggestion(problems):
    """Looking for similar ids takes time, and nobody reads so many."""
    orgs = [
        OrgUnit(id="bureau", name="局"),
        *(OrgUnit(id=f"o{number}", name="局", parent="bureaux") for number in range(30)),
    ]
    hints = [problem.hint for problem in problems(orgs=orgs)]
    assert (['did you mean "bureau"?'] * 20, [""] * 10) == (hints[:20], hints[20:])


@pytest.mark.parametrize(
    ("expected", "above"),
    [
        ([], {}),
        ([], {"a": ["b"], "b": ["x"], "c": ["b"]}),
        ([["a"]], {"a": ["a"]}),
        ([["a", "b", "c"]], {"a": ["b"], "b": ["c"], "c": ["a"]}),
        ([["b", "c"]], {"a": ["b"], "b": ["c"], "c": ["b"], "d": ["b"]}),
        ([["a", "b"], ["c"]], {"a": ["b"], "b": ["a", "c"], "c": ["c"]}),
        ([["a"], ["a"]], {"a": ["a", "a"]}),
    ],
)
def test_every_way_round_is_found(expected, above):
    """A graph may have none, one or several cycles."""
    assert expected == list(cycles(above))


def test_a_very_long_way_round(problems):
    """No depth is too deep, and a message stays short."""
    goals = [Goal(id=f"g{number}", name="目标", parent=f"g{(number + 1) % 5000}") for number in range(5000)]
    (problem,) = problems(goals=goals)
    assert ("$.goals[0].parent", "cycle") == (problem.where, problem.code)
    assert len(problem.found) < 80


def test_nobody_reads_more_cycles_than_a_hundred():
    """The rest would say nothing new."""
    above = {str(number): [str(number)] for number in range(200)}
    assert 100 == len(list(circular(above, dict.fromkeys(above, "$"), noun="goals")))


def test_units_and_ratios_go_round_as_well(places):
    """An indicator is no part of itself."""
    assert ["$.orgs[0].parent", "$.indicators[0]"] == places(
        orgs=[OrgUnit(id="o", name="局", parent="o")],
        indicators=[
            Indicator(id="i", name="比率", unit="%", numerator="i", denominator="j"),
            Indicator(id="j", name="数", unit="%"),
        ],
    )
