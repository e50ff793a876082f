import polars as pl
import pytest

from devreport.bulk.assessment import Table, assess_table
from devreport.bulk.mapping import Mapped, TableMapping
from devreport.bulk.writing import whole_file, write_outcomes
from devreport.errors import EngineError, InputError
from devreport.expressions import Field
from devreport.periods import parse_period
from devreport.quantities import Quantity
from devreport.rules import RuleSet, requirement

ROWS = pl.DataFrame({"id": ["a", "b", "c"], "done": [49, 50, None], "planned": [100] * 3})
MAPPING = TableMapping(kind="works", key="id", fields={"done": Mapped(unit="元"), "planned": Mapped(unit="元")})
HALF = requirement(Field("done") / Field("planned") >= Quantity("50", "%"), name="works.half", over="works")
RULES = RuleSet(id="own", version="1", rules=(HALF,))


def judged(source=ROWS):
    """The rows and their rule."""
    return assess_table(Table(source=source, mapping=MAPPING), ruleset=RULES, period=parse_period("2026-S1"))


def inside(folder):
    """The names in a folder."""
    return sorted(path.name for path in folder.iterdir())


def interrupted(path):
    """Stop in the middle of writing."""
    with whole_file(path) as beside:
        beside.write_text("half", encoding="utf-8")
        raise KeyboardInterrupt


def problem(call):
    """The only problem."""
    with pytest.raises((InputError, EngineError)) as caught:
        call()
    (found,) = caught.value.problems
    return found


def test_a_table_is_written_with_its_outcomes(tmp_path):
    """As Parquet or as CSV, and again over what is there."""
    for _ in range(2):
        write_outcomes(judged(), tmp_path / "a.parquet")
        write_outcomes(judged(), tmp_path / "a.csv", values="boolean")
    assert [0, 1, -2] == pl.read_parquet(tmp_path / "a.parquet")["works.half"].to_list()
    expected = "id,done,planned,works.half\na,49,100,false\nb,50,100,true\nc,,100,\n"
    assert expected == (tmp_path / "a.csv").read_text(encoding="utf-8")
    assert ["a.csv", "a.parquet"] == inside(tmp_path)


def test_a_written_table_can_be_judged_again(tmp_path):
    """Its outcomes are replaced."""
    write_outcomes(judged(), tmp_path / "a.parquet")
    write_outcomes(judged(tmp_path / "a.parquet"), tmp_path / "a.parquet")
    assert ["id", "done", "planned", "works.half"] == pl.read_parquet(tmp_path / "a.parquet").columns


def test_other_names_are_refused(tmp_path):
    """By what they end in."""
    found = problem(lambda: write_outcomes(judged(), tmp_path / "a.txt"))
    assert ("a file that ends in '.txt'", ".parquet, .pq, .csv") == (found.found, found.expected)


def test_an_engine_may_leave_it_to_its_own_means(tmp_path, monkeypatch):
    """And says how."""
    import sys

    monkeypatch.setitem(sys.modules, "devreport.bulk.polars_engine.writing", None)
    found = problem(lambda: write_outcomes(judged(), tmp_path / "a.csv"))
    assert ("the engine polars", "outcomes() gives what it can write") == (found.found, found.hint)


def test_a_file_is_written_whole_or_not_at_all(tmp_path):
    """The old one stays until then, with its mode."""
    path = tmp_path / "a.csv"
    path.write_text("old", encoding="utf-8")
    path.chmod(0o640)
    with pytest.raises(KeyboardInterrupt):
        interrupted(path)
    assert ("old", ["a.csv"]) == (path.read_text(encoding="utf-8"), inside(tmp_path))
    with whole_file(path) as beside:
        beside.write_text("new", encoding="utf-8")
    assert ("new", 0o640, ["a.csv"]) == (path.read_text(), path.stat().st_mode & 0o777, inside(tmp_path))


def test_a_link_stays_a_link(tmp_path):
    """What it points to is written."""
    (tmp_path / "b.csv").symlink_to(tmp_path / "a.csv")
    with whole_file(tmp_path / "b.csv") as beside:
        beside.write_text("new", encoding="utf-8")
    assert ("new", True) == ((tmp_path / "a.csv").read_text(encoding="utf-8"), (tmp_path / "b.csv").is_symlink())


def test_what_cannot_be_written_is_refused(tmp_path):
    """Before anything is judged."""
    (tmp_path / "d.csv").mkdir()
    assert "no regular file" == problem(lambda: write_outcomes(judged(), tmp_path / "d.csv")).found
    found = problem(lambda: write_outcomes(judged(), tmp_path / "none" / "a.csv")).found
    assert "a file that cannot be written: No such file or directory" == found
