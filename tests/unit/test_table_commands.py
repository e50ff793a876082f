"""Checking tables from the command line, as a user meets it."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import polars as pl
import pytest

from devreport import cli, table_commands
from devreport.bulk.engines import sources

TABLE = "id,名称,区县,计划,完成\na,公路,东区,100.0,60.0\nb,桥梁,东区,100.0,40.0\nc,学校,西区,100.0,x\n"
MAPPING = """\
kind = "project"
key = "id"
name = "名称"

[fields]
done = { column = "完成", unit = "万元", decimals = 1 }
planned = { column = "计划", unit = "万元", decimals = 1, nonnegative = true }
"""


def rule(code: str, name: str, left: str, right: dict[str, Any]) -> dict[str, Any]:
    """A rule: a share of what was planned is at least so much."""
    fields = [{"node": "field", "name": one} for one in (left, "planned")]
    share = {"node": "arithmetic", "operation": "/", "left": fields[0], "right": fields[1]}
    met = {"node": "compare", "comparison": ">=", "left": share, "right": right}
    return {
        "code": code,
        "name": name,
        "title": {"zh": "过半", "en": "half is done"},
        "over": "project",
        "source": "a notice",
        "verdicts": [{"verdict": "met", "outcome": "pass", "when": met}, {"verdict": "missed", "outcome": "fail"}],
    }


HALF = rule("X01", "project.half", "done", {"node": "literal", "value": {"quantity": "50", "unit": "%"}})
RULES = {"id": "city", "version": "1", "rules": [HALF]}


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a table, its mapping and rules."""
    monkeypatch.chdir(tmp_path)
    for name, text in (("t.csv", TABLE), ("m.toml", MAPPING), ("r.json", json.dumps(RULES))):
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


GIVEN = {"--table": "t.csv", "--mapping": "m.toml", "--rules": "r.json", "--period": "2026-S1", "--locale": "en"}


def checked(*more: str, **changed: str | None) -> int:
    """The exit code of a check; an option may be left out, or changed."""
    options = GIVEN | {f"--{name}": value for name, value in changed.items()}
    words = [word for name, value in options.items() if value is not None for word in (name, *value.split())]
    return cli.main(["check", *words, *more])


def complaint(capsys: pytest.CaptureFixture[str], *more: str, **changed: str | None) -> str:
    """What a check that cannot be made says."""
    assert 2 == checked(*more, **changed)
    said = capsys.readouterr()
    assert "" == said.out
    return said.err.removeprefix("devreport: ").strip()


def test_each_rule_has_a_line(capsys: pytest.CaptureFixture[str]) -> None:
    """With what is wrong with the data, and the tally."""
    assert 1 == checked()
    assert [
        "t.csv: check for the first half of 2026, 3 rows",
        "",
        "X01 project.half (error), half is done: passed: 1; failed: 1; undecided: 1; not applicable: 0.",
        "Data, column 完成: not a number, rows: 1, such as c (x); counted as missing.",
        "Passed: 1; failed: 1; undecided: 1; not applicable: 0.",
    ] == capsys.readouterr().out.splitlines()
    assert 1 == checked(locale="zh")
    assert "X01 project.half（错误，过半）：通过1行，不通过1行，无法判定1行，不适用0行。" in capsys.readouterr().out


def test_the_exit_code_says_whether_something_failed(folder: Path) -> None:
    """Or, if asked for, whether something cannot be decided."""
    (folder / "t.csv").write_text("id,名称,计划,完成\na,公路,100.0,60.0\n", encoding="utf-8")
    assert 0 == checked("--strict")
    (folder / "t.csv").write_text("id,名称,计划,完成\na,公路,0.0,60.0\n", encoding="utf-8")
    assert (0, 1) == (checked(), checked("--strict"))


