import pytest

from devreport.model import (
    Baseline,
    Breakdown,
    Comparator,
    Direction,
    Display,
    Goal,
    Growth,
    Indicator,
    Nature,
    Observation,
    Part,
    PlanItem,
    Reconciliation,
    Target,
    figures,
)
from devreport.periods import half, parse_period, year
from devreport.quantities import Missing, Quantity

H1 = half(2023, 1)
MONEY = Indicator(id="money", name="投资", unit="亿元")
COUNT = Indicator(id="count", name="项目", unit="个", nature=Nature.COUNT)
PEOPLE = Indicator(id="people", name="人口", unit="万人", nature=Nature.COUNT)
RATE = Indicator(id="rate", name="增速", unit="%", nature=Nature.RATE)
DONE = Indicator(id="done", name="建成", unit="1", nature=Nature.BINARY)
ALL = (MONEY, COUNT, PEOPLE, RATE, DONE)


def observed(indicator: str, value: Quantity | Missing) -> dict:
    """A plan with one observation."""
    return {"indicators": ALL, "observations": [Observation(indicator=indicator, period=H1, value=value)]}


def aimed(**fields) -> dict:
    """A plan with one target."""
    defaults = {"indicator": "money", "period": year(2023), "value": Quantity("100", "亿元")}
    return {"indicators": ALL, "targets": [Target(**{**defaults, **fields})]}


@pytest.mark.parametrize(
    ("indicator", "value"),
    [
        ("money", Quantity("629.0", "万元")),
        ("money", Missing()),
        ("money", Quantity("-3", "亿元")),
        ("rate", Quantity("5.2", "‰")),
        ("count", Quantity("3", "个")),
        ("people", Quantity("3.55", "万人")),
        ("done", Quantity("1")),
        ("done", Quantity("0")),
    ],
)
def test_a_figure_fits_its_indicator(indicator, value, places):
    """Another step of the same kind will do."""
    assert [] == places(**observed(indicator, value))


@pytest.mark.parametrize(
    ("expected", "indicator", "value"),
    [
        ("unit", "money", Quantity("629.0", "个")),
        ("unit", "rate", Quantity("5.2", "个百分点")),
        ("negative", "count", Quantity("-3", "个")),
        ("whole", "count", Quantity("3.5", "个")),
        ("binary", "done", Quantity("2")),
    ],
)
def test_a_figure_that_does_not_fit(expected, indicator, value, problems):
    """Kinds are never mixed; counts are whole and not negative."""
    (problem,) = problems(**observed(indicator, value))
    assert ("$.observations[0].value", expected) == (problem.where, problem.code)


def test_a_number_without_a_unit_gets_a_hint(problems):
    """Whoever forgets the unit is shown how it is written."""
    (problem,) = problems(**observed("money", Quantity("629.0")))
    assert "629.0亿元" in problem.hint


def test_baselines_fit_as_well(places):
    """The base is measured like what is compared with it."""
    base = Baseline(indicator="money", period=year(2022), value=Quantity("1", "个"))
    assert ["$.baselines[0].value"] == places(indicators=ALL, baselines=[base])


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"comparator": Comparator.BETWEEN, "upper": Quantity("1.1", "万亿元"), "soft_upper": True},
        {"comparator": Comparator.BETWEEN, "upper": Quantity("100", "亿元")},
        {"comparator": Comparator.ABOUT, "tolerance": Quantity("5", "亿元")},
        {
            "indicator": "rate",
            "value": Quantity("5", "%"),
            "comparator": Comparator.ABOUT,
            "tolerance": Quantity("0.5", "个百分点"),
        },
        {
            "indicator": "rate",
            "value": Quantity("5", "%"),
            "comparator": Comparator.ABOUT,
            "tolerance": Quantity("1", "%"),
        },
    ],
)
def test_a_target_that_makes_sense(fields, places):
    """Bounds, tolerances and units go together."""
    assert [] == places(**aimed(**fields))


