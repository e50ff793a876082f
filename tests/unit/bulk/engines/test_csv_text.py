"""CSV files, checked before an engine reads them."""

from __future__ import annotations

import pytest

from devreport.bulk.engines.csv_text import LONGEST_FIELD, CsvText
from devreport.errors import InputError


@pytest.mark.parametrize(
    "text",
    [
        b"id\n",
        b"id\na\n\nb\n",
        b"id,x\na,1\nb,2",
        b"\xef\xbb\xbfid,x\r\na,1\r\n\r\nb,2\r\n",
        b'id,x\n"a,b","1\n2"\n"""",\n',
    ],
)
def test_files_that_are_as_they_should_be(tmp_path, text):
    """Nothing is said of them."""
    path = tmp_path / "a.csv"
    path.write_bytes(text)
    CsvText(path).check()


@pytest.mark.parametrize(
    ("text", "line", "found"),
    [
        (b"id,x\na,1,2\nb\n", 2, "3 fields"),
        (b"id,x\na,1,2\n", 2, "3 fields"),
        (b'id,x\na,"1"\nb\n', 3, "1 field"),
        (
            b"id,x\na,1\nb," + "é".encode() * (LONGEST_FIELD // 2 + 1) + b"\n",
            3,
            f"a field of more than {LONGEST_FIELD:,} bytes",
        ),
    ],
)
def test_the_line_is_named_that_is_not_as_it_should_be(tmp_path, text, line, found):
    """Also where one row has too many fields and another too few."""
    path = tmp_path / "a.csv"
    path.write_bytes(text)
    with pytest.raises(InputError) as caught:
        CsvText(path).check()
    (problem,) = caught.value.problems
    assert (problem.where, problem.found) == (f"{path}:{line}", found)
