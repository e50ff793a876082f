"""Renderers: a document as text, Markdown or JSON; one module for each format, found by folder."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from pkgutil import iter_modules

from devreport.wording.document import Document

__all__ = ["FORMATS"]

_SUFFIX = "_format"


class _Formats(Mapping[str, Callable[[Document], str]]):
    """The renderers by the names of their formats; a module is loaded when it is first used."""

    def __init__(self) -> None:
        modules = (module.name for module in iter_modules(__path__))
        self._names = tuple(sorted(name.removesuffix(_SUFFIX) for name in modules if name.endswith(_SUFFIX)))

    def __getitem__(self, name: str) -> Callable[[Document], str]:
        if name not in self._names:
            raise KeyError(name)
        render: Callable[[Document], str] = import_module(f"{__name__}.{name}{_SUFFIX}").render
        return render

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


#: Name of a format → what renders a document in it.
FORMATS: Mapping[str, Callable[[Document], str]] = _Formats()
