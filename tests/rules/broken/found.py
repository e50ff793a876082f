"""What reading a rule set or checking it finds, whichever comes first."""

from collections.abc import Mapping

from devreport.errors import Problem, RuleError
from devreport.rules.checker import check_ruleset
from devreport.rules.forms.set_reading import ruleset_from_data


def problems_in(data: Mapping[str, object]) -> tuple[Problem, ...]:
    """Every problem of a rule set in the form of rule files."""
    try:
        return check_ruleset(ruleset_from_data(data))
    except RuleError as error:
        return error.problems
