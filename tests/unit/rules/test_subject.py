"""Subjects as rows."""

from devreport.periods import half
from devreport.quantities import Quantity
from devreport.rules import Subject

PART = Subject(kind="", id="parts[0]", period=half(2023, 1), cells={"value": None})
WHOLE = Subject(
    kind="breakdown",
    id="by-branch",
    period=half(2023, 1),
    cells={"total": Quantity(3, "次")},
    children={"parts": (PART,)},
)


def test_a_subject_is_a_row_with_child_rows() -> None:
    """Numbers are in base units, and what is missing in a child row is named with the child."""
    assert 3 == WHOLE.row.values["total"]
    assert frozenset({"parts[0].value"}) == WHOLE.row.relations["parts"][0].values["value"].missing


def test_a_stamp_is_the_id_and_the_period() -> None:
    """Ids of figures start with it."""
    assert "by-branch@2023-S1" == WHOLE.stamp
