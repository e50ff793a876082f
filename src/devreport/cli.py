"""The command line: a thin door onto the same verbs."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from io import TextIOWrapper
from pathlib import Path
from typing import TypeAlias

from devreport import __version__, commands, table_commands
from devreport.bulk import ENGINES
from devreport.commands import BAD_INPUT
from devreport.errors import DevreportError
from devreport.renderers import FORMATS

__all__ = ["main"]


_AS_OF = "the day up to which time has passed, or the word today; what is released later is not known yet"
_EVALUATED = "the day up to which it is evaluated, or the word today; what is released later is not known yet"


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code; what is printed is UTF-8, wherever it runs."""
    _in_utf8(sys.stdout, errors="surrogateescape")
    _in_utf8(sys.stderr, errors="backslashreplace")
    options = _options(argv)
    try:
        code = int(options.run(options))
        sys.stdout.flush()
    except DevreportError as error:
        sys.stderr.write(f"devreport: {error}\n")
        return BAD_INPUT
    except BrokenPipeError:
        _drop_output()
        return BAD_INPUT
    except OSError as error:
        _drop_output()
        sys.stderr.write(f"devreport: the output cannot be written: {error.strerror}\n")
        return BAD_INPUT
    return code


def _options(argv: Sequence[str] | None) -> argparse.Namespace:
    """What was asked for; a plan and a finding may stand on both sides of an option."""
    parser = _parser()
    options, left = parser.parse_known_args(argv)
    if len(left) == 1 and not left[0].startswith("-") and getattr(options, "finding", None) and options.plan is None:
        options.plan, options.finding = options.finding, left.pop()
    if left:
        parser.error(f"unrecognized arguments: {' '.join(left)}")
    return options


def _in_utf8(stream: object, *, errors: str) -> None:
    if isinstance(stream, TextIOWrapper):
        stream.reconfigure(encoding="utf-8", errors=errors)


def _drop_output() -> None:
    """Whatever is still to be printed goes nowhere, so that it does not fail again when Python ends."""
    with suppress(OSError), Path(os.devnull).open("wb") as nowhere:
        os.dup2(nowhere.fileno(), sys.stdout.fileno())


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="devreport", description="Check a plan exactly and word what was found.", allow_abbrev=False
    )
    parser.add_argument("--version", action="version", version=f"devreport {__version__}")
    add = parser.add_subparsers(title="commands", required=True, metavar="COMMAND").add_parser
    report = _with_place(_plan_command(add, "report", "write the report of a plan", run=commands.report))
    report.add_argument("--format", choices=sorted(FORMATS), default="text")
    report.add_argument("--outline", metavar="FILE", help="what to say, in what order (TOML)")
    report.add_argument("--final", action="store_true", help="refuse a draft: a report with missing figures")
    _check_command(add)
    _midterm_command(add)
    why = _with_place(_plan_command(add, "explain", "say why a finding says what it says", run=commands.explain))
    why.add_argument("finding", metavar="FINDING", help="the id of a finding, a rule, or RULE:SUBJECT")
    why.add_argument("--format", choices=sorted(FORMATS), default="text")
    why.set_defaults(outline=None)
    new = _command(add, "new", "write a commented template of a plan", run=commands.new)
    new.add_argument("directory", metavar="DIR", type=Path)
    _rule_commands(add)
    _with_output(_with_locale(_command(add, "examples", "list the examples", run=commands.examples)))
    return parser


#: When the exit code of a command is 1; others have 0 and 2 only.
_FAILURES = {
    "check": "something failed and no explanation of it holds, or with --strict something is undecided or not judged",
    "diff": "a verdict changed and is now a failure",
    "midterm": "an indicator lags behind",
}

#: What adds a command to the parser.
_Add: TypeAlias = Callable[..., argparse.ArgumentParser]


def _command(add: _Add, name: str, about: str, *, run: Callable[[argparse.Namespace], int]) -> argparse.ArgumentParser:
    failed = f", 1 {_FAILURES[name]}" if name in _FAILURES else ""
    exits = f"Exit codes: 0 {'otherwise' if failed else 'done'}{failed}, 2 bad input."
    described = f"{about[0].upper()}{about[1:]}."
    command = add(name, help=about, description=described, epilog=exits, allow_abbrev=False)
    command.set_defaults(run=run)
    return command


def _plan_command(
    add: _Add, name: str, about: str, *, run: Callable[[argparse.Namespace], int]
) -> argparse.ArgumentParser:
    command = _command(add, name, about, run=run)
    command.add_argument("plan", nargs="?", metavar="PLAN", help="a JSON file, or a folder of TOML and CSV files")
    command.add_argument("--example", metavar="NAME", help="an example instead of a plan; see devreport examples")
    command.add_argument("--period", metavar="P", help="the period to report on, such as 2026-S1 or 2026年1—6月")
    command.add_argument("--as-of", metavar="DATE", help=_AS_OF)
    command.add_argument("--previous", metavar="PLAN", help="the plan of the period before, to follow up its promises")
    command.add_argument(
        "--rules", metavar="FILE", help="a rule file (JSON, TOML) instead of the rules that are shipped"
    )
    return _with_output(_with_locale(command))


