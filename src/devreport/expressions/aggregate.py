"""The node that looks at the child rows of a subject, one by one or in groups."""

from __future__ import annotations

from attrs import field as attribute
from attrs import frozen
from attrs.converters import optional

from devreport.expressions.limits import check_aggregate, identifier
from devreport.expressions.nodes import Expr
from devreport.expressions.vocabulary import Aggregation

__all__ = ["ROWS", "Aggregate"]

#: The relation of a group that holds its members.
ROWS = "rows"


@frozen(cache_hash=True, order=False)
class Aggregate(Expr):
    """Something said of all child rows of a subject at once, or of all groups of them.

    Without rows a count and a sum are zero, ``all`` holds, ``any`` does not, and ``min`` and ``max`` are undefined.

    With ``per``, the child rows that take part are grouped by one of their fields. What is aggregated is then said of
    a group: a row with the key under the name of that field, and the members under the relation ``rows``. A key that
    is missing, or a child row that may or may not take part, makes the aggregate absent. "At least one meeting in each
    month" is ``Aggregate(ALL, "meetings", Aggregate(COUNT, "rows") >= 1, per="month", among="months")``.

    Attributes:
        aggregation: count, sum, min, max, all or any; a count counts rows, or groups.
        relation: the name of the child rows.
        value: what is aggregated, over the fields of a child row or of a group; a count has none.
        where: which child rows take part; all of them by default.
        per: the field of the child rows to group by.
        among: the name of other child rows whose field of that name lists the groups there should be, so that one
            without members is there all the same; a key that they do not list makes a group of its own, at the end.
    """

    aggregation: Aggregation
    relation: str = attribute(converter=identifier)
    value: Expr | None = None
    where: Expr | None = None
    per: str | None = attribute(default=None, converter=optional(identifier))
    among: str | None = attribute(default=None, converter=optional(identifier))

    def __attrs_post_init__(self) -> None:
        """A count has no value, every other aggregate has one, and only groups are listed."""
        check_aggregate(self.aggregation, self.value, per=self.per, among=self.among)
        super().__attrs_post_init__()
