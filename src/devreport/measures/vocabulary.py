"""Words that decide how a figure may be recomputed."""

from __future__ import annotations

from enum import Enum

__all__ = ["Basis", "Grade", "Hedge", "Obstacle"]


class Basis(Enum):
    """The basis of a figure (口径)."""

    #: 现价, 名义: levels compare as they stand.
    NOMINAL = "nominal"
    #: 不变价: volumes, at constant prices.
    CONSTANT_PRICE = "constant_price"
    #: 可比口径: against an adjusted base; never recomputed from published levels.
    COMPARABLE = "comparable"


class Hedge(Enum):
    """The word that says on which side of a printed figure the true one lies (约数)."""

    #: 余, 多, 超: at least as much.
    OVER = "over"
    #: 近: at most as much, and close.
    NEARLY = "nearly"
    #: 约, 左右: either side.
    ABOUT = "about"


class Obstacle(Enum):
    """Why a stated figure cannot be recomputed from the inputs beside it."""

    #: It rests on a comparable basis (可比口径), the inputs do not.
    COMPARABLE = "comparable"
    #: It is at constant prices (不变价), the inputs are not.
    CONSTANT_PRICE = "constant_price"
    #: The parts that are listed are not all there are.
    NOT_EXHAUSTIVE = "not_exhaustive"
    #: An input was itself derived from the figure.
    CIRCULAR = "circular"


class Grade(Enum):
    """How a stated figure stands to its recomputation."""

    #: It is the recomputed figure, rounded once, half-up, to its own decimals.
    FOLLOWS = "follows"
    #: It is so for some of the numbers that the printed inputs may stand for.
    WITHIN_BOX = "within_box"
    #: It is the recomputed figure with its digits cut off.
    TRUNCATED = "truncated"
    #: It is none of these.
    DOES_NOT_FOLLOW = "does_not_follow"
    #: The inputs do not determine it.
    NOT_RECOMPUTABLE = "not_recomputable"
