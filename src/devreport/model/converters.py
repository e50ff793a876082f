"""What the fields of the model accept beside their own types; anything else is an InputError, never a TypeError."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any, TypeVar

from devreport.errors import InputError, Problem
from devreport.quantities import Missing, Quantity, exact
from devreport.text import Text

__all__ = ["as_figure", "as_named_figures", "as_share", "as_texts", "as_tuple"]

Figure = TypeVar("Figure", Quantity, Quantity | Missing)


def as_figure(value: Figure) -> Figure:
    """A figure as it is; a bare number has no unit and, as a float, no exact value."""
    if not _is_figure(value):
        hint = 'write Quantity("6.5", "亿元")'
        raise InputError.of(Problem("value", f"{value!r:.40}", "a Quantity", hint, "type"))
    return value


def as_tuple(values: Iterable[Any]) -> tuple[Any, ...]:
    """The values of a list as a tuple; what each of them is gets checked with the whole plan."""
    if not _is_list(values):
        raise InputError.of(Problem("", f"a single {type(values).__name__}", "a list", code="type"))
    return tuple(values)


def as_texts(values: Iterable[Text | Mapping[str, str] | str]) -> tuple[Text, ...]:
    """Each value of a list as a text."""
    return tuple(Text(value) for value in as_tuple(values))


def as_named_figures(values: Iterable[Iterable[str | Quantity]]) -> tuple[tuple[str, Quantity], ...]:
    """Pairs of a name and a figure."""
    return tuple(as_tuple(value) for value in as_tuple(values))


def as_share(value: Decimal | int | str | None) -> Decimal | None:
    """An exact number, or nothing."""
    return None if value is None else exact(value)


def _is_figure(value: object) -> bool:
    return isinstance(value, Quantity | Missing)


def _is_list(value: object) -> bool:
    return isinstance(value, Iterable) and not isinstance(value, str | bytes | Mapping)