@pytest.mark.parametrize(
    ("expected", "fields"),
    [
        (["upper"], {"comparator": Comparator.BETWEEN}),
        (["upper"], {"upper": Quantity("200", "亿元")}),
        (["upper"], {"comparator": Comparator.BETWEEN, "upper": Quantity("99.99", "亿元")}),
        (["upper"], {"comparator": Comparator.BETWEEN, "upper": Quantity("200", "个")}),
        (["soft_upper"], {"soft_upper": True}),
        (["tolerance"], {"tolerance": Quantity("5", "亿元")}),
        (["tolerance"], {"comparator": Comparator.ABOUT, "tolerance": Quantity("-5", "亿元")}),
        (["tolerance"], {"comparator": Comparator.ABOUT, "tolerance": Quantity("5", "个百分点")}),
        (["value"], {"value": Quantity("5", "%")}),
        (["value"], {"indicator": "count", "value": Quantity("0.5", "个")}),
        (["indicator"], {"indicator": "x"}),
    ],
)
def test_a_target_that_makes_no_sense(expected, fields, places):
    """Each contradiction is named where it is."""
    assert [f"$.targets[0].{name}" for name in expected] == places(**aimed(**fields))


@pytest.mark.parametrize(
    ("expected", "unit"), [([], "%"), ([], "‰"), (["$.growths[0].value"], "个百分点"), (["$.growths[0].value"], "亿元")]
)
def test_growth_is_a_rate(expected, unit, places):
    """A growth rate is in % or ‰."""
    growth = Growth(indicator="money", period=H1, value=Quantity("5.2", unit))
    missing = Growth(indicator="rate", period=H1, value=Missing())
    assert expected == places(indicators=ALL, growths=[growth, missing])


@pytest.mark.parametrize("nature", [Nature.RATE, Nature.RATIO, Nature.INDEX])
def test_a_rate_is_never_summed(nature, problems):
    """The parts of a rate do not add up to it."""
    rate = Indicator(id="r", name="比率", unit="%", nature=nature)
    (problem,) = problems(indicators=[rate], breakdowns=[Breakdown(id="b", name="按行业", indicator="r")])
    assert ("$.breakdowns[0]", "sum") == (problem.where, problem.code)
    assert () == problems(
        indicators=[rate], breakdowns=[Breakdown(id="b", name="其中", indicator="r", exhaustive=False)]
    )


def test_parts_are_measured_like_their_total(places):
    """Names may stand alone."""
    parts = [Part(name="a", value=Quantity("1", "万元")), Part(name="b", value=Quantity("1", "个")), Part(name="c")]
    broken = Breakdown(id="b", name="按行业", indicator="money", parts=parts, stated_parts=3)
    assert ["$.breakdowns[0].parts[1].value"] == places(indicators=ALL, breakdowns=[broken])


def test_a_list_of_names_has_no_total(places):
    """Without an indicator only names are counted, and never fewer than none."""
    assert ["$.breakdowns[0].stated_parts"] == places(breakdowns=[Breakdown(id="b", name="方面", stated_parts=-1)])


@pytest.mark.parametrize(
    ("expected", "fields"),
    [
        ([], {"tolerance": Quantity("2", "‰"), "within_days": 0}),
        (["$.reconciliations[0]"], {"actual": "count"}),
        (["$.reconciliations[0].tolerance"], {"tolerance": Quantity("2", "吨")}),
        (["$.reconciliations[0].tolerance"], {"tolerance": Quantity("-2", "%")}),
        (["$.reconciliations[0].within_days"], {"within_days": -1}),
    ],
)
def test_two_sides_agree_in_kind(expected, fields, places):
    """Unlike things are never reconciled."""
    record = Reconciliation(**{"id": "r", "name": "账实", "book": "money", "actual": "money", **fields})
    assert expected == places(indicators=ALL, reconciliations=[record])


