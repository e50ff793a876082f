"""Rules: what is checked, as data, and the engines that check it."""

from devreport.rules.assessment import Assessment, assess_plan
from devreport.rules.catalogue import core_rules
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
from devreport.rules.subject import Context, Subject

__all__ = [
    "RULES_VERSION",
    "Assessment",
    "Context",
    "ListShown",
    "ParameterEdition",
    "ParameterValue",
    "Rule",
    "RuleSet",
    "Shown",
    "ShownPeriod",
    "Subject",
    "VerdictTest",
    "assess_plan",
    "core_rules",
    "ruleset_to_data",
]
