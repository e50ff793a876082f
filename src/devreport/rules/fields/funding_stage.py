"""The fields of the kind ``funding_stage``, made from its table by ``python -m tests.docs.generate``."""

from typing import Final

from devreport.expressions import Field

stage: Final = Field("stage")
"""which stage it is. Word; reserved, applied, approved, allocated, issued, disbursed, spent"""

count: Final = Field("count")
"""the number of projects. Amount; 0 or more; can be missing"""

amount: Final = Field("amount")
"""the money. Amount; in 元; 0 or more; can be missing"""

counted: Final = Field("counted")
"""whether the plan asks for the number of projects. Truth"""

valued: Final = Field("valued")
"""whether the plan asks for the money. Truth"""

batch: Final = Field("batch")
"""the number of the batch. Ratio; 1 or more; can be missing"""
