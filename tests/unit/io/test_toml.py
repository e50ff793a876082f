from decimal import Decimal
from time import perf_counter

import pytest

from devreport.errors import InputError
from devreport.io.toml import read_toml


def test_numbers_are_read_as_written(tmp_path):
    """Zeros at the end say how precise a figure is."""
    (tmp_path / "a.toml").write_bytes(b"\xef\xbb\xbfa = 629.0\r\nb = 12\r\n")
    data = read_toml(tmp_path / "a.toml")
    assert {"a": Decimal("629.0"), "b": 12} == data
    assert "629.0" == str(data["a"])


@pytest.mark.parametrize(
    ("expected", "data"),
    [
        ("a.toml: line 1, column 5: found Invalid value in 'a = x', expected TOML", b"a = x"),
        ("a.toml: end of document: found", b"a ="),
        ("a.toml: found Exceeds the limit", b"a = " + b"9" * 5000),
        ("a.toml: line 2, column 6: found Cannot overwrite a value in 'a = 2'", b"a = 1\na = 2\n"),
        ("a.toml: found a key of more than 32 parts", b"a." * 50_000 + b"a = 1"),
        ("a.toml: found a key of more than 32 parts", b'"a" . ' * 50_000 + b"a = 1"),
        ("a.toml: found lists in lists without end", b"a = " + b"[" * 100_000),
        ("an empty file", b""),
        ("it looks like GBK", "title = '总结'".encode("gbk")),
        ("more than", b"#" * 5_000_000),
    ],
    ids=lambda value: repr(value[:40]),
)
def test_bad_toml(expected, data, tmp_path):
    """Each is refused in time, with its line where it has one."""
    (tmp_path / "a.toml").write_bytes(data)
    before = perf_counter()
    with pytest.raises(InputError) as caught:
        read_toml(tmp_path / "a.toml")
    assert expected in str(caught.value)
    assert perf_counter() - before < 2


def test_long_words_are_no_keys(tmp_path):
    """Text takes no longer to look at than it is long."""
    (tmp_path / "a.toml").write_text(f'a = "{"x" * 1_000_000}"')
    before = perf_counter()
    assert 1_000_000 == len(read_toml(tmp_path / "a.toml")["a"])
    assert perf_counter() - before < 2
