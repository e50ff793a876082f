"""The fields of the kind ``item``, made from its table by ``python -m tests.docs.generate``."""

from typing import Final

from devreport.expressions import Field

item_kind: Final = Field("item_kind")
"""project, task, document, event or rectification. Word; project, task, document, event, rectification"""

promised: Final = Field("promised")
"""whether this very report promises it. Truth"""

tracked: Final = Field("tracked")
"""whether its status or a day of it is recorded, or it was promised earlier. Truth"""

happened: Final = Field("happened")
"""the last day of the period it took place in. Day; can be missing"""

period_start: Final = Field("period_start")
"""the first day of the period that is reported on. Day"""

period_end: Final = Field("period_end")
"""the last day of that period. Day"""

assigned: Final = Field("assigned")
"""whether it says who answers for it. Truth"""

leaders: Final = Field("leaders")
"""the number of leaders in charge. Amount; in 名; 0 or more; can be missing"""

lead_units: Final = Field("lead_units")
"""the number of units in charge. Amount; in 个; 0 or more; can be missing"""

people: Final = Field("people")
"""the number of persons in charge. Amount; in 名; 0 or more; can be missing"""

assisting: Final = Field("assisting")
"""the number of units that assist. Amount; in 个; 0 or more; can be missing"""

lead_assists: Final = Field("lead_assists")
"""whether a unit in charge is also among those that assist. Truth"""

investment: Final = Field("investment")
"""the total investment. Amount; in 元; 0 or more; can be missing"""

invested: Final = Field("invested")
"""whether a total investment is recorded. Truth"""

spending: Final = Field("spending")
"""whether the indicator that measures it is money, as its total investment is. Truth"""

actual: Final = Field("actual")
"""what that indicator recorded about it for the period. Amount; can be missing"""

listed: Final = Field("listed")
"""whether an upper-level plan lists it; missing where the plan does not say. Truth; can be missing"""

listing_stated: Final = Field("listing_stated")
"""whether the plan says so. Truth"""

status: Final = Field("status")
"""how far it has come; missing where the plan does not say. Word; not_started, in_progress, consulting, done,
suspended, cancelled; can be missing
"""

due: Final = Field("due")
"""the day it must be finished. Day; can be missing"""

finished: Final = Field("finished")
"""the day it was finished. Day; can be missing"""

starts: Final = Field("starts")
"""the planned first day. Day; can be missing"""

dated: Final = Field("dated")
"""whether it must be finished by a day. Truth"""

started_by: Final = Field("started_by")
"""whether it must be started by a day. Truth"""

done: Final = Field("done")
"""whether it was done by then, by its status or by the day it was finished. Truth"""

scheduled: Final = Field("scheduled")
"""whether a day or a milestone says when it must have come how far. Truth"""

slipping: Final = Field("slipping")
"""whether a milestone is overdue, or the day that was promised earlier. Truth"""

as_of: Final = Field("as_of")
"""the day up to which time has passed. Day"""

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

MILESTONES: Final = "milestones"
"""the relation ``milestones``"""

milestones_due: Final = Field("due")
"""the planned day. Day"""

milestones_reached: Final = Field("reached")
"""whether it was reached by then. Truth"""

milestones_as_of: Final = Field("as_of")
"""the day up to which time has passed. Day"""
