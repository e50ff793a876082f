"""The fields of the kind ``mention``, made from its table by ``python -m tests.docs.generate``."""

from typing import Final

from devreport.expressions import Field

said: Final = Field("said")
"""the figure in the text. Amount"""

recorded: Final = Field("recorded")
"""what is recorded for the period. Amount; can be missing"""

reach: Final = Field("reach")
"""how far rounding and hedges let the two be apart. Amount; can be missing"""

hedge: Final = Field("hedge")
"""the hedge in the text; empty without one. Word; over, nearly, about, (empty)"""

exact: Final = Field("exact")
"""whether what is recorded has no hedge. Truth"""
