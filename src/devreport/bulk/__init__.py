"""Rules on tables: the same verdicts on a data frame, in SQL and on a cluster."""

from devreport.bulk.assessment import Table, TableAssessment, assess_table
from devreport.bulk.mapping import Always, Mapped, TableMapping
from devreport.bulk.program import CODES, Refused
from devreport.bulk.sources import ENGINES

__all__ = [
    "CODES",
    "ENGINES",
    "Always",
    "Mapped",
    "Refused",
    "Table",
    "TableAssessment",
    "TableMapping",
    "assess_table",
]
