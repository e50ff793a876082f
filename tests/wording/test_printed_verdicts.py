"""Printed numbers never contradict the verdict: of every rule, in every language, a hair on either side of the line.

Each case of the catalogue is moved: one figure that a comparison reads is put just below, on, or just above the number
at which the comparison changes. Whatever is then printed must lie on the same side of every line as the exact number,
and numbers that are compared with each other must be printed in the order they have.
"""

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from functools import cache
from operator import eq, ge, gt, le, lt, ne
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from devreport.expressions import Compare, Comparison, Expr, Field, Literal, evaluate, steps
from devreport.findings import Figure, Finding
from devreport.findings.lines import _on_the_line as on_the_line
from devreport.findings.lines import limits
from devreport.quantities import Quantity, Ratio, round_to
from devreport.rules import Context, Rule, Subject, core_rules
from devreport.rules.engines.objects import Judge
from devreport.rules.subjects import subjects_of
from devreport.wording import locale_named, locale_tags
from devreport.wording.clauses import word_clause
from devreport.wording.page import Page
from tests.rules.assessed import cases, plan_of

OPERATORS = {
    Comparison.EQUAL: eq,
    Comparison.UNEQUAL: ne,
    Comparison.LESS: lt,
    Comparison.AT_MOST: le,
    Comparison.GREATER: gt,
    Comparison.AT_LEAST: ge,
}


def subject_of(case: dict[str, Any]) -> Subject | None:
    """The subject that a case is about."""
    plan = plan_of(case["plan"], period=case.get("period", "2023-S1"))
    previous = plan_of(case["previous"]) if "previous" in case else None
    as_of = date.fromisoformat(case.get("as_of", plan.period.end.isoformat()))
    context = Context(plan=plan, period=plan.period, as_of=as_of, previous=previous)
    over = core_rules().rule(case["rule"]).over
    return next((one for one in subjects_of(context) if (one.kind, one.id) == (over, case["subject"])), None)


def comparisons(rule: Rule) -> list[Compare]:
    """The comparisons that its verdicts make."""
    conditions = [test.when for test in rule.verdicts if test.when is not None]
    found = dict.fromkeys(node for one in conditions for node in steps(one) if isinstance(node, Compare))
    return list(found)


@cache
def turning_points(name: str) -> list[tuple[Subject, str, Fraction]]:
    """Subjects of the rule's cases, each with a figure and the value at which a comparison of it turns."""
    found: list[tuple[Subject, str, Fraction]] = []
    for case in cases():
        subject = subject_of(case) if case["rule"] == name else None
        if subject is not None:
            found += [(subject, field, value) for field, value in _turns(core_rules().rule(name), subject)]
    return found


def _turns(rule: Rule, subject: Subject) -> Iterator[tuple[str, Fraction]]:
    for compared in comparisons(rule):
        for leaf in {node for node in steps(compared) if isinstance(node, Field)}:
            cell = subject.cells.get(leaf.name)
            for solved in on_the_line(compared, leaf) if isinstance(cell, Quantity | Ratio) else ():
                value = evaluate(solved, subject.row, parameters=rule.thresholds)
                if isinstance(value, Fraction):
                    yield leaf.name, value


def moved(subject: Subject, name: str, value: Fraction, *, places: int, steps_away: int) -> Subject:
    """The subject with a figure so many small steps beside a value."""
    cell = subject.cells[name]
    assert isinstance(cell, Quantity | Ratio)
    near = Fraction(round_to(value / cell.unit.scale, places)) + Fraction(steps_away, 10**places)
    figure: Quantity | Ratio = Ratio(near, unit=cell.unit)
    if isinstance(cell, Quantity):
        figure = Quantity(round_to(near, places), cell.unit, places)
    return evolve(subject, cells={**subject.cells, name: figure})


