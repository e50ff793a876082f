"""The layers under test: their modules, the tests of each, and what lies beneath."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src"


class Layer(NamedTuple):
    """A package of modules and what can be imported before any of them."""

    name: str
    beneath: tuple[str, ...]

    @property
    def modules(self) -> list[Path]:
        """The modules that have unit tests: a table of data has none, and its words are in the reference."""
        return [
            path for path in sorted((SOURCE / "devreport" / self.name).glob("*.py")) if suite_of(path).twin.is_file()
        ]


class Suite(NamedTuple):
    """Where the tests of a module are: its twin, and those of its layer."""

    twin: Path
    layer: Path


LAYERS = (
    Layer("quantities", ("devreport.errors",)),
    Layer("periods", ("devreport.quantities",)),
    Layer("expressions", ("devreport.periods",)),
    Layer("measures", ("devreport.lowering",)),
    Layer("lowering", ("devreport.expressions",)),
    Layer("rules/checker", ("devreport.lowering", "devreport.measures", "devreport.findings")),
    Layer("rules/engines", ("devreport.lowering", "devreport.measures", "devreport.findings")),
)


def name_of(path: Path) -> str:
    """The dotted name of a module."""
    return ".".join(path.relative_to(SOURCE).with_suffix("").parts)


def suite_of(path: Path) -> Suite:
    """The twin of a module and the folder that it is in; a module of data has the folder only."""
    folder = ROOT / "tests" / "unit" / path.relative_to(SOURCE / "devreport").parent
    return Suite(folder / f"test_{path.stem}.py", folder)
