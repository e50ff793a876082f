"""The fields of the kind ``claim``, made from its table by ``python -m tests.docs.generate``."""

from typing import Final

from devreport.expressions import Field

stated: Final = Field("stated")
"""the figure as stated. Amount; can be missing"""

recomputed: Final = Field("recomputed")
"""what its measure gives for its inputs. Amount; can be missing"""

grade: Final = Field("grade")
"""follows, within_box, truncated, does_not_follow or not_recomputable; empty without a grade. Word; follows,
within_box, truncated, does_not_follow, not_recomputable, (empty)
"""

measure: Final = Field("measure")
"""the measure; missing where there is none of that name. Word; can be missing"""

inputs: Final = Field("inputs")
"""that the inputs are those of the measure; missing where they are not. Truth; can be missing"""

reason: Final = Field("reason")
"""the mistake under which the figure follows, such as other_periods; empty without one. Word"""

settled: Final = Field("settled")
"""whether it follows from its inputs, in whatever way. Truth"""

rated: Final = Field("rated")
"""whether the figure and what it follows from are in per cent or points. Truth"""

remark: Final = Field("remark")
"""percent_for_points or points_for_percent where the unit is the other of the two; else empty. Word"""

renamed: Final = Field("renamed")
"""the same number in points instead of per cent, or the other way. Amount; can be missing"""

rescaled: Final = Field("rescaled")
"""the figure ten thousand times as large or small, if it then follows. Amount; can be missing"""

timed: Final = Field("timed")
"""whether a number of months or years is among its inputs. Truth"""

periods: Final = Field("periods")
"""that number. Amount; can be missing"""

other_periods: Final = Field("other_periods")
"""the other number with which it follows. Amount; can be missing"""

shared: Final = Field("shared")
"""whether it is a share of a total. Truth"""

whole: Final = Field("whole")
"""that total. Amount; can be missing"""

other_whole: Final = Field("other_whole")
"""the other total of the plan of which it is the share. Amount; can be missing"""

hedge: Final = Field("hedge")
"""the hedge the figure is stated with; empty without one. Word; over, nearly, about, (empty)"""

exact: Final = Field("exact")
"""whether the inputs are exact, so that the recomputed figure is the true one. Truth"""

repeated: Final = Field("repeated")
"""whether an earlier claim states the same measure of the same inputs. Truth"""

first: Final = Field("first")
"""the figure stated there. Amount; can be missing"""

reach: Final = Field("reach")
"""how far rounding lets the two be apart. Amount; can be missing"""
