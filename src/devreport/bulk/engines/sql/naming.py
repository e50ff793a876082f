"""Names of columns: some databases take those for the same that differ in capitals only."""

from __future__ import annotations

from collections.abc import Sequence

from devreport.errors import InputError, Problem

__all__ = ["check_names"]


def check_names(names: Sequence[str], *, where: str, engine: str) -> None:
    """See to it that all columns can be told apart by an engine for which capitals make no difference.

    Args:
        names: the columns, and those that are to be computed.
        where: what messages call the table.
        engine: what messages call the engine.

    Raises:
        InputError: with every two columns whose names differ in capitals only, or not at all.
    """
    seen: dict[str, str] = {}
    problems: list[Problem] = []
    for name in names:
        first = seen.setdefault(name.lower(), name)
        if first is not name or names.count(name) > 1:
            hint = f"{engine} takes names that differ in capitals only for the same: rename one"
            problems.append(Problem(where, f"the columns {first!r} and {name!r}", "names of their own", hint, "names"))
    if problems:
        raise InputError(f"columns of {where or 'the table'} cannot be told apart", problems)
