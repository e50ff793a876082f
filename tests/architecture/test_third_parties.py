"""Third parties stay behind their fences: each is declared, and each is protected by an import contract."""

import re
import sys
from pathlib import Path

import pytest

from tests.architecture.source import MODULES, contracts, dotted, imports, label, settings

#: What a package is called where it is installed from, if not as it is imported.
DISTRIBUTIONS = {"docx": "python-docx"}

#: For each third party the packages that may import it, as the protected contracts have it. attrs is free to all.
FENCES = {
    module: contract["allowed_importers"]
    for contract in contracts()
    if contract["type"] == "protected"
    for module in contract["protected_modules"]
} | {"attr": ["devreport"], "attrs": ["devreport"]}


def third_parties(path: Path) -> set[str]:
    """What a module imports that is neither ours nor Python's."""
    return {name for name in imports(path) if name != "devreport" and name not in sys.stdlib_module_names}


def is_inside(module: str, packages: list[str]) -> bool:
    """Whether a module is one of the packages or in one of them."""
    return any(f"{module}.".startswith(f"{package}.") for package in packages)


@pytest.mark.parametrize("path", MODULES, ids=label)
def test_a_third_party_is_imported_inside_its_fence_only(path: Path) -> None:
    """What no protected contract of pyproject.toml names may not be imported at all."""
    strays = {name for name in third_parties(path) if not is_inside(dotted(path), FENCES.get(name, []))}
    assert set() == strays


def test_every_third_party_is_declared() -> None:
    """What the source imports is a dependency or belongs to an extra other than the tests'."""
    project = settings()["project"]
    extras = [names for extra, names in project["optional-dependencies"].items() if extra != "test"]
    declared = {re.split(r"[\[<>=!~ ;]", name)[0] for names in [project["dependencies"], *extras] for name in names}
    used = {DISTRIBUTIONS.get(name, name) for path in MODULES for name in third_parties(path)}
    assert set() == used - declared
