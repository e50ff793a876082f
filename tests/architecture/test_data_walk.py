"""The data walk: read → assess → summarize → word → render, and never back."""

from __future__ import annotations

import sys
from itertools import pairwise
from pathlib import Path
from types import FrameType

import devreport
from devreport import examples

#: The stages, in order; quantities, periods, expressions, measures, model and findings are vocabulary.
STAGES = ("io", "rules", "summary", "wording", "renderers")


def test_stages_are_entered_in_order_and_never_again() -> None:
    """Whatever a report needs from a stage, it has before the next stage begins."""
    path = examples.path("half-year")
    devreport.report(path)

    entered = _stages_entered(path)

    assert sorted(set(entered), key=STAGES.index) == list(STAGES)
    assert all(STAGES.index(before) <= STAGES.index(after) for before, after in pairwise(entered))


def _stages_entered(path: Path) -> list[str]:
    """Each stage in the order in which functions of it are called, repetitions left out."""
    root = str(Path(devreport.__file__).parent)
    entered: list[str] = []

    def record(frame: FrameType, event: str, _: object) -> None:
        name = frame.f_code.co_filename
        if event != "call" or not name.startswith(root) or frame.f_code.co_name == "<module>":
            return
        stage = Path(name).relative_to(root).parts[0]
        if stage in STAGES and (not entered or entered[-1] != stage):
            entered.append(stage)

    sys.setprofile(record)
    try:
        devreport.report(path)
    finally:
        sys.setprofile(None)
    return entered
