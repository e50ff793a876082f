"""Rules: what is checked, as data, and the engines that check it."""

from devreport.rules.assessment import Assessment, assess_plan
from devreport.rules.catalogue import core_rules
from devreport.rules.differences import Cause, CauseKind, Difference
from devreport.rules.engines.records import Kept, RecordRules
from devreport.rules.midterm import MidtermEvaluation, MidtermStatus, evaluate_midterm
from devreport.rules.recheck import Recheck, recheck
from devreport.rules.records import Records
from devreport.rules.remedies import CHANGEABLE, Remedy, remedies
from devreport.rules.requirement import requirement
from devreport.rules.rollup import goal_tallies
from devreport.rules.rule import (
    ListShown,
    ParameterEdition,
    ParameterValue,
    Rule,
    Shown,
    ShownPeriod,
    VerdictTest,
)
from devreport.rules.ruleset import RULES_VERSION, RuleSet, ruleset_to_data
from devreport.rules.ruleset_differences import diff_rulesets
from devreport.rules.subject import Context, Subject
from devreport.rules.vintages import diff_plans

__all__ = [
    "CHANGEABLE",
    "RULES_VERSION",
    "Assessment",
    "Cause",
    "CauseKind",
    "Context",
    "Difference",
    "Kept",
    "ListShown",
    "MidtermEvaluation",
    "MidtermStatus",
    "ParameterEdition",
    "ParameterValue",
    "Recheck",
    "RecordRules",
    "Records",
    "Remedy",
    "Rule",
    "RuleSet",
    "Shown",
    "ShownPeriod",
    "Subject",
    "VerdictTest",
    "assess_plan",
    "core_rules",
    "diff_plans",
    "diff_rulesets",
    "evaluate_midterm",
    "goal_tallies",
    "recheck",
    "remedies",
    "requirement",
    "ruleset_to_data",
]