def test_groups_have_lines(capsys: pytest.CaptureFixture[str]) -> None:
    """With the total, as text and as data."""
    assert 1 == checked("--by", "区县")
    lines = capsys.readouterr().out.splitlines()
    assert "By 区县" in lines
    assert ["东区, X01", "西区, X01", "All, X01"] == [line.partition(":")[0] for line in lines[-4:-1]]
    assert 1 == checked("--by", "区县", "--format", "json")
    data = json.loads(capsys.readouterr().out)
    assert (3, ["区县"]) == (data["rows"], data["by"])
    assert ["东区", "西区", None] == [group["区县"] for group in data["groups"]]
    assert [{"code": "X01", "rule": "project.half", "severity": "error"}] == [
        {key: one[key] for key in ("code", "rule", "severity")} for one in data["rules"]
    ]


def test_findings_and_outcomes_are_written(folder: Path) -> None:
    """By the ends of the names of their files; the table with columns of rules too."""
    assert 1 == checked("--findings", "f.csv", "--limit", "1", "--outcomes", "o.csv", "--output", "page.md")
    assert 2 == len((folder / "f.csv").read_text(encoding="utf-8").splitlines())
    rows = (folder / "o.csv").read_text(encoding="utf-8").splitlines()
    assert ["id,名称,区县,计划,完成,project.half", "1", "0", "-2"] == [
        rows[0],
        *(row.split(",")[-1] for row in rows[1:]),
    ]
    assert (folder / "page.md").is_file()
    assert 1 == checked("--outcomes", "o.parquet", "--values", "boolean", "--findings", "f.xml")
    assert [True, False, None] == pl.read_parquet(folder / "o.parquet")["project.half"].to_list()
    assert (folder / "f.xml").read_text(encoding="utf-8").startswith("<?xml")


