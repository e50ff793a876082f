"""How findings about a roll-up are made: of all rows, or of a group."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from attrs import evolve, frozen

from devreport.bulk import GroupRow, Rank, RollUp, ranks
from devreport.bulk.rollups.rollup import GroupKey
from devreport.findings import Figure, Finding, Listed, Outcome, Severity, Verdict
from devreport.quantities import Ratio, Unit, parse_unit
from devreport.summary.rolled_figures import RolledFigures
from devreport.text import Text

__all__ = ["GROUPS", "RolledFindings", "stated_only"]

#: How groups are counted.
GROUPS: Unit = parse_unit("个")


@frozen
class RolledFindings:
    """Findings about a roll-up.

    Attributes:
        figures: its figures.
    """

    figures: RolledFigures

    @property
    def total(self) -> GroupRow:
        """All rows together."""
        return self.figures.rollup.total

    @property
    def groups(self) -> tuple[GroupRow, ...]:
        """The groups that are compared."""
        return self.figures.rollup.groups if self.figures.rollup.by else ()

    @property
    def stated(self) -> RollUp:
        """Without the group of rows that do not say where they belong: it has no rank."""
        return stated_only(self.figures.rollup)

    def ranks(self, ratio: str, *, lowest_first: bool = False) -> tuple[Rank, ...]:
        """The ranks of the groups; none where there are no groups."""
        return ranks(self.stated, ratio, lowest_first=lowest_first) if self.figures.rollup.by else ()

    def completion(self, ratio: str, line: GroupRow, *, rule: str, name: Text) -> Finding:
        """The completion of all rows, or of a group that has no rank."""
        pair = line.ratios[ratio]
        defined = isinstance(pair.value, Ratio)
        rows = self.figures.count(line, f"{ratio}.rows", value=pair.present or pair.expected)
        return self.finding(
            rule,
            "rollup_completion",
            line=line,
            verdict=Verdict.RECORDED if defined else Verdict.UNDEFINED if pair.present else None,
            outcome=Outcome.PASS if defined else Outcome.UNKNOWN,
            figures={"period": self.figures.period(), "rows": rows, **self.sides(line, ratio)},
            name=name,
        )

    def sides(self, line: GroupRow, ratio: str) -> dict[str, Figure]:
        """What a ratio is made of, and the ratio."""
        made = self.figures
        return {
            "actual": made.side(line, ratio, above=True),
            "target": made.side(line, ratio, above=False),
            "rate": made.rate(line, ratio),
        }

    def rates(self, chosen: Iterable[Rank], ratio: str) -> tuple[Listed, ...]:
        """Groups with their ratios."""
        lines = {line.key: line for line in self.groups}
        return tuple([self.listed(lines[rank.key], self.figures.rate(lines[rank.key], ratio)) for rank in chosen])

    def most(self, groups: Sequence[GroupRow], counts: Mapping[GroupKey, int], *, name: str) -> tuple[Listed, ...]:
        """The groups with the greatest counts, those with as many as the last of them included."""
        if not groups:
            return ()
        ordered = sorted(groups, key=lambda one: -counts[one.key])
        least = counts[ordered[: self.figures.topic.most][-1].key]
        chosen = [one for one in ordered if counts[one.key] >= least][: 2 * self.figures.topic.most]
        return tuple([self.listed(one, self.figures.count(one, name, value=counts[one.key])) for one in chosen])

    def listed(self, line: GroupRow, figure: Figure) -> Listed:
        """A group with a figure."""
        return Listed(name=self.figures.topic.group_name(line.key[0]), figure=figure)

    def counted(self, name: str, value: int, *, line: GroupRow | None = None, unit: Unit = GROUPS) -> Figure:
        """A number of groups, or of something else than rows."""
        return self.figures.count(line or self.total, name, value=value, unit=unit)

    def named(self, name: str) -> Text:
        """What a ratio or a sum is called: by default as the field that stands above."""
        made = self.figures
        if name in made.topic.names:
            return made.topic.names[name]
        return made.rollup.summed[made.rollup.ratios.get(name, (name,))[0]].title

    def title(self, rule: str) -> Text:
        """What a rule is called."""
        named = {one.name: one.title for one in self.figures.rollup.rules}
        return self.figures.topic.names.get(rule, named[rule])

    def finding(
        self,
        rule: str,
        statement: str,
        *,
        name: Text,
        line: GroupRow | None = None,
        verdict: Verdict | None = Verdict.RECORDED,
        outcome: Outcome = Outcome.PASS,
        figures: Mapping[str, Figure] | None = None,
        lists: Mapping[str, tuple[Listed, ...]] | None = None,
    ) -> Finding:
        """A finding about all rows, or about one group."""
        rollup = self.figures.rollup
        return Finding(
            rule=rule,
            kind=rollup.kind,
            subject=self.figures.subject(line or self.total),
            period=rollup.period,
            statement=statement,
            verdict=verdict,
            outcome=outcome,
            severity=Severity.INFO,
            figures=figures or {},
            texts={"name": name},
            lists=lists or {},
            edition=rollup.edition,
        )


def stated_only(rollup: RollUp) -> RollUp:
    """A roll-up without the groups of rows that do not say where they belong."""
    return evolve(rollup, groups=tuple([one for one in rollup.groups if one.key[0] is not None]))
