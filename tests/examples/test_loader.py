"""The examples that come with devreport can be found and read."""

from collections.abc import Iterator

import attrs
import pytest

from devreport import examples
from devreport.errors import InputError
from devreport.model import Text
from devreport.rules import core_rules
from devreport.summary import check_outline


def test_every_example_has_a_name_and_says_what_it_is_in_both_languages():
    """What ``devreport examples`` prints."""
    assert ("half-year", "key-projects") == examples.names()
    languages = [[language for language, _ in example.about.by_language] for example in examples.EXAMPLES]
    assert [["en", "zh"], ["en", "zh"]] == languages


def test_an_example_that_there_is_not_is_refused_with_a_hint():
    """A slip of the keyboard is no traceback."""
    with pytest.raises(InputError, match=r'did you mean "half-year"\?'):
        examples.load("halfyear")


@pytest.mark.parametrize("name", examples.names())
def test_an_example_is_a_folder_with_a_plan_and_an_outline(name):
    """Whoever copies the folder has everything."""
    assert {"plan.toml", "outline.toml"} <= {file.name for file in examples.path(name).iterdir()}
    loaded = examples.load(name)
    check_outline(loaded.outline, core_rules())
    assert name == loaded.outline.id


def test_only_the_half_year_has_a_report_before_it():
    """Its promises are followed up."""
    assert examples.load("half-year").previous is not None
    assert examples.load("key-projects").previous is None


def test_made_up_places_are_said_to_be_made_up():
    """Nobody is to take the figures of the half-year for anybody's."""
    half_year, before, _ = examples.load("half-year")
    assert half_year.fictional
    assert before.fictional
    assert not examples.load("key-projects").plan.fictional


@pytest.mark.parametrize("name", examples.names())
def test_every_name_and_text_is_in_both_languages(name):
    """No report of an example has a gap in either language."""
    plan, before, outline = examples.load(name)
    for one in filter(None, (plan, before, outline)):
        assert [] == [text for text in texts(one) if {"zh", "en"} != {language for language, _ in text.by_language}]


def texts(value: object) -> Iterator[Text]:
    """Every text in a record, and in the records in it, that says anything."""
    if isinstance(value, Text):
        yield from [value] if value else []
    elif isinstance(value, tuple):
        for one in value:
            yield from texts(one)
    elif attrs.has(type(value)):
        for field in attrs.fields(type(value)):
            yield from texts(getattr(value, field.name))
