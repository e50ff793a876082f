"""Periods as Chinese reports write them."""

import pytest

from devreport.errors import InputError
from devreport.periods import PeriodKind
from devreport.periods.chinese import read_chinese

K = PeriodKind

WITH_YEAR = [
    ("2023年", "2023", K.YEAR),
    ("2023年度", "2023", K.YEAR),
    ("2023年全年", "2023", K.YEAR),
    ("二零二三年", "2023", K.YEAR),
    ("2023年上半年", "2023-S1", K.HALF),
    ("2023上半年", "2023-S1", K.HALF),
    ("2023年度下半年", "2023-S2", K.HALF),
    ("2023年第二季度", "2023-Q2", K.QUARTER),
    ("2023第二季度", "2023-Q2", K.QUARTER),
    ("2023年6月", "2023-M06", K.MONTH),
    ("二零二三年十二月", "2023-M12", K.MONTH),
    ("2023年6月上旬", "2023-M06-X1", K.XUN),
    ("2023年6月中旬", "2023-M06-X2", K.XUN),
    ("2023年2月下旬", "2023-M02-X3", K.XUN),
    ("2023年6月14日", "2023-06-14", K.DAY),
    ("二零二三年六月三十日", "2023-06-30", K.DAY),
    ("2022年底", "2022-12-31", K.DAY),
    ("2022年末", "2022-12-31", K.DAY),
    ("2023年1-6月", "2023-01/2023-06", K.YEAR_TO_DATE),
    ("2023年1月至2023年6月", "2023-01/2023-06", K.YEAR_TO_DATE),
    ("2023年前三季度", "2023-01/2023-09", K.YEAR_TO_DATE),
    ("2023年一至三季度", "2023-01/2023-09", K.YEAR_TO_DATE),
    ("2023年4-12月", "2023-04-01/2023-12-31", K.RANGE),
    ("2022年7月至2023年6月", "2022-07-01/2023-06-30", K.RANGE),
    ("2022-2023年", "2022-01-01/2023-12-31", K.RANGE),
    ("2022年至2023年", "2022-01-01/2023-12-31", K.RANGE),
    ("2021-2025年", "2021/2025", K.FIVE_YEAR),
    ("2023年6月1-10日", "2023-06-01/2023-06-10", K.RANGE),
    ("2023年6月1日至10日", "2023-06-01/2023-06-10", K.RANGE),
    ("2023年1月5日至2月10日", "2023-01-05/2023-02-10", K.RANGE),
    ("2023年12月5日至2024年2月10日", "2023-12-05/2024-02-10", K.RANGE),
    ("截至2023年6月底", "2023-01/2023-06", K.YEAR_TO_DATE),
    ("截至2023年6月30日", "2023-01/2023-06", K.YEAR_TO_DATE),
    ("截至2022年底", "2022-01/2022-12", K.YEAR_TO_DATE),
    ("截至2023年8月16日", "2023-01-01/2023-08-16", K.RANGE),
    ("十四五", "2021/2025", K.FIVE_YEAR),
    ("十三五", "2016/2020", K.FIVE_YEAR),
    ("十四五时期", "2021/2025", K.FIVE_YEAR),
    ("十四五规划", "2021/2025", K.FIVE_YEAR),
    ("十四五规划期间", "2021/2025", K.FIVE_YEAR),
    ("第十四个五年规划", "2021/2025", K.FIVE_YEAR),
    ("第14个五年规划", "2021/2025", K.FIVE_YEAR),
    ("九五计划", "1996/2000", K.FIVE_YEAR),
    ("一五", "1953/1957", K.FIVE_YEAR),
    ("十五", "2001/2005", K.FIVE_YEAR),
    ("十五五", "2026/2030", K.FIVE_YEAR),
]

