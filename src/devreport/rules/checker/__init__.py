"""What is wrong with rules, found before any data."""

from devreport.rules.checker.check import check_rule, check_ruleset

__all__ = ["check_rule", "check_ruleset"]
