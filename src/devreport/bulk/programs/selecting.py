"""Which rules of a set can be asked of a table, and why others cannot."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from devreport.bulk.mapping.fitting import Held
from devreport.bulk.mapping.table import kinds_of
from devreport.bulk.programs.lags import Way, looks_at_children, named, there, ways_of
from devreport.bulk.programs.program import Refused
from devreport.bulk.programs.subjects import Rows
from devreport.errors import Problem, RuleError, did_you_mean
from devreport.expressions import And, Expr
from devreport.lowering import Op
from devreport.periods import Period
from devreport.rules.catalogue import core_rules
from devreport.rules.checker import check_sound
from devreport.rules.evidence.dimensions import unlike_reason
from devreport.rules.evidence.reading import reading_of
from devreport.rules.rule import Rule
from devreport.rules.sets.ruleset import RuleSet
from devreport.rules.subjects import subject_tables

__all__ = ["check_rules", "selected"]


def check_rules(ruleset: RuleSet, rows: Rows) -> None:
    """Refuse rules that are not sound; those of the core were checked before, those about other kinds are left alone.

    Raises:
        RuleError: with everything that is wrong with the rules about the rows of a table; also if there is none.
    """
    kind, core = rows.mapping.kind, core_rules()
    kinds = dict.fromkeys(rule.over for rule in ruleset.rules)
    if kind not in kinds:
        hint = did_you_mean(kind, kinds) or f"its rules are over: {', '.join(kinds)}"
        raise RuleError.of(Problem(ruleset.id, f"no rule over {kind!r}", "a rule about the table", hint, "kind"))
    tables = {**kinds_of(rows.mapping), **subject_tables()}
    others = [rule for rule in ruleset.rules if rule.over != kind]
    if ruleset is not core:
        check_sound(ruleset, tables=tables, sound=[*core.rules, *others])


def selected(rules: Iterable[Rule], rows: Rows, *, period: Period) -> tuple[list[Rule], list[Refused]]:
    """The rules that a table can answer, and those that read what is not mapped, or would mix unlike things."""
    found: list[Rule] = []
    refused: list[Refused] = []
    for rule in rules:
        if unmapped := tuple(dict.fromkeys(_unmapped(rule, rows))):
            reason = f"no column is mapped to {', '.join(unmapped)}"
            refused.append(Refused(rule.name, "unmapped", reason, unmapped))
        elif absent := tuple(dict.fromkeys(_absent(rule, rows))):
            reason = f"the child rows {', '.join(absent)} are not there"
            refused.append(Refused(rule.name, "no_children", reason, absent))
        elif reason := _backward(rule, rows):
            refused.append(Refused(rule.name, "earlier", reason))
        elif unlike := _unlike(rule, rows, period):
            refused.append(Refused(rule.name, unlike, "it would combine figures of units that are unlike each other"))
        else:
            found.append(rule)
    return found, refused


def _roots(rule: Rule) -> list[Expr]:
    """What a rule asks to judge; its figures are not among it."""
    return [one for one in (rule.applies, *(test.when for test in rule.verdicts)) if one is not None]


def _unmapped(rule: Rule, rows: Rows) -> Iterator[str]:
    """What a rule reads and no column is mapped to."""
    for root in _roots(rule):
        reading = reading_of(root)
        yield from (name for name in reading.fields if name not in rows.held)
        for relation, names in reading.relations:
            if relation in rows.children:
                yield from (f"{relation}.{name}" for name in names if name not in rows.children[relation].held)


def _absent(rule: Rule, rows: Rows) -> Iterator[str]:
    """The relations that a rule reads and that the table has no child rows of."""
    for root in _roots(rule):
        yield from (relation for relation, _ in reading_of(root).relations if relation not in rows.children)


def _backward(rule: Rule, rows: Rows) -> str:
    """Why a rule cannot look back; nothing where it does not, or can."""
    if not ways_of([rule]):
        return ""
    if looks_at_children(rule):
        return "it looks at the child rows of an earlier row"
    return "" if rows.mapping.period else "it looks back, and no column is mapped to the period of a row"


def _unlike(rule: Rule, rows: Rows, period: Period) -> str:
    """Why a rule would mix unlike things; nothing where it does not."""
    roots = _roots(rule)
    if not roots:
        return ""
    below = {name: [one.subject(_sample(one.held), period, identity="1")] for name, one in rows.children.items()}
    ways = ways_of([rule])
    subject = rows.subject(_sample(rows.held, ways), period, identity="1", below=below).back(ways)
    return unlike_reason(And([one.is_missing() for one in roots]), subject.row, parameters=rule.thresholds)


def _sample(held: Mapping[str, Held], ways: Iterable[Way] = ()) -> dict[tuple[Op, str], object]:
    """A row with a value in every field, its earlier rows included."""
    found: dict[tuple[Op, str], object] = {(Op.TRUTH_COLUMN, there(way)): True for way in ways}
    for name in (named(one, way) for one in held for way in ((), *ways)):
        found[Op.DAY_COLUMN, name], found[Op.WORD_COLUMN, name], found[Op.TRUTH_COLUMN, name] = 0, "", True
        found[Op.NUMBER, name] = found[Op.NUMERATOR, name] = found[Op.DENOMINATOR, name] = 1
    return found
