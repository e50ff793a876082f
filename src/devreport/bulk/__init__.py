"""Rules on tables: the same verdicts on a data frame, in SQL and on a cluster."""

from devreport.bulk.assessment import Table, TableAssessment, assess_table
from devreport.bulk.data_findings import DataExample, DataFinding, DataFindings, data_findings
from devreport.bulk.files import Files
from devreport.bulk.findings import FindingCount, TableFindings, findings_of
from devreport.bulk.growths import GroupGaps, GroupGrowth, gaps, growths
from devreport.bulk.mapping import Always, Mapped, TableMapping
from devreport.bulk.program import CODES, Refused
from devreport.bulk.ranks import GroupShare, Rank, RankChange, rank_changes, ranks, shares
from devreport.bulk.rolling import roll_up
from devreport.bulk.rollup import GroupRow, Pair, RollUp, Summed
from devreport.bulk.sources import ENGINES
from devreport.bulk.sql.writing import RuleSql, rule_sql

__all__ = [
    "CODES",
    "ENGINES",
    "Always",
    "DataExample",
    "DataFinding",
    "DataFindings",
    "Files",
    "FindingCount",
    "GroupGaps",
    "GroupGrowth",
    "GroupRow",
    "GroupShare",
    "Mapped",
    "Pair",
    "Rank",
    "RankChange",
    "Refused",
    "RollUp",
    "RuleSql",
    "Summed",
    "Table",
    "TableAssessment",
    "TableFindings",
    "TableMapping",
    "assess_table",
    "data_findings",
    "findings_of",
    "gaps",
    "growths",
    "rank_changes",
    "ranks",
    "roll_up",
    "rule_sql",
    "shares",
]
