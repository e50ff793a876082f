"""Rule files."""

import json
import time
from pathlib import Path
from typing import Any

import pytest

from devreport.errors import RuleError
from devreport.expressions import Field, to_data
from devreport.io.rules_json import MAX_RULES_BYTES, read_ruleset, ruleset_to_json
from devreport.rules import core_rules
from tests.rules.own import CITY

TOML = """\
id = "city"
version = "2026.1"
since = 2026-01-01
schema_version = "1.0"

[[rules]]
code = "X01"
name = "item.big"
title = { zh = "重大项目投资", en = "investment of big projects" }
over = "item"
applies = { node = "field", name = "invested" }
figures.value = { node = "field", name = "investment" }
figures.limit = { node = "parameter", name = "least" }
source = "a notice"

[[rules.verdicts]]
verdict = "met"
outcome = "pass"

[rules.verdicts.when]
node = "compare"
comparison = ">="
left = { node = "field", name = "investment" }
right = { node = "parameter", name = "least" }

[[rules.verdicts]]
verdict = "missed"
outcome = "fail"

[rules.parameters.least]
value = { quantity = "500", unit = "万元" }
source = "a notice"
"""


def problems(source: Any) -> list[tuple[str, str]]:
    """Where what is found, in less than a tenth of a second."""
    begun = time.perf_counter()
    with pytest.raises(RuleError) as caught:
        read_ruleset(source)
    assert time.perf_counter() - begun < 1 / 4
    return [(one.where, one.found) for one in caught.value.problems]


def written(folder: Path, text: str, name: str = "city.json") -> Path:
    """A file with a text."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_json_toml_and_data_are_the_same(tmp_path: Path) -> None:
    """With the same hash, in whatever order the keys are."""
    rules = read_ruleset(CITY)
    assert rules == read_ruleset(written(tmp_path, json.dumps(CITY, sort_keys=True)))
    assert rules.hash == read_ruleset(str(written(tmp_path, TOML, "city.toml"))).hash


def test_the_core_is_a_rule_file() -> None:
    """Whoever wants other rules can start from it."""
    core = core_rules()
    again = read_ruleset(json.loads(ruleset_to_json(core)))
    assert core == again
    assert core.hash == again.hash


def test_what_is_wrong_names_the_file_and_the_place(tmp_path: Path) -> None:
    """All of it at once."""
    rule = {**CITY["rules"][0], "over": "itme", "severity": "grave"}
    path = written(tmp_path, json.dumps({**CITY, "rules": [rule]}))
    assert [(f"{path}: $.rules[0].over", "'itme'"), (f"{path}: $.rules[0].severity", "'grave'")] == problems(path)


def test_an_unsound_rule_is_refused() -> None:
    """Although it can be read: a field that there is not."""
    rule = {**CITY["rules"][0], "applies": to_data(Field("investd"))}
    with pytest.raises(RuleError, match='did you mean "invested"'):
        read_ruleset({**CITY, "rules": [rule]})


@pytest.mark.parametrize(
    ("text", "place", "found"),
    [
        ('{"id": "a",\n "version" 1}', "line 2, column 12", "'1}'"),
        ('{"id": "a", "id": "b"}', "$.id", "a key that is there twice"),
        ('{"id": 1.50}', "$", "no such key"),
        ("[" * 20_000, "", "more than 400 levels"),
        ('{"a":' * 20_000, "", "more than 400 levels"),
        ('{"rules": [' + "{}," * 10**6 + "{}]}", "", "more than 200,000 values"),
        ("{}", "$", "no such key"),
        ("", "", "an empty file"),
    ],
)
def test_a_broken_file_is_refused_at_once(text: str, place: str, found: str, tmp_path: Path) -> None:
    """With its line and column, or its path."""
    path = written(tmp_path, text)
    where = f"{path}: {place}" if place else f"{path}"
    assert (where, found) in problems(path)


def test_broken_toml_has_a_line(tmp_path: Path) -> None:
    """And a key that is there twice is no TOML."""
    path = written(tmp_path, 'id = "a"\nid = "b"\n', "city.toml")
    assert f"{path}: line 2, column 9" == problems(path)[0][0]
    path = written(tmp_path, "[[rules]]\n" * 150_000, "city.toml")
    assert [(str(path), "more than 200,000 values")] == problems(path)


def test_a_large_file_is_refused_unread(tmp_path: Path) -> None:
    """A hundred megabytes cost no more than four."""
    path = tmp_path / "large.json"
    with path.open("wb") as stream:
        stream.truncate(100 * 2**20)
    assert [(str(path), f"more than {MAX_RULES_BYTES:,} bytes")] == problems(path)


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    """As a rule file."""
    assert [(str(tmp_path / "none.json"), "no such file")] == problems(tmp_path / "none.json")


def test_data_that_hold_themselves_are_refused() -> None:
    """However they do it."""
    circle: dict[str, Any] = {}
    circle["rules"] = [circle, circle]
    assert {"more than 400 levels"} == {found for _, found in problems(circle)}
    chain: dict[str, Any] = {}
    for _ in range(20_000):
        chain = {"rules": chain}
    assert "more than 400 levels" in {found for _, found in problems(chain)}
    assert [("$", "more than 200,000 values")] == problems({"rules": [{}] * 10**6})


def test_numbers_are_never_inexact() -> None:
    """A float is not what somebody wrote."""
    assert [("$.rules[0]", "0.5")] == problems({**CITY, "rules": [float("0.5")]})
