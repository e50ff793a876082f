"""The fields of the kind ``goal``, made from its table by ``python -m tests.docs.generate``."""

from typing import Final

from devreport.expressions import Field

covering: Final = Field("covering")
"""whether units must have items of their own under it. Truth"""

coverage: Final = Field("coverage")
"""exactly one item each, or at least one. Word; exactly_one, at_least_one"""

summed: Final = Field("summed")
"""whether all that measures it and the goals below adds up, in units of one kind. Truth"""

scored: Final = Field("scored")
"""whether it does not, and any goal below has a weight. Truth"""

weights: Final = Field("weights")
"""the sum of these weights. Ratio; can be missing"""

known_weight: Final = Field("known_weight")
"""the share of these weights that can be scored; missing where all can. Ratio; can be missing"""

MEASURED: Final = "measured"
"""the relation ``measured``"""

measured_actual: Final = Field("actual")
"""what was recorded since the span of the target began; of an item, whether it is done. Amount; can be missing"""

measured_target: Final = Field("target")
"""the target; of an item, one. Amount; can be missing"""

measured_elapsed: Final = Field("elapsed")
"""the share of it that is due by now. Ratio; 0 to 1; can be missing"""

SUBGOALS: Final = "subgoals"
"""the relation ``subgoals``"""

subgoals_weight: Final = Field("weight")
"""the weight of a goal below. Ratio; can be missing"""

subgoals_score: Final = Field("score")
"""what is done there of what is due by now. Ratio; can be missing"""

COVERS: Final = "covers"
"""the relation ``covers``"""

covers_items: Final = Field("items")
"""how many items under the goal the unit owns or leads. Amount; in 个; 0 or more"""

covers_coverage: Final = Field("coverage")
"""exactly one item, or at least one. Word; exactly_one, at_least_one"""
