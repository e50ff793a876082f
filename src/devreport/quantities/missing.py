"""What stands where a number is not: missing is not zero."""

from __future__ import annotations

from enum import Enum

from attrs import frozen

__all__ = ["Missing", "MissingReason", "Undefined"]


class MissingReason(Enum):
    """Why an observation has no value (缺值)."""

    #: Expected and not received (未报).
    MISSING = "missing"
    #: Not collected for this period, as fixed-asset investment in January (免报).
    NOT_COLLECTED = "not_collected"
    #: Collected and not published (不公布).
    NOT_PUBLISHED = "not_published"
    #: Makes no sense here (—).
    NOT_APPLICABLE = "not_applicable"
    #: Withheld to protect who reported it (保密).
    SUPPRESSED = "suppressed"


@frozen
class Missing:
    """A value that is not there, and why; never a zero.

    Attributes:
        reason: why it is missing.
        what: the name or id of what is missing, where it is known.
    """

    reason: MissingReason = MissingReason.MISSING
    what: str = ""


@frozen
class Undefined:
    """A result that does not exist for these inputs, with the reason.

    Attributes:
        reason: a stable word such as ``zero_target`` or ``missing_input``.
        missing: the names of the inputs that were missing, if that is why.
    """

    reason: str
    missing: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """Always false, so that ``if rate:`` is safe; a defined ratio is always true."""
        return False
