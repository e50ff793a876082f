"""The fields of the kind ``five_year``, made from its table by ``python -m tests.docs.generate``."""

from typing import Final

from devreport.expressions import Field

baseline: Final = Field("baseline")
"""the value that it started from. Amount; can be missing"""

target: Final = Field("target")
"""what it is to reach by the end of the five years; the lower bound of a range. Amount; can be missing"""

actual: Final = Field("actual")
"""the newest figure up to the day of the review; what adds up, since the five years began. Amount; can be missing"""

elapsed: Final = Field("elapsed")
"""the share of the five years that had passed when that was recorded. Ratio; 0 to 1; can be missing"""

additive: Final = Field("additive")
"""whether it adds up over the five years (累计) and starts from nothing. Truth"""

falling: Final = Field("falling")
"""whether less is better, or it may be so much at most. Truth"""

binding: Final = Field("binding")
"""约束性 or 预期性; empty where the plan says nothing. Word; binding, expected, (empty)"""

reviewed: Final = Field("reviewed")
"""whether the report is on these five years so far, a year or more and not all of them. Truth"""

growth: Final = Field("growth")
"""the compound change a year that still takes it to the target. Ratio; can be missing"""

step: Final = Field("step")
"""the even change a year that does, of rates and of what adds up. Amount; can be missing"""

allowance: Final = Field("allowance")
"""what may still be used a year of what may add up to so much at most. Amount; can be missing"""

excess: Final = Field("excess")
"""by how much that is exceeded already. Amount; can be missing"""
