from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import given

from devreport.errors import InputError
from devreport.io import values
from devreport.io.values import Context
from devreport.model import Status, Text
from devreport.periods import PeriodKind, half, year, year_to_date
from devreport.quantities import Missing, MissingReason, Quantity, Unit, parse_unit
from tests.strategies.model import texts
from tests.strategies.periods import periods
from tests.strategies.quantities import quantities

HERE = Context(units=(Unit("担", (("mass", 1),), 50),), year=2023)


def wrong(read, value, *rest) -> tuple[str, str]:
    """Where a value is wrong, and what is expected there."""
    with pytest.raises(InputError) as caught:
        read(value, *rest)
    (problem,) = caught.value.problems
    return problem.where, problem.expected


@pytest.mark.parametrize(
    "read", [values.read_string, values.read_integer, values.read_boolean, values.read_decimal, values.read_day]
)
@pytest.mark.parametrize("value", [None, [], {}, 1.5, b"x"], ids=repr)
def test_single_values_are_what_they_should_be(read, value):
    """Nothing is turned into something else."""
    assert "" == wrong(read, value)[0]


def test_strings_numbers_and_truth_are_kept_apart():
    """1 is not true, true is not 1, and "1" is neither."""
    assert ("1", 1, True) == (values.read_string("1"), values.read_integer(1), values.read_boolean(True))
    for read, value in (
        (values.read_integer, True),
        (values.read_boolean, 1),
        (values.read_integer, "1"),
        (values.read_decimal, True),
    ):
        assert "" == wrong(read, value)[0]


def test_decimals_are_exact():
    """Strings, whole numbers and decimals will do."""
    assert ["0.50", "1", "1.5"] == [str(values.read_decimal(value)) for value in ("0.50", 1, Decimal("1.5"))]


@pytest.mark.parametrize("value", ["2023-06-30", date(2023, 6, 30)])
def test_days(value):
    """ISO 8601, or what TOML makes of it."""
    assert date(2023, 6, 30) == values.read_day(value)


@pytest.mark.parametrize(
    "value", ["2023-02-30", "20230630", "2023-W01-1", "", "2023-6-30", datetime(2023, 6, 30), "2023-06-30T00:00"]
)
def test_impossible_days(value):
    """A day exists and has one spelling."""
    assert ("", "a day such as 2023-06-30") == wrong(values.read_day, value)


def test_words_come_from_a_closed_list():
    """And the nearest one is suggested."""
    assert Status.DONE is values.read_word("done", Status)
    with pytest.raises(InputError, match='did you mean "in_progress"'):
        values.read_word("in progress", Status)
    assert "" == wrong(values.read_word, 5, Status)[0]


@given(texts(blank=True))
def test_texts_come_back(text):
    """Whatever their languages."""
    assert text == values.read_text_value(values.write_text_value(text))


@pytest.mark.parametrize(("expected", "value"), [("", 5), ("", None), (".en", {"zh": "路", "en": 5})])
def test_what_is_no_text(expected, value):
    """A wrong language is named."""
    assert expected == wrong(values.read_text_value, value)[0]


@given(periods())
def test_periods_come_back(period):
    """By their codes."""
    assert period == values.read_period(str(period), Context())


@pytest.mark.parametrize(
    ("expected", "value"),
    [(half(2023, 1), "上半年"), (year_to_date(2023, 6), "1—6月"), (year(2022), 2022), (half(2022, 1), "2022年上半年")],
)
def test_the_plan_knows_the_year(expected, value):
    """A period that names none is in the year of the plan."""
    assert expected == values.read_period(value, HERE)


@pytest.mark.parametrize("value", [True, None, 2023.5, [], -1, 10000, "2023-S3", "上半年"], ids=repr)
def test_what_is_no_period(value):
    """上半年 of no year is none either."""
    assert "" == wrong(values.read_period, value, Context())[0]


@given(quantities())
def test_figures_come_back(quantity):
    """With every digit and every zero they were recorded with."""
    again = values.read_quantity(values.write_quantity(quantity), Context())
    assert (quantity, quantity.places) == (again, again.places)


