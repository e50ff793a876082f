"""The fields of the kind ``plan``, made from its table by ``python -m tests.docs.generate``."""

from typing import Final

from devreport.expressions import Field

as_of: Final = Field("as_of")
"""the day up to which time has passed. Day"""

period_start: Final = Field("period_start")
"""the first day of the period that is reported on. Day"""

RECORDED: Final = "recorded"
"""the relation ``recorded``"""

recorded_ends: Final = Field("ends")
"""the last day that a recorded figure covers; estimates (预计) left out. Day"""

recorded_as_of: Final = Field("as_of")
"""the day up to which time has passed. Day"""
