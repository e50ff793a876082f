"""Sources: what people have, as a table of an engine, and the way back to what they have."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any, Generic, TypeVar

from attrs import frozen

from devreport.bulk.engines.relation import Relation
from devreport.bulk.engines.reserved import check_reserved
from devreport.errors import EngineError, InputError, Problem, did_you_mean

__all__ = ["ENGINES", "Source", "open_source"]

E = TypeVar("E")

#: Each engine, with the extra that installs it.
ENGINES: Mapping[str, str] = {"polars": "bulk", "duckdb": "duckdb", "spark": "spark"}

#: The engine that holds what a library makes; anything else goes to Polars.
_OWN = {"_duckdb": "duckdb", "duckdb": "duckdb", "pyspark": "spark"}


@frozen
class Source(Generic[E]):
    """A table as an engine holds it.

    Attributes:
        relation: the table.
        back: from a table of the engine to the form it was given in.
        label: what messages call it.
        is_once: whether it can be read only once, as a stream can.
        added: the columns of the table that were not given.
        placed: from the place of a row, from 1 on, to its file and its place there, for a table of several files whose
            engine knows; rows up to it have been read.
    """

    relation: Relation[E]
    back: Callable[[Any], Any]
    label: str
    is_once: bool = False
    added: tuple[str, ...] = ()
    placed: Callable[[int], tuple[str, int]] | None = None


def open_source(given: object, *, engine: str = "", label: str = "") -> Source[Any]:
    """What somebody has, as a table of an engine.

    Args:
        given: a frame, a relation, a path or a pattern of paths, :class:`Files <devreport.bulk.Files>`, or batches of
            rows: an iterable of frames, or a function that gives one each time it is called.
        engine: the name of the engine; by default the one that holds it, and Polars for all that no engine holds.
        label: what messages call it.

    Raises:
        InputError: if there is no such engine, it is no table, or it has columns of names that no table may have.
        EngineError: if the engine is not installed; it names the extra to install.
    """
    name = engine or _OWN.get(type(given).__module__.partition(".")[0], "polars")
    if name not in ENGINES:
        hint = did_you_mean(name, ENGINES)
        raise InputError.of(Problem("engine", repr(name), f"one of {', '.join(ENGINES)}", hint, "engine"))
    try:
        opening = import_module(f"devreport.bulk.engines.{name}_engine.opening")
        source: Source[Any] = opening.opened(given, label=label)
    except ModuleNotFoundError as error:
        hint = f"install devreport[{ENGINES[name]}]"
        raise EngineError.of(
            Problem("engine", f"no module {error.name}", f"the engine {name}", hint, "extra")
        ) from error
    given_names = [name for name in source.relation.schema() if name not in source.added]
    check_reserved(given_names, where=source.label)
    return source
