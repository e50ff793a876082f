from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devreport.model import (
    Claim,
    Display,
    Goal,
    Indicator,
    Note,
    Observation,
    OrgUnit,
    Part,
    PlanItem,
    Publication,
)
from devreport.model.shape import misfits, shown, unprintable
from devreport.periods import half
from devreport.quantities import Missing, Quantity, Unit

FIGURE = {"indicator": "money", "period": half(2023, 1)}


def found(record) -> list[tuple[str, str, str]]:
    """Where, what and what instead."""
    return [(problem.where, problem.found, problem.expected) for problem in misfits(record)]


@pytest.mark.parametrize(
    ("expected", "record"),
    [
        (
            (".status", "'final'", "an ObservationStatus or nothing"),
            Observation(**FIGURE, value=Missing(), status="final"),
        ),
        ((".period", "'2023-S1'", "a Period"), Observation(indicator="money", period="2023-S1", value=Missing())),
        ((".id", "5", "a text"), Note(id=5, text="x")),
        ((".tags[1]", "nothing", "a text"), Note(id="n", text="x", tags=["a", None])),
        ((".issues[0]", "true", "a whole number"), Publication(id="p", name="专报", issues=[True])),
        ((".listed", "1", "true or false or nothing"), PlanItem(id="t", name="事项", listed=1)),
        ((".due", "2023-06-30 00:00:00", "a day or nothing"), PlanItem(id="t", name="事项", due=datetime(2023, 6, 30))),
        ((".milestones[0]", "an object", "a Milestone"), PlanItem(id="t", name="事项", milestones=[{}])),
        ((".display", "nothing", "a Display"), Indicator(id="i", name="投资", unit="亿元", display=None)),
        (
            (".display.places", "'1'", "a whole number or nothing"),
            Indicator(id="i", name="a", unit="%", display=Display(places="1")),
        ),
        ((".inputs[0]", "a list", "a list of 2"), Claim(id="c", measure="m", inputs=[["a"]], value=Quantity("1"))),
        ((".inputs[0][1]", "'1'", "a Quantity"), Claim(id="c", measure="m", inputs=[["a", "1"]], value=Quantity("1"))),
        ((".unit.factors[0]", "5", "a list of 2"), Indicator(id="i", name="a", unit=Unit("x", (), factors=(5,)))),
        ((".unit.factors", "5", "a list"), Indicator(id="i", name="a", unit=Unit("x", (), factors=5))),
    ],
)
def test_a_value_of_another_type_is_found_where_it_is(expected, record):
    """No record is of use with a value that it does not expect."""
    assert [expected] == found(record)


def test_a_float_is_refused_with_a_hint():
    """A float has been rounded already."""
    (problem,) = misfits(Part(name="x", value=629.0))
    assert "Quantity" in problem.hint


def test_a_text_that_is_none():
    """The converter makes texts; one that was put in by force is found."""
    record = Note(id="n", text="x")
    object.__setattr__(record, "text", 5)
    assert [(".text", "5", "a Text")] == found(record)


@pytest.mark.parametrize(
    ("expected", "record"),
    [
        (".id", Note(id=" ", text="x")),
        (".text", Note(id="n", text="")),
        (".text", Note(id="n", text="  ")),
        (".text.en", Note(id="n", text={"zh": "x", "en": " "})),
        (".owner", Goal(id="g", name="目标", owner="")),
        (".heads[0]", OrgUnit(id="o", name="局", heads=[""])),
    ],
)
def test_nothing_is_left_blank(expected, record):
    """What is not known is left out, not written as an empty text."""
    assert [(expected, "an empty text", "a text")] == found(record)


def test_what_has_a_blank_default_may_be_blank():
    """A scope need not be said, and what is missing need not be named."""
    assert [] == found(Indicator(id="i", name="投资", unit="亿元", scope=""))
    assert [] == found(Observation(**FIGURE, value=Missing()))


@pytest.mark.parametrize(
    "mark", list("\x00\t\n\r\x1b\x7f\x85\u061c\u200e\u200f\u2028\u202a\u202e\u2066\u2069\ufeff\ud800")
)
def test_text_prints_as_it_reads(mark):
    """Control characters, marks of direction and half characters are refused wherever text stands."""
    assert [".name", ".text.en", ".partners[0]"] == [
        place
        for place, *_ in found(
            PlanItem(id="t", name=f"a{mark}b", text={"zh": "a", "en": f"{mark}b"}, partners=[f"{mark}b"])
        )
    ]


@given(st.text(st.characters(categories=["L", "N", "P", "S", "Zs"], exclude_characters="\ufeff\ufffe\uffff")))
def test_letters_digits_and_signs_print(text):
    """Markup is text like any other."""
    assert [] == list(unprintable(text))


def test_a_language_is_a_tag():
    """Texts are by language, and nothing else."""
    assert [(".text", "the language '中文'", "a language tag such as zh or en")] == found(
        Note(id="n", text={"中文": "x"})
    )


@pytest.mark.parametrize(
    ("expected", "value"),
    [
        ("nothing", None),
        ("true", True),
        ("false", False),
        ("a list", [1]),
        ("an object", {"a": 1}),
        ("'\\u202e'", "\u202e"),
        ("'" + "长" * 60 + "…'", "长" * 100),
        ("2023-06-30", date(2023, 6, 30)),
        ("a number of more than 60 digits", 10**60),
        ("b'" + "x" * 58 + "…", b"x" * 100),
    ],
)
def test_values_are_shown_short_and_safe(expected, value):
    """An error message never prints what could not be printed."""
    assert expected == shown(value)


@pytest.mark.parametrize("text", ["\u200b", "a\u00ad", "\u2800", "\u2060", "\u200d", "\ufff9", "a\U000e0041"])
def test_names_that_nobody_sees_are_refused(text):
    """A joiner belongs to a longer text only."""
    assert [".text"] == [where for where, _, _ in found(Note(id="n", text=text))]
    assert [] == found(Note(id="n", text="क्\u200dष"))
