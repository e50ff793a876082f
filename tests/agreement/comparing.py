"""One batch of rules and rows through every engine; what differs from the oracle is told in full."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from random import Random

from attrs import define, field, frozen

from devreport.bulk import Refused
from devreport.expressions import Aggregate, Aggregation, Arithmetic, Case, Compare, Earlier, Expr, Opaque, Round
from devreport.expressions.nodes import parts
from devreport.rules import Rule, RuleSet
from tests.agreement.drawing import Drawer, Grid, roots_of, rules_drawn
from tests.agreement.engines import Engine, interpreted, objects, row_of
from tests.agreement.layouts import LAYOUTS, tables
from tests.agreement.oracle import Facts, codes

__all__ = ["Batch", "Counted", "compared", "drawn"]


@frozen
class Batch:
    """Rules, and rows to judge by them.

    Attributes:
        seed: what it was drawn from.
        rules: the rules.
        rows: the rows.
        grid: the numbers that the rows can hold.
    """

    seed: int
    rules: tuple[Rule, ...]
    rows: tuple[Facts, ...]
    grid: Grid

    @property
    def ruleset(self) -> RuleSet:
        """The rules as a set."""
        return RuleSet(id="drawn", version="1", rules=self.rules)


@define
class Counted:
    """What was compared.

    Attributes:
        pairs: engine and layout → the pairs of a rule and a row that were judged.
        refused: engine and layout → reason → the pairs that were refused.
        outcomes: code → how often the oracle gave it.
        wrong: what differs, told in full.
    """

    pairs: Counter[str] = field(factory=Counter[str])
    refused: dict[str, Counter[str]] = field(factory=dict[str, "Counter[str]"])
    outcomes: Counter[int] = field(factory=Counter[int])
    wrong: list[str] = field(factory=list[str])


def drawn(seed: int, *, rules: int, rows: int, refusable: int = 2) -> Batch:
    """A batch; half of its rows are moved beside a threshold of one of its rules."""
    random = Random(seed)  # noqa: S311 - drawn again from the same seed
    drawer = Drawer(random, refusable)
    found = rules_drawn(drawer, rules)
    grid = drawer.grid()
    made: list[Facts] = []
    for number in range(rows):
        row = drawer.row(grid)
        for _ in range(random.choice([0, 1, 1, 2])):
            row = drawer.beside(found[number % rules], row, grid)
        made.append(row)
    return Batch(seed, found, tuple(made), grid)


def compared(
    batch: Batch,
    engines: Mapping[str, Engine],
    counted: Counted,
    *,
    rest: bool = True,
    layouts: Collection[str] = tuple(LAYOUTS),
) -> None:
    """Put a batch to the oracle and to engines, and count.

    Args:
        batch: the batch.
        engines: the column engines, by name.
        counted: what is counted so far.
        rest: whether to ask the interpreter and the object engine, too.
        layouts: how tables are held.
    """
    expected = _expected(batch)
    for found in expected.values():
        counted.outcomes.update(found)
    if rest:
        rows = [row_of(one) for one in batch.rows]
        _check(batch, expected, objects(batch.ruleset, rows).codes, counted, "objects")
        _check(batch, expected, _interpreted(batch, expected, rows=rows), counted, "interpreter")
    for name, engine in engines.items():
        for layout in map(LAYOUTS.__getitem__, layouts):
            frame = tables(batch.rows, batch.grid, layout, seed=batch.seed)
            if frame is not None:
                judged = engine(batch.ruleset, frame, batch.seed % 3 != 0)
                label = f"{name}/{layout.name}"
                _check(batch, expected, judged.codes, counted, label)
                _check_refused(batch, judged.codes, judged.refused, counted=counted, label=label)


def _expected(batch: Batch) -> dict[str, list[int]]:
    each = [codes(batch.rules, one) for one in batch.rows]
    return {rule.name: [row[number] for row in each] for number, rule in enumerate(batch.rules)}


def _interpreted(
    batch: Batch, expected: Mapping[str, Sequence[int]], *, rows: Sequence[object]
) -> dict[str, list[int]]:
    """The interpreter knows of single rules only: those that others have to have passed are not asked of it."""
    alone = [rule for rule in batch.rules if not rule.needs]
    each = [interpreted(alone, row_of(one)) for one in batch.rows]
    return {rule.name: [row[rule.name] for row in each] for rule in alone}


def _check(
    batch: Batch,
    expected: Mapping[str, Sequence[int]],
    found: Mapping[str, Sequence[int]],
    counted: Counted,
    label: str,
) -> None:
    for rule in batch.rules:
        if rule.name not in found:
            continue
        counted.pairs[label] += len(batch.rows)
        if list(found[rule.name]) != list(expected[rule.name]):
            pairs = zip(batch.rows, expected[rule.name], found[rule.name], strict=True)
            first = next((row, want, got) for row, want, got in pairs if want != got)
            differing = sum(w != g for w, g in zip(expected[rule.name], found[rule.name], strict=True))
            counted.wrong.append(
                f"{label}, seed {batch.seed}, {rule.name}: {differing} of {len(batch.rows)} rows, "
                f"the oracle says {first[1]}, the engine {first[2]}\n  rule: {rule.applies} {rule.verdicts}\n"
                f"  needs: {rule.needs}\n  row: {first[0]}\n  grid: {batch.grid}"
            )


def _check_refused(
    batch: Batch, found: Mapping[str, object], refused: Sequence[Refused], *, counted: Counted, label: str
) -> None:
    """Every rule is judged or refused, and refused for a reason that it has."""
    reasons = {one.rule: one for one in refused}
    for rule in batch.rules:
        if (rule.name in found) is (rule.name in reasons):
            counted.wrong.append(f"{label}, seed {batch.seed}, {rule.name}: neither judged nor refused, or both")
        elif rule.name in reasons:
            one = reasons[rule.name]
            counted.refused.setdefault(label, Counter())[one.code] += len(batch.rows)
            if not _is_told(rule, one, reasons):
                counted.wrong.append(f"{label}, seed {batch.seed}: {one} has no such reason: {rule.verdicts}")


def _is_told(rule: Rule, refused: Refused, others: Mapping[str, Refused]) -> bool:
    """Whether a rule has the reason for which it is refused."""
    nodes = [node for root in roots_of(rule) for node in _all(root)]
    match refused.code:
        case "not_lowered":
            return any(isinstance(one, Opaque | Earlier) or (isinstance(one, Aggregate) and one.per) for one in nodes)
        case "denominators":
            return any(isinstance(one, Aggregate) and one.aggregation in _NUMBERS for one in nodes)
        case "needs":
            return any(need in others for need in rule.needs)
        case "too_wide":
            (digits,) = re.findall(r"integers of (\d+) digits", refused.reason)
            return int(digits) > _LONGEST and any(isinstance(one, Arithmetic | Compare | Round | Case) for one in nodes)
        case _:
            return False


#: The digits that every engine has.
_LONGEST = 38
_NUMBERS = {Aggregation.SUM, Aggregation.MIN, Aggregation.MAX}


def _all(root: Expr) -> Iterator[Expr]:
    yield root
    for _, part in parts(root):
        yield from _all(part)
