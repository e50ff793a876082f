"""Joints: what parts a name from a number where the two would be read as one (东园标段1：2个)."""

from __future__ import annotations

from collections.abc import Sequence

from devreport.wording.document import FigureSegment, Segment, SourceSegment, TextSegment
from devreport.wording.locale import Locale

__all__ = ["jointed", "runs_on"]

_SIGNS = "-−+"


def runs_on(left: str, right: str) -> bool:
    """Whether two texts that stand side by side would be read as one: digits or Latin letters on either side.

    Example:
        >>> runs_on("标段1", "2个"), runs_on("项目a", "-3亿元"), runs_on("标段", "2个")
        (True, True, False)
    """
    begins = right.lstrip(_SIGNS) if right[1:2].isdigit() else right
    return _is_run(left[-1:]) and _is_run(begins[:1])


def _is_run(character: str) -> bool:
    """Whether a character belongs to a number or a Latin word: a digit of any script, or a letter with two cases."""
    return character.isdigit() or character.lower() != character.upper()


def jointed(segments: Sequence[Segment], locale: Locale) -> list[Segment]:
    """The segments, names and figures that would run into each other parted as the language does it."""
    if not locale.style.joints:
        return list(segments)
    parted: list[Segment] = []
    for segment in segments:
        kind = _joint(parted[-1], segment) if parted else ""
        if kind and runs_on(parted[-1].text, segment.text):
            parted.append(TextSegment(locale.style.joints[kind]))
        parted.append(segment)
    return parted


def _joint(left: Segment, right: Segment) -> str:
    """Which joint parts two segments, if any does."""
    match left, right:
        case SourceSegment(), FigureSegment():
            return "figure"
        case FigureSegment(), SourceSegment():
            return "counted"
        case SourceSegment(), SourceSegment():
            return "name"
        case _:
            return ""
