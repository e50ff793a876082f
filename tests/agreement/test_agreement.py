"""Every engine gives every rule the outcome that the oracle gives it: on the same drawn rules and rows as always."""

from __future__ import annotations

import pytest

from tests.agreement.comparing import Counted, compared, drawn
from tests.agreement.engines import COLUMNS, available

#: Engine → the batches that are drawn, the rules of each, and its rows.
SIZES = {"polars": (6, 20, 40), "duckdb": (4, 20, 40), "postgresql": (2, 20, 40), "spark": (1, 20, 40)}


@pytest.mark.parametrize("engine", COLUMNS)
def test_an_engine_agrees_with_the_oracle(engine: str) -> None:
    """On integers, decimals, floats, texts and pairs; what it refuses it refuses for the reason that it gives."""
    missing = available(engine)
    if missing:
        pytest.skip(missing)
    counted, (batches, rules, rows) = Counted(), SIZES[engine]
    for seed in range(batches):
        compared(drawn(seed, rules=rules, rows=rows), [engine], counted, rest=engine == "polars")
    assert [] == counted.wrong
    assert set(counted.outcomes) == {1, 0, -1, -2}
    assert all(counted.pairs[f"{engine}/{layout}"] for layout in ("integer", "decimal", "float", "text", "pair"))
