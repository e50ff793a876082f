"""Every engine gives every rule the outcome that the oracle gives it: on the same drawn rules and rows as always."""

from __future__ import annotations

from tests.agreement.comparing import Counted, compared, drawn
from tests.agreement.engines import Engine
from tests.agreement.layouts import LAYOUTS

#: Engine → the batches that are drawn, the rules of each, and its rows; on Spark, each batch is held in one way.
SIZES = {"polars": (6, 20, 40), "duckdb": (3, 20, 40), "postgresql": (3, 20, 40), "spark": (5, 4, 40)}


def test_an_engine_agrees_with_the_oracle(engine: tuple[str, Engine]) -> None:
    """On integers, decimals, floats, texts and pairs; what it refuses it refuses for the reason that it gives."""
    name, judged = engine
    counted, (batches, rules, rows) = Counted(), SIZES[name]
    for seed in range(batches):
        layouts = [list(LAYOUTS)[seed % len(LAYOUTS)]] if name == "spark" else list(LAYOUTS)
        batch = drawn(seed, rules=rules, rows=rows)
        compared(batch, {name: judged}, counted, rest=name == "polars", layouts=layouts)
    assert [] == counted.wrong
    assert set(counted.outcomes) == {1, 0, -1, -2}
    assert (
        len([label for label, pairs in counted.pairs.items() if label.startswith(name) and pairs]) >= len(LAYOUTS) - 1
    )
