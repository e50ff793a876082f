"""The fields of the kind ``waiver``, made from its table by ``python -m tests.docs.generate``."""

from typing import Final

from devreport.expressions import Field

use: Final = Field("use")
"""what it explains: a failure, none, or none of this report. Word; used, unused, pending, unknown_rule, elsewhere"""

until: Final = Field("until")
"""the last day it holds. Day; can be missing"""

ends: Final = Field("ends")
"""whether it has a last day. Truth"""

as_of: Final = Field("as_of")
"""the day up to which time has passed. Day; can be missing"""
