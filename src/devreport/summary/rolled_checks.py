"""What a roll-up says of rules, and of all that could not be counted or decided."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from attrs import evolve

from devreport.bulk.rollups.rollup import GroupKey, plain_value
from devreport.findings import Finding, Listed, Outcome, Verdict
from devreport.quantities import Unit, parse_unit
from devreport.summary.rolled_findings import RolledFindings
from devreport.text import Text

__all__ = ["gaps", "left_out", "rule"]

#: How sub-periods with rows are counted.
_TIMES: Unit = parse_unit("次")


def rule(said: RolledFindings, name: str) -> Iterator[Finding]:
    """How often a rule passed and failed, and where most of its failures are."""
    tally, made, line = said.total.tallies[name], said.figures, said.total
    judged = tally.passed + tally.failed
    if not judged + tally.unknown:
        return
    figures = {
        "judged": made.count(line, f"{name}.judged", value=judged),
        "passed": made.count(line, f"{name}.passed", value=tally.passed),
        "failed": made.count(line, f"{name}.failed", value=tally.failed),
        "rate": made.passing(line, name),
    }
    if tally.unknown:
        figures["unknown"] = made.count(line, f"{name}.unknown", value=tally.unknown)
    verdict, outcome = _ended(tally.failed, tally.unknown, judged=judged)
    severity = next(rule.severity for rule in made.rollup.rules if rule.name == name)
    found = said.finding(
        f"{name}.tally", "rollup_rule", verdict=verdict, outcome=outcome, figures=figures, name=said.title(name)
    )
    yield evolve(found, severity=severity)
    failing = [one for one in said.groups if one.tallies[name].failed and one.key[0] is not None]
    if failing:
        counts = {one.key: one.tallies[name].failed for one in failing}
        yield said.finding(
            f"{name}.failing",
            "rollup_failing",
            figures={"count": said.counted(f"{name}.groups", len(failing))},
            lists={"groups": said.most(failing, counts, name=f"{name}.failed")},
            name=said.title(name),
        )


def left_out(said: RolledFindings) -> Iterator[Finding]:
    """What was not counted, not decided, or not judged."""
    yield from _unstated(said)
    told: set[tuple[str, int]] = set()
    for ratio, pair in said.total.ratios.items():
        told.update((name, pair.left_out) for name in said.figures.rollup.ratios[ratio])
        counts = {one.key: one.ratios[ratio].left_out for one in said.groups}
        yield from _not_counted(said, ratio, counts=counts, left_out=pair.left_out)
        yield from _doubtful(said, ratio, rows=pair.doubtful)
    for name, partial in said.total.sums.items():
        lacking = partial.expected - partial.present
        if (name, lacking) not in told:
            counts = {one.key: one.sums[name].expected - one.sums[name].present for one in said.groups}
            yield from _not_counted(said, name, counts=counts, left_out=lacking)
    for name, tally in said.total.tallies.items():
        unknown = {one.key: one.tallies[name].unknown for one in said.groups}
        yield from _undecided(said, name, counts=unknown, unknown=tally.unknown)
    for one in said.figures.rollup.refused:
        yield said.finding(f"{one.rule}.refused", "rollup_refused", outcome=Outcome.UNKNOWN, name=Text(one.rule))


def _unstated(said: RolledFindings) -> Iterator[Finding]:
    for line in said.groups:
        if line.key[0] is None:
            column = said.figures.rollup.by[0]
            rows = said.figures.count(line, "rows.unstated", value=line.rows)
            yield said.finding(
                "rows.unstated",
                "rollup_unstated",
                line=line,
                outcome=Outcome.UNKNOWN,
                figures={"rows": rows},
                name=said.figures.topic.names.get(column, Text(column)),
            )


def _doubtful(said: RolledFindings, ratio: str, *, rows: int) -> Iterator[Finding]:
    if rows:
        yield said.finding(
            f"{ratio}.doubtful",
            "rollup_doubtful",
            outcome=Outcome.UNKNOWN,
            figures={"rows": said.figures.count(said.total, f"{ratio}.doubtful", value=rows)},
            name=said.named(ratio),
        )


def _not_counted(
    said: RolledFindings, name: str, *, counts: Mapping[GroupKey, int], left_out: int
) -> Iterator[Finding]:
    if left_out:
        line, made = said.total, said.figures
        groups = [one for one in said.groups if counts[one.key]]
        yield said.finding(
            f"{name}.left_out",
            "rollup_uncompared" if name in made.rollup.ratios else "rollup_left_out",
            outcome=Outcome.UNKNOWN,
            figures={
                "rows": made.count(line, "rows.all", value=line.rows),
                "left_out": made.count(line, f"{name}.left_out", value=left_out),
            },
            lists={"groups": said.most(groups, counts, name=f"{name}.left_out")},
            name=said.named(name),
        )


def _undecided(said: RolledFindings, name: str, *, counts: Mapping[GroupKey, int], unknown: int) -> Iterator[Finding]:
    if unknown:
        groups = [one for one in said.groups if counts[one.key]]
        yield said.finding(
            f"{name}.undecided",
            "rollup_undecided",
            outcome=Outcome.UNKNOWN,
            figures={"unknown": said.figures.count(said.total, f"{name}.unknown", value=unknown)},
            lists={"groups": said.most(groups, counts, name=f"{name}.unknown")},
            name=said.title(name),
        )


def gaps(said: RolledFindings) -> Iterator[Finding]:
    """The groups that lack rows in some periods."""
    made, total = said.figures, said.total
    for one in made.topic.gaps:
        subject = f"{made.rollup.label}/{'/'.join(str(plain_value(value)) for value in one.key)}"
        counts = {"required": one.required, "held": one.held, "short": len(one.missing)}
        figures = {
            role: evolve(said.counted(f"{subject}.{role}", value, unit=_TIMES), formula="rows")
            for role, value in counts.items()
        }
        months = made.months(total, subject, values=one.missing)
        found = said.finding(
            "rows.gaps",
            "cadence",
            verdict=Verdict.GAPS,
            outcome=Outcome.FAIL,
            figures={"period": made.period(), **figures},
            lists={"gaps": tuple([Listed(figure=figure) for figure in months])},
            name=_together([made.topic.group_name(value) for value in one.key]),
        )
        yield evolve(found, subject=subject)


def _together(names: Sequence[Text]) -> Text:
    """Several names as one, in each of their languages."""
    languages = dict.fromkeys(language for name in names for language, _ in name.by_language)
    return Text({language: "、".join([name.within(language)[0] for name in names]) for language in languages})


def _ended(failed: int, unknown: int, *, judged: int) -> tuple[Verdict | None, Outcome]:
    """What the tally of a rule says, and how that ends."""
    if failed:
        return Verdict.MISSED, Outcome.FAIL
    if unknown:
        return (Verdict.INCOMPLETE if judged else None), Outcome.UNKNOWN
    return Verdict.MET, Outcome.PASS
