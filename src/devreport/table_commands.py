"""Checking tables from the command line: options in, an exit code out; a plan is left to the command for plans."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

from devreport import api, commands, io
from devreport.bulk import RollUp, Table, TableAssessment, TableMapping, data_findings, findings_of, roll_up
from devreport.bulk.engines.files import Files, Located, located
from devreport.bulk.engines.progress import Progress
from devreport.commands import FAILED, OK, attempt, together, write
from devreport.errors import DevreportError, InputError, Problem, RuleError, did_you_mean
from devreport.periods import Period, parse_period
from devreport.rules import RuleSet, core_rules
from devreport.wording import locale_named, word_nothing_judged, word_table_check

__all__ = ["PLAN_ONLY", "TABLE_ONLY", "check"]

#: The options that only a plan has, and those that only a table has.
PLAN_ONLY = ("plan", "example", "previous", "as_of")
TABLE_ONLY = ("mapping", "encoding", "engine", "by", "outcomes", "values", "limit", "child", "fallback")

#: How many rows are named of each thing that is wrong with the data.
_EXAMPLES = 10


class _Asked(NamedTuple):
    """What a check is made of."""

    mapping: TableMapping
    rules: RuleSet
    period: Period
    table: Located
    children: Mapping[str, Files]


def check(options: argparse.Namespace) -> int:
    """Check a plan, or a table, by every rule."""
    if options.table is None:
        _none_of(options, TABLE_ONLY, found="no --table", expected="an option of tables with --table FILE only")
        return commands.check(options)
    _none_of(options, PLAN_ONLY, found="--table as well", expected="either a plan or --table FILE")
    return _check_table(options)


def _none_of(options: argparse.Namespace, names: tuple[str, ...], *, found: str, expected: str) -> None:
    """Refuse options that belong to the other kind of check."""
    problems = [
        Problem(_option(name), found, expected, code="plan") for name in names if getattr(options, name) is not None
    ]
    if problems:
        raise together([InputError.of(problem) for problem in problems])


def _option(name: str) -> str:
    return "PLAN" if name == "plan" else f"--{name.replace('_', '-')}"


def _check_table(options: argparse.Namespace) -> int:
    asked = _asked(options)
    if options.engine == "spark":
        _start_spark()
    assessment = api.assess(
        Table(source=asked.table.files, mapping=asked.mapping, children=asked.children),
        period=asked.period,
        rules=asked.rules,
        place=options.place,
        engine=options.engine or "",
        measure=True if asked.table.format == "csv" else None,  # how long its numbers are is nowhere else to be seen
        fallback=options.fallback or "",
    )
    _judge_something(assessment, asked, locale=options.locale)
    rollup = roll_up(assessment, by=options.by or ())
    _print(assessment, rollup, options)
    _write_files(assessment, options, rows=rollup.total.rows)
    total = rollup.total.tallies.values()
    undecided = bool(rollup.refused) or any(tally.unknown for tally in total)
    failed = any(tally.failed for tally in total) or (options.strict and undecided)
    return FAILED if failed else OK


def _start_spark() -> None:
    """Nobody has a session on the command line; that pyspark is not installed is said when the table is opened."""
    with suppress(ModuleNotFoundError):
        import_module("devreport.bulk.engines.spark_engine.session").started()


def _judge_something(assessment: TableAssessment[Any], asked: _Asked, *, locale: str) -> None:
    """Refuse a check that would check nothing, in the language that is asked for."""
    if assessment.rules:
        return
    message, lines = word_nothing_judged(assessment, locale=locale)
    lacking = dict.fromkeys(name for one in assessment.refused if one.code == "no_children" for name in one.names)
    hints = [f"--child {name}=FILE" for name in lacking if name in asked.mapping.children]
    raise RuleError("\n  ".join([message, *lines, *hints]))


def _print(assessment: TableAssessment[Any], rollup: RollUp, options: argparse.Namespace) -> None:
    data = data_findings(assessment, limit=_EXAMPLES)
    if options.format == "json":
        write(io.table_check_to_json(assessment, rollup=rollup, data=data), options)
    else:
        document = word_table_check(assessment, rollup=rollup, data=data, locale=options.locale)
        write(api.render(document, options.format), options)


def _write_files(assessment: TableAssessment[Any], options: argparse.Namespace, *, rows: int) -> None:
    if options.findings is not None:
        io.write_findings(findings_of(assessment, limit=options.limit), options.findings, locale=options.locale)
    if options.outcomes is not None:
        with Progress("devreport", total=rows) as progress:
            io.write_outcomes(assessment, options.outcomes, values=options.values or "code", progress=progress)


# what was asked for


def _asked(options: argparse.Namespace) -> _Asked:
    """What a check is made of; everything that is wrong with any option."""
    errors: list[DevreportError] = []
    mapping = attempt(lambda: _mapping(options), errors)
    rules = None if mapping is None else attempt(lambda: _rules(options, mapping), errors)
    period = attempt(lambda: _period(options), errors)
    files = Files(options.table, **({} if options.encoding is None else {"encoding": options.encoding}))
    table = attempt(lambda: located(files), errors)
    children = attempt(lambda: _children(options, mapping), errors)
    attempt(lambda: locale_named(options.locale), errors)
    attempt(lambda: _outputs(options), errors)
    if mapping is None or rules is None or period is None or table is None or children is None or errors:
        raise together(errors)
    return _Asked(mapping, rules, period, table, children)


def _mapping(options: argparse.Namespace) -> TableMapping:
    if options.mapping is None:
        hint = "it says what the columns of the table hold; devreport schema mapping"
        raise InputError.of(Problem("--mapping", "nothing", "a mapping file", hint, "required"))
    return api.read_mapping(options.mapping)


def _rules(options: argparse.Namespace, mapping: TableMapping) -> RuleSet:
    return core_rules() if options.rules is None else api.read_rules(options.rules, mapping=mapping)


def _period(options: argparse.Namespace) -> Period:
    """The period that is judged; a table does not say which it is, and today is never assumed."""
    if options.period is None:
        hint = "its last day chooses between the editions of rules and thresholds"
        raise InputError.of(Problem("--period", "nothing", "a period such as 2026-S1", hint, "required"))
    return parse_period(options.period, where="--period")


def _children(options: argparse.Namespace, mapping: TableMapping | None) -> dict[str, Files]:
    """Relation name → the files of its child rows."""
    found: dict[str, list[str]] = {}
    problems: list[Problem] = []
    for given in options.child or ():
        relation, equals, path = given.partition("=")
        if not (relation and equals and path):
            problems.append(Problem("--child", repr(given), "RELATION=FILE", code="value"))
        elif mapping is not None and relation not in mapping.children:
            known = mapping.children
            hint = did_you_mean(relation, known) or f"there are: {', '.join(known) or 'none'}"
            expected = "child rows that the mapping has"
            problems.append(Problem("--child", f"the relation {relation!r}", expected, hint, "unknown_relation"))
        else:
            found.setdefault(relation, []).append(path)
    if problems:
        raise together([InputError.of(problem) for problem in problems])
    encoding = {} if options.encoding is None else {"encoding": options.encoding}
    return {relation: Files(paths, **encoding) for relation, paths in found.items()}


def _outputs(options: argparse.Namespace) -> None:
    """Refuse options without the file that they are about, files of another end, and to write over what is read."""
    problems = [*_alone(options), *_ending(options)]
    seen: dict[Path, str] = {path.resolve(): "a file that is read" for path in _inputs(options)}
    for name in ("output", "findings", "outcomes"):
        text = getattr(options, name)
        if text is None or Path(text).is_char_device():
            continue
        path = Path(text).resolve()
        problems += _unwritable(name, text, path)
        if path in seen:
            problems.append(Problem(f"--{name}", f"{text!r}, {seen[path]}", "a file of its own", code="file"))
        seen[path] = f"the same as --{name}"
    if problems:
        raise together([InputError.of(problem) for problem in problems])


def _unwritable(name: str, text: str, path: Path) -> Iterator[Problem]:
    """What keeps a file from being written, as far as that is to be seen before."""
    if path.is_dir():
        yield Problem(f"--{name}", f"the folder {text!r}", "a file", code="file")
    elif not path.parent.is_dir():
        yield Problem(f"--{name}", f"{text!r} in a folder that is not there", "a file in a folder that is", code="file")
    elif not os.access(path.parent, os.W_OK):
        yield Problem(f"--{name}", f"{text!r} in a folder that is closed", "a folder to write to", code="file")


def _alone(options: argparse.Namespace) -> Iterator[Problem]:
    """Options about a file that is not asked for."""
    for name, needed in (("values", "outcomes"), ("limit", "findings")):
        if getattr(options, name) is not None and getattr(options, needed) is None:
            yield Problem(f"--{name}", f"no --{needed}", f"--{needed} FILE, which it is about", code="plan")
    if options.limit is not None and options.limit < 0:
        yield Problem("--limit", str(options.limit), "at least 0", code="limit")


def _ending(options: argparse.Namespace) -> Iterator[Problem]:
    """Files whose names do not say what to write."""
    ends = {"findings": [end for ends in io.FINDING_FORMATS.values() for end in ends], "outcomes": io.OUTCOME_FORMATS}
    for name, known in ends.items():
        text = getattr(options, name)
        if text is not None and not text.lower().endswith(tuple(known)):
            hint = did_you_mean(Path(text).suffix, known)
            yield Problem(f"--{name}", repr(text), f"a name that ends in {' '.join(known)}", hint, "format")


def _inputs(options: argparse.Namespace) -> Iterator[Path]:
    """Every file that is read."""
    yield from (Path(name) for name in (options.mapping, options.rules) if name is not None)
    for name in (*options.table, *(given.partition("=")[2] for given in options.child or ())):
        try:
            yield from located(name).paths
        except InputError:
            continue
