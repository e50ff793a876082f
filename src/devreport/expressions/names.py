"""Names of fields, relations, parameters and functions, looked up or refused with the nearest known one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from devreport.errors import Problem, RuleError, did_you_mean

__all__ = ["look_up"]

_T = TypeVar("_T")

_LONGEST = 60


def look_up(mapping: Mapping[str, _T], name: str, *, kind: str) -> _T:
    """What ``name`` stands for.

    Raises:
        RuleError: if it is unknown; ``kind`` says what it should have been.
    """
    try:
        return mapping[name]
    except KeyError:
        shown = f"the {kind} {name[:_LONGEST]!r}"
        hint = did_you_mean(name[:_LONGEST], mapping)
        raise RuleError.of(Problem("", shown, f"a known {kind}", hint, f"unknown_{kind}")) from None
