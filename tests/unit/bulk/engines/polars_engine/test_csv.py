import codecs

import polars as pl
import pytest

from devreport.bulk.engines import csv_text as csv
from devreport.bulk.engines.csv_text import LONGEST_FIELD, LONGEST_RECORD
from devreport.bulk.engines.polars_engine.csv import CsvFile
from devreport.bulk.engines.polars_engine.opening import opened
from devreport.errors import InputError

SAID = 'Files(…, encoding="{0}") in Python reads it, and --encoding {0} on the command line'


@pytest.fixture
def written(tmp_path):
    """Write a file of this text or these bytes."""

    def write(content, name="a.csv"):
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return write


def rows(path, encoding="utf-8"):
    """All rows of a file."""
    return [row for frame in CsvFile(path, encoding).frames() for row in frame.rows()]


def problem(path, encoding="utf-8"):
    """The only problem of a file, without its folder."""
    with pytest.raises(InputError) as caught:
        rows(path, encoding)
    (found,) = caught.value.problems
    assert str(path) in found.where
    return found.where.removeprefix(str(path)), found.found, found.hint


@pytest.mark.parametrize("block", [3, 8, 2**22])
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a,b\n1,2\n,\n", [("1", "2"), (None, None)]),
        ("a,b\r\n1, 2 \r\n3,4", [("1", " 2 "), ("3", "4")]),
        ('a,b\n"x,y","p""q"\n"l\nm",""\n', [("x,y", 'p"q'), ("l\nm", None)]),
        ('"a","b"\n\n1,2\n\n', [("1", "2")]),
        ("a\n1\n\n2\n", [("1",), ("2",)]),
        ("a,b\n", []),
        ("a,b", []),
        ("\ufeffa,b\n甲,NaN\n", [("甲", "NaN")]),
        ("a,b\n# no comment,1e5\n", [("# no comment", "1e5")]),
    ],
)
def test_everything_is_text(text, expected, block, written, monkeypatch):
    """Nothing is guessed, whatever the pieces that are read; what is empty is missing."""
    monkeypatch.setattr(csv, "_BLOCK", block)
    assert expected == rows(written(text))


@pytest.mark.parametrize("block", [5, 2**22])
@pytest.mark.parametrize(
    ("text", "where", "found"),
    [
        ("", ":1", "no columns"),
        ("\n1,2\n", ":1", "no columns"),
        ("a,a\n1,2\n", ":1", "the column 'a' twice"),
        ("a, \n1,2\n", ":1", "a column without a name"),
        ("a,b\n1,2\n3\n", ":3", "1 field"),
        ("a,b\n1,2\n3\n4,5,6\n", ":3", "1 field"),
        ('a,b\n"1\n2",3\n4,5,6\n', ":4", "3 fields"),
        ('a,b\n1,2\n3,"4\n5,6\n', ":3", "a quote where none may be"),
        ('a,b\n1,2\n3,4"\n5,6"\n', ":3", "a quote where none may be"),
        ('a,b\n1,"2"3\n', ":2", "a quote where none may be"),
        ("a,b\n1,2\r3,4\n", ":2", "a lone carriage return"),
        ("a,b\n1,2\n3,\0\n", ":3", "a NUL character"),
        (b"a,b\n1,2\n\xff,3\n", ":3", "the byte 0xff"),
    ],
)
def test_what_is_wrong_is_named_with_its_line(text, where, found, block, written, monkeypatch):
    """The error is the same, whatever the pieces that are read."""
    monkeypatch.setattr(csv, "_BLOCK", block)
    assert (where, found) == problem(written(text))[:2]


def test_a_quote_that_is_not_closed_is_found_early(written, monkeypatch):
    """No more is held than one record may have."""
    monkeypatch.setattr(csv, "_BLOCK", 2**16)
    path = written('a,b\n1,2\n"' + "x,1\n" * (LONGEST_RECORD // 2))
    assert (":3", "a record of more than 1,048,576 bytes", "is a quote not closed?") == problem(path)


@pytest.mark.parametrize("quote", ["", '"'])
def test_a_long_field_is_refused_quoted_or_not(quote, written):
    """At the same length."""
    longest = "甲" * (LONGEST_FIELD // 3)
    path = written(f"a,b\n1,{quote}{longest}{quote}\n")
    assert [("1", longest)] == rows(path)
    path = written(f"a,b\n1,{quote}{longest}甲甲{quote}\n")
    assert (":2", "a field of more than 131,072 bytes") == problem(path)[:2]
    path = written(f"a,b\n1,{quote}{'x' * (LONGEST_FIELD + 1)}{quote}\n")
    assert ":2" == problem(path)[0]


def test_other_encodings_are_read_when_they_are_named(written):
    """And hinted at when they are not."""
    path = written("项目,完成\n甲,1\n".encode("gb18030"))
    assert [("甲", "1")] == rows(path, "gb18030")
    where, found, hint = problem(path)
    assert (":1", "the byte 0xcf", f"it looks like GB 18030 (GBK): {SAID.format('gb18030')}") == (
        where,
        found,
        hint,
    )
    assert f"it looks like UTF-16: {SAID.format('utf-16')}" == problem(written(codecs.BOM_UTF16_LE + b"a\0"))[2]
    assert "save it as UTF-8" == problem(written(b"a\n\xff\xff\n"))[2]
    assert (":2", "the byte 0xff") == problem(written(b"a\n\xff\xff\n"), "gb18030")[:2]
    assert (":2", "the byte 0xb0") == problem(written(b"a\n\xb0"), "gb18030")[:2]
    assert "the encoding 'nonsense'" == problem(written("a\n"), "nonsense")[1]


@pytest.mark.parametrize("encoding", ["undefined", "rot13", "nobody's"])
def test_an_encoding_of_no_text_is_refused(encoding, written):
    """Whatever the codecs of Python do with text."""
    with pytest.raises(InputError, match="expected an encoding such as gb18030"):
        CsvFile(written(b"a,b\n1,2\n"), encoding)


def test_text_without_the_mark_of_its_encoding_is_refused(written):
    """It is not read, and nothing but the file is at fault."""
    with pytest.raises(InputError) as caught:
        CsvFile(written(b"a,b\n1,2\n"), "utf-16")
    (found,) = caught.value.problems
    assert found.found.startswith("text that is not utf-16")
    assert "leave out the encoding if it is UTF-8" == found.hint


def test_a_file_that_went_away_is_named(tmp_path):
    """It was there when it was looked for."""
    assert ("", "a file that cannot be read: No such file or directory", "") == problem(tmp_path / "b.csv")


def test_columns_and_rows_are_chosen(written):
    """Several files are one table, each with its columns in any order."""
    paths = [written("a,b\n1,2\n"), written("b,a\n4,3\n", "b.csv")]
    frame = opened(paths, label="").relation.native()
    assert [("1", "2"), ("3", "4")] == frame.collect().rows()
    assert [("4",)] == frame.filter(pl.col("a") == "3").select("b").collect(engine="streaming").rows()
    assert [("1", "2")] == frame.head(1).collect().rows()
    assert 2 == frame.select(pl.len()).collect().item()
