"""What every engine has to do."""

from importlib import import_module

import pytest

from devreport.bulk.engines.relation import Relation
from devreport.bulk.engines.sources import ENGINES
from devreport.bulk.engines.words import Words

VERBS = sorted(name for name in vars(Relation) if not name.startswith("_"))
SAID = sorted(name for name in vars(Words) if not name.startswith("_"))


@pytest.mark.parametrize("engine", ENGINES)
def test_an_engine_does_all_that_is_asked_of_tables(engine: str) -> None:
    """An engine does all that is asked of tables."""
    module = import_module(f"devreport.bulk.engines.{engine}_engine.relation")
    (kind,) = [vars(module)[name] for name in module.__all__ if name.endswith("Relation")]
    assert not set(VERBS) - set(dir(kind)) - {one.name for one in kind.__attrs_attrs__}


@pytest.mark.parametrize(("home", "name"), [("polars_engine.words", "PolarsWords"), ("sql.words", "SqlWords")])
def test_an_engine_says_all_that_is_asked_of_columns(home: str, name: str) -> None:
    """An engine says all that is asked of columns."""
    kind = vars(import_module(f"devreport.bulk.engines.{home}"))[name]
    assert not set(SAID) - set(dir(kind)) - {one.name for one in kind.__attrs_attrs__}
