"""The command line: a thin door onto the same verbs.

Exit codes: 0 nothing failed that was not explained, 1 something failed, 2 bad input.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date, datetime
from functools import partial
from io import TextIOWrapper
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias, TypeVar

from devreport import __version__, api, examples, io
from devreport.errors import DevreportError, InputError, Problem, counted
from devreport.expressions import expression_schema
from devreport.findings import Outcome, Tally
from devreport.model import Plan
from devreport.periods import parse_period
from devreport.renderers import FORMATS
from devreport.rules import Assessment, RuleSet, core_rules
from devreport.rules.sets.naming import findings_named
from devreport.summary import Outline, midterm_outline
from devreport.wording import Document, explain, locale_named, word_check, word_differences, word_rules

__all__ = ["main"]

OK, FAILED, BAD_INPUT = 0, 1, 2

Read = TypeVar("Read")


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code; what is printed is UTF-8, wherever it runs."""
    _in_utf8(sys.stdout, errors="surrogateescape")
    _in_utf8(sys.stderr, errors="backslashreplace")
    options = _parser().parse_args(argv)
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


def _in_utf8(stream: object, *, errors: str) -> None:
    if isinstance(stream, TextIOWrapper):
        stream.reconfigure(encoding="utf-8", errors=errors)


def _drop_output() -> None:
    """Whatever is still to be printed goes nowhere, so that it does not fail again when Python ends."""
    with suppress(OSError), Path(os.devnull).open("wb") as nowhere:
        os.dup2(nowhere.fileno(), sys.stdout.fileno())


class _Given(NamedTuple):
    """What a command is run on."""

    plan: Plan
    previous: Plan | None
    outline: Outline | None
    rules: RuleSet | None = None


def _report(options: argparse.Namespace) -> int:
    given = _given(options)
    summary = api.summarize(_assessed(given, options), outline=given.outline)
    document = api.word(summary, locale=options.locale)
    if options.final and document.draft:
        problems = [Problem(gap.where, "nothing", gap.what, code="gap") for gap in document.gaps if gap.kind == "value"]
        raise InputError("the report is a draft: figures are missing", problems)
    _write(api.render(document, options.format), options)
    for finding in summary.unsaid:
        sys.stderr.write(f"devreport: not said by the outline, and {finding.outcome.value}: {finding.id}\n")
    _say_untranslated(document)
    return OK


def _say_untranslated(document: Document) -> None:
    """Texts of the plan that are in another language than the report."""
    if number := sum(gap.kind == "text" for gap in document.gaps):
        sys.stderr.write(
            f"devreport: not in the language of the report ({document.language}): {counted(number, 'text')}\n"
        )


def _check(options: argparse.Namespace) -> int:
    assessment = _assessed(_given(options), options)
    if options.format == "json":
        _write(io.assessment_to_json(assessment), options)
    else:
        _write(api.render(word_check(assessment, locale=options.locale), options.format), options)
    total = _total(assessment)
    return FAILED if total.failed > total.waived or (options.strict and total.unknown) else OK


def _explain(options: argparse.Namespace) -> int:
    assessment = _assessed(_given(options), options)
    found = findings_named(options.finding, assessment.findings, ruleset=assessment.ruleset)
    if options.format == "json" and len(found) > 1:
        names = ", ".join(finding.id for finding in found[:5])
        raise InputError.of(Problem("", counted(len(found), "finding"), "one, to be written as JSON", names, "finding"))
    documents = [explain(finding, locale=options.locale, assessment=assessment) for finding in found]
    _write("\n".join(api.render(document, options.format) for document in documents), options)
    return OK


def _midterm(options: argparse.Namespace) -> int:
    given = _given(options)
    evaluation = api.evaluate_midterm(given.plan, as_of=_day(options.as_of), rules=given.rules)
    summary = api.summarize(evaluation.assessment, outline=midterm_outline())
    _write(api.render(api.word(summary, locale=options.locale), options.format), options)
    return FAILED if _total(evaluation.assessment).failed else OK


def _new(options: argparse.Namespace) -> int:
    for path in io.write_template(options.directory):
        sys.stdout.write(f"{path}\n")
    return OK


#: The schemas that can be printed.
_SCHEMAS: Mapping[str, Callable[[], dict[str, Any]]] = {
    "assessment": io.assessment_schema,
    "expression": expression_schema,
    "plan": io.plan_schema,
    "rules": io.rules_schema,
    "summary": io.summary_schema,
}


def _schema(options: argparse.Namespace) -> int:
    _write(json.dumps(_SCHEMAS[options.of](), ensure_ascii=False, indent=2) + "\n", options)
    return OK


