"""The fields of the kind ``publication``, made from its table by ``python -m tests.docs.generate``."""

from typing import Final

from devreport.expressions import Field

entries: Final = Field("entries")
"""how many contributions were published. Amount; 0 or more; can be missing"""

credited: Final = Field("credited")
"""whether contributions are counted, and issues cited. Truth"""

published: Final = Field("published")
"""whether any issue came out. Truth"""

ISSUES: Final = "issues"
"""the relation ``issues``"""

issues_number: Final = Field("number")
"""the number of the issue. Ratio; 1 or more"""

CITED: Final = "cited"
"""the relation ``cited``"""

cited_number: Final = Field("number")
"""the number of the issue. Ratio; 1 or more"""

cited_known: Final = Field("known")
"""whether that issue came out. Truth"""

cited_least: Final = Field("least")
"""one contribution, the least that it must hold. Amount; 1 or more"""

GAPS: Final = "gaps"
"""the relation ``gaps``"""

gaps_number: Final = Field("number")
"""the number of the issue. Ratio; 1 or more"""
