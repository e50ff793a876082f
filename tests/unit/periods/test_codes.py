"""Period codes: SDMX, ISO 8601 and DHIS2."""

import pytest

from devreport.errors import InputError
from devreport.periods import PeriodKind
from devreport.periods.codes import read_code

K = PeriodKind

CODES = [
    ("2023", "2023", K.YEAR),
    ("2023-A1", "2023", K.YEAR),
    ("2023-S1", "2023-S1", K.HALF),
    ("2023S2", "2023-S2", K.HALF),
    ("2023-H2", "2023-S2", K.HALF),
    ("2023-Q2", "2023-Q2", K.QUARTER),
    ("2023Q2", "2023-Q2", K.QUARTER),
    ("2023q2", "2023-Q2", K.QUARTER),
    ("2023-M06", "2023-M06", K.MONTH),
    ("2023-M6", "2023-M06", K.MONTH),
    ("2023-06", "2023-M06", K.MONTH),
    ("202306", "2023-M06", K.MONTH),
    ("2023-M06-X1", "2023-M06-X1", K.XUN),
    ("2023-06-14", "2023-06-14", K.DAY),
    ("20230614", "2023-06-14", K.DAY),
    ("2023-D165", "2023-06-14", K.DAY),
    ("2024-D366", "2024-12-31", K.DAY),
    ("2023-W05", "2023-01-30/2023-02-05", K.RANGE),
    ("2023W5", "2023-01-30/2023-02-05", K.RANGE),
    ("2020-W53", "2020-12-28/2021-01-03", K.RANGE),
    ("2023-T1", "2023-01-01/2023-04-30", K.RANGE),
    ("2023-T2", "2023-05-01/2023-08-31", K.RANGE),
    ("2023-T3", "2023-09-01/2023-12-31", K.RANGE),
    ("2023-D1", "2023-01-01", K.DAY),
    ("2021/2025", "2021/2025", K.FIVE_YEAR),
    ("2021/2023", "2021-01-01/2023-12-31", K.RANGE),
    ("2023-01/2023-02", "2023-01/2023-02", K.YEAR_TO_DATE),
    ("2023-01/2023-06", "2023-01/2023-06", K.YEAR_TO_DATE),
    ("2023-M01/2023-M06", "2023-01/2023-06", K.YEAR_TO_DATE),
    ("2023-Q1/2023-Q3", "2023-01/2023-09", K.YEAR_TO_DATE),
    ("2023-04/2023-12", "2023-04-01/2023-12-31", K.RANGE),
    ("2022-07/2023-06", "2022-07-01/2023-06-30", K.RANGE),
    ("2023-S1/2023-S2", "2023-01-01/2023-12-31", K.RANGE),
    ("2023-01-05/2023-02-10", "2023-01-05/2023-02-10", K.RANGE),
    ("2023-01-01/2023-12-31", "2023-01-01/2023-12-31", K.RANGE),
    ("2023-W05/2023-W06", "2023-01-30/2023-02-12", K.RANGE),
    ("2023-01-05/P10D", "2023-01-05/2023-01-14", K.RANGE),
    ("2023-01-31/P1M", "2023-01-31/2023-02-27", K.RANGE),
    ("2023-01-05/P2W", "2023-01-05/2023-01-18", K.RANGE),
    ("2023-04-01/P1Y6M", "2023-04-01/2024-09-30", K.RANGE),
]


@pytest.mark.parametrize(("text", "code", "kind"), CODES, ids=[text for text, *_ in CODES])
def test_a_code_is_read_in_the_kind_it_is_written_in(text, code, kind):
    """A half written as a half is a half; the same days written as two months are a year to date."""
    period = read_code(text)
    assert (code, kind) == (period.code, period.kind)


REFUSED = [
    ("", "a code of a period"),
    ("23", "a code of a period"),
    ("0000", "a date that the calendar has"),
    ("2023-13", "a month from 1 to 12"),
    ("2023-00", "a month from 1 to 12"),
    ("202313", "a month from 1 to 12"),
    ("2023-02-30", "a date that the calendar has"),
    ("20230230", "a date that the calendar has"),
    ("2023-0614", "a code of a period"),
    ("2023-6-14", "a code of a period"),
    ("2023-A2", "a code of a period"),
    ("2023-S3", "a half from 1 to 2"),
    ("2023-Q0", "a quarter from 1 to 4"),
    ("2023-T4", "a code of a period"),
    ("2023-W53", "a week that the year has"),
    ("2023-W00", "a week that the year has"),
    ("9999-W52", "a date that the calendar has"),
    ("2023-D366", "a code of a period"),
    ("2023-D0", "a code of a period"),
    ("2023-Z1", "a code of a period"),
    ("2023-M06-X4", "a 旬 from 1 to 3"),
    ("2023-Q2-X1", "a code of a period"),
    ("2023/2023-06", "two ends of one kind"),
    ("2023-06/2023-05", "ends no earlier than it starts"),
    ("2023/", "a code of a period"),
    ("/2023", "a code of a period"),
    ("2023/2024/2025", "a code of a period"),
    ("2023-06-14T00:00", "a code of a period"),
    ("2023-01-05/P", "an ISO duration"),
    ("2023-01-05/PT5H", "an ISO duration"),
    ("2023-01-05/P1D1D", "an ISO duration"),
    ("2023-01-05/P1M1Y", "an ISO duration"),
    ("2023-01-05/P99999999999999D", "an ISO duration"),
    ("2023-01-05/P0D", "ends no earlier than it starts"),
    ("2023-01-05/P9999Y", "a date that the calendar has"),
    ("0001-01-01/P0D", "a date that the calendar has"),
    ("6.14", "a code of a period"),
    ("6/14", "a code of a period"),
    ("06-14", "a code of a period"),
    ("now", "a code of a period"),
]


@pytest.mark.parametrize(("text", "expected"), REFUSED, ids=[text or "nothing" for text, _ in REFUSED])
def test_what_is_no_code_is_refused(text, expected):
    """The error says what was expected in its place."""
    with pytest.raises(InputError) as caught:
        read_code(text)
    assert expected in caught.value.problems[0].expected


def test_a_month_and_a_day_alone_are_not_guessed():
    """6.14 may be 14 June or a number."""
    with pytest.raises(InputError, match='write "6月14日" or "2023-06-14"'):
        read_code("6.14")
