"""The fields of the kind ``cadence``, made from its table by ``python -m tests.docs.generate``."""

from typing import Final

from devreport.expressions import Field

obligation: Final = Field("obligation")
"""must (应当) or usually (一般). Word; must, usually"""

PARTS: Final = "parts"
"""the relation ``parts``"""

parts_due: Final = Field("due")
"""whether the sub-period lies inside the span and is over. Truth"""

parts_minimum: Final = Field("minimum")
"""how often it must happen. Amount; in 次; 1 or more"""

parts_held: Final = Field("held")
"""how often it happened. Amount; in 次; 0 or more"""
