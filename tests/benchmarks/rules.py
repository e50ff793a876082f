"""Measure the object engine beside hand-written code and published rule engines, and print a Markdown table.

Run it with ``python -m tests.benchmarks.rules``, on a quiet machine. Engines that are not installed are left out; see
docs/benchmarks.md for the command that installs them. The hand-written function is timed again beside every line, so
that only ratios of one moment are compared.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from statistics import median
from time import perf_counter
from typing import Any

from devreport.rules import RecordRules
from tests.benchmarks.jobs import (
    DecimalItem,
    IntegerItem,
    as_verdicts,
    by_hand,
    by_hand_in_integers,
    decimal_items,
    integer_items,
    rules_about,
)
from tests.benchmarks.peers import PEERS

ITEMS = 10_000
ROUNDS = 9


def main() -> None:
    """Measure everything and print the tables."""
    decimals = decimal_items(ITEMS)
    _say("| one object at a time, four rules | items a second | times the hand-written function |", "|---|---:|---:|")
    for name, kind, items, hand in (
        ("decimals", DecimalItem, decimals, by_hand),
        ("integers", IntegerItem, integer_items(decimals), by_hand_in_integers),
    ):
        _own(name, kind, items, hand)
    for name, (make, share) in PEERS.items():
        _peer(name, make, decimals[: ITEMS // share])
    _say("", f"Compiling: {_compiling():.2f} ms a rule.")


def _own(name: str, kind: type, items: Sequence[Any], hand: Callable[[Any], Any]) -> None:
    _line(f"hand-written, {name}", lambda: [hand(item) for item in items], lambda: [hand(item) for item in items])
    for trusted in (False, True):
        sure = f"devreport, {name}{', types trusted' if trusted else ''}"
        _compiled(sure, rules_about(kind, trusted=trusted), items, hand=hand)


def _compiled(name: str, rules: RecordRules, items: Sequence[Any], *, hand: Callable[[Any], Any]) -> None:
    def plain() -> list[Any]:
        return [hand(item) for item in items]

    if [as_verdicts(found) for found in rules.each(items)] != plain():
        raise SystemExit(f"{name}: other verdicts than the hand-written function")
    _line(f"{name}: `each`", lambda: list(rules.each(items)), plain)
    _line(f"{name}: `outcomes`, one by one", lambda: [rules.outcomes(item) for item in items], plain)
    _line(f"{name}: `keep_each`, every sub-value", lambda: list(rules.keep_each(items)), plain)
    _line(f"{name}: `keep`, one by one", lambda: [rules.keep(item) for item in items], plain)


def _peer(name: str, make: Callable[[], Callable[[DecimalItem], Any]], items: Sequence[DecimalItem]) -> None:
    try:
        judge = make()
    except ImportError:
        _say(f"| {name} | not installed | |")
        return
    wanted = [by_hand(item) for item in items]
    wrong = sum(tuple(judge(item)) != verdicts for item, verdicts in zip(items, wanted, strict=True))
    about = f", wrong on {wrong:,} of {len(items):,} items" if wrong else ""
    _line(f"{name}{about}", lambda: [judge(item) for item in items], lambda: [by_hand(item) for item in items])


def _line(name: str, run: Callable[[], Sequence[object]], hand: Callable[[], object]) -> None:
    """One line of the table: the fastest round of each, taken in turn."""
    times = [(_seconds(run), _seconds(hand)) for _ in range(ROUNDS)]
    fastest, base = min(one for one, _ in times), min(one for _, one in times)
    number = len(run())
    _say(f"| {name} | {number / fastest:,.0f} | {fastest / base:.2f} |")


def _compiling() -> float:
    """Milliseconds a rule, verdicts and kept values together."""
    times: list[float] = []
    for _ in range(ROUNDS):
        rules: RecordRules = rules_about(DecimalItem, trusted=False)
        start = perf_counter()
        _ = rules.outcomes, rules.verdicts
        times.append((perf_counter() - start) / 2 / len(rules.rules))
    return median(times) * 1000


def _seconds(run: Callable[[], object]) -> float:
    start = perf_counter()
    run()
    return perf_counter() - start


def _say(*lines: str) -> None:
    sys.stdout.write("".join(f"{line}\n" for line in lines))
    sys.stdout.flush()


if __name__ == "__main__":
    main()
