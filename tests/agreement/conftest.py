"""Each engine that can be asked here, with its session or its connection."""

from __future__ import annotations

from functools import partial

import pytest

from tests.agreement.engines import COLUMNS, NEEDING, Engine


@pytest.fixture(params=[*COLUMNS, *NEEDING])
def engine(request: pytest.FixtureRequest) -> tuple[str, Engine]:
    """The name of an engine, and the engine."""
    name = str(request.param)
    if name in COLUMNS:
        return name, COLUMNS[name]
    session = request.getfixturevalue({"postgresql": "postgres"}.get(name, name))
    return name, partial(NEEDING[name], session)
