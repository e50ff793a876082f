"""Outlines in files of their own."""

from __future__ import annotations

from pathlib import Path

import pytest

from devreport import InputError, examples
from devreport.io import outline_beside, read_outline
from devreport.summary import Join

OUTLINE = """
id = "short"
[[sections]]
id = "work"
heading = {zh = "工作", en = "Work"}
[[sections.points]]
id = "all"
[[sections.points.selects]]
statements = ["recorded"]
join = "list"
"""


def _written(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def test_an_outline_is_read(tmp_path: Path) -> None:
    """Words of the vocabulary become what they name."""
    outline = read_outline(_written(tmp_path / "o.toml", OUTLINE))

    assert outline.id == "short"
    assert Join.LIST is outline.sections[0].points[0].selects[0].join


def test_all_problems_are_found_at_once(tmp_path: Path) -> None:
    """Each with the file and the path."""
    text = OUTLINE.replace('"list"', '"lists"').replace("statements", "statments")

    with pytest.raises(InputError) as caught:
        read_outline(_written(tmp_path / "o.toml", text))

    places = {problem.where for problem in caught.value.problems}
    assert {
        f"{tmp_path}/o.toml: $.sections[0].points[0].selects[0]{part}" for part in (".join", ".statments")
    } == places
    assert "2 problems" in str(caught.value)


def test_what_is_no_plain_data_is_refused(tmp_path: Path) -> None:
    """Numbers without end are found before anything is made of them."""
    with pytest.raises(InputError, match="1 problem") as caught:
        read_outline(_written(tmp_path / "o.toml", OUTLINE.replace('"short"', "inf")))

    assert caught.value.problems[0].where == f"{tmp_path}/o.toml: $.id"


def test_texts_print_as_they_read(tmp_path: Path) -> None:
    """As in a plan."""
    with pytest.raises(InputError, match=r"heading.zh: found the character U\+200B"):
        read_outline(_written(tmp_path / "o.toml", OUTLINE.replace("工作", "工\u200b作")))


def test_an_outline_lies_beside_its_plan(tmp_path: Path) -> None:
    """In the folder of the plan, or by the name of its file."""
    _written(tmp_path / "plan.outline.toml", OUTLINE)
    beside = outline_beside(tmp_path / "plan.json")

    assert beside is not None
    assert beside.id == "short"
    assert outline_beside(tmp_path / "other.json") is None
    assert outline_beside(tmp_path) is None
    assert outline_beside(examples.path("half-year")) == examples.load("half-year").outline
