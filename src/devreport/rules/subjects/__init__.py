"""Tables of subjects, one module for each kind; found by folder."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from types import MappingProxyType, ModuleType

from devreport.rules.subject import Context, Subject, Table

__all__ = ["subject_tables", "subjects_of"]


def subjects_of(context: Context) -> Iterator[Subject]:
    """Every subject of every kind, kind by kind, made of the figures that are known by then."""
    for module in _modules():
        yield from module.subjects(context.known)


def subject_tables() -> Mapping[str, Table]:
    """The fields of every kind of subject, by kind."""
    return MappingProxyType({module.KIND: module.SCHEMA for module in _modules()})


@cache
def _modules() -> tuple[ModuleType, ...]:
    names = sorted(found.name for found in iter_modules(__path__))
    return tuple(import_module(f"{__name__}.{name}") for name in names)
