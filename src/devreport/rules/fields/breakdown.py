"""The fields of the kind ``breakdown``, made from its table by ``python -m tests.docs.generate``."""

from typing import Final

from devreport.expressions import Field

below: Final = Field("below")
"""how far the true figure may lie below the recorded one; nothing for a count. Amount; 0 or more; can be missing"""

above: Final = Field("above")
"""how far the true figure may lie above the recorded one. Amount; 0 or more; can be missing"""

total: Final = Field("total")
"""what was recorded of the indicator that is broken down. Amount; can be missing"""

totalled: Final = Field("totalled")
"""whether an indicator is broken down, and parts have figures. Truth"""

exhaustive: Final = Field("exhaustive")
"""whether the parts cover the total. Truth"""

stated: Final = Field("stated")
"""how many parts the text says there are. Ratio; 0 or more; can be missing"""

enumerated: Final = Field("enumerated")
"""whether the text says so. Truth"""

open_list: Final = Field("open_list")
"""whether the list ends in 等. Truth"""

PARTS: Final = "parts"
"""the relation ``parts``"""

parts_below: Final = Field("below")
"""how far the true figure may lie below the recorded one; nothing for a count. Amount; 0 or more; can be missing"""

parts_above: Final = Field("above")
"""how far the true figure may lie above the recorded one. Amount; 0 or more; can be missing"""

parts_value: Final = Field("value")
"""the figure of the part. Amount; can be missing"""

parts_subtract: Final = Field("subtract")
"""whether the part is taken away. Truth"""