def _rules(options: argparse.Namespace) -> int:
    if options.check is not None:
        rules = api.read_rules(options.check)
        number = counted(len(rules.rules), "rule")
        _write(f"{options.check}: sound: {rules.id} {rules.version}, {number}, SHA-256 {rules.hash}\n", options)
        return OK
    rules = _rules_in(options.rules)
    if options.format == "json":
        _write(io.ruleset_to_json(rules), options)
    else:
        _write(api.render(word_rules(rules, locale=options.locale), options.format), options)
    return OK


def _rules_in(path: str | None) -> RuleSet:
    return core_rules() if path is None else api.read_rules(path)


def _diff(options: argparse.Namespace) -> int:
    errors: list[DevreportError] = []
    old, new = (_attempt(partial(api.read, path), errors) for path in (options.old, options.new))
    sides = [_attempt(partial(_rules_in, path), errors) for path in (options.rules_old, options.rules_new)]
    if old is None or new is None or errors:
        raise _together(errors)
    after = sides[1] if options.rules_new else sides[0]
    found = api.diff(
        old,
        new,
        period=options.period,
        as_of=_day(options.as_of),
        rules_before=sides[0],
        rules_after=after,
        place=options.place,
    )
    document = word_differences(found, locale=options.locale, ruleset=after)
    _write(api.render(document, options.format), options)
    return FAILED if any(one.after and one.after.outcome is Outcome.FAIL for one in found) else OK


def _examples(options: argparse.Namespace) -> int:
    lines = [f"{example.name}\t{example.about.within(options.locale[:2])[0]}\n" for example in examples.EXAMPLES]
    _write("".join(lines), options)
    return OK


def _given(options: argparse.Namespace) -> _Given:
    """The plan that is named, the one before it, and its outline; everything that is wrong with any of them."""
    errors: list[DevreportError] = []
    shipped = _attempt(lambda: _named(options), errors)
    previous = _attempt(lambda: None if options.previous is None else api.read(options.previous), errors)
    rules = _attempt(lambda: None if options.rules is None else api.read_rules(options.rules), errors)
    outline = _attempt(lambda: None if options.outline is None else io.read_outline(options.outline), errors)
    _attempt(lambda: options.period is None or parse_period(options.period, year=2000, where="--period"), errors)
    _attempt(lambda: _day(options.as_of), errors)
    _attempt(lambda: locale_named(options.locale), errors)
    _attempt(lambda: _keep_inputs(options), errors)
    if shipped is None or errors:
        raise _together(errors)
    return _Given(shipped.plan, previous or shipped.previous, outline or shipped.outline, rules)


def _together(errors: Sequence[DevreportError]) -> DevreportError:
    problems = [problem for error in errors for problem in error.problems]
    return errors[0] if len(errors) == 1 else InputError(f"there are {counted(len(problems), 'problem')}", problems)


def _named(options: argparse.Namespace) -> _Given:
    """The plan or the example that is named."""
    if (options.plan is None) == (options.example is None):
        found = "neither" if options.plan is None else "both"
        raise InputError.of(Problem("", found, "a plan or --example NAME", code="plan"))
    if options.example is not None:
        return _Given(*examples.load(options.example))
    return _Given(api.read(options.plan), None, io.outline_beside(options.plan))


def _attempt(read: Callable[[], Read], errors: list[DevreportError]) -> Read | None:
    """What can be read; otherwise nothing, and its error is noted."""
    try:
        return read()
    except DevreportError as error:
        errors.append(error)
        return None


def _assessed(given: _Given, options: argparse.Namespace) -> Assessment:
    return api.assess(
        given.plan,
        period=options.period,
        as_of=_day(options.as_of),
        previous=given.previous,
        rules=given.rules,
        place=options.place,
    )


def _day(text: str | None) -> date | None:
    """The day that is named; today only if it is asked for by that word."""
    if text is None:
        return None
    if text == "today":
        return datetime.now().astimezone().date()
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise InputError.of(Problem("--as-of", repr(text), "a day such as 2026-06-30, or today", code="date")) from None


def _total(assessment: Assessment) -> Tally:
    tallies = assessment.tallies.values()
    return Tally(
        failed=sum(tally.failed for tally in tallies),
        unknown=sum(tally.unknown for tally in tallies),
        waived=sum(tally.waived for tally in tallies),
    )


def _keep_inputs(options: argparse.Namespace) -> None:
    """Refuse to write over what is read."""
    if options.output is None or not Path(options.output).is_file():
        return
    for path in _inputs(options):
        if path.is_file() and path.samefile(options.output):
            raise InputError.of(Problem("--output", repr(options.output), "a file that is not read", code="file"))


def _inputs(options: argparse.Namespace) -> Iterator[Path]:
    """Every file that may be read for a command."""
    for name in (options.plan, options.previous, options.outline, options.rules):
        if name is not None:
            path = Path(name)
            yield from path.iterdir() if path.is_dir() else (path, path.with_suffix(".outline.toml"))


