"""Periods written in three styles and read back."""

import pytest
from hypothesis import given

from devreport.errors import InputError
from devreport.periods import PeriodKind, format_period, parse_period
from tests.strategies.periods import periods

STYLES = ["sdmx", "iso", "zh"]

#: What ISO 8601 has no way to write.
NOT_IN_ISO = {PeriodKind.XUN, PeriodKind.QUARTER, PeriodKind.HALF}


@pytest.mark.parametrize("style", STYLES)
@given(period=periods())
def test_what_is_written_is_read_back(period, style):
    """Every style gives back the same period, kind included, or says that it cannot write the kind."""
    if style == "iso" and period.kind in NOT_IN_ISO:
        with pytest.raises(InputError, match="a kind of period that ISO 8601 can write"):
            format_period(period, style)
    else:
        assert period == parse_period(format_period(period, style), year=period.year)


WRITTEN = [
    ("2023", "2023", "2023年"),
    ("2023-S1", None, "2023年上半年"),
    ("2023-S2", None, "2023年下半年"),
    ("2023-Q3", None, "2023年三季度"),
    ("2023-M06", "2023-06", "2023年6月"),
    ("2023-M06-X2", None, "2023年6月中旬"),
    ("2023-06-14", "2023-06-14", "2023年6月14日"),
    ("2023-01/2023-02", "2023-01/2023-02", "2023年1—2月"),
    ("1953/1957", "1953/1957", "“一五”时期"),
    ("2001/2005", "2001/2005", "“十五”时期"),
    ("2021/2025", "2021/2025", "“十四五”时期"),
    ("2051/2055", "2051/2055", "“二十五”时期"),
    ("2056/2060", "2056/2060", "“二十一五”时期"),
    ("2023-01-05/2023-02-10", "2023-01-05/2023-02-10", "2023年1月5日至2月10日"),
    ("2022-12-05/2023-02-10", "2022-12-05/2023-02-10", "2022年12月5日至2023年2月10日"),
    ("2023-04-01/2023-12-31", "2023-04-01/2023-12-31", "2023年4—12月"),
    ("2022-04-01/2023-03-31", "2022-04-01/2023-03-31", "2022年4月至2023年3月"),
    ("2022-01-01/2023-12-31", "2022-01-01/2023-12-31", "2022—2023年"),
    ("2021-01-01/2025-12-31", "2021-01-01/2025-12-31", "2021年1月至2025年12月"),
    ("2023-01-01/2023-06-30", "2023-01-01/2023-06-30", "2023年1月1日至6月30日"),
    ("2023-06-01/2023-06-30", "2023-06-01/2023-06-30", "2023年6月1日至6月30日"),
    ("2023-06-14/2023-06-14", "2023-06-14/2023-06-14", "2023年6月14日至6月14日"),
]


@pytest.mark.parametrize(("code", "iso", "chinese"), WRITTEN, ids=[code for code, *_ in WRITTEN])
def test_a_period_is_written_as_the_field_does(code, iso, chinese):
    """A range is written in years or months where that names no other kind of period."""
    period = parse_period(code)
    assert (code, chinese) == (format_period(period, "sdmx"), format_period(period, "zh"))
    assert iso is None or iso == format_period(period, "iso")
