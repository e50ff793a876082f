"""Words that decide how a figure may be recomputed."""

from __future__ import annotations

from enum import Enum

__all__ = ["Grade", "Obstacle"]


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
