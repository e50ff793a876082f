"""Places whose thresholds hold."""

import pytest

from devreport.errors import InputError
from devreport.expressions import Field, Parameter
from devreport.quantities import Quantity
from devreport.rules import ParameterEdition, ParameterValue, RuleSet, requirement
from devreport.rules.sets.locations import check_place

EAST = ParameterEdition(value=Quantity("60", "%"), place="east")
LEAST = ParameterValue(Quantity("50", "%"), "", (EAST, ParameterEdition(value=Quantity("55", "%"))))
RULE = requirement(Field("x") > Parameter("least"), name="x.a", over="x", parameters={"least": LEAST})
RULES = RuleSet(id="own", version="1", rules=(RULE,))
SAME = RuleSet(id="own", version="1", rules=())


@pytest.mark.parametrize("place", ["", "east", "west"])
def test_a_place_that_is_known_is_taken(place: str) -> None:
    """To an edition of one of the rule sets, or anyway."""
    check_place(place, [SAME, RULES], known=["west"])


def test_a_place_of_which_nobody_knows_is_refused() -> None:
    """With the one that was perhaps meant."""
    with pytest.raises(InputError, match=r"place: found 'wes', .*: east \(did you mean \"west\"\?\)"):
        check_place("wes", [RULES], known=["west"])


def test_rules_that_are_the_same_everywhere_have_no_places() -> None:
    """It is said."""
    with pytest.raises(InputError, match="the same thresholds everywhere"):
        check_place("east", [SAME])
