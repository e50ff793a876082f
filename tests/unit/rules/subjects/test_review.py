"""A five-year plan as a subject."""

from typing import Any

from devreport.quantities import Ratio
from tests.rules.assessed import subjects

LISTS: Any = {
    "indicators": [{"id": "x", "name": "指标", "unit": "%", "nature": "rate", "binding": "binding"}],
    "baselines": [{"indicator": "x", "period": "2020", "value": "60%"}],
    "targets": [{"indicator": "x", "period": "2021/2025", "value": "64%"}],
    "observations": [{"indicator": "x", "period": "2022", "value": "62%"}],
}


def test_its_rows_say_how_far_along_each_indicator_is() -> None:
    """Without units, so that they can be counted together, and with the figures behind them."""
    found = subjects("review", LISTS, period="2021-01-01/2023-06-30", as_of="2023-06-30")["p"]
    (row,) = found.children["indicators"]
    assert (Ratio(1, 2), False, False, False) == tuple(
        row.cells[name] for name in ("rate", "reached", "held", "capped")
    )
    assert ("base:x@2020", "target:x@2021/2025", "obs:x@2022") == row.inputs["rate"]
    assert found.cells["reviewed"] is True


def test_what_cannot_be_computed_is_missing() -> None:
    """And a half-year report is no review."""
    found = subjects("review", {**LISTS, "observations": []}, period="2021-01-01/2023-06-30", as_of="2023-06-30")["p"]
    assert (None, None) == tuple(found.children["indicators"][0].cells[name] for name in ("rate", "reached"))
    assert subjects("review", LISTS)["p"].cells["reviewed"] is False
