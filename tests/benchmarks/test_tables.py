"""The benchmark of tables runs, on tables too small to say anything, and both of its sides agree."""

from __future__ import annotations

import pytest

from tests.benchmarks.tables import SECTIONS, main


@pytest.mark.parametrize("section", ["memory", "many", "findings", "peers"])
def test_a_section_prints_a_table(section: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Each line has the cells of the first one."""
    pytest.importorskip("polars")
    main([section, "--rows", "300"])
    lines = capsys.readouterr().out.splitlines()
    assert lines[1].startswith("|---")
    assert all(line.count("|") == lines[0].count("|") for line in lines if line)


def test_every_section_has_a_name() -> None:
    """By which the page of benchmarks asks for it."""
    assert list(SECTIONS) == ["memory", "many", "findings", "stream", "spark", "peers"]
