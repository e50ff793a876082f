"""The fields of the kind ``promise``, made from its table by ``python -m tests.docs.generate``."""

from typing import Final

from devreport.expressions import Field

modality: Final = Field("modality")
"""确保, 力争 or 推进; missing where the plan does not say. Word; ensure, strive, advance; can be missing"""

due: Final = Field("due")
"""the day it must be finished. Day; can be missing"""

dated: Final = Field("dated")
"""whether there is such a day. Truth"""

period_end: Final = Field("period_end")
"""the last day of the period that is reported on. Day"""
