"""Periods read from any of their spellings."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devreport.errors import InputError
from devreport.periods import parse_period
from devreport.periods.parsing import MAX_LENGTH

SPELLINGS = [
    ("2023-Q2", "2023-Q2"),
    (" 2023-Q2 ", "2023-Q2"),
    ("２０２３－Ｑ２", "2023-Q2"),
    ("2023–06", "2023-M06"),
    ("2023-01 / 2023-06", "2023-01/2023-06"),
    ("2023-01／2023-06", "2023-01/2023-06"),
    ("二○○五年", "2005"),
    ("二〇二三年", "2023"),
    ("２０２３年", "2023"),
    ("2023 年 6 月", "2023-M06"),
    ("2023年　6月", "2023-M06"),
    ("1—6月", "2023-01/2023-06"),
    ("1——6月", "2023-01/2023-06"),
    ("1–6月", "2023-01/2023-06"),
    ("1-6月", "2023-01/2023-06"),
    ("1~6月", "2023-01/2023-06"),
    ("1～6月", "2023-01/2023-06"),
    ("1－6月", "2023-01/2023-06"),
    ("1−6月", "2023-01/2023-06"),
    ("1 - 6 月", "2023-01/2023-06"),
    ("１—６月", "2023-01/2023-06"),
    ("１－６月份", "2023-01/2023-06"),
    ("2023年1—6月", "2023-01/2023-06"),
    ("“十四五”", "2021/2025"),
    ("“十四五”时期", "2021/2025"),
    ("「十四五」時期", "2021/2025"),
    ("'十四五'规划", "2021/2025"),
    ("第十四個五年規劃", "2021/2025"),
    ("“十四五”規劃期間", "2021/2025"),
    ("九五計劃", "1996/2000"),
    ("前兩個季度", "2023-01/2023-06"),
    ("截至6月底", "2023-01/2023-06"),
    ("2023x06", None),
    ("1 2月", None),
    ("2023 06", None),
    ("20 23年", None),
    ("6.14", None),
    ("６．１４", None),
    ("", None),
    ("   ", None),
    ("\x00", None),
    ("२०२३", None),
    ("٢٠٢٣年", None),
    ("²月", None),
]


@pytest.mark.parametrize(("text", "code"), SPELLINGS, ids=[repr(text) for text, _ in SPELLINGS])
def test_a_spelling_is_folded_and_read(text, code):
    """Full-width and traditional characters, dashes, quotation marks and loose spaces make no difference."""
    if code is None:
        with pytest.raises(InputError):
            parse_period(text, year=2023)
    else:
        assert code == parse_period(text, year=2023).code


def test_the_error_says_what_and_where():
    """The text is quoted as it was written, the place is named, the hint says what would fix it."""
    with pytest.raises(InputError) as caught:
        parse_period("１—６月", where="plan.json: $.period")
    problem = caught.value.problems[0]
    assert ("plan.json: $.period", "'１—６月'", "a period with its year", "period") == (
        problem.where,
        problem.found,
        problem.expected,
        problem.code,
    )
    assert 'write "2023年' in problem.hint


@pytest.mark.parametrize("unit", ["1", "年", "十", "截至", " ", "-", "1-", "/", "P1", "“", "第十", "2023年1-", "月 "])
@pytest.mark.parametrize("length", [MAX_LENGTH, 10**6])
def test_a_long_text_is_refused_at_once(unit, length):
    """Hostile text costs no time, and the error quotes only its beginning."""
    text = (unit * length)[:length]
    started = time.perf_counter()
    with pytest.raises(InputError) as caught:
        parse_period(text, year=2023)
    assert time.perf_counter() - started < 1
    assert len(str(caught.value)) < 400


def test_a_text_is_read_and_quoted_up_to_a_length():
    """The longest one is read; one of forty characters is quoted as a whole."""
    assert "2023-Q2" == parse_period("2023-Q2".ljust(MAX_LENGTH)).code
    for length, found in ((40, repr("年" * 40)), (41, repr("年" * 40) + "…")):
        with pytest.raises(InputError) as caught:
            parse_period("年" * length)
        assert found == caught.value.problems[0].found


PIECES = st.sampled_from(
    [*"0123456789年月日旬季度上中下半前第个五十元至—-~/ “”底末截全", "2023", "1—6月", "Q2", "P1M", "X1", "W"]
)


@given(text=st.lists(PIECES, max_size=12).map("".join) | st.text(max_size=80), year=st.none() | st.just(2023))
def test_any_text_is_a_period_or_an_input_error(text, year):
    """No text makes the reader fail in another way, and what is read can be read from its code again."""
    try:
        period = parse_period(text, year=year)
    except InputError:
        return
    assert period == parse_period(period.code)


@pytest.mark.parametrize("value", [None, 2023])
def test_only_text_is_a_period(value):
    """A number or nothing is refused in words."""
    with pytest.raises(InputError, match="a period written as text"):
        parse_period(value)