def test_a_plan_is_checked_as_before(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Its findings are written to a file, too."""
    assert 1 == cli.main(["check", "--example", "half-year", "--findings", "f.sarif"])
    assert capsys.readouterr().out
    assert "2.1.0" == json.loads((folder / "f.sarif").read_text(encoding="utf-8"))["version"]


def test_child_rows_come_from_files_of_their_own(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each relation from one or several; a rule may count them, and one whose rows are not given is not judged."""
    counted = {"node": "aggregate", "relation": "parts", "aggregation": "count"}
    least = {"node": "literal", "value": {"quantity": "1", "unit": ""}}
    met = {"node": "compare", "comparison": ">=", "left": counted, "right": least}
    parts = {**HALF, "code": "X02", "name": "project.parts"}
    parts["verdicts"] = [{**HALF["verdicts"][0], "when": met}, HALF["verdicts"][1]]
    (folder / "r.json").write_text(json.dumps({**RULES, "rules": [HALF, parts]}), encoding="utf-8")
    (folder / "m.toml").write_text(MAPPING + '\n[children.parts]\nparent = "of"\n', encoding="utf-8")
    (folder / "p.csv").write_text("of\na\na\nb\n", encoding="utf-8")
    assert 1 == checked("--child", "parts=p.csv")
    assert "X02 project.parts (error), half is done: passed: 2; failed: 1" in capsys.readouterr().out
    assert 1 == checked()
    assert "X02 project.parts (not judged): its child rows are not given (parts)." in capsys.readouterr().out
    (folder / "t.csv").write_text("id,名称,计划,完成\na,公路,100.0,60.0\n", encoding="utf-8")
    assert (0, 1) == (checked(), checked("--strict"))
    capsys.readouterr()
    said = complaint(capsys, "--child", "part=p.csv", "--child", "parts", "--child", "=p.csv")
    assert ["RELATION=FILE", "RELATION=FILE", 'did you mean "parts"?'] == [
        word for word in ("RELATION=FILE", "RELATION=FILE", 'did you mean "parts"?') if word in said
    ]


def test_files_in_another_encoding_are_read(folder: Path) -> None:
    """If it is named."""
    (folder / "t.csv").write_bytes(TABLE.encode("gb18030"))
    assert 1 == checked("--encoding", "gb18030")


@pytest.mark.parametrize("rows", [0, 1])
def test_small_tables_are_tables(rows: int, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without any row, and with one."""
    (folder / "t.csv").write_text("".join(TABLE.splitlines(keepends=True)[: rows + 1]), encoding="utf-8")
    assert 0 == checked("--by", "区县", "--findings", "f.jsonl", "--outcomes", "o.csv")
    assert f"Passed: {rows}; failed: 0; undecided: 0; not applicable: 0." in capsys.readouterr().out


def test_what_is_not_there_is_named(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Columns with those that are; extra ones do no harm."""
    (folder / "t.csv").write_text("ID,名称,计划,完工,more\na,公路,100.0,60.0,1\n", encoding="utf-8")
    said = complaint(capsys)
    assert "no column 'id'" in said
    assert "no column '完成'" in said
    assert "there are: 'ID', '名称'" in said


def test_columns_of_another_type_are_named(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With their type."""
    pl.DataFrame({"id": ["a"], "名称": ["b"], "计划": [True], "完成": [[1]]}).write_parquet(folder / "t.parquet")
    said = complaint(capsys, table="t.parquet")
    assert "the column '计划' of Boolean" in said
    assert "the column '完成' of List(Int64)" in said


def test_keys_that_a_mapping_must_have_are_named(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With the file."""
    (folder / "m.toml").write_text("[fields]\n", encoding="utf-8")
    said = complaint(capsys)
    assert "m.toml: $: found no such key, expected the key 'kind'" in said
    assert "m.toml: $: found no such key, expected the key 'key'" in said


def test_all_that_is_wrong_with_options_is_said_at_once(capsys: pytest.CaptureFixture[str]) -> None:
    """Whatever option it is."""
    said = complaint(
        capsys, "--limit", "-1", "--values", "code", table="n.csv", mapping=None, period=None, rules=None, locale="xx"
    )
    for part in (
        "--mapping",
        "--period",
        "n.csv",
        "xx",
        "--limit: found no --findings",
        "--limit: found -1",
        "--values",
    ):
        assert part in said
    assert "2 problems" in complaint(capsys, rules="none.json", period="上半年")


@pytest.mark.parametrize(
    ("more", "part"),
    [
        (["--example", "half-year"], "--example: found --table as well"),
        (["--as-of", "2026-06-30"], "--as-of: found --table as well"),
        (["--findings", "f.xls"], "--findings: found 'f.xls', expected a name that ends in .csv"),
        (["--outcomes", "o.parqet"], 'did you mean ".parquet"?'),
        (["--outcomes", "t.csv"], "--outcomes: found 't.csv', a file that is read"),
        (["--findings", "o.csv", "--outcomes", "./o.csv"], "--outcomes: found './o.csv', the same as --findings"),
        (["--output", "m.toml"], "--output: found 'm.toml', a file that is read"),
        (["--by", "区"], "no column '区'"),
        (["--place", "nowhere"], "nowhere"),
    ],
)
def test_options_that_cannot_be_are_refused(more: list[str], part: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Before anything is printed."""
    assert part in complaint(capsys, *more)


def test_a_plan_and_a_table_are_not_checked_together(capsys: pytest.CaptureFixture[str]) -> None:
    """Either can be named."""
    assert 2 == cli.main(["check", "plan.json", "--table", "t.csv"])
    assert "PLAN: found --table as well" in capsys.readouterr().err


def test_options_of_tables_are_for_tables(capsys: pytest.CaptureFixture[str]) -> None:
    """All of them are named."""
    assert 2 == cli.main(["check", "--example", "half-year", "--engine", "duckdb", "--by", "a"])
    said = capsys.readouterr().err
    assert "--engine: found no --table" in said
    assert "--by: found no --table" in said


def test_an_unknown_engine_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    """With those that there are."""
    with pytest.raises(SystemExit) as caught:
        checked("--engine", "polar")
    assert 2 == caught.value.code
    assert "polars" in capsys.readouterr().err


def test_an_engine_that_is_not_installed_names_its_extra(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Which installs it."""
    monkeypatch.setitem(sys.modules, "devreport.bulk.engines.duckdb_engine.opening", None)
    said = complaint(capsys, "--engine", "duckdb")
    assert f"install devreport[{sources.ENGINES['duckdb']}]" in said


def test_files_of_one_table_have_the_same_columns(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Several are one table."""
    (folder / "u.csv").write_text("id,名称,区县,计划,完成\nd,医院,西区,100.0,70.0\n", encoding="utf-8")
    assert 1 == checked(table="t.csv u.csv")
    assert "4 rows" in capsys.readouterr().out
    (folder / "u.csv").write_text("id,名称\nd,医院\n", encoding="utf-8")
    assert "u.csv" in complaint(capsys, table="t.csv u.csv")


def test_a_file_that_is_broken_is_named(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """And nothing is printed."""
    (folder / "t.parquet").write_bytes(b"PAR1 and no more")
    assert "t.parquet" in complaint(capsys, table="t.parquet")


def test_rules_about_other_kinds_are_of_no_use(capsys: pytest.CaptureFixture[str]) -> None:
    """The kinds that there are rules about are listed."""
    said = complaint(capsys, rules=None)
    assert "no rule over 'project'" in said
    assert "indicator" in said


def test_a_check_of_nothing_is_refused(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """If no rule can be judged, nobody is told that all is well."""
    (folder / "m.toml").write_text('kind = "item"\nkey = "id"\n[fields]\nitem_kind = "区县"\n', encoding="utf-8")
    said = complaint(capsys, rules=None)
    assert said.startswith("no rule can be judged on this table")
    assert "something it reads is in no column (" in said
    assert "本表没有一条规则可以判定" in complaint(capsys, rules=None, locale="zh")


def test_child_rows_that_are_not_given_are_asked_for(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """In the language that is asked for; what the mapping has can be given."""
    counted = {"node": "aggregate", "relation": "parts", "aggregation": "count"}
    least = {"node": "literal", "value": {"quantity": "1", "unit": ""}}
    met = {"node": "compare", "comparison": ">=", "left": counted, "right": least}
    parts = {**HALF, "verdicts": [{**HALF["verdicts"][0], "when": met}, HALF["verdicts"][1]]}
    (folder / "r.json").write_text(json.dumps({**RULES, "rules": [parts]}), encoding="utf-8")
    (folder / "m.toml").write_text(MAPPING + '\n[children.parts]\nparent = "of"\n', encoding="utf-8")
    assert [
        "no rule can be judged on this table",
        "  X01 project.half (not judged): its child rows are not given (parts).",
        "  --child parts=FILE",
    ] == complaint(capsys).splitlines()
    assert "没有给出所需的下级行（parts）" in complaint(capsys, locale="zh")


def test_files_that_cannot_be_written_are_refused_before_the_table_is_judged(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """All of them at once."""
    (folder / "closed").mkdir()
    (folder / "f.csv").mkdir()
    monkeypatch.setattr(os, "access", lambda path, _: Path(path).name != "closed")
    monkeypatch.setattr("devreport.api.assess", None)
    said = complaint(capsys, "--findings", "f.csv", "--outcomes", "none/o.csv", "--output", "closed/page.md")
    for line in (
        "--findings: found the folder 'f.csv', expected a file",
        "--outcomes: found 'none/o.csv' in a folder that is not there, expected a file in a folder that is",
        "--output: found 'closed/page.md' in a folder that is closed, expected a folder to write to",
    ):
        assert line in said


def test_every_option_belongs_to_a_kind_of_check() -> None:
    """What only tables have is nothing unless it is given."""
    options = cli._options(["check"])
    names = {*table_commands.TABLE_ONLY, *table_commands.PLAN_ONLY}
    assert {None} == {getattr(options, name) for name in names}


def test_spark_gets_a_session(monkeypatch: pytest.MonkeyPatch) -> None:
    """Before the table is opened."""
    begun: list[bool] = []
    session = SimpleNamespace(started=lambda: begun.append(True))
    monkeypatch.setitem(sys.modules, "devreport.bulk.engines.spark_engine.session", session)
    monkeypatch.setitem(sys.modules, "devreport.bulk.engines.spark_engine.opening", None)
    assert (2, [True]) == (checked("--engine", "spark"), begun)


def test_spark_that_is_not_installed_is_named(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """When the table is opened."""
    for module in ("session", "opening"):
        monkeypatch.setitem(sys.modules, f"devreport.bulk.engines.spark_engine.{module}", None)
    assert f"install devreport[{sources.ENGINES['spark']}]" in complaint(capsys, "--engine", "spark")
