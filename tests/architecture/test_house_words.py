"""Words that must not be in the project, and numbers that must not be in its source."""

import ast
import re
from pathlib import Path

import pytest

from tests.architecture.source import MODULES, ROOT, Function, label, tree

FILES = [ROOT / name for name in ("README.md", "CHANGELOG.md", "pyproject.toml", ".ci/run")]
FILES += [path for folder in ("src", "tests", "docs") for path in sorted((ROOT / folder).rglob("*")) if path.is_file()]
TEXTS = [path for path in FILES if "__pycache__" not in path.parts and path != Path(__file__)]

FORBIDDEN = {
    "a folder beside the project": r"\.\./shared\b",
    "a path of one machine": r"(?<![\w.*)\]}])/(work|tmp|root|home/\w+)/",
    "a package host": r"\bpypi\.org\b|\bpythonhosted\b",
    "unfinished work": r"\b(TODO|FIXME|XXX)\b",
}
VAGUE = re.compile(r"(^|_)(utils?|helpers?|managers?)($|_)|Util|Helper|Manager", re.ASCII)

#: Modules that may hold floats, with the reason. Figures never are floats.
FLOATS: dict[str, str] = {}


@pytest.mark.parametrize("what", FORBIDDEN)
def test_no_file_mentions(what: str) -> None:
    """Nothing points outside the project, and nothing is left for later."""
    found = [label(path) for path in TEXTS if re.search(FORBIDDEN[what], text(path))]
    assert [] == found


@pytest.mark.parametrize("path", MODULES, ids=label)
def test_names_are_terms_of_the_field(path: Path) -> None:
    """A module, class or function is named for what it is, never a helper or a manager."""
    nodes = [node for node in ast.walk(tree(path)) if isinstance(node, Function | ast.ClassDef)]
    names = [path.stem, path.parent.name, *(node.name for node in nodes)]
    assert [] == [name for name in names if VAGUE.search(name)]


@pytest.mark.parametrize("path", [path for path in MODULES if label(path) not in FLOATS], ids=label)
def test_the_source_knows_no_floats(path: Path) -> None:
    """Figures are exact: no float is written down, none is made."""
    assert [] == [ast.unparse(node) for node in ast.walk(tree(path)) if is_float(node)]


def is_float(node: ast.AST) -> bool:
    """Whether a piece of code writes or makes a float."""
    match node:
        case ast.Constant(value=float() | complex()) | ast.Call(func=ast.Name(id="float")):
            return True
        case _:
            return False


def text(path: Path) -> str:
    """The text of a file, as far as it is one."""
    return path.read_bytes().decode("utf-8", errors="ignore")
