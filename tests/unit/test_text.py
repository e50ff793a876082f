import pytest
from attrs import evolve

from devreport.errors import InputError
from devreport.model import Text


def test_a_plain_string_is_chinese():
    """A text may be given as a string."""
    assert Text({"zh": "投资"}) == Text("投资")


def test_languages_have_an_order_and_empty_ones_are_none():
    """Two texts that say the same are equal, in whatever order they were written."""
    assert Text({"zh": "投资", "en": "investment"}) == Text({"en": "investment", "zh": "投资", "fr": ""})


@pytest.mark.parametrize(
    ("language", "expected"), [("en", ("roads", "en")), ("zh", ("路", "zh")), ("fr", ("roads", "en"))]
)
def test_another_language_stands_in(language, expected):
    """Where a language is missing, another one is used, and named."""
    assert expected == Text({"zh": "路", "en": "roads"}).within(language)


def test_no_text_at_all():
    """Nothing is said in no language."""
    assert (("", ""), False, "") == (Text().within("zh"), bool(Text()), str(Text()))


def test_a_text_prints_in_chinese_first():
    """The Chinese text stands for the whole."""
    assert "路" == str(Text({"zh": "路", "en": "roads"}))


def test_a_text_can_be_evolved():
    """The pairs of a text make the same text."""
    assert Text("路") == evolve(Text("路"))


@pytest.mark.parametrize("value", [5, None, 1.5, ["a"], {"zh": 5}, {5: "路"}, object()])
def test_what_is_no_text_is_refused(value):
    """Anything else is an InputError, never a TypeError."""
    with pytest.raises(InputError, match="a text, or a text per language"):
        Text(value)
