"""The closed vocabularies inside nodes: operations, comparisons, aggregations."""

from __future__ import annotations

from enum import Enum

__all__ = ["Aggregation", "Comparison", "ExtremeKind", "Lag", "NullRule", "Operation"]


class Operation(Enum):
    """The four operations of arithmetic."""

    ADD = "+"
    SUBTRACT = "-"
    MULTIPLY = "*"
    DIVIDE = "/"


class Comparison(Enum):
    """The six comparisons."""

    EQUAL = "=="
    UNEQUAL = "!="
    LESS = "<"
    AT_MOST = "<="
    GREATER = ">"
    AT_LEAST = ">="


class Aggregation(Enum):
    """What can be said of a subject's child rows at once."""

    COUNT = "count"
    SUM = "sum"
    MIN = "min"
    MAX = "max"
    ALL = "all"
    ANY = "any"


class ExtremeKind(Enum):
    """The least or the greatest of several numbers."""

    LEAST = "least"
    GREATEST = "greatest"


class Lag(Enum):
    """How far back an earlier row of the same subject lies: 同比 or 环比."""

    YEAR = "year"
    PERIOD = "period"


class NullRule(Enum):
    """What a registered function does about arguments that have no value."""

    STRICT = "strict"
    SEES_MISSING = "sees_missing"
