"""The fields of the kind ``indicator``, made from its table by ``python -m tests.docs.generate``."""

from typing import Final

from devreport.expressions import Field

actual: Final = Field("actual")
"""what was recorded for the period, in its newest vintage. Amount; can be missing"""

to_date: Final = Field("to_date")
"""what was recorded since the span of the scheduled target began. Amount; can be missing"""

baseline: Final = Field("baseline")
"""the value that progress starts from. Amount; can be missing"""

last_year: Final = Field("last_year")
"""what was recorded for the same period of the year before. Amount; can be missing"""

before: Final = Field("before")
"""the cumulative figure a month earlier in the same year. Amount; can be missing"""

growth: Final = Field("growth")
"""the growth on the year before, as it was stated. Amount; in %; can be missing"""

growth_on_period: Final = Field("growth_on_period")
"""the growth on the period before, as it was stated. Amount; in %; can be missing"""

growth_average: Final = Field("growth_average")
"""the average growth a year up to the period, as it was stated. Amount; in %; can be missing"""

growth_grade: Final = Field("growth_grade")
"""whether the stated growth follows from the levels; empty where one is missing. Word; follows, within_box,
truncated, does_not_follow, not_recomputable, (empty)
"""

aim: Final = Field("aim")
"""the target of the shortest span around the period; the lower bound of a range. Amount; can be missing"""

aim_comparator: Final = Field("aim_comparator")
"""what that target asks for. Word; at_least, at_most, equal, about, between, (empty)"""

aim_due: Final = Field("aim_due")
"""whether its span ends with the period. Truth"""

upper: Final = Field("upper")
"""the upper bound of a range. Amount; can be missing"""

tolerance: Final = Field("tolerance")
"""how far a target with 左右 may be missed. Amount; 0 or more; can be missing"""

soft_upper: Final = Field("soft_upper")
"""whether more than the upper bound is welcome. Truth"""

nature: Final = Field("nature")
"""flow, stock, rate and so on; what is in per cent or points is a rate. Word; flow, stock, rate, ratio, index,
count, score, binary
"""

accumulation: Final = Field("accumulation")
"""cumulative, of the period alone, or at its end. Word; cumulative, period, point"""

direction: Final = Field("direction")
"""which way is better. Word; up, down, maintain"""

binding: Final = Field("binding")
"""约束性 or 预期性; empty where the plan says nothing. Word; binding, expected, (empty)"""

bands: Final = Field("bands")
"""the preset that grades it; empty without one. Word"""

basis: Final = Field("basis")
"""the basis of the recorded figure; empty without one. Word; nominal, constant_price, comparable, (empty)"""

observed: Final = Field("observed")
"""whether anything was recorded, for whatever period. Truth"""

compared: Final = Field("compared")
"""whether the year before was recorded on the same nominal basis. Truth"""

grown: Final = Field("grown")
"""whether a growth on the year before is stated, for whatever period. Truth"""

grown_on_period: Final = Field("grown_on_period")
"""whether a growth on the period before is stated, for whatever period. Truth"""

grown_on_average: Final = Field("grown_on_average")
"""whether an average growth a year is stated, for whatever years. Truth"""

based: Final = Field("based")
"""whether there is a baseline. Truth"""

preceded: Final = Field("preceded")
"""whether the cumulative figure a month earlier was recorded. Truth"""

aimed: Final = Field("aimed")
"""whether there is a target around the period. Truth"""

whole: Final = Field("whole")
"""whether the recorded figure is a whole number; true where there is none. Truth"""

hedge: Final = Field("hedge")
"""the hedge the figure is printed with; empty without one. Word; over, nearly, about, (empty)"""

hedge_recorded: Final = Field("hedge_recorded")
"""the hedge the figure was recorded with; empty without one. Word; over, nearly, about, (empty)"""

by_item: Final = Field("by_item")
"""whether the project it is about is judged by it in its own right. Truth"""

target: Final = Field("target")
"""the target of the longest span that starts with the period, such as the annual plan; else of the shortest. Amount;
can be missing
"""

comparator: Final = Field("comparator")
"""what that target asks for. Word; at_least, at_most, equal, about, between, (empty)"""

version: Final = Field("version")
"""the edition of the plan it belongs to. Word; initial, adjusted, (empty)"""

elapsed: Final = Field("elapsed")
"""the share of its span that has passed, up to the last day that the figure covers. Ratio; 0 to 1; can be missing"""

left: Final = Field("left")
"""the months of its span that are left. Ratio; 0 or more; can be missing"""

targeted: Final = Field("targeted")
"""whether there is such a target. Truth"""
