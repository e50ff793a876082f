"""The fields of the kind ``note``, made from its table by ``python -m tests.docs.generate``."""

from typing import Final

from devreport.expressions import Field

vague: Final = Field("vague")
"""the first vague word (多次, 若干) in a clause without a number; empty if none. Word"""
