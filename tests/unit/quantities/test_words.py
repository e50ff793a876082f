"""Words that go with a figure."""

from __future__ import annotations

from devreport.quantities import Basis, Hedge


def test_words_are_written_as_files_write_them() -> None:
    """Files and findings use the values; they must not change."""
    assert ["over", "nearly", "about"] == [hedge.value for hedge in Hedge]
    assert ["nominal", "constant_price", "comparable"] == [basis.value for basis in Basis]
