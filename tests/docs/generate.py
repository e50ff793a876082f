"""Writes docs/reference and devreport.rules.fields from the objects: ``python -m tests.docs.generate``."""

from collections.abc import Callable
from pathlib import Path

from tests.architecture.source import ROOT
from tests.docs import catalogue, doors, engines, facts, fields, mappings, model

REFERENCE = ROOT / "docs" / "reference"

PAGES: dict[str, Callable[[], str]] = {
    "cli.md": doors.command_line,
    "engines.md": engines.support,
    "errors.md": doors.error_page,
    "mapping.md": mappings.mapping,
    "measures.md": catalogue.measure_page,
    "model.md": model.classes,
    "outline.md": model.outline,
    "periods.md": model.periods,
    "presets.md": facts.presets,
    "rules.md": catalogue.rules,
    "slots.md": facts.slots,
    "statements.md": catalogue.statements,
    "subjects.md": facts.subjects,
    "units.md": model.units,
}


def write(folder: Path = REFERENCE) -> None:
    """Write every page and every module of fields anew."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, made in PAGES.items():
        (folder / name).write_text(made(), encoding="utf-8")
    for path, text in fields.modules().items():
        path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write()
