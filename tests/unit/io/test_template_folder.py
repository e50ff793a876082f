from pathlib import Path

import pytest

from devreport.errors import InputError
from devreport.io import template_folder
from devreport.io.reading import read_plan
from devreport.io.template_folder import write_template


def names_in(folder: Path) -> list[str]:
    """What a folder holds."""
    return sorted(path.name for path in folder.iterdir())


def test_the_template_is_a_plan(tmp_path):
    """With a target, an observation, a project and a commitment, in both languages."""
    written = write_template(tmp_path / "new" / "plan")
    plan = read_plan(tmp_path / "new" / "plan")
    assert "plan.toml" in {path.name for path in written}
    assert len(written) == len(names_in(tmp_path / "new" / "plan"))
    assert plan.targets
    assert plan.observations
    assert {"project"} <= {item.kind.value for item in plan.items}
    assert [plan.period] == [item.made_in for item in plan.items if item.made_in]
    assert all("en" in dict(named.name.by_language) for named in (*plan.items, *plan.indicators, *plan.orgs))


def test_the_template_explains_itself():
    """In both languages."""
    text = (Path(template_folder.__file__).parent / "template" / "plan.toml").read_text(encoding="utf-8")
    comments = [line for line in text.splitlines() if line.startswith("#")]
    assert any(line.isascii() for line in comments)
    assert any(not line.isascii() for line in comments)


def test_what_is_there_stays(tmp_path):
    """A folder with something in it is not written to."""
    (tmp_path / "mine.txt").touch()
    with pytest.raises(InputError, match=r"a folder with mine\.txt in it"):
        write_template(tmp_path)
    assert ["mine.txt"] == names_in(tmp_path)


def test_a_file_is_no_folder(tmp_path):
    """Nothing can be written into it."""
    (tmp_path / "file").touch()
    with pytest.raises(InputError, match="a folder that can be written to"):
        write_template(tmp_path / "file")


def test_all_or_nothing(tmp_path, monkeypatch):
    """If one file cannot be written, none is left."""
    write = template_folder.write_text

    def failing(path, text):
        if path.name == "targets.csv":
            raise InputError("no space")
        write(path, text)

    monkeypatch.setattr(template_folder, "write_text", failing)
    with pytest.raises(InputError, match="no space"):
        write_template(tmp_path)
    assert [] == names_in(tmp_path)
