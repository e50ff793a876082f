"""The fields of the kind ``checklist``, made from its table by ``python -m tests.docs.generate``."""

from typing import Final

from devreport.expressions import Field

needed_on: Final = Field("needed_on")
"""the day the documents must be at hand; by default the day of the report. Day"""

as_of: Final = Field("as_of")
"""the day up to which time has passed. Day"""

REQUIREMENTS: Final = "requirements"
"""the relation ``requirements``"""

requirements_obtained: Final = Field("obtained")
"""whether the document was at hand by then. Truth"""

requirements_valid_until: Final = Field("valid_until")
"""the last day it is valid. Day; can be missing"""

requirements_expires: Final = Field("expires")
"""whether it has such a day. Truth"""

requirements_needed_on: Final = Field("needed_on")
"""the day it must be at hand. Day"""
