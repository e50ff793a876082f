"""The fields of the kind ``org``, made from its table by ``python -m tests.docs.generate``."""

from typing import Final

from devreport.expressions import Field

heads: Final = Field("heads")
"""how many heads it has. Amount; in 名; 0 or more"""

required: Final = Field("required")
"""how many it must have. Amount; in 名; 0 or more; can be missing"""

prescribed: Final = Field("prescribed")
"""whether a number of heads is prescribed. Truth"""