@pytest.mark.parametrize(
    ("expected", "weights"),
    [
        ([], ["0.5", "0.5", None]),
        ([], ["0.3333333333333333333333333333333333333333", "0.6666666666666666666666666666666666666667"]),
        (
            ["$.goals[1].weight"],
            ["0.3333333333333333333333333333333333333334", "0.6666666666666666666666666666666666666667"],
        ),
        (["$.goals[1].weight"], ["0.6", "0.6", "0.6"]),
        (["$.goals[0].weight"], ["-0.1", "1"]),
        (["$.goals[0].weight"], ["1.5"]),
    ],
)
def test_siblings_share_their_parent(expected, weights, places):
    """Weights are not negative and add up to one at most, exactly."""
    goals = [Goal(id=f"g{number}", name="目标", weight=weight) for number, weight in enumerate(weights)]
    assert expected == places(goals=goals)


def test_each_family_has_its_own_sum(problems):
    """Children of different goals do not share."""
    goals = [
        Goal(id="a", name="a", weight="1"),
        Goal(id="b", name="b", parent="a", weight="1"),
        Goal(id="c", name="c", parent="a", weight="1"),
    ]
    (problem,) = problems(goals=goals)
    assert ("$.goals[2].weight", True) == (problem.where, "'a'" in problem.found)


@pytest.mark.parametrize(("expected", "value"), [([], "8.6亿元"), ([], "8.6万美元"), (["x"], "8.6吨"), (["x"], "-1元")])
def test_investment_is_money(expected, value, places):
    """In whatever currency, and not negative."""
    found = places(items=[PlanItem(id="t", name="项目", investment=Quantity.parse(value))])
    assert ["$.items[0].investment"] * len(expected) == found


@pytest.mark.parametrize(
    ("expected", "display"),
    [
        ([], Display(places=0, rate_places=2, hedge_step=Quantity("100", "万元"))),
        (["places"], Display(places=-1)),
        (["rate_places"], Display(rate_places=21)),
        (["hedge_step"], Display(hedge_step=Quantity("100", "个"))),
        (["hedge_step"], Display(hedge_step=Quantity("0", "亿元"))),
    ],
)
def test_a_display_can_be_printed(expected, display, places):
    """Decimals are few, steps are above zero."""
    found = places(indicators=[Indicator(id="i", name="投资", unit="亿元", display=display)])
    assert [f"$.indicators[0].display.{name}" for name in expected] == found


@pytest.mark.parametrize(
    ("expected", "fields"),
    [
        ([], {"numerator": "money", "denominator": "people", "unit": "元/人"}),
        (["$.indicators[5]"], {"numerator": "money", "unit": "%"}),
        (["$.indicators[5]"], {"denominator": "money", "unit": "%"}),
        (["$.indicators[5].unit"], {"numerator": "money", "denominator": "people", "unit": "%"}),
    ],
)
def test_a_ratio_has_both_its_parts(expected, fields, places):
    """And the unit that comes of dividing them."""
    ratio = Indicator(id="ratio", name="比率", nature=Nature.RATIO, **fields)
    assert expected == places(indicators=[*ALL, ratio])


def test_figures_of_the_same_days_are_refused():
    """上半年 and 1—6月 are called differently and cover the same days."""
    seen = [
        Observation(indicator="a", period=parse_period(text), value=Quantity(5, "亿元"))
        for text in ("2023-S1", "2023年1—6月", "2023-Q1")
    ]
    (problem,) = figures.same_days((f"$.observations[{index}]", one) for index, one in enumerate(seen))
    assert ("$.observations[1].period", "duplicate") == (problem.where, problem.code)


def test_what_is_to_fall_has_no_floor():
    """At least is meant where no comparator is written."""
    known = {"a": Indicator(id="a", name="能耗", unit="吨", direction=Direction.DOWN)}
    aims = [
        Target(indicator="a", period=parse_period("2023"), value=Quantity(5, "吨"), comparator=comparator)
        for comparator in (Comparator.AT_LEAST, Comparator.AT_MOST)
    ]
    assert ["direction"] == [problem.code for problem in figures.against_direction(aims, known)]
