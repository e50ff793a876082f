import json

import pytest

from devreport.errors import InputError
from devreport.io.reading import read_plan

PLAN = {"id": "p", "title": "工作总结", "period": "2023-S1"}


def test_a_mapping_is_read():
    """Of the same shape as the JSON."""
    assert "p" == read_plan(PLAN).id


@pytest.mark.parametrize("kind", [str, lambda path: path])
@pytest.mark.parametrize("name", ["plan.json", "PLAN.JSON"])
def test_a_json_file_is_read(kind, name, tmp_path):
    """By the end of its name."""
    (tmp_path / name).write_text(json.dumps(PLAN))
    assert "p" == read_plan(kind(tmp_path / name)).id


def test_a_folder_is_read(tmp_path):
    """With ``plan.toml`` in it."""
    (tmp_path / "plan.toml").write_text('id = "p"\ntitle = "a"\nperiod = 2023\n')
    assert "p" == read_plan(tmp_path).id
    with pytest.raises(InputError, match="give its folder"):
        read_plan(tmp_path / "plan.toml")


@pytest.mark.parametrize("name", ["plan.xlsx", "plan"])
def test_another_kind_of_file_is_refused(name, tmp_path):
    """With the kinds that there are."""
    (tmp_path / name).write_text("x")
    with pytest.raises(InputError, match=r"a \.json file or a folder"):
        read_plan(tmp_path / name)
    with pytest.raises(InputError, match="no such file"):
        read_plan(tmp_path / "nowhere" / name)


@pytest.mark.parametrize("source", [None, 5, b"x", [], 1.5], ids=repr)
def test_what_is_no_source(source):
    """A path or a mapping, nothing else."""
    with pytest.raises(InputError):
        read_plan(source)


def test_nowhere_is_no_source():
    """An empty path is not the folder one happens to be in."""
    with pytest.raises(InputError, match="an empty path"):
        read_plan("")