def printed(finding: Finding, tag: str) -> dict[str, Fraction]:
    """The numbers that a sentence prints without a hedge, by role, in base units."""
    page = Page(locale_named(tag))
    word_clause(finding, page)
    found: dict[str, Fraction] = {}
    for role, figure in finding.figures.items():
        entry = page.figures.get(figure.id)
        if entry is not None and entry.printed and not entry.hedge and isinstance(figure.value, Ratio):
            found[role] = Fraction(entry.printed) * figure.value.unit.scale
    return found


def contradictions(finding: Finding, rule: Rule, tag: str) -> Iterator[str]:
    """Where what is printed says something else than what was decided."""
    shown = printed(finding, tag)
    assert finding.evidence is not None
    by_formula = {bare(rule.shape.figures[role]): role for role in shown if role in rule.shape.figures}
    row, thresholds = finding.evidence.row, rule.thresholds
    for compared in comparisons(rule):
        decided = evaluate(compared, row, parameters=thresholds)
        sides = [side_of(one, shown, by_formula, row, thresholds) for one in (compared.left, compared.right)]
        is_printed = any(bare(one) in by_formula for one in (compared.left, compared.right))
        known = [one for one in sides if isinstance(one, Fraction)]
        if isinstance(decided, bool) and is_printed and len(known) == 2:
            exact = [evaluate(one, row, parameters=thresholds) for one in (compared.left, compared.right)]
            if exact[0] != exact[1] and OPERATORS[compared.comparison](*known) is not decided:
                yield f"{finding.id} in {tag}: {known} for {exact}"
    for role, found in limits(finding, set(shown)).items():
        exact_value = base_of(finding.figures[role])
        for line in found:
            if exact_value != line and (exact_value > line, exact_value < line) != (
                shown[role] > line,
                shown[role] < line,
            ):
                yield f"{finding.id} in {tag}: {role} is {exact_value} and printed {shown[role]}, beside {line}"


def bare(expr: Expr) -> Expr:
    """A formula without its guards."""
    from devreport.expressions import Guarded

    return bare(expr.value) if isinstance(expr, Guarded) else expr


def side_of(expr: Expr, shown: dict[str, Fraction], by_formula: dict[Expr, str], row: Any, thresholds: Any) -> Any:
    """A side of a comparison as a reader has it: as it is printed, or else exactly."""
    role = by_formula.get(bare(expr))
    if role is not None and not isinstance(expr, Literal):
        return shown[role]
    return evaluate(expr, row, parameters=thresholds)


def base_of(figure: Figure) -> Fraction:
    """The exact number of a figure."""
    assert isinstance(figure.value, Ratio)
    return figure.value.base


NUMERIC = [rule.name for rule in core_rules().rules if turning_points(rule.name)]


@pytest.mark.parametrize("name", NUMERIC)
@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_printed_numbers_agree_with_the_verdict(name: str, data: st.DataObject) -> None:
    """On the line, and one or more of the smallest steps beside it."""
    rule = core_rules().rule(name)
    subject, field, value = data.draw(st.sampled_from(turning_points(name)))
    places, away = data.draw(st.integers(0, 9)), data.draw(st.integers(-3, 3))
    finding = Judge.of(rule).judge(moved(subject, field, value, places=places, steps_away=away))
    if finding is not None and finding.verdict is not None:
        assert [] == [one for tag in locale_tags() for one in contradictions(finding, rule, tag)]


def test_a_rate_a_hair_below_half_is_not_printed_as_half() -> None:
    """The example of the issue: 49.96 % fails 50 %."""
    rule = core_rules().rule("indicator.light-yinchuan-2025")
    subject = next(one for one, name, _ in turning_points(rule.name) if name == "to_date")
    target, elapsed = subject.row.values["target"], subject.row.values["elapsed"]
    assert isinstance(target, Fraction)
    assert isinstance(elapsed, Fraction)
    value = target * (elapsed - Fraction(10, 100))
    finding = Judge.of(rule).judge(moved(subject, "to_date", value, places=6, steps_away=1))
    assert finding is not None
    page = Page(locale_named("zh"))
    text = "".join(segment.text for segment in word_clause(finding, page))
    assert "10.0个百分点" not in text
