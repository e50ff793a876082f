"""Examples that come with devreport: whole plans, each with an outline, and with the plan before it where there is one.

- ``half-year``: the half-year report of a made-up bureau of a made-up city.
- ``key-projects``: published figures of one province's key projects, one of which does not follow.
"""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

from attrs import field, frozen

from devreport import io
from devreport.errors import InputError, Problem, did_you_mean
from devreport.model import Plan, Text
from devreport.summary import Outline

__all__ = ["EXAMPLES", "Example", "Loaded", "load", "names", "path"]


@frozen
class Example:
    """An example.

    Attributes:
        name: its name.
        about: what it shows.
    """

    name: str
    about: Text = field(converter=Text)


class Loaded(NamedTuple):
    """What an example is made of.

    Attributes:
        plan: the plan.
        previous: the plan of the period before, if there is one.
        outline: what its report says, in what order.
    """

    plan: Plan
    previous: Plan | None
    outline: Outline


EXAMPLES = (
    Example(
        "half-year",
        {
            "zh": "虚构的云泽市发展和改革局：上半年工作总结及下半年工作打算，并核对上期安排",
            "en": "a made-up bureau of the made-up city of Yunze: a half-year report that follows up the one before",
        },
    ),
    Example(
        "key-projects",
        {
            "zh": "湖南省2019年1—8月重点建设项目：公开数据分行业、分阶段，其中一个陈述数推不出",
            "en": "published figures of Hunan's key projects in 2019, by sector and stage; one of them does not follow",
        },
    ),
)


def names() -> tuple[str, ...]:
    """The names of the examples.

    Example:
        >>> names()
        ('half-year', 'key-projects')
    """
    return tuple(example.name for example in EXAMPLES)


def path(name: str) -> Path:
    """The folder of an example: a plan that :func:`devreport.read` reads, ``outline.toml``, and ``previous`` if any.

    Raises:
        InputError: if there is no such example.
    """
    if name not in names():
        expected = "one of " + ", ".join(names())
        raise InputError.of(Problem("", f'the example "{name}"', expected, did_you_mean(name, names()), "example"))
    return Path(str(files(__name__))) / name


def load(name: str) -> Loaded:
    """An example, read from its folder.

    Raises:
        InputError: if there is no such example.

    Example:
        >>> plan, previous, outline = load("half-year")
        >>> plan.fictional, str(previous.period), outline.id
        (True, '2024-S2', 'half-year')
    """
    folder = path(name)
    before = folder / "previous"
    return Loaded(
        plan=io.read_plan(folder),
        previous=io.read_plan(before) if before.is_dir() else None,
        outline=io.read_outline(folder / "outline.toml"),
    )
