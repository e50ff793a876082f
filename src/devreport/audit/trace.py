"""Following every digit of a document back to what was recorded."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from devreport.bulk import RollUp
from devreport.errors import Problem
from devreport.expressions import Parameter
from devreport.model import Plan
from devreport.rules import Rule, RuleSet, Shown, core_rules
from devreport.summary import cells, rolled_formulas
from devreport.wording import Document, FigureEntry, FigureSegment, Paragraph, Segment, TextSegment

__all__ = ["trace"]

#: The records of a plan whose fields figures may cite: the kind in an id → the list of the plan.
_RECORDS = {
    "breakdown": "breakdowns",
    "cadence": "cadences",
    "claim": "claims",
    "funding": "fundings",
    "goal": "goals",
    "item": "items",
    "ledger": "ledgers",
    "note": "notes",
    "org": "orgs",
    "publication": "publications",
    "reconciliation": "reconciliations",
    "waiver": "waivers",
}
#: The formula of a reporting period, which is what it says and needs no inputs.
PERIOD = "period"

_FACTS = ("observations", "targets", "growths", "baselines")
_CITED = re.compile(r"(?P<kind>[a-z]+):(?P<rest>.+)", re.DOTALL)


def trace(
    document: Document, plans: Iterable[Plan], *, ruleset: RuleSet | None = None, rollups: Iterable[RollUp] = ()
) -> tuple[Problem, ...]:
    """Everything in a document that cannot be followed back: none, if all is well.

    Every digit must lie in a figure, a marker or a text of the plan; every figure must be known to the document, come
    from a rule or a record, and cite only figures that the plans record. What is missing is a gap that is listed.

    Args:
        document: the document.
        plans: the plan it reports on, and the one before if its commitments are followed up.
        ruleset: the rules it was made by; by default those that devreport ships.
        rollups: the roll-ups of tables that it reports on, and those that they are compared with.
    """
    rules, rolled = ruleset or core_rules(), tuple(rollups)
    formulas = {rule.name: _thresholds(rule) for rule in rules.rules}
    for rollup in rolled:
        formulas |= dict.fromkeys(rolled_formulas(rollup), frozenset[str]())
    records = _Records(plans, frozenset[str]().union(*map(cells, rolled)))
    problems = [*_loose_ends(document)]
    for figure in document.figures.values():
        if figure.value:
            problems.extend(_untraced(figure, formulas, records=records))
        elif not document.gaps:
            problems.append(Problem(figure.id, "a placeholder", "a gap that the document lists", code="gap"))
    return tuple(problems)


class _Records:
    """The ids of everything that plans record, and of the cells of roll-ups."""

    def __init__(self, plans: Iterable[Plan], rolled: frozenset[str]) -> None:
        self.facts: set[str] = set(rolled)
        self.ids: dict[str, set[str]] = {kind: set() for kind in [*_RECORDS, "plan"]}
        for plan in plans:
            self.facts.update(fact.id for name in _FACTS for fact in getattr(plan, name))
            self.ids["plan"].add(plan.id)
            for kind, name in _RECORDS.items():
                self.ids[kind].update(record.id.removeprefix(f"{kind}:") for record in getattr(plan, name))

    def hold(self, cited: str) -> bool:
        """Whether an id names a recorded figure, or a field of a record."""
        match = _CITED.fullmatch(cited)
        if cited in self.facts or match is None:
            return cited in self.facts
        ends = [position for position, mark in enumerate(match["rest"]) if mark in ".["]
        known = self.ids.get(match["kind"], set())
        return any(match["rest"][:end] in known for end in ends)


def _loose_ends(document: Document) -> Iterator[Problem]:
    """Digits outside figures, and references to nothing."""
    for where, segment in _segments(document):
        match segment:
            case TextSegment(text) if any(mark.isdigit() for mark in text):
                yield Problem(
                    where, repr(text), "no digit outside a figure, a marker or a text of the plan", code="digit"
                )
            case FigureSegment(text, ref) if ref not in document.figures:
                yield Problem(where, f"{text} as {ref!r}", "a figure that the document knows", code="figure")
            case _:
                pass


def _segments(document: Document) -> Iterator[tuple[str, Segment]]:
    for block in document.blocks:
        sentences = [block] if not isinstance(block, Paragraph) else list(block.sentences)
        yield from ((block.id, segment) for sentence in sentences for segment in sentence.segments)


def _thresholds(rule: Rule) -> frozenset[str]:
    """The roles of figures that a rule takes from its own thresholds, which read nothing that was recorded."""
    shown = {role: one.value if isinstance(one, Shown) else one for role, one in rule.figures.items()}
    return frozenset(role for role, one in shown.items() if isinstance(one, Parameter))


def _untraced(figure: FigureEntry, formulas: Mapping[str, frozenset[str]], *, records: _Records) -> Iterator[Problem]:
    own = figure.id.rpartition(".")[2] in formulas.get(figure.formula, ())
    if figure.formula not in formulas and figure.formula != PERIOD:
        yield Problem(figure.id, f"the formula {figure.formula!r}", "a rule that was applied", code="formula")
    if not figure.inputs and figure.formula != PERIOD and not own:
        yield Problem(figure.id, "no inputs", "the recorded figures it was computed from", code="inputs")
    for cited in figure.inputs:
        if not records.hold(cited):
            yield Problem(figure.id, f"the input {cited!r}", "a recorded figure", code="input")
