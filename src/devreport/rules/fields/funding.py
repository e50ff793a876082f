"""The fields of the kind ``funding``, made from its table by ``python -m tests.docs.generate``."""

from typing import Final

from devreport.expressions import Field

issued: Final = Field("issued")
"""the money issued. Amount; in 元; 0 or more; can be missing"""

spent: Final = Field("spent")
"""the money spent. Amount; in 元; 0 or more; can be missing"""

spending: Final = Field("spending")
"""whether the plan asks for both. Truth"""

staged: Final = Field("staged")
"""whether there are two stages or more to compare. Truth"""

STAGES: Final = "stages"
"""the relation ``stages``"""

stages_count: Final = Field("count")
"""the number of projects. Amount; 0 or more; can be missing"""

stages_amount: Final = Field("amount")
"""the money. Amount; in 元; 0 or more; can be missing"""

stages_count_before: Final = Field("count_before")
"""the number of projects at the nearest stage before that has one. Amount; 0 or more; can be missing"""

stages_amount_before: Final = Field("amount_before")
"""the money at the nearest stage before that has some. Amount; in 元; 0 or more; can be missing"""

stages_counted: Final = Field("counted")
"""whether both numbers are asked for. Truth"""

stages_valued: Final = Field("valued")
"""whether both amounts are asked for. Truth"""

stages_explained: Final = Field("explained")
"""whether the plan says why it is more than before. Truth"""
