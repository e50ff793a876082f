"""What each command of the command line does: it takes the options that were given and returns an exit code.

Exit codes: 0 nothing failed, 1 something failed (of ``check``, ``midterm`` and ``diff``), 2 bad input.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from devreport import api, io, wording
from devreport import examples as shipped
from devreport.errors import DevreportError, InputError, Problem, counted
from devreport.expressions import expression_schema
from devreport.findings import Outcome, Tally
from devreport.model import Plan
from devreport.periods import parse_period
from devreport.rules import Assessment, RuleSet, core_rules
from devreport.rules.sets.naming import findings_named
from devreport.summary import Outline, midterm_outline
from devreport.wording import Document, locale_named, word_check, word_differences, word_rules

__all__ = [
    "BAD_INPUT",
    "FAILED",
    "OK",
    "SCHEMAS",
    "attempt",
    "check",
    "diff",
    "examples",
    "explain",
    "midterm",
    "new",
    "report",
    "rules",
    "schema",
    "together",
    "write",
]

OK, FAILED, BAD_INPUT = 0, 1, 2

Read = TypeVar("Read")


class _Given(NamedTuple):
    """What a command is run on."""

    plan: Plan
    previous: Plan | None
    outline: Outline | None
    rules: RuleSet | None = None


def report(options: argparse.Namespace) -> int:
    """Write the report of a plan."""
    given = _given(options)
    summary = api.summarize(_assessed(given, options), outline=given.outline)
    document = api.word(summary, locale=options.locale)
    if options.final and document.draft:
        problems = [Problem(gap.where, "nothing", gap.what, code="gap") for gap in document.gaps if gap.kind == "value"]
        raise InputError("the report is a draft: figures are missing", problems)
    write(api.render(document, options.format), options)
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


def check(options: argparse.Namespace) -> int:
    """Check a plan by every rule."""
    assessment = _assessed(_given(options), options)
    if options.format == "json":
        write(io.assessment_to_json(assessment), options)
    else:
        write(api.render(word_check(assessment, locale=options.locale), options.format), options)
    if options.findings is not None:
        io.write_findings(assessment, options.findings, locale=options.locale, judged=options.plan or "")
    total = _total(assessment)
    return FAILED if total.failed > total.waived or (options.strict and total.unknown) else OK


def explain(options: argparse.Namespace) -> int:
    """Say why findings say what they say."""
    assessment = _assessed(_given(options), options)
    found = findings_named(options.finding, assessment.findings, ruleset=assessment.ruleset)
    if options.format == "json" and len(found) > 1:
        names = ", ".join(finding.id for finding in found[:5])
        raise InputError.of(Problem("", counted(len(found), "finding"), "one, to be written as JSON", names, "finding"))
    documents = [wording.explain(finding, locale=options.locale, assessment=assessment) for finding in found]
    write("\n".join(api.render(document, options.format) for document in documents), options)
    return OK


def midterm(options: argparse.Namespace) -> int:
    """Evaluate a five-year plan half-way."""
    given = _given(options)
    evaluation = api.evaluate_midterm(given.plan, as_of=_day(options.as_of), rules=given.rules)
    summary = api.summarize(evaluation.assessment, outline=midterm_outline())
    write(api.render(api.word(summary, locale=options.locale), options.format), options)
    return FAILED if _total(evaluation.assessment).failed else OK


def new(options: argparse.Namespace) -> int:
    """Write a template of a plan."""
    for path in io.write_template(options.directory):
        sys.stdout.write(f"{path}\n")
    return OK


#: The schemas that can be printed.
SCHEMAS: Mapping[str, Callable[[], dict[str, Any]]] = {
    "assessment": io.assessment_schema,
    "expression": expression_schema,
    "mapping": io.mapping_schema,
    "plan": io.plan_schema,
    "rules": io.rules_schema,
    "summary": io.summary_schema,
}


def schema(options: argparse.Namespace) -> int:
    """Print a JSON Schema."""
    write(json.dumps(SCHEMAS[options.of](), ensure_ascii=False, indent=2) + "\n", options)
    return OK


def rules(options: argparse.Namespace) -> int:
    """List the rules, or say whether those of a file are sound."""
    if options.check is not None:
        rules = api.read_rules(options.check)
        number = counted(len(rules.rules), "rule")
        write(f"{options.check}: sound: {rules.id} {rules.version}, {number}, SHA-256 {rules.hash}\n", options)
        return OK
    rules = _rules_in(options.rules)
    if options.format == "json":
        write(io.ruleset_to_json(rules), options)
    else:
        write(api.render(word_rules(rules, locale=options.locale), options.format), options)
    return OK


def _rules_in(path: str | None) -> RuleSet:
    return core_rules() if path is None else api.read_rules(path)


def diff(options: argparse.Namespace) -> int:
    """Say which verdicts changed, and why."""
    errors: list[DevreportError] = []
    old, new = (attempt(partial(api.read, path), errors) for path in (options.old, options.new))
    sides = [attempt(partial(_rules_in, path), errors) for path in (options.rules_old, options.rules_new)]
    if old is None or new is None or errors:
        raise together(errors)
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
    write(api.render(document, options.format), options)
    return FAILED if any(one.after and one.after.outcome is Outcome.FAIL for one in found) else OK


def examples(options: argparse.Namespace) -> int:
    """List the examples."""
    lines = [f"{example.name}\t{example.about.within(options.locale[:2])[0]}\n" for example in shipped.EXAMPLES]
    write("".join(lines), options)
    return OK


def _given(options: argparse.Namespace) -> _Given:
    """The plan that is named, the one before it, and its outline; everything that is wrong with any of them."""
    errors: list[DevreportError] = []
    named = attempt(lambda: _named(options), errors)
    previous = attempt(lambda: None if options.previous is None else api.read(options.previous), errors)
    rules = attempt(lambda: None if options.rules is None else api.read_rules(options.rules), errors)
    outline = attempt(lambda: None if options.outline is None else io.read_outline(options.outline), errors)
    attempt(lambda: options.period is None or parse_period(options.period, year=2000, where="--period"), errors)
    attempt(lambda: _day(options.as_of), errors)
    attempt(lambda: locale_named(options.locale), errors)
    attempt(lambda: _keep_inputs(options), errors)
    if named is None or errors:
        raise together(errors)
    return _Given(named.plan, previous or named.previous, outline or named.outline, rules)


def together(errors: Sequence[DevreportError]) -> DevreportError:
    """One error with the problems of all."""
    problems = [problem for error in errors for problem in error.problems]
    return errors[0] if len(errors) == 1 else InputError(f"there are {counted(len(problems), 'problem')}", problems)


def _named(options: argparse.Namespace) -> _Given:
    """The plan or the example that is named."""
    if (options.plan is None) == (options.example is None):
        found = "neither" if options.plan is None else "both"
        raise InputError.of(Problem("", found, "a plan or --example NAME", code="plan"))
    if options.example is not None:
        return _Given(*shipped.load(options.example))
    return _Given(api.read(options.plan), None, io.outline_beside(options.plan))


def attempt(read: Callable[[], Read], errors: list[DevreportError]) -> Read | None:
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
    named = {"--output": options.output, "--findings": getattr(options, "findings", None)}
    for option, name in named.items():
        for path in _inputs(options) if name is not None and Path(name).is_file() else ():
            if path.is_file() and path.samefile(str(name)):
                raise InputError.of(Problem(option, repr(name), "a file that is not read", code="file"))


def _inputs(options: argparse.Namespace) -> Iterator[Path]:
    """Every file that may be read for a command."""
    for name in (options.plan, options.previous, options.outline, options.rules):
        if name is not None:
            path = Path(name)
            yield from path.iterdir() if path.is_dir() else (path, path.with_suffix(".outline.toml"))


def write(text: str, options: argparse.Namespace) -> None:
    """Print a text, or write it to the file that was named."""
    if options.output is None:
        sys.stdout.write(text)
    else:
        io.write_text(options.output, text)
