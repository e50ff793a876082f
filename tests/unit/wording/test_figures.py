"""Figures in words: units, steps, counters, hedges, periods, what is missing."""

from datetime import date

import pytest

from devreport.findings import Figure
from devreport.model import Hedge
from devreport.periods import half
from devreport.quantities import Missing, Quantity, Ratio, Unit, parse_unit
from devreport.wording import locale_named
from devreport.wording.figures import print_figure

ZH, EN = locale_named("zh"), locale_named("en")


def both(value, **more):
    """A figure in Chinese and in English."""
    places = value.places if isinstance(value, Quantity) else more.pop("places", 0)
    form = more.pop("form", "")
    exact = value.computed() if isinstance(value, Quantity) else value
    figure = Figure(id="f", value=exact, places=places, **more)
    return tuple(print_figure(figure, locale, form=form).text for locale in (ZH, EN))


AMOUNTS = [
    ("629.0亿元", "62.90 billion yuan"),
    ("3.26亿元", "326 million yuan"),
    ("766万元", "7.66 million yuan"),
    ("2.83万亿元", "2.83 trillion yuan"),
    ("12637元", "12,637 yuan"),
    ("1元", "1 yuan"),
    ("0.0亿元", "0 yuan"),
    ("-3.26亿元", "-326 million yuan"),
    ("12.5万亩", "125,000 mu"),
    ("350万亩", "3.50 million mu"),
    ("32600000元", "32,600,000 yuan"),
    ("1234.56万元", "12.3456 million yuan"),
    ("786420.5万元", "7.864205 billion yuan"),
    ("1234567.891亿元", "123,456.7891 billion yuan"),
    ("1234567人", "1,234,567 people"),
    ("97.2%", "97.2 percent"),
    ("1个百分点", "1 percentage point"),
    ("1.0个百分点", "1.0 percentage points"),
    ("6次", "6"),
    ("1200人", "1,200 people"),
    ("1人", "1 person"),
    ("3.5万人", "35,000 people"),
    ("15个工作日", "15 working days"),
    ("1天", "1 day"),
    ("2.5倍", "2.5 times"),
    ("1.25万元/人", "12,500 yuan per person"),
    ("3人/公顷", "3 people per hectare"),
    ("4吨·公里", "4 吨·公里"),
    ("3吨/万亩", "3 tonnes per 万亩"),
    ("6", "6"),
    ("3万", "30,000"),
]


@pytest.mark.parametrize(("chinese", "english"), AMOUNTS)
def test_an_amount_keeps_its_value_in_every_language(chinese, english):
    """Chinese keeps the unit and decimals recorded; English counts in millions and billions, exactly."""
    assert (chinese, english) == both(Quantity.parse(chinese))


def test_a_unit_of_the_users_own_is_its_code():
    """Also where it begins like a multiplier."""
    assert ("3驿站", "3 驿站") == both(Ratio(3, unit=Unit("驿站", (("count:驿站", 1),))))
    assert ("3万跨", "3 万跨") == both(Ratio(3, unit=Unit("万跨", (("span", 1),), 10**4)))
    assert ("3万人", "3 万人") == both(Ratio(3, unit=Unit("万人", (("souls", 1),), 10**4)))


@pytest.mark.parametrize(
    ("value", "form", "texts"),
    [
        ("6次", "bare", ("6", "6")),
        ("3.5万人", "bare", ("3.5万", "35,000")),
        ("3.26亿元", "bare", ("3.26亿元", "326 million yuan")),
        ("1", "ordinal", ("第一", "first")),
        ("21", "ordinal", ("第二十一", "21st")),
    ],
)
def test_forms_of_a_number(value, form, texts):
    """Bare numbers leave out the counter, and only the counter."""
    assert texts == both(Quantity.parse(value), form=form)


HEDGED = [
    ("35012元", Hedge.OVER, "1000元", "35000余元", "over 35,000 yuan"),
    ("3.5123万元", Hedge.OVER, "0.1万元", "3.5万余元", "over 35,000 yuan"),
    ("263条", Hedge.OVER, "100条", "200余条", "over 200"),
    ("3.27亿元", Hedge.NEARLY, "0.1亿元", "近3.3亿元", "nearly 330 million yuan"),
    ("263条", Hedge.ABOUT, "10条", "约260条", "about 260"),
    ("54.6%", Hedge.OVER, "1%", "超54%", "over 54 percent"),
    ("3.57公里", Hedge.OVER, "0.1公里", "超3.5公里", "over 3.5 kilometres"),
    ("300条", Hedge.OVER, "100条", "300条", "300"),
]


@pytest.mark.parametrize(("value", "hedge", "step", "chinese", "english"), HEDGED)
def test_hedges_stand_where_the_language_puts_them(value, hedge, step, chinese, english):
    """余 behind 万 and before the unit, 近 and 约 in front; 超 for rates and plain decimals."""
    step = Quantity.parse(step).computed()
    assert (chinese, english) == both(Quantity.parse(value), hedge=hedge, hedge_step=step)


def test_periods_and_days_are_figures():
    """Their value is a code or a date; as an adverbial they take a preposition."""
    printed = print_figure(
        Figure(id="2023-S1", value=half(2023, 1), formula="period"), EN, form="when", with_year=False
    )
    assert ("in the first half of the year", "2023-S1") == (printed.text, printed.entry.value)
    day = print_figure(Figure(id="due", value=date(2023, 9, 1)), ZH)
    assert ("2023年9月1日", "2023-09-01", None) == (day.text, day.entry.value, day.number)


def test_what_is_missing_is_marked():
    """No number is invented."""
    assert ("【待补】", "[to be supplied]") == both(Missing())


def test_the_entry_says_what_is_behind_a_figure():
    """The exact value, how it was rounded, from what, and where that comes from."""
    value = Ratio("629.0", "647.4").to("%")
    figure = Figure(id="rate", value=value, places=1, formula="pace", inputs=("obs:a", "target:a", "obs:b"))
    entry = print_figure(figure, ZH, sources={"obs:a": "s1", "target:a": "s2", "obs:b": "s1"}).entry
    assert ("314500/3237", "%", "97.2", 1, "half_up", "") == (
        entry.value, entry.unit, entry.printed, entry.places, entry.rounding, entry.hedge,
    )  # fmt: skip
    assert ("pace", ("obs:a", "target:a", "obs:b"), ("s1", "s2")) == (entry.formula, entry.inputs, entry.sources)


def test_one_and_one_point_zero_are_two_numbers():
    """They are equal, and not printed alike."""
    unit = parse_unit("%")
    texts = [both(Ratio(1, unit=unit), places=places)[0] for places in (0, 1, 0)]
    assert ["1%", "1.0%", "1%"] == texts
