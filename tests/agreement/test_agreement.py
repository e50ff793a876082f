"""Every engine gives every rule the outcome that the oracle gives it: on the same drawn rules and rows as always."""

from __future__ import annotations

from functools import partial

import pytest

from tests.agreement.comparing import Counted, compared, drawn
from tests.agreement.engines import COLUMNS, NEEDING, Engine

#: Engine → the batches that are drawn, the rules of each, and its rows.
SIZES = {"polars": (6, 20, 40), "duckdb": (3, 20, 40), "postgresql": (2, 20, 40), "spark": (1, 20, 40)}


@pytest.fixture(params=[*COLUMNS, *NEEDING])
def engine(request: pytest.FixtureRequest) -> tuple[str, Engine]:
    """Each engine that can be asked here."""
    name = str(request.param)
    if name in COLUMNS:
        return name, COLUMNS[name]
    session = request.getfixturevalue({"postgresql": "postgres"}.get(name, name))
    return name, partial(NEEDING[name], session)


def test_an_engine_agrees_with_the_oracle(engine: tuple[str, Engine]) -> None:
    """On integers, decimals, floats, texts and pairs; what it refuses it refuses for the reason that it gives."""
    name, judged = engine
    counted, (batches, rules, rows) = Counted(), SIZES[name]
    for seed in range(batches):
        compared(drawn(seed, rules=rules, rows=rows), {name: judged}, counted, rest=name == "polars")
    assert [] == counted.wrong
    assert set(counted.outcomes) == {1, 0, -1, -2}
    assert all(counted.pairs[f"{name}/{layout}"] for layout in ("integer", "decimal", "float", "text", "pair"))
