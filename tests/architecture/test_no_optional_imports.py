"""``import devreport`` is cheap: it loads no optional package, and no heavy one before it is used."""

import subprocess
import sys

import pytest

OPTIONAL = ["docx", "duckdb", "jsonschema", "lxml", "msgspec", "narwhals", "numpy", "openpyxl", "pandas", "polars"]
OPTIONAL += ["pyarrow", "pyspark"]
HEAVY = ["babel", "cattrs", "pendulum"]


@pytest.fixture(scope="module")
def loaded() -> set[str]:
    """The top-level packages that a fresh interpreter holds after ``import devreport``."""
    code = "import sys, devreport; print(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return {name.partition(".")[0] for name in run.stdout.split()}


@pytest.mark.parametrize("package", OPTIONAL)
def test_no_optional_package_is_loaded(package: str, loaded: set[str]) -> None:
    """Whoever imports devreport needs none of the extras."""
    assert package not in loaded


@pytest.mark.parametrize("package", HEAVY)
def test_no_heavy_package_is_loaded_before_it_is_used(package: str, loaded: set[str]) -> None:
    """Whoever imports devreport does not wait for calendars, locales and converters."""
    assert package not in loaded
