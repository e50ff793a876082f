"""The outline of a report, as a TOML file of its own."""

from __future__ import annotations

import os
from pathlib import Path
from typing import cast

from attrs import evolve

from devreport.errors import InputError, counted
from devreport.io.converter import converter_for, structured
from devreport.io.plain import unplain
from devreport.io.toml import read_toml
from devreport.io.values import Context
from devreport.model.shape import misfits
from devreport.summary import Outline

__all__ = ["OUTLINE", "outline_beside", "read_outline"]

#: The name of the outline in the folder of a plan.
OUTLINE = "outline.toml"


def read_outline(path: str | os.PathLike[str]) -> Outline:
    """The outline in a TOML file.

    Raises:
        InputError: with everything that is wrong with it, each problem with its file and path.
    """
    data = read_toml(path)
    problems = list(unplain(data))
    if not problems:
        try:
            outline = cast("Outline", structured(converter_for(Context()), data, kind=Outline))
            below = list(misfits(outline))
        except InputError as error:
            below = list(error.problems)
        else:
            if not below:
                return outline
        problems = [evolve(problem, where=f"${problem.where}") for problem in below]
    located = [evolve(problem, where=f"{os.fspath(path)}: {problem.where}") for problem in problems]
    raise InputError(f"the outline has {counted(len(located), 'problem')}", located)


def outline_beside(plan: str | os.PathLike[str]) -> Outline | None:
    """The outline that comes with a plan: ``outline.toml`` in its folder, if it is there.

    Raises:
        InputError: if it is there and wrong.
    """
    path = Path(plan) / OUTLINE if Path(plan).is_dir() else Path(plan).with_suffix(".outline.toml")
    return read_outline(path) if path.is_file() else None
