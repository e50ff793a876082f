"""What is said of all child rows."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from devreport.expressions import Aggregation
from devreport.lowering import StrangerError
from devreport.lowering.folding import folded

ALL, ANY, COUNT, SUM, MIN, MAX = (
    Aggregation.ALL,
    Aggregation.ANY,
    Aggregation.COUNT,
    Aggregation.SUM,
    Aggregation.MIN,
    Aggregation.MAX,
)
T, F, N = True, False, None
HALF, THIRD = (1, 2), (1, 3)


@pytest.mark.parametrize(
    ("aggregation", "rows", "expected"),
    [
        (ALL, [], True),
        (ALL, [(T, T), (T, T)], True),
        (ALL, [(T, T), (T, F)], False),
        (ALL, [(F, F), (F, N)], True),
        (ALL, [(T, N), (T, F)], False),
        (ALL, [(T, N), (T, T)], None),
        (ALL, [(N, F)], None),
        (ALL, [(N, T)], True),
        (ANY, [], False),
        (ANY, [(T, F), (T, T)], True),
        (ANY, [(F, T)], False),
        (ANY, [(N, T)], None),
        (ANY, [(N, F)], False),
        (ANY, [(T, N)], None),
        (ANY, [(T, N), (T, T)], True),
        (COUNT, [], (0, 1)),
        (COUNT, [(T, (1, 1)), (F, (1, 1))], (1, 1)),
        (COUNT, [(N, (1, 1))], None),
        (SUM, [(T, HALF), (T, THIRD)], (5, 6)),
        (SUM, [(T, HALF), (F, None)], (1, 2)),
        (SUM, [(T, HALF), (T, None)], None),
        (SUM, [(T, (Decimal("0.5"), 1))], (1, 2)),
        (MIN, [], None),
        (MIN, [(T, HALF), (T, THIRD)], THIRD),
        (MIN, [(T, HALF), (T, None)], None),
        (MAX, [(T, THIRD), (T, HALF)], HALF),
        (MAX, [(T, HALF), (T, THIRD), (F, (9, 1))], HALF),
        (MAX, [(N, HALF)], None),
    ],
)
def test_folds_are_kleene(aggregation: Aggregation, rows: list[Any], expected: object) -> None:
    """Unknown unless every way of filling the gaps gives the same."""
    found = folded(aggregation, lambda row: row)(rows)
    assert expected == found


@pytest.mark.parametrize("aggregation", [SUM, MIN, MAX])
def test_numbers_of_very_many_digits_are_left_to_the_interpreter(aggregation: Aggregation) -> None:
    """It may give up on them, and so must compiled code."""
    with pytest.raises(StrangerError):
        folded(aggregation, lambda row: row)([(True, (1, 1 << 2000))])
