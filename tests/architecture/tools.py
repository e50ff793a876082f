"""Running a tool of the tool chain over the whole project."""

import os
import subprocess
import sysconfig
from pathlib import Path

from tests.architecture.source import ROOT


def complaints(tool: str, *arguments: str) -> str:
    """What a tool has to say if it fails, else nothing."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("COVERAGE_", "COV_"))}
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
    return (run.stdout + run.stderr or f"{tool} exits with {run.returncode}") if run.returncode else ""