def _check_command(add: _Add) -> None:
    about = "check a plan, or a table, by every rule"
    command = _with_place(_plan_command(add, "check", about, run=table_commands.check))
    command.add_argument("--format", choices=sorted(FORMATS), default="text")
    command.add_argument("--strict", action="store_true", help="what cannot be decided counts as failed")
    command.add_argument(
        "--findings", metavar="FILE", help="write what did not pass to a .csv, .jsonl, .sarif, .xml (JUnit) or .parquet"
    )
    command.set_defaults(outline=None)
    table = command.add_argument_group("a table instead of a plan, which needs --mapping and --period")
    table.add_argument("--table", nargs="+", metavar="FILE", help="Parquet or CSV: files, folders or patterns")
    table.add_argument(
        "--mapping", metavar="FILE", help="what its columns hold (JSON, TOML); see devreport schema mapping"
    )
    table.add_argument(
        "--child",
        action="append",
        metavar="RELATION=FILE",
        help="the table of the child rows of a relation; repeatable",
    )
    table.add_argument("--encoding", metavar="E", help="how CSV files are written, such as gb18030; UTF-8 by default")
    table.add_argument("--engine", choices=list(ENGINES), help="what computes; polars by default")
    table.add_argument(
        "--fallback", choices=["objects"], help="judge what the engine cannot one row at a time, which takes long"
    )
    table.add_argument("--by", nargs="+", metavar="COLUMN", help="say it also by the values of columns, with subtotals")
    table.add_argument("--limit", type=int, metavar="N", help="the most rows in --findings for each rule")
    table.add_argument("--outcomes", metavar="FILE", help="write the table with a column for each rule: .parquet .csv")
    table.add_argument(
        "--values", choices=["code", "boolean"], help="what these columns hold: 1 0 -1 -2 (the default), or true, false"
    )


def _midterm_command(add: _Add) -> None:
    command = _command(add, "midterm", "evaluate a five-year plan half-way", run=commands.midterm)
    command.add_argument("plan", metavar="PLAN", help="a JSON file, or a folder of TOML and CSV files")
    command.add_argument("--as-of", metavar="DATE", help=_EVALUATED)
    command.add_argument("--rules", metavar="FILE", help="a rule file instead of the rules that are shipped")
    command.add_argument("--format", choices=sorted(FORMATS), default="text")
    command.set_defaults(outline=None, period=None, previous=None, example=None)
    _with_output(_with_locale(command))


def _rule_commands(add: _Add) -> None:
    schema = _command(add, "schema", "print a JSON Schema (2020-12)", run=commands.schema)
    schema.add_argument("of", choices=list(commands.SCHEMAS))
    _with_output(schema)
    rules = _command(add, "rules", "list the rules", run=commands.rules)
    which = rules.add_mutually_exclusive_group()
    which.add_argument("--rules", metavar="FILE", help="the rules of a file instead of those that are shipped")
    which.add_argument("--check", metavar="FILE", help="say whether a rule file is sound, or all that is wrong with it")
    rules.add_argument("--format", choices=sorted(FORMATS), default="text", help="json: as a rule file to start from")
    _with_output(_with_locale(rules))
    diff = _command(
        add, "diff", "say which verdicts changed between two plans or two rule files, and why", run=commands.diff
    )
    diff.add_argument("old", metavar="OLD", help="the earlier plan")
    diff.add_argument("new", metavar="NEW", help="the later plan; the same one where the rules changed")
    diff.add_argument("--rules-old", metavar="FILE", help="the earlier rules, instead of those that are shipped")
    diff.add_argument("--rules-new", metavar="FILE", help="the later rules, instead of the earlier ones")
    diff.add_argument("--period", metavar="P", help="the period to report on")
    diff.add_argument("--as-of", metavar="DATE", help=_AS_OF)
    diff.add_argument("--format", choices=sorted(FORMATS), default="text")
    _with_output(_with_locale(_with_place(diff)))


def _with_place(command: argparse.ArgumentParser) -> argparse.ArgumentParser:
    command.add_argument("--place", metavar="ID", default="", help="the place whose thresholds hold")
    return command


def _with_locale(command: argparse.ArgumentParser) -> argparse.ArgumentParser:
    command.add_argument("--locale", metavar="L", default="zh-Hans-CN", help="the language: zh or en")
    return command


def _with_output(command: argparse.ArgumentParser) -> argparse.ArgumentParser:
    command.add_argument("--output", metavar="FILE", help="write to a file instead: whole, or not at all")
    return command
