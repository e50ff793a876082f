"""Rules on tables: the same verdicts on a data frame, in SQL and on a cluster."""

from devreport.bulk.assessment import TableAssessment, assess_table
from devreport.bulk.engines.files import Files
from devreport.bulk.engines.sources import ENGINES
from devreport.bulk.findings.data import DataExample, DataFinding, DataFindings, data_findings
from devreport.bulk.findings.found import FindingCount, TableFindings, findings_of
from devreport.bulk.mapping.table import Always, Mapped, TableMapping
from devreport.bulk.programs.program import CODES, Refused
from devreport.bulk.rollups.growths import GroupGaps, GroupGrowth, gaps, growths
from devreport.bulk.rollups.ranks import GroupShare, Rank, RankChange, rank_changes, ranks, shares
from devreport.bulk.rollups.rolling import roll_up
from devreport.bulk.rollups.rollup import GroupRow, Pair, RollUp, Summed
from devreport.bulk.rule_sql import RuleSql, rule_sql
from devreport.bulk.tables import Table

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
