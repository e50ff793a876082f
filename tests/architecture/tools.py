"""Running a tool of the tool chain over the whole project."""

import os
import subprocess
import sysconfig
from pathlib import Path

import pytest

from tests.architecture.source import ROOT


def check_with(tool: str, *arguments: str) -> None:
    """Run a tool as one types it in, and fail with all that it has to say if it finds anything."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE_")}
    run = subprocess.run(
        [Path(sysconfig.get_path("scripts"), tool), *arguments],
        cwd=ROOT,
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    if run.returncode:
        pytest.fail(f"{tool} {' '.join(arguments)}\n{run.stdout}{run.stderr}", pytrace=False)
