"""Words that go with a figure: how it is hedged, and on what basis it was computed."""

from __future__ import annotations

from enum import Enum

__all__ = ["Basis", "Hedge"]


class Hedge(Enum):
    """The word that says on which side of a printed figure the true one lies (约数)."""

    #: 余, 多, 超: more.
    OVER = "over"
    #: 近: less, and close.
    NEARLY = "nearly"
    #: 约, 左右: either side.
    ABOUT = "about"


class Basis(Enum):
    """The basis of a figure (口径)."""

    #: 现价, 名义: levels compare as they stand.
    NOMINAL = "nominal"
    #: 不变价: volumes, at constant prices.
    CONSTANT_PRICE = "constant_price"
    #: 可比口径: against an adjusted base; never recomputed from published levels.
    COMPARABLE = "comparable"
