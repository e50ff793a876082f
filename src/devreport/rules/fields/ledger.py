"""The fields of the kind ``ledger``, made from its table by ``python -m tests.docs.generate``."""

from typing import Final

from devreport.expressions import Field

found: Final = Field("found")
"""how many were found: as stated, else the entries. Amount; 0 or more; can be missing"""

closed: Final = Field("closed")
"""how many were closed: as stated, else the entries closed by then. Amount; 0 or more; can be missing"""

open: Final = Field("open")
"""how many are open, as stated. Amount; 0 or more; can be missing"""

itemised: Final = Field("itemised")
"""whether entries are listed. Truth"""

as_of: Final = Field("as_of")
"""the day up to which time has passed. Day"""

ENTRIES: Final = "entries"
"""the relation ``entries``"""

entries_closed: Final = Field("closed")
"""whether it was closed by then. Truth"""

entries_due: Final = Field("due")
"""the day it must be closed. Day; can be missing"""

entries_dated: Final = Field("dated")
"""whether there is such a day. Truth"""

entries_measured: Final = Field("measured")
"""whether anything is being done about it. Truth"""

entries_one: Final = Field("one")
"""the entry itself, counted in the unit of the ledger. Amount; 1 or more"""

entries_as_of: Final = Field("as_of")
"""the day up to which time has passed. Day"""