@pytest.mark.parametrize(
    ("expected", "quantity"),
    [
        ("629.0亿元", Quantity("629.0", "亿元")),
        ("5.00", Quantity("5", "1", places=2)),
        ("5 1/人", Quantity("5", parse_unit("1/人"))),
        ({"value": "1200", "unit": "元", "places": -2}, Quantity("1200", "元", places=-2)),
        ("-3.5%", Quantity("-3.5", "%")),
    ],
)
def test_how_a_figure_is_written(expected, quantity):
    """The number, then the unit; an object only where the number cannot show how it was rounded."""
    assert expected == values.write_quantity(quantity)
    again = values.read_quantity(expected, Context())
    assert (quantity, quantity.places) == (again, again.places)


@pytest.mark.parametrize(
    "value",
    [
        "629.0亿元",
        "629.0 億元",
        "６２９．０亿元",
        {"value": "629.0", "unit": "亿元"},
        {"value": Decimal("629.0"), "unit": "亿元", "ext": 1},
    ],
    ids=repr,
)
def test_a_figure_has_many_spellings(value):
    """All of them are read, digit by digit."""
    assert (Quantity("629.0", "亿元"), 1) == ((figure := values.read_quantity(value, HERE)), figure.places)


def test_a_number_alone_has_no_unit():
    """It is not guessed."""
    assert [Quantity("5"), Quantity("5.0")] == [values.read_quantity(value, HERE) for value in (5, Decimal("5.0"))]


def test_a_plan_has_units_of_its_own():
    """They can be used like any other."""
    assert HERE.units[0] == values.read_quantity("3担", HERE).unit == values.read_unit("担", HERE)


@pytest.mark.parametrize(
    ("expected", "value"),
    [
        ("", None),
        ("", []),
        ("", 629.0),
        ("", True),
        ("", "many"),
        ("", "5亿圆圆"),
        (".value", {"unit": "亿元"}),
        (".value", {"value": []}),
        (".unit", {"value": "5", "unit": "亿圆圆"}),
        (".unit", {"value": "5", "unit": 5}),
        (".places", {"value": "5", "places": "1"}),
        (".places", {"value": "5.55", "places": 1}),
        (".units", {"value": "5", "units": "亿元"}),
    ],
    ids=repr,
)
def test_what_is_no_figure(expected, value):
    """The part that is wrong is named."""
    assert expected == wrong(values.read_quantity, value, HERE)[0]


@pytest.mark.parametrize(
    "missing", [Missing(), Missing(MissingReason.NOT_COLLECTED), Missing(MissingReason.SUPPRESSED, "investment")]
)
def test_what_is_missing_comes_back(missing):
    """With its reason."""
    assert missing == values.read_figure(values.write_missing(missing), HERE)


@pytest.mark.parametrize(
    ("expected", "value"),
    [
        (".missing", {"missing": "x"}),
        (".what", {"missing": "missing", "what": 5}),
        (".why", {"missing": "missing", "why": 5}),
    ],
)
def test_a_reason_is_one_of_five(expected, value):
    """And nothing else is said beside it."""
    assert expected == wrong(values.read_figure, value, HERE)[0]


def test_null_is_no_reason():
    """A figure that is not there has a reason."""
    with pytest.raises(InputError, match="not_published"):
        values.read_figure(None, HERE)
    assert Quantity("5", "个") == values.read_figure("5个", HERE)


@pytest.mark.parametrize("value", ["亿圆圆", 5, None], ids=repr)
def test_what_is_no_unit(value):
    """Units are known, or the plan's own."""
    assert "" == wrong(values.read_unit, value, HERE)[0]


def test_objects_have_the_keys_they_should():
    """Every key that is missing or unknown is named, with a suggestion; ``ext`` is the writer's own."""
    assert {"a": 1} == values.object_of({"a": 1, "ext": {"x": 1}}, ("a", "b"))
    with pytest.raises(InputError) as caught:
        values.object_of({"valeu": 1, "x" * 500: 2}, ("value",), required=("value",))
    assert [(".value", ""), (".valeu", 'did you mean "value"?'), ("." + "x" * 60, "")] == [
        (problem.where, problem.hint) for problem in caught.value.problems
    ]
    assert (".a", "an object") == wrong(lambda value: values.object_of(value, None, where=".a"), [])


def test_kinds_of_periods_are_words_too():
    """They are read by value."""
    assert PeriodKind.XUN is values.read_word("xun", PeriodKind)


def test_a_text_in_english_only():
    """Says that it is."""
    assert {"en": "roads"} == values.write_text_value(Text({"en": "roads"}))
