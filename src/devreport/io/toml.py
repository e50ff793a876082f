"""TOML files, their numbers exactly as written."""

from __future__ import annotations

import os
import re
import tomllib
from typing import Any

from devreport.io.files import read_text, refused
from devreport.io.plain import MAX_DEPTH, number
from devreport.model.shape import shown

__all__ = ["MAX_TOML_BYTES", "parse_toml", "read_toml"]

#: The most bytes that a TOML file may have; long lists belong into tables.
MAX_TOML_BYTES = 4 * 2**20

_LINE = re.compile(r"line ([0-9]+),")
_LONG_KEY = re.compile(rf"(?<![\w\"'-])(?:[\w\"'-]+\s*\.\s*){{{MAX_DEPTH},}}")


def read_toml(path: str | os.PathLike[str]) -> dict[str, Any]:
    """The data of a TOML file, its numbers exactly as written.

    Raises:
        InputError: if it cannot be read, or is no TOML, with the line.
    """
    return parse_toml(read_text(path, MAX_TOML_BYTES), os.fspath(path))


def parse_toml(text: str, name: str) -> dict[str, Any]:
    """The data of TOML text, its numbers exactly as written.

    Raises:
        InputError: if it is no TOML, with the line.
    """
    if _LONG_KEY.search(text):
        raise refused(name, f"a key of more than {MAX_DEPTH} parts", expected=f"at most {MAX_DEPTH} levels")
    try:
        return tomllib.loads(text, parse_float=number)
    except RecursionError:
        raise refused(name, "lists in lists without end", expected=f"at most {MAX_DEPTH} levels") from None
    except ValueError as error:
        reason, _, position = str(error).removesuffix(")").rpartition(" (at ")
        found = f"{reason or position}{_line_at(text, position)}"
        raise refused(f"{name}: {position}" if reason else name, found, expected="TOML") from None


def _line_at(text: str, position: str) -> str:
    """The line that a position such as "line 2, column 5" is in, for whoever has to find it."""
    place = _LINE.match(position)
    line = text.split("\n")[int(place[1]) - 1].strip() if place else ""
    return f" in {shown(line)}" if line else ""
