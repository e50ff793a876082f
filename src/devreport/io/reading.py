"""Reading a plan from wherever it is."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import cast

from devreport.errors import InputError, Problem
from devreport.io.files import read_text, refused
from devreport.io.plan_data import plan_from
from devreport.io.plan_folder import read_plan_folder
from devreport.io.plan_json import read_plan_json
from devreport.model import Plan

__all__ = ["read_plan"]

#: How a file is read, by the end of its name.
_FORMATS: Mapping[str, Callable[[Path], Plan]] = {".json": read_plan_json}


def read_plan(source: str | os.PathLike[str] | Mapping[str, object]) -> Plan:
    """The plan in a folder, in a JSON file, or in a mapping of the same shape as the JSON.

    Raises:
        InputError: with everything that is wrong, each problem with its file and its row or path.

    Example:
        >>> plan = read_plan({"id": "p", "title": "工作总结", "period": "2023年上半年"})
        >>> print(plan.title, plan.period)
        工作总结 2023-S1
    """
    if isinstance(source, Mapping):
        return plan_from(cast("object", source))
    try:
        path = Path(source)
    except TypeError:
        found = f"a {type(source).__name__}"
        raise InputError.of(Problem("", found, "the path of a plan, or a mapping", code="type")) from None
    if not os.fspath(source):
        raise InputError.of(Problem("", "an empty path", "the path of a plan", code="file"))
    if path.is_dir():
        return read_plan_folder(path)
    if read := _FORMATS.get(path.suffix.lower()):
        return read(path)
    read_text(path)
    hint = f"give its folder, {path.parent}" if path.name == "plan.toml" else ""
    raise refused(
        str(path),
        f"a file of an unknown kind, {path.suffix or 'without a suffix'}",
        expected="a .json file or a folder",
        hint=hint,
    )
