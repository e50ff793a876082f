"""The form of a plan that is written by hand: a folder with ``plan.toml`` and CSV tables beside it."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from attrs import evolve

from devreport.errors import InputError, Problem, counted, did_you_mean
from devreport.io.files import read_text
from devreport.io.plain import as_list
from devreport.io.plan_data import LISTS, plan_from
from devreport.io.tables import Table, read_table
from devreport.io.toml import read_toml
from devreport.model import Plan

__all__ = ["TABLES", "read_plan_folder"]

#: The lists of a plan that can be tables; its own units are defined in ``plan.toml``.
TABLES: Mapping[str, Any] = {name: kind for name, kind in LISTS.items() if name != "units"}

Read = TypeVar("Read")

_PLAN = "plan.toml"
_IN_LIST = re.compile(r"\$\.(\w+)\[(\d+)\]\.?(.*)", re.DOTALL)


def read_plan_folder(folder: str | os.PathLike[str]) -> Plan:
    """The plan in a folder: ``plan.toml``, and a table such as ``observations.csv`` for each list that has one.

    Records may stand in the table, in ``plan.toml`` (``[[observations]]``), or some here and some there.

    Raises:
        InputError: with everything that is wrong, each problem with its file and its row or path.
    """
    place = Path(folder)
    problems: list[Problem] = []
    data = _attempt(lambda: read_toml(place / _PLAN), problems)
    tables: dict[str, Table] = {}
    for file in _table_files(place, problems):
        table = _attempt(partial(_read_csv, file), problems) or Table(readable=False)
        problems += (evolve(problem, where=f"{file}: {problem.where}") for problem in table.problems)
        tables[file.stem] = table
    return _assembled(place, data, tables=tables, problems=problems)


def _assembled(
    folder: Path, data: dict[str, Any] | None, *, tables: Mapping[str, Table], problems: list[Problem]
) -> Plan:
    """The plan made of both, unless anything is wrong with either; what only follows from that is not listed."""
    before: dict[str, int] = {}
    whole = {} if data is None else data
    for name, table in tables.items():
        records = as_list(whole.get(name, []))
        if records is not None:
            before[name] = len(records)
            whole[name] = [*records, *table.records]
    try:
        plan = plan_from(whole, partial(_located, folder, tables, before))
    except InputError as error:
        follows = _consequences(folder, data, tables)
        raise _failure([*problems, *(one for one in error.problems if not follows(one))]) from None
    if problems:
        raise _failure(problems)
    return plan


def _located(folder: Path, tables: Mapping[str, Table], before: Mapping[str, int], where: str) -> str:
    """The file, and the row or the path, of a place in the plan."""
    match = _IN_LIST.fullmatch(where)
    if match and match[1] in before and int(match[2]) >= before[match[1]]:
        row = tables[match[1]].rows[int(match[2]) - before[match[1]]]
        return f"{folder / match[1]}.csv: row {row}" + (f": {match[3]}" if match[3] else "")
    return f"{folder / _PLAN}: {where}"


def _consequences(folder: Path, data: dict[str, Any] | None, tables: Mapping[str, Table]) -> Callable[[Problem], bool]:
    """Whether a problem may only be there because a file, or a column of one, could not be read.

    Without a table, ids lead nowhere; without ``plan.toml`` also its own units and the year of 上半年 are unknown.
    """
    partial_tables = tuple(f"{folder / name}.csv: row " for name, table in tables.items() if table.problems)
    codes = set[str]()
    if data is None or not all(table.readable for table in tables.values()):
        codes |= {"dangling"}
    if data is None:
        codes |= {"unit", "period"}

    def follows(problem: Problem) -> bool:
        in_plan = data is None and problem.where.startswith(f"{folder / _PLAN}: ")
        lacking = problem.code == "required" and problem.where.startswith(partial_tables)
        return in_plan or lacking or problem.code in codes

    return follows


def _read_csv(file: Path) -> Table:
    return read_table(read_text(file), TABLES[file.stem])


def _table_files(folder: Path, problems: list[Problem]) -> list[Path]:
    """The tables of a folder; one that no list of a plan is called after is a problem."""
    files = sorted(file for file in folder.iterdir() if file.suffix == ".csv") if folder.is_dir() else []
    for file in files:
        if file.stem not in TABLES:
            expected = "a table called " + ", ".join(f"{name}.csv" for name in TABLES)
            hint = "define units in plan.toml" if file.stem == "units" else did_you_mean(file.stem, TABLES)
            problems.append(Problem(str(file), "an unknown table", expected, hint, "unknown"))
    return [file for file in files if file.stem in TABLES]


def _attempt(read: Callable[[], Read], problems: list[Problem]) -> Read | None:
    """What can be read; otherwise nothing, and its problems are noted."""
    try:
        return read()
    except InputError as error:
        problems += error.problems
        return None


def _failure(problems: list[Problem]) -> InputError:
    return InputError(f"the plan has {counted(len(problems), 'problem')}", problems)
