"""What a rule owes its statement: verdicts, figures, texts and lists."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from devreport.errors import Problem, did_you_mean
from devreport.findings import Outcome, Verdict
from devreport.rules.checker.places import place_of
from devreport.rules.rule import ListShown, Rule, ShownPeriod
from devreport.rules.subject import Table

__all__ = ["periods", "roles", "verdicts"]

#: Verdicts whose words say how the rule ended.
_SAID: Mapping[Verdict, Outcome] = {
    Verdict.MET: Outcome.PASS,
    Verdict.AGREES: Outcome.PASS,
    Verdict.COMPLETE: Outcome.PASS,
    Verdict.REGULAR: Outcome.PASS,
    Verdict.MISSED: Outcome.FAIL,
    Verdict.DIFFERS: Outcome.FAIL,
    Verdict.GAPS: Outcome.FAIL,
}


def verdicts(rule: Rule) -> Iterator[Problem]:
    """Verdicts that the statement does not have, and outcomes that the verdict does not say."""
    name, known = rule.statement.name, rule.statement.verdicts
    for position, test in enumerate(rule.verdicts):
        where = f"{place_of(rule)}.verdicts[{position}]"
        if test.verdict not in known:
            words = [one.value for one in known]
            hint = did_you_mean(test.verdict.value, words) or f"use one of {', '.join(words)}"
            found = repr(test.verdict.value)
            yield Problem(f"{where}.verdict", found, f"a verdict of the statement {name}", hint, "unknown_verdict")
        said = _SAID.get(test.verdict, test.outcome)
        if test.outcome not in {said, Outcome.UNKNOWN}:
            hint = f"{test.verdict.value} says {said.value}: change the verdict or the outcome"
            yield Problem(f"{where}.outcome", test.outcome.value, said.value, hint, "outcome")


def roles(rule: Rule, table: Table) -> Iterator[Problem]:
    """Figures, lists and texts that the statement does not have, or that it lacks."""
    where, statement = place_of(rule), rule.statement
    figures = [role for role in statement.figures if role != "period"]
    needed = [role for role in figures if role not in statement.optional]
    yield from _roles(f"{where}.figures", rule.figures, known=figures, needed=needed)
    yield from _roles(f"{where}.lists", rule.lists, known=statement.lists, needed=statement.lists)
    for role in statement.texts:
        if role not in {*table.texts, "title"}:
            found = f"{statement.name}, which says the {role} of its subject"
            hint = f"no {rule.over} has one: choose another statement"
            yield Problem(f"{where}.statement", found, f"a statement about {rule.over}", hint, "missing_text")


def _roles(where: str, given: Iterable[str], *, known: Iterable[str], needed: Iterable[str]) -> Iterator[Problem]:
    given, known = list(given), list(known)
    for role in [role for role in given if role not in known]:
        every = ", ".join(known) or "none"
        hint = did_you_mean(role, known) or f"leave it out; its statement shows: {every}"
        hint = "leave it out: it is always that of the subject" if role == "period" else hint
        yield Problem(f"{where}.{role}", f"the role {role}", "a role of its statement", hint, "unknown_role")
    for role in [role for role in needed if role not in given]:
        yield Problem(where, f"no {role}", f"the role {role}, which its statement shows", f"add {role}", "missing_role")


def periods(rule: Rule, table: Table) -> Iterator[Problem]:
    """Child rows and recorded periods that its subjects do not have."""
    for role, shown in rule.figures.items():
        if isinstance(shown, ShownPeriod):
            own = [one for one in table.periods if "." not in one]
            yield from _period(f"{place_of(rule)}.figures.{role}", shown, own)
    for role, one in rule.lists.items():
        yield from _list(f"{place_of(rule)}.lists.{role}", one, table)


def _list(where: str, shown: ListShown, table: Table) -> Iterator[Problem]:
    if shown.relation not in table.relations:
        hint = did_you_mean(shown.relation, table.relations) or _listed(table.relations)
        yield Problem(
            f"{where}.relation", f"the relation {shown.relation!r}", "a known relation", hint, "unknown_relation"
        )
    elif isinstance(shown.value, ShownPeriod):
        within = [one.removeprefix(f"{shown.relation}.") for one in table.periods if one.startswith(shown.relation)]
        yield from _period(f"{where}.value", shown.value, within)


def _period(where: str, shown: ShownPeriod, known: list[str]) -> Iterator[Problem]:
    if shown.role not in known:
        hint = did_you_mean(shown.role, known) or _listed(known)
        yield Problem(where, f"the period {shown.role!r}", "a recorded period", hint, "unknown_period")


def _listed(known: Iterable[str]) -> str:
    return f"there is: {', '.join(known) or 'none'}"
