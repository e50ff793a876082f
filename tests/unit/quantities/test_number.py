"""Numbers are read exactly as written, or refused at once."""

import decimal
import time
from contextlib import suppress
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devreport.errors import InputError
from devreport.quantities import exact, normalise, parse_number
from devreport.quantities.number import exact_fraction
from tests.strategies.quantities import exact_decimals

HUGE = "1" * 2_000_000

DIGITS = "零一二三四五六七八九"


def spelled(number):
    """A number below 10¹² as a Chinese reader writes it out."""
    for step, mark in ((10**8, "亿"), (10**4, "万"), (1000, "千"), (100, "百"), (10, "十")):
        if number >= step:
            above, below = divmod(number, step)
            zero = "零" if 0 < below < step // 10 else ""
            return spelled(above) + mark + (zero + spelled(below) if below else "")
    return DIGITS[number]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("629.0", "629.0"),
        (" 12 ", "12"),
        ("+3", "3"),
        (".5", "0.5"),
        ("5.", "5"),
        ("1.5e3", "1500"),
        ("1E-3", "0.001"),
        ("-0", "0"),
        ("-0.00", "0.00"),
        ("0e5", "0"),
        (12, "12"),
        (-(10**59), f"-1{'0' * 59}"),
        (Decimal("1E+5"), "100000"),
        (Decimal("-629.00"), "-629.00"),
    ],
)
def test_a_plain_number_is_kept_digit_by_digit(value, expected):
    """Trailing zeros stay, exponents and the sign of a zero go."""
    assert expected == str(exact(value))


@pytest.mark.parametrize(
    ("value", "says"),
    [
        (0.1, "write it as a string"),
        (float("nan"), "write it as a string"),
        (True, "an exact number"),
        (None, "NoneType"),
        (Fraction(1, 3), "Fraction"),
        (Decimal("NaN"), "a finite number"),
        (Decimal("sNaN"), "a finite number"),
        (Decimal("-Infinity"), "a finite number"),
        *(
            (text, "a plain decimal number")
            for text in ("", ".", "-", "NaN", "1_000", "1,000", "１２", "١٢", "0x10", "12亿")
        ),
        *((text, "a plain decimal number") for text in ("1 2", "1e999999999", "1e99999999999999999999")),
        ("1e60", "at most 60 digits"),
        ("1e-61", "at most 60 digits"),
        ("0." + "1" * 61, "at most 60 digits"),
        ("1." + "0" * 60, "at most 60 digits"),
        (10**60, "at most 60 digits"),
        ("9" * 100_000, "at most 60 digits"),
        ("九" * 1_000, "a plain decimal number"),
    ],
)
def test_anything_else_is_refused_with_a_reason(value, says):
    """What was found, what was expected, and where."""
    with pytest.raises(InputError, match=says) as caught:
        exact(value, where="plan.json: $.value")
    assert [("plan.json: $.value", "number")] == [(problem.where, problem.code) for problem in caught.value.problems]


@pytest.mark.parametrize(
    "value",
    [
        HUGE,
        f"0.{HUGE}",
        Decimal(HUGE),
        Decimal(f"0.{HUGE}"),
        10**2_000_000,
        Decimal("1E+999999999"),
        Decimal("0E-999999999"),
    ],
    ids=["text", "fraction text", "decimal", "fraction decimal", "int", "exponent", "zero exponent"],
)
def test_absurd_numbers_are_refused_at_once(value):
    """Shortly, and with a short message."""
    start = time.process_time()
    with pytest.raises(InputError) as caught:
        exact(value)
    assert time.process_time() - start < 0.5
    assert len(str(caught.value)) < 200


@pytest.mark.parametrize("read", [exact, parse_number])
def test_the_longest_text_that_is_read(read):
    """Four times as long as the longest number."""
    assert 1 == read("1".rjust(240, "0"))
    with pytest.raises(InputError, match=r"found '0{40}'…"):
        read("1".rjust(241, "0"))


