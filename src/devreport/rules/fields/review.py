"""The fields of the kind ``review``, made from its table by ``python -m tests.docs.generate``."""

from typing import Final

from devreport.expressions import Field

reviewed: Final = Field("reviewed")
"""whether any indicator of the five years is reviewed. Truth"""

INDICATORS: Final = "indicators"
"""the relation ``indicators``"""

indicators_rate: Final = Field("rate")
"""how much of its way is done; of a cap, how much is used. Ratio; can be missing"""

indicators_reached: Final = Field("reached")
"""whether it is as good as its target. Truth; can be missing"""

indicators_held: Final = Field("held")
"""whether it was so when the five years began. Truth; can be missing"""

indicators_capped: Final = Field("capped")
"""whether it adds up to so much at most. Truth"""

indicators_elapsed: Final = Field("elapsed")
"""the share of the five years that had passed when that was recorded. Ratio; 0 to 1; can be missing"""

indicators_binding: Final = Field("binding")
"""约束性 or 预期性; empty where the plan says nothing. Word; binding, expected, (empty)"""
