"""The fields of the kind ``commitment``, made from its table by ``python -m tests.docs.generate``."""

from typing import Final

from devreport.expressions import Field

vanished: Final = Field("vanished")
"""whether the plan of today does not have it any more. Truth"""

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
