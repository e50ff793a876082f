"""Numbers as languages write them; Babel is the oracle."""

from decimal import ROUND_HALF_UP, Context, Decimal, localcontext

import pytest
from babel import Locale
from babel.numbers import format_decimal
from hypothesis import given
from hypothesis import strategies as st

from devreport.wording.numbers import Symbols, han_numeral, letter_numeral, roman_numeral, written
from tests.strategies.quantities import exact_decimals

TAGS = ["zh_Hans_CN", "en", "de", "fr", "hi", "es", "pl", "ru", "pt_BR", "de_CH"]


def symbols(tag: str) -> Symbols:
    """The symbols of a language, as Babel has them."""
    cldr = Locale.parse(tag)
    table = cldr.number_symbols[cldr.default_numbering_system]
    primary, secondary = cldr.decimal_formats[None].grouping
    return Symbols(table["decimal"], table["group"], table["minusSign"], primary, secondary)


@pytest.mark.parametrize("tag", TAGS)
@given(number=exact_decimals(digits=15, places=6))
def test_grouped_numbers_are_those_of_babel(tag, number):
    """With as many decimals as the number has, and grouped as CLDR says."""
    places = -number.as_tuple().exponent
    cldr = Locale.parse(tag)
    whole = cldr.decimal_formats[None].pattern.partition(".")[0]
    pattern = f"{whole}.{'0' * places}" if places else whole
    with localcontext(Context(prec=60, rounding=ROUND_HALF_UP)):
        expected = format_decimal(number, format=pattern, locale=cldr)
    if number:
        assert expected == written(number, symbols(tag), grouping=True)


@pytest.mark.parametrize(
    ("number", "text"),
    [("12637", "12637"), ("629.0", "629.0"), ("-1234.50", "-1234.50"), ("0", "0"), ("1E+4", "10000")],
)
def test_official_chinese_does_not_group(number, text):
    """Trailing zeros are kept."""
    assert text == written(Decimal(number), symbols("zh_Hans_CN"), grouping=False)


@given(number=st.integers(-10, 200))
def test_numerals_of_sections(number):
    """Within their range they are words, beyond it digits."""
    assert (str(number) == han_numeral(number)) is not (0 <= number < 100)
    assert (str(number) == roman_numeral(number)) is not (0 < number < 40)
    assert (str(number) == letter_numeral(number)) is not (0 < number <= 26)


@pytest.mark.parametrize(
    ("number", "han", "roman", "letter"),
    [
        (1, "一", "I", "a"),
        (9, "九", "IX", "i"),
        (10, "十", "X", "j"),
        (14, "十四", "XIV", "n"),
        (20, "二十", "XX", "t"),
    ],
)
def test_numerals_are_the_customary_ones(number, han, roman, letter):
    """一、 I. a."""
    assert (han, roman, letter) == (han_numeral(number), roman_numeral(number), letter_numeral(number))
    assert "零" == han_numeral(0)