WITHOUT_YEAR = [
    ("全年", "2023", K.YEAR),
    ("年底", "2023-12-31", K.DAY),
    ("上半年", "2023-S1", K.HALF),
    ("下半年", "2023-S2", K.HALF),
    ("一季度", "2023-Q1", K.QUARTER),
    ("第二季度", "2023-Q2", K.QUARTER),
    ("2季度", "2023-Q2", K.QUARTER),
    ("第4季度", "2023-Q4", K.QUARTER),
    ("三季", "2023-Q3", K.QUARTER),
    ("前三季度", "2023-01/2023-09", K.YEAR_TO_DATE),
    ("前两个季度", "2023-01/2023-06", K.YEAR_TO_DATE),
    ("前5个月", "2023-01/2023-05", K.YEAR_TO_DATE),
    ("前两个月", "2023-01/2023-02", K.YEAR_TO_DATE),
    ("前9月", "2023-01/2023-09", K.YEAR_TO_DATE),
    ("前1个月", "2023-M01", K.MONTH),
    ("1-6月", "2023-01/2023-06", K.YEAR_TO_DATE),
    ("1~6月", "2023-01/2023-06", K.YEAR_TO_DATE),
    ("1至6月", "2023-01/2023-06", K.YEAR_TO_DATE),
    ("1到6月", "2023-01/2023-06", K.YEAR_TO_DATE),
    ("元至5月", "2023-01/2023-05", K.YEAR_TO_DATE),
    ("1-2月", "2023-01/2023-02", K.YEAR_TO_DATE),
    ("1-12月", "2023-01/2023-12", K.YEAR_TO_DATE),
    ("1-6月份", "2023-01/2023-06", K.YEAR_TO_DATE),
    ("一至六月", "2023-01/2023-06", K.YEAR_TO_DATE),
    ("1月份至7月份", "2023-01/2023-07", K.YEAR_TO_DATE),
    ("1-3季度", "2023-01/2023-09", K.YEAR_TO_DATE),
    ("第一至第三季度", "2023-01/2023-09", K.YEAR_TO_DATE),
    ("二至三季度", "2023-04-01/2023-09-30", K.RANGE),
    ("1-1月", "2023-01-01/2023-01-31", K.RANGE),
    ("4-12月", "2023-04-01/2023-12-31", K.RANGE),
    ("6月", "2023-M06", K.MONTH),
    ("06月", "2023-M06", K.MONTH),
    ("6月份", "2023-M06", K.MONTH),
    ("元月", "2023-M01", K.MONTH),
    ("十一月", "2023-M11", K.MONTH),
    ("6月上旬", "2023-M06-X1", K.XUN),
    ("六月下旬", "2023-M06-X3", K.XUN),
    ("6月14日", "2023-06-14", K.DAY),
    ("6月14号", "2023-06-14", K.DAY),
    ("6月底", "2023-06-30", K.DAY),
    ("6月份末", "2023-06-30", K.DAY),
    ("截至6月底", "2023-01/2023-06", K.YEAR_TO_DATE),
    ("截至6月末", "2023-01/2023-06", K.YEAR_TO_DATE),
    ("截止5月份", "2023-01/2023-05", K.YEAR_TO_DATE),
    ("截至到3月底", "2023-01/2023-03", K.YEAR_TO_DATE),
    ("截至1月底", "2023-M01", K.MONTH),
    ("截至年底", "2023-01/2023-12", K.YEAR_TO_DATE),
]


@pytest.mark.parametrize(("text", "code", "kind"), WITH_YEAR, ids=[text for text, *_ in WITH_YEAR])
def test_a_spelling_with_its_year_needs_no_other(text, code, kind):
    """The year written wins over a year given."""
    period = read_chinese(text, None)
    assert (code, kind) == (period.code, period.kind)
    assert period == read_chinese(text, 1999)


@pytest.mark.parametrize(("text", "code", "kind"), WITHOUT_YEAR, ids=[text for text, *_ in WITHOUT_YEAR])
def test_a_spelling_without_a_year_takes_the_one_given(text, code, kind):
    """上半年 is a half of some year: which one must be said."""
    period = read_chinese(text, 2023)
    assert (code, kind) == (period.code, period.kind)
    with pytest.raises(InputError, match=r"expected a period with its year .*give the year beside it"):
        read_chinese(text, None)


RELATIVE = [
    "今年",
    "今年上半年",
    "本年",
    "本年度",
    "去年底",
    "上年",
    "明年",
    "当年",
    "本月",
    "上个月",
    "本季度",
    "截至今年6月底",
    "上年同期",
    "今日",
    "昨日",
]


@pytest.mark.parametrize("text", RELATIVE)
def test_nothing_depends_on_today(text):
    """This year, last year and the like are refused, whatever year is given."""
    with pytest.raises(InputError, match="does not depend on today"):
        read_chinese(text, 2023)


REFUSED = [
    ("13月", "a month from 1 to 12"),
    ("0月", "a month from 1 to 12"),
    ("2月30日", "a date that the calendar has"),
    ("2023年2月29日", "a date that the calendar has"),
    ("五季度", "a quarter from 1 to 4"),
    ("前五季度", "a quarter from 1 to 4"),
    ("11-2月", "ends no earlier than it starts"),
    ("6月28日至3日", "ends no earlier than it starts"),
    ("第一百个五年规划", "a period"),
    ("第0个五年规划", "a five-year plan from 1 to 99"),
    ("1-6-9月", "a period"),
    ("6月上旬至中旬", "a period"),
    ("6月至10日", "two ends of one kind"),
    ("1-上半年", "a period"),
    ("年", "a period"),
    ("底", "a period"),
    ("两月", "a period"),
    ("十十月", "a period"),
    ("20231月", "a period"),
    ("23年", "a period"),
    ("6月初", "a period"),
    ("截至", "a period"),
    ("截至-", "a period"),
    ("-6月", "a period"),
    ("1-", "a period"),
    ("至", "a period"),
    ("上半", "a period"),
    ("上旬", "a period"),
    ("完成投资", "a period"),
    ("0000年", "a date that the calendar has"),
]


@pytest.mark.parametrize(("text", "expected"), REFUSED, ids=[text for text, _ in REFUSED])
def test_what_is_no_period_is_refused(text, expected):
    """The error says what was expected in its place."""
    with pytest.raises(InputError) as caught:
        read_chinese(text, 2023)
    assert expected in caught.value.problems[0].expected
