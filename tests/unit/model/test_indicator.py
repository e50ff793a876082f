from datetime import date

import pytest

from devreport.errors import InputError
from devreport.model import (
    Baseline,
    Basis,
    Growth,
    GrowthKind,
    Indicator,
    Observation,
    Target,
    TargetVersion,
    figure_id,
)
from devreport.periods import half, year
from devreport.quantities import Quantity, parse_unit

WHAT = {"indicator": "money", "period": half(2023, 1), "value": Quantity("629.0", "亿元")}


def test_a_figure_id_says_what_the_figure_is():
    """Kind, indicator, subject and period can be read off it."""
    assert "obs:money/roads@2023-S1" == figure_id("obs", "money", about="roads", period=half(2023, 1))
    assert "obs:money@2023" == figure_id("obs", "money", about=None, period=year(2023))


@pytest.mark.parametrize(
    ("expected", "record"),
    [
        ("base:money@2023-S1", Baseline(**WHAT)),
        ("target:money@2023-S1", Target(**WHAT)),
        ("target:money@2023-S1:adjusted", Target(**WHAT, version=TargetVersion.ADJUSTED)),
        ("obs:money/roads@2023-S1", Observation(**WHAT, about="roads")),
        ("obs:money@2023-S1:comparable", Observation(**WHAT, basis=Basis.COMPARABLE)),
        ("obs:money@2023-S1:2023-07-20", Observation(**WHAT, released_on=date(2023, 7, 20))),
        ("growth:money@2023-S1", Growth(**WHAT)),
        ("growth:money@2023-S1:period_on_period", Growth(**WHAT, kind=GrowthKind.PERIOD_ON_PERIOD)),
        ("growth:money@2023-S1:comparable", Growth(**WHAT, basis=Basis.COMPARABLE)),
    ],
)
def test_ids_differ_where_figures_do(expected, record):
    """Another version, basis, vintage or kind is another figure."""
    assert expected == record.id


def test_a_unit_may_be_spelt():
    """Either script will do, and an unknown unit is refused."""
    assert parse_unit("亿元") == Indicator(id="i", name="投资", unit="億元").unit
    with pytest.raises(InputError, match="a known unit"):
        Indicator(id="i", name="投资", unit="亿圆圆")
