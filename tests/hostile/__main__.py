"""How long each hostile rule takes, and how much memory: ``python -m tests.hostile``.

The time does not count what it takes to make the hostile thing itself, where that is made beforehand.
"""

from __future__ import annotations

import sys
import time
import tracemalloc
from collections.abc import Callable

from devreport.errors import InputError, RuleError
from tests.hostile.cases import HARMLESS, REFUSED


def measured(run: Callable[[], object]) -> tuple[int, int, str]:
    """Milliseconds, kilobytes at the most, and what came of it."""
    begin = time.process_time()
    outcome = outcome_of(run)
    spent = time.process_time() - begin
    tracemalloc.start()
    outcome_of(run)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return round(1000 * spent), peak // 1000, outcome


def outcome_of(run: Callable[[], object]) -> str:
    """The error, or the kind of value."""
    try:
        return type(run()).__name__
    except (InputError, RuleError) as error:
        return f"{type(error).__name__}: {error.problems[0]}"[:90]


def main() -> None:
    """Print the slowest first."""
    cases = {**REFUSED, **{name: run for name, (run, _) in HARMLESS.items()}}
    found = sorted(((*measured(run), name) for name, run in cases.items()), reverse=True)
    for spent, peak, outcome, name in found:
        sys.stdout.write(f"{spent:6} ms {peak:8} kB  {name:38} {outcome}\n")


main()
