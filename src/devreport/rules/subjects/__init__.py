"""Tables of subjects, one module for each kind; found by folder."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from pkgutil import iter_modules

from devreport.rules.subject import Context, Subject

__all__ = ["subjects_of"]


def subjects_of(context: Context) -> Iterator[Subject]:
    """Every subject of every kind, kind by kind."""
    for module in sorted(iter_modules(__path__), key=lambda found: found.name):
        yield from import_module(f"{__name__}.{module.name}").subjects(context)