@pytest.mark.parametrize("value", ["1e-60", "9" * 60, "0." + "9" * 60, "1e59"])
def test_sixty_digits_are_read(value):
    """On the line."""
    assert Decimal(value) == exact(value)


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("x" * 40, repr("x" * 40)),
        ("x" * 41, repr("x" * 40) + "…"),
        (Decimal("1." + "0" * 33 + "1E+99"), "1." + "0" * 33 + "1E+99"),
        (Decimal("1." + "0" * 34 + "1E+99"), "1." + "0" * 34 + "1E+9…"),
    ],
    ids=["text", "long text", "decimal", "long decimal"],
)
def test_what_was_found_is_shown_as_far_as_it_fits(value, shown):
    """Forty characters."""
    with pytest.raises(InputError) as caught:
        exact(value)
    assert shown == caught.value.problems[0].found


@given(exact_decimals(digits=25, places=8))
def test_the_decimal_context_does_not_matter(value):
    """Nothing is rounded on the way in."""
    with decimal.localcontext(decimal.Context(prec=3, Emax=3, Emin=-3, traps=[decimal.Inexact, decimal.Rounded])):
        read = [exact(value), exact(f"{value:f}"), exact(int(value)), parse_number(f"{value:f}")]
        fraction = exact_fraction(value)
    assert [value, value, int(value), value] == read
    assert Fraction(value) == fraction


def test_a_fraction_is_exact_already():
    """It is returned as it is; a float is not."""
    assert Fraction(1, 3) == exact_fraction(Fraction(1, 3))
    with pytest.raises(InputError):
        exact_fraction(0.5)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("１２０．５億元", "120.5亿元"),
        ("　−３％ ", "-3%"),
        ("萬畝、個、臺、輛", "万亩、个、台、辆"),
        ("二○〇五", "二零零五"),
    ],
)
def test_both_scripts_and_widths_are_folded(text, expected):
    """To half-width digits and simplified counters; folding twice changes nothing."""
    assert expected == normalise(text)
    assert expected == normalise(expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("１，２３４．５０", "1234.50"),
        ("12,345,678", "12345678"),
        ("-3.20", "-3.20"),
        ("－３", "-3"),
        ("零", "0"),
        ("两", "2"),
        ("十", "10"),
        ("十二", "12"),
        ("二十", "20"),
        ("一百零五", "105"),
        ("一百一十", "110"),
        ("一百十二", "112"),
        ("两千", "2000"),
        ("三万五千", "35000"),
        ("三万零五百", "30500"),
        ("十万", "100000"),
        ("一亿二千万", "120000000"),
        ("一億零二百萬", "102000000"),
        ("一万二千亿", "1200000000000"),
        ("二○○五", "2005"),
        ("二〇二三", "2023"),
    ],
)
def test_numbers_of_report_text_are_read(text, expected):
    """Full-width digits, thousands separators and Chinese numerals."""
    assert expected == str(parse_number(text))


@pytest.mark.parametrize(
    "text",
    [
        *"1,23 1,2345 ,123 12, 1,234,56 12. 1_0 1e5 百 万 亿万 三万五 一百二 一千五 五十百 二二百 十零五 一百零零五 一百零 零百".split(),
        *"十百 十千 一百一百 一千一千 一万一万 一百零零 x 一x".split(),
        *("一亿亿", "二万亿万", "三点五", "负三", "十余", "", "一" * 61, pytest.param(HUGE, id="huge")),
    ],
)
def test_ambiguous_and_broken_numbers_are_refused(text):
    """三万五 is 35 000 in speech and 30 005 to a computer: nobody guesses."""
    with pytest.raises(InputError) as caught:
        parse_number(text)
    assert "" == caught.value.problems[0].where


@given(st.integers(0, 10**12 - 1))
def test_every_numeral_is_read_as_it_is_spelled(number):
    """The inverse of writing it out."""
    assert number == parse_number(spelled(number))


@given(st.integers(1000, 9999))
def test_years_are_read_digit_by_digit(year):
    """二零零五 has no multipliers."""
    assert year == parse_number("".join(DIGITS[int(digit)] for digit in str(year)))


@given(st.text(alphabet=f"{DIGITS}两十百千万亿0123456789.,-+ ", max_size=30))
def test_no_text_breaks_the_reader(text):
    """A number or an InputError."""
    with suppress(InputError):
        assert parse_number(text).is_finite()
