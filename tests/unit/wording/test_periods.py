"""Period phrases in both languages."""

from datetime import date

import pytest
from hypothesis import given

from devreport.periods import PeriodKind, parse_period
from devreport.wording import locale_named
from devreport.wording.periods import has_own_year, ordinal_number, period_phrase, shape_of, when_phrase
from tests.strategies.periods import periods

ZH, EN = locale_named("zh"), locale_named("en")

PHRASES = [
    ("2023", "2023年", "2023", "2023年", "in 2023"),
    ("2023-S1", "2023年上半年", "the first half of 2023", "上半年", "in the first half of 2023"),
    ("2023-S2", "2023年下半年", "the second half of 2023", "下半年", "in the second half of 2023"),
    ("2023-Q3", "2023年三季度", "the third quarter of 2023", "三季度", "in the third quarter of 2023"),
    ("2023-01/2023-09", "2023年1—9月", "January to September 2023", "1—9月", "from January to September 2023"),
    ("2023-M06", "2023年6月", "June 2023", "6月", "in June 2023"),
    ("2023-M06-X1", "2023年6月上旬", "early June 2023", "6月上旬", "in early June 2023"),
    ("2023-M06-X2", "2023年6月中旬", "mid-June 2023", "6月中旬", "in mid-June 2023"),
    ("2023-06-14", "2023年6月14日", "14 June 2023", "6月14日", "on 14 June 2023"),
    (
        "2021/2025",
        "“十四五”时期",
        "the 14th Five-Year Plan period",
        "“十四五”时期",
        "during the 14th Five-Year Plan period",
    ),
    (
        "2001/2005",
        "“十五”时期",
        "the 10th Five-Year Plan period",
        "“十五”时期",
        "during the 10th Five-Year Plan period",
    ),
    ("2022-01-01/2023-12-31", "2022—2023年", "2022 to 2023", "2022—2023年", "from 2022 to 2023"),
    ("2023-01-01/2023-12-31", "2023年", "2023", "2023年", "in 2023"),
    ("2023-04-01/2023-12-31", "2023年4—12月", "April to December 2023", "4—12月", "from April to December 2023"),
    ("2023-06-01/2023-06-30", "2023年6月", "June 2023", "6月", "in June 2023"),
    (
        "2022-04-01/2023-03-31",
        "2022年4月至2023年3月",
        "April 2022 to March 2023",
        "2022年4月至2023年3月",
        "from April 2022 to March 2023",
    ),
    (
        "2023-01-05/2023-02-10",
        "2023年1月5日至2月10日",
        "5 January to 10 February 2023",
        "1月5日至2月10日",
        "from 5 January to 10 February 2023",
    ),
    (
        "2022-12-05/2023-02-10",
        "2022年12月5日至2023年2月10日",
        "5 December 2022 to 10 February 2023",
        "2022年12月5日至2023年2月10日",
        "from 5 December 2022 to 10 February 2023",
    ),
    ("2023-06-14/2023-06-14", "2023年6月14日", "14 June 2023", "6月14日", "on 14 June 2023"),
]


@pytest.mark.parametrize(("code", "chinese", "english", "short", "when"), PHRASES, ids=[row[0] for row in PHRASES])
def test_a_period_is_said_as_reports_say_it(code, chinese, english, short, when):
    """With its year, without it, and as an adverbial."""
    period = parse_period(code)
    assert (chinese, english) == (period_phrase(period, ZH), period_phrase(period, EN))
    assert short == period_phrase(period, ZH, with_year=False)
    assert (chinese, when) == (when_phrase(period, ZH), when_phrase(period, EN))


@given(period=periods())
def test_every_period_can_be_said(period):
    """Its numbers are the period's own, and a year that may be left out is its own."""
    assert str(period.end.year) in period_phrase(period, ZH) or period.kind is PeriodKind.FIVE_YEAR
    own = has_own_year(period)
    assert (own is None) or str(own) not in period_phrase(period, EN, with_year=False) or own < 32
    assert shape_of(period)


def test_a_day_is_said_like_a_period_of_one_day():
    """Arabic numerals without leading zeros."""
    day = date(2023, 9, 1)
    assert ("2023年9月1日", "1 September 2023") == (period_phrase(day, ZH), period_phrase(day, EN))
    assert 2023 == has_own_year(day)
    assert "on 1 September" == when_phrase(day, EN, with_year=False)


@pytest.mark.parametrize(
    ("number", "text"), [(1, "1st"), (2, "2nd"), (3, "3rd"), (4, "4th"), (11, "11th"), (21, "21st"), (22, "22nd")]
)
def test_ordinal_numbers_follow_the_language(number, text):
    """English has four endings, Chinese puts 第 in front."""
    assert text == ordinal_number(number, EN)
    assert ordinal_number(number, ZH).startswith("第")
