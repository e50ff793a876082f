"""Child rows in groups: what ``per`` and ``among`` of an aggregate mean."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from devreport.expressions.aggregate import ROWS
from devreport.expressions.names import look_up
from devreport.expressions.values import Absent, Row, Value
from devreport.quantities import Interval

__all__ = ["groups"]

_INEXACT_KEY = Absent(undefined=frozenset({"inexact_key"}))


def groups(members: Iterable[Row], per: str, *, listed: Iterable[Row] = ()) -> tuple[Row, ...] | Absent:
    """One row for each value of the field ``per``, in the order in which the values are first met.

    Args:
        members: the rows to be grouped.
        per: the name of the field that holds the key.
        listed: rows whose keys come first, and make a group also where no member has them.

    Returns:
        Rows with the key under its name and the members under the relation ``rows``; absent if a key is.

    Raises:
        RuleError: if a row has no field of that name.

    Example:
        >>> from devreport.expressions import row
        >>> held = [row({"month": month}) for month in ("02", "02", "04")]
        >>> whole = [row({"month": month}) for month in ("01", "02")]
        >>> [(one.values["month"], len(one.relations["rows"])) for one in groups(held, "month", listed=whole)]
        [('01', 0), ('02', 2), ('04', 1)]
    """
    found: dict[Value, list[Row]] = {}
    absent: list[Absent] = []
    for rows, taken in ((listed, False), (members, True)):
        for one in rows:
            key = _key(one, per)
            if isinstance(key, Absent):
                absent.append(key)
            else:
                found.setdefault(key, []).extend([one] * taken)
    if absent:
        return Absent.merged(absent)
    return tuple([_group(per, key, held) for key, held in found.items()])


def _group(per: str, key: Value, members: Sequence[Row]) -> Row:
    return Row({per: key}, relations={ROWS: tuple(members)})


def _key(row: Row, per: str) -> Value:
    key = look_up(row.values, per, kind="field")
    return _INEXACT_KEY if isinstance(key, Interval) else key
