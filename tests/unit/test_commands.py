"""What commands do, without the door: options in, an exit code out."""

from argparse import Namespace
from datetime import date
from pathlib import Path

import pytest

from devreport import InputError, commands

GIVEN = Namespace(
    plan=None,
    example="key-projects",
    previous=None,
    outline=None,
    rules=None,
    period=None,
    as_of=None,
    place="",
    locale="en",
    format="text",
    output=None,
    strict=False,
    findings=None,
)


def with_options(**changed: object) -> Namespace:
    """The options of a check of an example, some of them changed."""
    return Namespace(**{**vars(GIVEN), **changed})


def test_a_command_ends_with_a_code(capsys: pytest.CaptureFixture[str]) -> None:
    """Something failed in one example; the list of examples cannot fail."""
    assert commands.FAILED == commands.check(GIVEN)
    assert "S02 claim.graded (error)" in capsys.readouterr().out
    assert commands.OK == commands.examples(GIVEN)


def test_what_is_printed_may_go_to_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """And to nowhere else."""
    path = tmp_path / "examples.txt"
    assert commands.OK == commands.examples(with_options(output=str(path)))
    assert ("key-projects" in path.read_text(encoding="utf-8"), "") == (True, capsys.readouterr().out)


@pytest.mark.parametrize("of", commands.SCHEMAS)
def test_a_schema_is_printed(of: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Of whatever there is a form of."""
    assert commands.OK == commands.schema(Namespace(of=of, output=None))
    assert '"$schema": "https://json-schema.org/draft/2020-12/schema"' in capsys.readouterr().out


def test_all_that_is_wrong_is_said_at_once() -> None:
    """Whichever option it came with."""
    with pytest.raises(InputError) as caught:
        commands.check(with_options(plan="some", as_of="tomorrow", period="never"))
    assert ["plan", "period", "date"] == [problem.code for problem in caught.value.problems]


def test_a_day_is_read() -> None:
    """None is no day."""
    assert (None, date(2026, 6, 30)) == (commands._day(None), commands._day("2026-06-30"))
