"""What a roll-up says of all rows and of its groups: completion, growth, ranks, and who is behind."""

from __future__ import annotations

from collections.abc import Iterator

from devreport.bulk import GroupRow, Rank, RankChange, rank_changes
from devreport.bulk.rollups.rollup import GroupKey
from devreport.findings import Figure, Finding, Outcome, Verdict
from devreport.measures.growth import growth
from devreport.quantities import ONE, Ratio, Undefined
from devreport.summary.rolled_findings import RolledFindings, stated_only
from devreport.text import Text

__all__ = ["groups", "pace", "ranking", "summed", "whole"]

#: The name of a sum of all rows beside a completion that leaves out those without a plan.
_UNPLANNED = (("zh", "{name}（含缺少计划数的）"), ("en", "{name}, rows without a usable plan included,"))


def whole(said: RolledFindings, ratio: str) -> Finding:
    """The completion of the whole."""
    return said.completion(ratio, said.total, rule=f"{ratio}.total", name=said.named(ratio))


def summed(said: RolledFindings, name: str) -> Iterator[Finding]:
    """The sum of the whole, with its growth where last year is known; nothing where a completion says it already."""
    line, made, partial = said.total, said.figures, said.total.sums[name]
    pairs = [line.ratios[ratio] for ratio, fields in made.rollup.ratios.items() if fields[0] == name]
    same = any(pair.present == partial.present for pair in pairs)
    grown = _growth(said, name)
    if grown is not None:
        verdict, figure = grown
        figures = {"period": made.period(), "actual": made.sum(line, name), "growth": figure}
        called = said.named(name) if same or not pairs else _with_unplanned(said.named(name))
        yield said.finding(f"{name}.growth", "growth", verdict=verdict, figures=figures, name=called)
        return
    if same:
        return
    known = isinstance(partial.value, Ratio)
    yield said.finding(
        f"{name}.total",
        "rollup_sum_all" if pairs else "rollup_sum",
        verdict=Verdict.RECORDED if known else None,
        outcome=Outcome.PASS if known else Outcome.UNKNOWN,
        figures={
            "period": made.period(),
            "rows": made.count(line, f"{name}.rows", value=partial.present or partial.expected),
            "value": made.sum(line, name),
        },
        name=said.named(name),
    )


def _with_unplanned(name: Text) -> Text:
    """What a sum is called that counts more rows than a completion beside it."""
    return Text({tag: form.format(name=name.within(tag)[0]) for tag, form in _UNPLANNED})


def _growth(said: RolledFindings, name: str) -> tuple[Verdict, Figure] | None:
    """What a sum did against last year; nothing where there is nothing to compare it with."""
    earlier = said.figures.topic.last_year
    if earlier is None or name not in earlier.sums:
        return None
    now, before = said.total.sums[name].value, earlier.total.sums[name].value
    if isinstance(now, Undefined) or isinstance(before, Undefined):
        return None
    value = growth(now, before)
    figure = said.figures.growth(name, value=value, earlier=earlier)
    if isinstance(value, Ratio):
        turned = now.numerator < 0
        moved = Verdict.UP if value.numerator > 0 else Verdict.DOWN if value.numerator < 0 else Verdict.FLAT
        return Verdict.TURNED_NEGATIVE if turned else moved, figure
    if now.numerator <= 0:
        return Verdict.UNDEFINED, figure
    return Verdict.FROM_ZERO if before.numerator == 0 else Verdict.TURNED_POSITIVE, figure


def ranking(said: RolledFindings, ratio: str) -> Iterator[Finding]:
    """The best and the worst groups; all of them where they are few."""
    known, most = [rank for rank in said.ranks(ratio) if rank.place], said.figures.topic.most
    if len(known) < 2:
        return
    best = known
    worst: list[Rank] = []
    if len(known) > 2 * most:
        best = [rank for rank in known if rank.place and rank.place <= most]
        keys = {rank.key for rank in best}
        low = {one.key for one in said.ranks(ratio, lowest_first=True) if one.place and one.place <= most}
        worst = [rank for rank in known if rank.key in low - keys]
    lists = {"best": said.rates(best, ratio), "worst": said.rates(worst, ratio)}
    yield said.finding(f"{ratio}.ranking", "rollup_ranking", lists=lists, name=said.named(ratio))


def pace(said: RolledFindings, ratio: str) -> Iterator[Finding]:
    """The groups that are behind what is due by now; without that, those that are below the whole."""
    ranked = [rank for rank in said.ranks(ratio) if isinstance(rank.value, Ratio)]
    due, whole = said.figures.topic.due, said.total.ratios[ratio].value
    line = due if due is not None else whole
    if len(ranked) < (2 if due is None else 1) or isinstance(line, Undefined):
        return
    behind = [rank for rank in reversed(ranked) if isinstance(rank.value, Ratio) and rank.value.base < line.base]
    figures = {
        "count": said.counted(f"{ratio}.behind", len(behind)),
        "total": said.counted(f"{ratio}.ranked", len(ranked)),
    }
    lists, name = {"groups": said.rates(behind, ratio)}, said.named(ratio)
    if due is not None:
        yield said.finding(
            f"{ratio}.pace",
            "rollup_pace",
            verdict=Verdict.BEHIND if behind else Verdict.COMPLETE,
            outcome=Outcome.FAIL if behind else Outcome.PASS,
            figures={"due": said.figures.due(ratio, value=due), **figures},
            lists=lists,
            name=name,
        )
    elif behind:
        figures = {"rate": said.figures.rate(said.total, ratio), **figures}
        yield said.finding(f"{ratio}.below", "rollup_below", figures=figures, lists=lists, name=name)


def groups(said: RolledFindings, ratio: str) -> Iterator[Finding]:
    """Each group: its completion and rank, and how that changed."""
    before = said.figures.topic.before
    moves: dict[GroupKey, RankChange] = {}
    if before is not None and said.groups:
        earlier = stated_only(before.regrouped(said.figures.rollup.by))
        moves = {one.key: one for one in rank_changes(said.stated, earlier, name=ratio)}
    places = {rank.key: rank for rank in said.ranks(ratio) if rank.place}
    lines = {line.key: line for line in said.groups}
    for key in [*places, *(key for key in lines if key not in places)]:
        line, name = lines[key], said.figures.topic.group_name(key[0])
        if key in places:
            yield _ranked(said, ratio, line=line, rank=places[key], move=moves.get(key), name=name)
        else:
            yield said.completion(ratio, line, rule=f"{ratio}.group", name=name)


def _ranked(
    said: RolledFindings, ratio: str, *, line: GroupRow, rank: Rank, move: RankChange | None, name: Text
) -> Finding:
    made, gained = said.figures, move.gained if move else None
    moved = {None: Verdict.RECORDED, 0: Verdict.FLAT}
    figures = {
        **said.sides(line, ratio),
        "place": said.counted(f"{ratio}.place", rank.place or 0, line=line, unit=ONE),
        **({"tied": said.counted(f"{ratio}.tied", rank.tied, line=line)} if rank.tied > 1 else {}),
    }
    if gained is not None:
        figures["gained"] = said.counted(f"{ratio}.gained", abs(gained), line=line, unit=ONE)
    verdict = moved.get(gained) or (Verdict.UP if (gained or 0) > 0 else Verdict.DOWN)
    figures["period"] = made.period()
    return said.finding(f"{ratio}.group", "rollup_group", line=line, verdict=verdict, figures=figures, name=name)
