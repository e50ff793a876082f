"""What is wrong with rules, found before any data."""

from devreport.rules.checker.check import check_rule, check_ruleset
from devreport.rules.checker.sound import check_sound

__all__ = ["check_rule", "check_ruleset", "check_sound"]
