"""The fields of the kind ``reconciliation``, made from its table by ``python -m tests.docs.generate``."""

from typing import Final

from devreport.expressions import Field

book: Final = Field("book")
"""what was recorded on the one side (账面, 应缴, 轮出). Amount; can be missing"""

actual: Final = Field("actual")
"""what was recorded on the other side (实物, 已缴, 轮入). Amount; can be missing"""

tolerance: Final = Field("tolerance")
"""the difference allowed, relative to the book figure; zero where none is stated. Ratio; 0 or more"""

book_on: Final = Field("book_on")
"""the day of the one side. Day; can be missing"""

actual_on: Final = Field("actual_on")
"""the day of the other side. Day; can be missing"""

limit: Final = Field("limit")
"""the most days that may lie between them. Amount; in 天; 0 or more; can be missing"""

limited: Final = Field("limited")
"""whether the days between them are limited. Truth"""
