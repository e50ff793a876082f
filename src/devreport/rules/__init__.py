"""Rules: what is checked, as data, and the engines that check it."""

from devreport.rules.assessment import Assessment, assess_plan
from devreport.rules.catalogue import core_rules
from devreport.rules.differences.causes import Cause, CauseKind, Difference
from devreport.rules.differences.rule_sets import diff_rulesets
from devreport.rules.differences.vintages import diff_plans
from devreport.rules.engines.records import Kept, RecordRules
from devreport.rules.evaluation.midterm import MidtermEvaluation, MidtermStatus, evaluate_midterm
from devreport.rules.evaluation.rollup import goal_tallies
from devreport.rules.evidence.recheck import Recheck, recheck
from devreport.rules.records import Records
from devreport.rules.remedy.least_change import CHANGEABLE, Remedy, remedies
from devreport.rules.requirement import requirement
from devreport.rules.rule import (
    ListShown,
    ParameterEdition,
    ParameterValue,
    Rule,
    Shown,
    ShownPeriod,
    VerdictTest,
)
from devreport.rules.sets.ruleset import RULES_VERSION, RuleSet, ruleset_to_data
from devreport.rules.subject import Context, Subject

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
