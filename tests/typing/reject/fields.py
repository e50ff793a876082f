"""Fields that no subject has."""

from devreport.expressions import Expr
from devreport.rules.fields import breakdown, indicator

indicator.acutal  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]
breakdown.value  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]


def missing(relation: str = breakdown.PARTS) -> Expr:
    """A relation is a word, and no expression."""
    return relation  # type: ignore[return-value]  # pyright: ignore[reportReturnType]
