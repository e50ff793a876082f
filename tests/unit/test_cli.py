"""The command line: output, exit codes and errors, as a user meets them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import datetime
from io import StringIO
from pathlib import Path

import pytest

from devreport import cli, examples, read_rules
from devreport.rules import core_rules
from tests.rules.own import RATE

PLAN = {
    "id": "p",
    "title": {"zh": "工作总结", "en": "Summary of work"},
    "period": "2023-S1",
    "indicators": [{"id": "roads", "name": {"zh": "道路投资", "en": "road investment"}, "unit": "亿元"}],
    "targets": [{"indicator": "roads", "period": "2023", "value": "10.0亿元"}],
    "observations": [{"indicator": "roads", "period": "2023-S1", "value": "6.0亿元"}],
}


FIVE_YEARS: dict[str, object] = {
    "id": "p",
    "title": {"zh": "第十四个五年规划", "en": "14th five-year plan"},
    "period": "2021/2025",
    "as_of": "2023-06-30",
    "indicators": [
        {
            "id": "x",
            "name": {"zh": "城镇化率", "en": "urban share"},
            "unit": "%",
            "nature": "rate",
            "binding": "binding",
        }
    ],
    "baselines": [{"indicator": "x", "period": "2020", "value": "60.0%"}],
    "targets": [{"indicator": "x", "period": "2021/2025", "value": "64.0%"}],
    "observations": [{"indicator": "x", "period": "2023-S1", "value": "61.0%"}],
}


#: The same rule with another threshold.
STRICTER = json.loads(json.dumps(RATE).replace('"50"', '"80"'))


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """A plan in which nothing fails."""
    return _written(tmp_path / "plan.json", PLAN)


@pytest.fixture
def gap(tmp_path: Path) -> Path:
    """A plan whose figure is missing."""
    missing = {**PLAN["observations"][0], "value": {"missing": "missing"}}  # type: ignore[dict-item]
    return _written(tmp_path / "gap.json", {**PLAN, "observations": [missing]})


def _written(path: Path, data: object) -> Path:
    path.write_text(json.dumps(data), encoding="utf-8")
    return path


def test_a_report_is_printed(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """In Chinese unless another language is asked for."""
    assert cli.main(["report", str(plan)]) == 0
    assert "为年度计划的60.0%" in capsys.readouterr().out
    assert cli.main(["report", str(plan), "--locale", "en", "--format", "markdown"]) == 0
    assert "60.0 percent of the annual plan" in capsys.readouterr().out


def test_a_report_is_written_to_a_file(plan: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing is printed then."""
    target = tmp_path / "report.json"

    assert cli.main(["report", str(plan), "--format", "json", "--output", str(target)]) == 0
    assert capsys.readouterr().out == ""
    assert json.loads(target.read_text(encoding="utf-8"))["schema_version"] == "1.0"


def test_a_failed_report_leaves_no_file(tmp_path: Path) -> None:
    """Output is written whole or not at all."""
    assert cli.main(["report", str(tmp_path / "none.json"), "--output", str(tmp_path / "report.txt")]) == 2
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", examples.names())
@pytest.mark.parametrize("locale", ["zh", "en"])
@pytest.mark.parametrize("form", ["text", "markdown", "json"])
def test_examples_are_reported(name: str, locale: str, form: str, capsys: pytest.CaptureFixture[str]) -> None:
    """In every language and every format."""
    assert cli.main(["report", "--example", name, "--locale", locale, "--format", form]) == 0
    assert capsys.readouterr().out.strip()