def _write(text: str, options: argparse.Namespace) -> None:
    if options.output is None:
        sys.stdout.write(text)
    else:
        io.write_text(options.output, text)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="devreport", description="Check a plan exactly and word what was found.", allow_abbrev=False
    )
    parser.add_argument("--version", action="version", version=f"devreport {__version__}")
    add = parser.add_subparsers(title="commands", required=True, metavar="COMMAND").add_parser
    report = _with_place(_plan_command(add, "report", "write the report of a plan", run=_report))
    report.add_argument("--format", choices=sorted(FORMATS), default="text")
    report.add_argument("--outline", metavar="FILE", help="what to say, in what order (TOML)")
    report.add_argument("--final", action="store_true", help="refuse a draft: a report with missing figures")
    check = _with_place(_plan_command(add, "check", "check a plan by every rule", run=_check))
    check.add_argument("--format", choices=["json", "text"], default="text")
    check.add_argument("--strict", action="store_true", help="what cannot be decided counts as failed")
    check.set_defaults(outline=None)
    _midterm_command(add)
    why = _with_place(_plan_command(add, "explain", "say why a finding says what it says", run=_explain))
    why.add_argument("finding", metavar="FINDING", help="the id of a finding, a rule, or RULE:SUBJECT")
    why.add_argument("--format", choices=sorted(FORMATS), default="text")
    why.set_defaults(outline=None)
    new = _command(add, "new", "write a commented template of a plan", run=_new)
    new.add_argument("directory", metavar="DIR", type=Path)
    _rule_commands(add)
    _with_output(_with_locale(_command(add, "examples", "list the examples", run=_examples)))
    return parser


#: What adds a command to the parser.
_Add: TypeAlias = Callable[..., argparse.ArgumentParser]


def _command(add: _Add, name: str, about: str, *, run: Callable[[argparse.Namespace], int]) -> argparse.ArgumentParser:
    command = add(name, help=about, description=f"{about[0].upper()}{about[1:]}.", allow_abbrev=False)
    command.set_defaults(run=run)
    return command


def _plan_command(
    add: _Add, name: str, about: str, *, run: Callable[[argparse.Namespace], int]
) -> argparse.ArgumentParser:
    command = _command(add, name, about, run=run)
    command.add_argument("plan", nargs="?", metavar="PLAN", help="a JSON file, or a folder of TOML and CSV files")
    command.add_argument("--example", metavar="NAME", help="an example instead of a plan; see devreport examples")
    command.add_argument("--period", metavar="P", help="the period to report on, such as 2026-S1 or 2026年1—6月")
    command.add_argument("--as-of", metavar="DATE", help="the day up to which time has passed, or the word today")
    command.add_argument("--previous", metavar="PLAN", help="the plan of the period before, to follow up its promises")
    command.add_argument(
        "--rules", metavar="FILE", help="a rule file (JSON, TOML) instead of the rules that are shipped"
    )
    return _with_output(_with_locale(command))


def _midterm_command(add: _Add) -> None:
    command = _command(add, "midterm", "evaluate a five-year plan half-way", run=_midterm)
    command.add_argument("plan", metavar="PLAN", help="a JSON file, or a folder of TOML and CSV files")
    command.add_argument("--as-of", metavar="DATE", help="the day up to which it is evaluated, or the word today")
    command.add_argument("--rules", metavar="FILE", help="a rule file instead of the rules that are shipped")
    command.add_argument("--format", choices=sorted(FORMATS), default="text")
    command.set_defaults(outline=None, period=None, previous=None, example=None)
    _with_output(_with_locale(command))


def _rule_commands(add: _Add) -> None:
    schema = _command(add, "schema", "print a JSON Schema (2020-12)", run=_schema)
    schema.add_argument("of", choices=list(_SCHEMAS))
    _with_output(schema)
    rules = _command(add, "rules", "list the rules", run=_rules)
    rules.add_argument("--rules", metavar="FILE", help="the rules of a file instead of those that are shipped")
    rules.add_argument("--check", metavar="FILE", help="say whether a rule file is sound, or all that is wrong with it")
    rules.add_argument("--format", choices=sorted(FORMATS), default="text", help="json: as a rule file to start from")
    _with_output(_with_locale(rules))
    diff = _command(add, "diff", "say which verdicts changed between two plans or two rule files, and why", run=_diff)
    diff.add_argument("old", metavar="OLD", help="the earlier plan")
    diff.add_argument("new", metavar="NEW", help="the later plan; the same one where the rules changed")
    diff.add_argument("--rules-old", metavar="FILE", help="the earlier rules, instead of those that are shipped")
    diff.add_argument("--rules-new", metavar="FILE", help="the later rules, instead of the earlier ones")
    diff.add_argument("--period", metavar="P", help="the period to report on")
    diff.add_argument("--as-of", metavar="DATE", help="the day up to which time has passed, or the word today")
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
