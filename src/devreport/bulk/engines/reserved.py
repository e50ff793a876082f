"""Names that no column of a table may have, as columns that are computed on the way have them."""

from __future__ import annotations

from collections.abc import Iterable

from devreport.bulk.engines.words import PREFIX
from devreport.errors import InputError, Problem

__all__ = ["check_reserved"]


def check_reserved(names: Iterable[object], *, where: str) -> None:
    """Refuse a table with columns that could be taken for computed ones; some engines do not tell capitals apart.

    Args:
        names: the names of its columns; only texts are looked at.
        where: what messages call it.

    Raises:
        InputError: naming each of them.
    """
    taken = [name for name in names if isinstance(name, str) and name.lower().startswith(PREFIX)]
    if taken:
        expected = f"names that do not begin with {PREFIX}"
        problems = [
            Problem(where, f"the column {name!r}", expected, "rename it, or leave it out", "reserved") for name in taken
        ]
        raise InputError(f"{where or 'the table'} has columns with names that devreport keeps for itself", problems)
