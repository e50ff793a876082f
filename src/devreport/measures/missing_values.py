"""What is missing: how files mark it, and what a rule with missing inputs may do."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from types import MappingProxyType
from typing import assert_never

from devreport.measures.measure import Amount, known
from devreport.quantities import Missing, MissingReason, Ratio

__all__ = ["MARKERS", "MissingStrategy", "read_marker", "with_strategy"]

#: How files and tables mark a value that is intentionally missing; an empty cell or an absent row is no marker.
MARKERS: Mapping[str, MissingReason] = MappingProxyType(
    {
        "NaN": MissingReason.MISSING,
        "#N/A": MissingReason.MISSING,
        "免报": MissingReason.NOT_COLLECTED,
        "不公布": MissingReason.NOT_PUBLISHED,
        "未公布": MissingReason.NOT_PUBLISHED,
        "—": MissingReason.NOT_APPLICABLE,
        "…": MissingReason.MISSING,
        "保密": MissingReason.SUPPRESSED,
    }
)


class MissingStrategy(Enum):
    """What a comparison of several values does when some are missing, as in DHIS2 validation rules."""

    #: Not assessed as soon as one value is missing.
    SKIP_IF_ANY = "skip_if_any_value_missing"
    #: Not assessed only if all are missing; others count as zero.
    SKIP_IF_ALL = "skip_if_all_values_missing"
    #: Always assessed; missing values count as zero.
    NEVER_SKIP = "never_skip"


def read_marker(text: str) -> Missing | None:
    """What a cell says is missing; ``None`` where it is no marker: a value, or nothing at all.

    In SDMX ``NaN`` (numbers) and ``#N/A`` (text) are intentionally missing, which differs from not supplied.

    Example:
        >>> read_marker("免报").reason.value, read_marker("")
        ('not_collected', None)
    """
    reason = MARKERS.get(text.strip())
    return None if reason is None else Missing(reason)


def with_strategy(values: Mapping[str, Amount], strategy: MissingStrategy) -> dict[str, Ratio] | None:
    """The values as a strategy sees them, or ``None`` where nothing is to be assessed.

    Only for reading the results of systems that work so: counting what is missing as zero is never a default here.

    Example:
        >>> values = {"a": 4, "b": Missing()}
        >>> with_strategy(values, MissingStrategy.SKIP_IF_ANY) is None
        True
    """
    found = {name: known(value) for name, value in values.items()}
    missing = [isinstance(value, Missing) for value in found.values()]
    match strategy:
        case MissingStrategy.SKIP_IF_ANY:
            skip = any(missing)
        case MissingStrategy.SKIP_IF_ALL:
            skip = bool(missing) and all(missing)
        case MissingStrategy.NEVER_SKIP:
            skip = False
        case _:
            assert_never(strategy)
    zero = Ratio(0)
    return None if skip else {name: value if isinstance(value, Ratio) else zero for name, value in found.items()}
