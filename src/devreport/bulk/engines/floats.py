"""Floats as integers: what a column of floats can say exactly.

A float that was made from a decimal number lies within a part in 2⁵² of it. In units of the last decimal it is rounded
to the next whole number, which is the one it was made from as long as there are fewer than 2⁵⁰ units.
"""

from __future__ import annotations

from typing import Final

__all__ = ["AT_MOST", "OFF_GRID", "RELATIVE", "units_of"]

#: More units of the last decimal than this cannot be told apart.
AT_MOST: Final = 2**50

#: How far from a whole number of units a float may be, in units: a millionth.
OFF_GRID: Final = 1 / 10**6

#: And besides, for numbers that floats cannot hold that exactly, in parts of the number itself.
RELATIVE: Final = 1 / 2**51


def units_of(value: float, *, places: int) -> int | None:
    """A float in units of its last decimal; nothing where it is no whole number of them, NaN or infinite.

    Example:
        >>> units_of(0.1 + 0.2, places=1), units_of(0.125, places=2), units_of(1e15, places=2)
        (3, None, None)
    """
    units = value * 10**places
    if not abs(units) < AT_MOST:
        return None
    whole = round(units)
    return whole if abs(units - whole) <= abs(units) * RELATIVE + OFF_GRID else None
