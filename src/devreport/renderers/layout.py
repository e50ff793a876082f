"""What the renderers share: segments as one line."""

from __future__ import annotations

from collections.abc import Sequence

from devreport.wording.document import Segment

__all__ = ["one_line"]

#: Characters that would begin a new line.
_BREAKS = dict.fromkeys(map(ord, "\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"), " ")


def one_line(segments: Sequence[Segment]) -> str:
    """The texts of the segments as they follow each other; a line break inside a name becomes a space."""
    return "".join(segment.text for segment in segments).translate(_BREAKS)