def test_a_draft_is_no_final_report(gap: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A report with placeholders says draft, and --final refuses it, naming what is missing."""
    assert cli.main(["report", str(gap)]) == 0
    assert "草稿" in capsys.readouterr().out
    assert cli.main(["report", str(gap), "--final"]) == 2
    assert "道路投资" in capsys.readouterr().err


def test_a_whole_report_is_final(plan: Path) -> None:
    """Nothing is missing in it."""
    assert cli.main(["report", str(plan), "--final"]) == 0


def test_checks_answer_with_their_exit_code(plan: Path, gap: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing failed, something failed, something cannot be decided."""
    assert cli.main(["check", str(plan)]) == 0
    assert cli.main(["check", "--example", "half-year"]) == 1
    assert cli.main(["check", str(gap)]) == 0
    assert cli.main(["check", str(gap), "--strict"]) == 1
    assert "indicator.recorded" in capsys.readouterr().out


def test_a_check_can_be_read_by_programs(capsys: pytest.CaptureFixture[str]) -> None:
    """Outcomes add up to the subjects of every rule."""
    assert cli.main(["check", "--example", "half-year", "--format", "json"]) == 1
    tallies = json.loads(capsys.readouterr().out)["tallies"]

    assert tallies
    for tally in tallies.values():
        assert tally["subjects"] == tally["pass"] + tally["fail"] + tally["unknown"] + tally["not_applicable"]


def test_a_period_and_a_day_can_be_given(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """In any spelling; today must be asked for by that word."""
    cli.main(["check", str(plan), "--period", "2023年1—6月", "--as-of", "2023-03-31", "--format", "json"])
    assert json.loads(capsys.readouterr().out)["as_of"] == "2023-03-31"
    cli.main(["check", str(plan), "--as-of", "today", "--format", "json"])
    assert json.loads(capsys.readouterr().out)["as_of"] == datetime.now().astimezone().date().isoformat()


def test_an_outline_comes_with_a_plan_or_is_given(
    plan: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A file beside the plan is taken by itself."""
    outline = 'id = "o"\n[[lead]]\nid = "all"\n[[lead.selects]]\nstatements = ["recorded"]\n'
    (tmp_path / "other.toml").write_text(outline, encoding="utf-8")
    assert cli.main(["report", str(plan), "--outline", str(tmp_path / "other.toml")]) == 0
    given = capsys.readouterr().out
    (tmp_path / "plan.outline.toml").write_text(outline, encoding="utf-8")
    assert cli.main(["report", str(plan)]) == 0
    assert given == capsys.readouterr().out
    assert "序时进度" not in given


def test_the_plan_before_is_given_by_its_place(capsys: pytest.CaptureFixture[str]) -> None:
    """Its commitments are followed up in the report."""
    folder = examples.path("half-year")

    assert cli.main(["report", str(folder), "--previous", str(folder / "previous")]) == 0
    assert cli.main(["report", "--example", "half-year"]) == 0
    given = capsys.readouterr().out
    assert "前期安排" in given


def test_a_five_year_plan_is_evaluated(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """In either language; a plan that lags behind fails, and one without such targets is refused."""
    path = _written(tmp_path / "plan.json", FIVE_YEARS)
    assert cli.main(["midterm", str(path)]) == 1
    assert "总体滞后" in capsys.readouterr().out
    assert cli.main(["midterm", str(path), "--locale", "en", "--as-of", "2023-12-31"]) == 1
    assert "1 of 1 binding and 0 of 0 expected indicators lag behind" in capsys.readouterr().out
    path = _written(path, {**FIVE_YEARS, "observations": [{"indicator": "x", "period": "2023-S1", "value": "64.0%"}]})
    assert cli.main(["midterm", str(path)]) == 0
    path = _written(path, {**FIVE_YEARS, "indicators": [], "baselines": [], "targets": [], "observations": []})
    assert cli.main(["midterm", str(path)]) == 2


def test_a_template_is_a_plan(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What is written for a new user can be checked and reported at once."""
    folder = tmp_path / "new"

    assert cli.main(["new", str(folder)]) == 0
    assert "plan.toml" in capsys.readouterr().out
    assert cli.main(["check", str(folder)]) == 0
    assert cli.main(["new", str(folder)]) == 2


def test_schemas_rules_and_examples_are_printed(capsys: pytest.CaptureFixture[str]) -> None:
    """Each for people or programs to read."""
    for of in ("assessment", "expression", "plan", "rules", "summary"):
        assert cli.main(["schema", of]) == 0
        assert json.loads(capsys.readouterr().out)["$schema"].endswith("2020-12/schema")
    assert cli.main(["rules", "--locale", "en"]) == 0
    assert "indicator.pace" in capsys.readouterr().out
    assert cli.main(["examples", "--locale", "en"]) == 0
    assert "half-year\ta made-up bureau" in capsys.readouterr().out


def test_rules_of_one_s_own(plan: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """They are checked, listed, applied, and written to start from."""
    path = str(_written(tmp_path / "city.json", RATE))
    assert cli.main(["rules", "--check", path]) == 0
    assert f"{path}: sound: city 2026.1, 1 rule, SHA-256 " in capsys.readouterr().out
    assert cli.main(["rules", "--rules", path, "--locale", "en"]) == 0
    assert "X02 indicator.rate: completion is high enough" in capsys.readouterr().out
    assert cli.main(["check", str(plan), "--rules", path, "--locale", "en"]) == 0
    assert "Passed: 1; failed: 0" in capsys.readouterr().out
    assert cli.main(["check", str(plan), "--rules", path, "--place", "here", "--locale", "en"]) == 1
    said = "at 60.0 percent against a limit of 70.0 percent, does not meet “completion is high enough”."
    assert said in capsys.readouterr().out
    assert cli.main(["rules", "--format", "json"]) == 0
    assert core_rules() == read_rules(json.loads(capsys.readouterr().out))


def test_a_wrong_rule_file_is_answered_in_words(plan: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Whoever uses it, with all that is wrong."""
    path = str(_written(tmp_path / "city.json", {**RATE, "version": 1, "rule": []}))
    for argv in (["rules", "--check", path], ["rules", "--rules", path], ["check", str(plan), "--rules", path]):
        assert cli.main(argv) == 2
        error = capsys.readouterr().err
        assert f"{path}: $.version" in error
        assert 'did you mean "rules"' in error


def test_differences_are_told_with_their_causes(
    plan: Path, gap: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Between plans and between rules; exit code 1 where something fails now."""
    old, new = (str(_written(tmp_path / name, data)) for name, data in (("a.json", RATE), ("b.json", STRICTER)))
    assert cli.main(["diff", str(plan), str(plan), "--locale", "en"]) == 0
    assert "No verdict changed" in capsys.readouterr().out
    argv = ["diff", str(plan), str(plan), "--rules-old", old, "--rules-new", new, "--locale", "en"]
    assert cli.main(argv) == 1
    assert "the threshold least went from 50.0 percent to 80.0 percent" in capsys.readouterr().out
    assert cli.main(["diff", str(plan), str(gap), "--rules-old", old, "--locale", "en"]) == 0
    assert "completion is high enough" in capsys.readouterr().out
    assert cli.main(["diff", "none.json", str(plan), "--rules-new", "none.json"]) == 2
    assert 2 == capsys.readouterr().err.count("no such file")


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (["report"], "a plan or --example NAME"),
        (["report", "plan.json", "--example", "half-year"], "a plan or --example NAME"),
        (["report", "--example", "half-yaer"], 'did you mean "half-year"?'),
        (["report", "no-such-plan.json"], "no such file"),
        (["report", "--example", "half-year", "--locale", "xx"], "xx"),
        (["report", "--example", "half-year", "--period", "2023-S3"], "2023-S3"),
        (["report", "--example", "half-year", "--as-of", "soon"], "a day such as 2026-06-30"),
    ],
)
def test_bad_input_is_answered_in_words(argv: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit code 2, a sentence that says what was expected, no traceback, nothing printed."""
    assert cli.main(argv) == 2
    captured = capsys.readouterr()
    assert said in captured.err
    assert captured.out == ""


def test_it_runs_as_a_module() -> None:
    """``python -m devreport`` is the same command."""
    done = subprocess.run(
        [sys.executable, "-m", "devreport", "examples", "--locale", "en"], capture_output=True, text=True, check=True
    )
    assert done.stdout.startswith("half-year\t")


def test_a_reader_that_hangs_up_is_no_error(monkeypatch: pytest.MonkeyPatch) -> None:
    """As when the output is piped into ``head``."""

    def hang_up(_: str) -> int:
        raise BrokenPipeError

    monkeypatch.setattr(sys.stdout, "write", hang_up)
    assert cli.main(["examples"]) == 2


def test_everything_wrong_is_listed(capsys: pytest.CaptureFixture[str]) -> None:
    """Plans and options alike."""
    argv = "report a.json --previous b.json --period x --as-of y --locale q"
    assert cli.main(argv.split()) == 2
    said = capsys.readouterr().err
    assert "there are 5 problems" in said
    for part in ("a.json", "b.json", "--period", "--as-of", "'q'"):
        assert part in said


def test_an_input_is_never_written_over(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Neither a plan nor a file in its folder."""
    before = plan.read_text(encoding="utf-8")
    assert cli.main(["report", str(plan), "--output", str(plan)]) == 2
    assert "a file that is not read" in capsys.readouterr().err
    assert before == plan.read_text(encoding="utf-8")
    folder = examples.path("half-year")
    assert cli.main(["report", str(folder), "--output", str(folder / "plan.toml")]) == 2
    other = plan.with_name("old.txt")
    other.touch()
    assert cli.main(["report", str(plan), "--output", str(other)]) == 0


def test_output_is_utf_8_or_said_to_have_failed() -> None:
    """Whatever the surroundings are set to."""
    command = [sys.executable, "-m", "devreport", "examples"]
    done = subprocess.run(command, capture_output=True, check=True, env={**os.environ, "PYTHONIOENCODING": "ascii"})
    assert "half-year" in done.stdout.decode("utf-8")
    with Path("/dev/full").open("wb") as full:
        failed = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, check=False, encoding="utf-8")
    assert (2, "devreport: the output cannot be written: No space left on device\n") == (
        failed.returncode,
        failed.stderr,
    )


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    """Options are never abbreviated."""
    for option, code in (("--version", 0), ("--vers", 2)):
        with pytest.raises(SystemExit) as caught:
            cli.main([option])
        assert caught.value.code == code
    assert capsys.readouterr().out.startswith("devreport ")


def test_texts_without_a_translation_are_counted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """On the side, as what the outline leaves out."""
    indicator = {**PLAN["indicators"][0], "name": "道路投资"}  # type: ignore[dict-item]
    path = _written(tmp_path / "zh.json", {**PLAN, "indicators": [indicator]})
    assert cli.main(["report", str(path), "--locale", "en"]) == 0
    assert "not in the language of the report (en): 1 text\n" in capsys.readouterr().err


def test_an_output_that_is_no_file_is_left_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    """As when the command is called by another program that collects what is printed."""
    monkeypatch.setattr(sys, "stdout", StringIO())
    assert cli.main(["examples", "--locale", "en"]) == 0


@pytest.mark.parametrize(
    ("code", "until", "tally"),
    [
        (0, None, "不通过1项（其中已说明1项）"),
        (0, "2023-06-30", "不通过1项（其中已说明1项）"),
        (1, "2023-06-29", "不通过2项"),
    ],
)
def test_an_explained_failure_does_not_make_a_check_fail(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], code: int, until: str | None, tally: str
) -> None:
    """Until the explanation has ended; then it is a failure again, and so is the explanation."""
    waiver = {"rule": "P01", "subject": "t", "reason": "用地待批", "by": "张三", **({"until": until} if until else {})}
    plan = {
        "id": "p",
        "title": "计划",
        "period": "2023-S1",
        "items": [{"id": "t", "name": "道路", "kind": "task", "status": "suspended"}],
        "waivers": [waiver],
    }
    assert cli.main(["check", str(_written(tmp_path / "plan.json", plan))]) == code
    said = capsys.readouterr().out
    assert tally in said
    assert "说明：用地待批" in said


def test_a_finding_is_explained(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """By its id, or all of a rule; in the language and form asked for."""
    assert cli.main(["explain", str(plan), "indicator.pace:roads@2023-S1", "--locale", "en", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["id"] == "indicator.pace:roads@2023-S1"
    assert cli.main(["explain", str(plan), "I03:roads"]) == 0
    assert "结论：" in capsys.readouterr().out


def test_a_finding_that_is_not_there_is_refused(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With the nearest name; and several are not one JSON document."""
    assert cli.main(["explain", str(plan), "indicator.pase"]) == 2
    assert "indicator.pace" in capsys.readouterr().err
    assert cli.main(["explain", "--example", "half-year", "breakdown.sum", "--format", "json"]) == 2
    assert "expected one" in capsys.readouterr().err


def test_the_schema_of_an_assessment_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    """As it ships."""
    assert cli.main(["schema", "assessment"]) == 0
    assert json.loads(capsys.readouterr().out)["$id"].startswith("urn:devreport:schema:assessment")


@pytest.mark.parametrize("middle", [["--locale", "en"], ["--period", "2023-S1", "--place", ""]])
def test_a_finding_may_stand_behind_the_options(
    middle: list[str], plan: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """As the reference has it, and wherever else."""
    told: list[str] = []
    for words in ([str(plan), *middle, "I03"], [str(plan), "I03", *middle], [*middle, str(plan), "I03"]):
        assert cli.main(["explain", *words]) == 0
        told.append(capsys.readouterr().out)
    assert told[0] == told[1] == told[2]


@pytest.mark.parametrize(
    "words", [["explain", "a", "--locale", "en", "b", "c"], ["explain", "a", "--nothing"], ["schema", "plan", "x"]]
)
def test_words_too_many_are_refused(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """All of them are named."""
    with pytest.raises(SystemExit, match="2"):
        cli.main(words)
    assert f"unrecognized arguments: {words[-1]}" in capsys.readouterr().err.replace("b c", "c")


def test_either_rules_are_listed_or_a_file_is_checked(capsys: pytest.CaptureFixture[str]) -> None:
    """Not both."""
    with pytest.raises(SystemExit, match="2"):
        cli.main(["rules", "--rules", "a.json", "--check", "b.json"])
    assert "not allowed with argument" in capsys.readouterr().err


@pytest.mark.parametrize(("command", "codes"), [("check", "0 otherwise, 1 "), ("diff", "1 "), ("report", "0 done, 2")])
def test_every_command_says_its_exit_codes(command: str, codes: str, capsys: pytest.CaptureFixture[str]) -> None:
    """In its help."""
    with pytest.raises(SystemExit, match="0"):
        cli.main([command, "--help"])
    assert codes in " ".join(capsys.readouterr().out.split())
