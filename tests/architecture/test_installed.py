"""The tests test this checkout, and the package ships all of it."""

from pathlib import Path

import devreport
from tests.architecture.source import PACKAGE, label

SHIPPED = [path for path in PACKAGE.rglob("*") if path.is_file() and "__pycache__" not in path.parts]


def test_what_is_installed_is_this_checkout() -> None:
    """Every file of the source is installed as it is; if not, install again (or with ``-e`` for good)."""
    installed = Path(devreport.__file__).parent
    assert [] == [label(path) for path in SHIPPED if not same(path, installed / path.relative_to(PACKAGE))]


def same(ours: Path, theirs: Path) -> bool:
    """Whether both files are there and hold the same bytes."""
    return theirs.is_file() and ours.read_bytes() == theirs.read_bytes()
