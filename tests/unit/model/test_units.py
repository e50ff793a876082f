import pytest

from devreport.model import Display, Indicator, PlanItem
from devreport.quantities import Quantity, Unit

OWN = Unit("担", (("mass", 1),), 50)


def test_a_unit_of_the_plans_own_is_declared(places):
    """A file could not name a unit that nobody knows."""
    fields = {
        "indicators": [Indicator(id="i", name="粮食", unit=OWN)],
        "items": [PlanItem(id="t", name="a", investment=Quantity("1", "元"))],
    }
    assert ["$.indicators[0].unit"] == places(**fields)
    assert [] == places(**fields, units=[OWN])


def test_another_unit_of_the_same_name_is_not_declared(places):
    """The unit in use is the unit declared."""
    other = Indicator(
        id="i", name="粮食", unit=OWN, display=Display(hedge_step=Quantity("1", Unit("担", (("mass", 1),), 60)))
    )
    assert ["$.indicators[0].display.hedge_step"] == places(indicators=[other], units=[OWN])


@pytest.mark.parametrize(
    "code", ["元", "公里", "亿元", "億元", "5担", "-担", "+担", " 担", ".担", "，担", "五担", "两担"]
)
def test_a_new_unit_is_new_and_no_number(code, places):
    """A known unit keeps its meaning, and a number its digits."""
    assert ["$.units[0].code"] == places(units=[Unit(code, (("mass", 1),), 50)])


def test_a_unit_is_declared_once(places):
    """Two meanings are none."""
    assert ["$.units[1].code"] == places(units=[OWN, OWN])
