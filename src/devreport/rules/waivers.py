"""Waivers applied: a failure that was explained stays a failure, and says who explained it, why and until when."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

from attrs import evolve

from devreport.findings import Finding, Outcome, Tally, Waived
from devreport.model import Text, Waiver
from devreport.rules.rule import Rule
from devreport.rules.subject import Context, Subject
from devreport.rules.subjects.waiver import KIND, Use, subjects

__all__ = ["explained"]

#: What judges some subjects by a rule.
Judged = Callable[[Rule, Iterable[Subject]], tuple[list[Finding], Tally]]


def explained(
    findings: Sequence[Finding],
    tallies: Mapping[str, Tally],
    *,
    context: Context,
    rules: Sequence[Rule],
    judged: Judged,
) -> tuple[list[Finding], dict[str, Tally]]:
    """The findings with the waivers of the plan, which are then judged themselves, and the tallies with both.

    Args:
        findings: what was found.
        tallies: how often each rule ended in each outcome.
        context: what was assessed.
        rules: the rules that were asked.
        judged: judges some subjects by a rule.
    """
    given = context.plan.waivers
    if not given:
        return list(findings), dict(tallies)
    by_handle = {handle: rule for rule in rules for handle in (rule.name, rule.code, *rule.aliases)}
    names = {handle: rule.name for handle, rule in by_handle.items()}
    matches = _matches(findings, given, names=names)
    noted = [_noted(finding, matches.get(finding.id, ()), context) for finding in findings]
    counts = Counter(one.rule for one in noted if one.waived and not one.waived.expired)
    found = {name: evolve(tally, waived=counts[name]) for name, tally in tallies.items()}
    open_ones = _matches(findings, given, names=names, outcome=Outcome.UNKNOWN)
    used = {waiver.id: Use.PENDING for some in open_ones.values() for waiver in some}
    used |= {waiver.id: Use.USED for some in matches.values() for waiver in some}
    uses = {waiver.id: _use(waiver, context, known=by_handle, used=used) for waiver in given}
    titles = {handle: rule.title for handle, rule in by_handle.items()}
    about = tuple(subjects(context, uses=uses, titles=titles))
    for rule in [rule for rule in rules if rule.over == KIND]:
        fresh, found[rule.name] = judged(rule, about)
        place = next((number for number, one in enumerate(noted) if one.rule == rule.name), len(noted))
        noted = [one for one in noted if one.rule != rule.name]
        noted[place:place] = fresh
    return noted, found


def _matches(
    findings: Iterable[Finding], given: Iterable[Waiver], *, names: Mapping[str, str], outcome: Outcome = Outcome.FAIL
) -> dict[str, list[Waiver]]:
    """The waivers of each failure, or of what ended otherwise, by the id of the finding."""
    about: dict[tuple[str, str], list[Waiver]] = {}
    for waiver in given:
        about.setdefault((names.get(waiver.rule, ""), waiver.subject), []).append(waiver)
    matches: dict[str, list[Waiver]] = {}
    for finding in findings:
        if finding.outcome is outcome:
            some = about.get((finding.rule, finding.subject), ())
            fits = [one for one in some if one.period is None or one.period.covers_same_days(finding.period)]
            if fits:
                matches[finding.id] = fits
    return matches


def _noted(finding: Finding, waivers: Sequence[Waiver], context: Context) -> Finding:
    """The finding with the waiver that explains it: one that holds rather than one that has ended."""
    if not waivers:
        return finding
    best = min(waivers, key=lambda one: (_is_over(one, context), one.period is None))
    unit = context.plan.org_by_id.get(best.by)
    by = unit.name if unit else Text(best.by)
    return evolve(finding, waived=Waived(reason=best.reason, by=by, until=best.until, expired=_is_over(best, context)))


def _is_over(waiver: Waiver, context: Context) -> bool:
    return waiver.until is not None and waiver.until < context.as_of


def _use(waiver: Waiver, context: Context, *, known: Mapping[str, Rule], used: Mapping[str, Use]) -> Use:
    if waiver.rule not in known:
        return Use.UNKNOWN_RULE
    if waiver.id in used:
        return used[waiver.id]
    return Use.ELSEWHERE if waiver.period and not waiver.period.covers_same_days(context.period) else Use.UNUSED
