from decimal import Decimal

import pytest
from attrs.exceptions import FrozenInstanceError

from devreport.model import Goal, ItemKind, OrgUnit, PlanItem, Text


def test_records_are_frozen():
    """A plan is a value."""
    with pytest.raises(FrozenInstanceError):
        OrgUnit(id="o", name="局").name = Text("厅")


def test_an_item_is_a_task_unless_it_says_otherwise():
    """Projects, documents and events are named as such."""
    assert ItemKind.TASK is PlanItem(id="t", name="任务").kind


def test_a_weight_is_a_decimal():
    """Strings and whole numbers will do."""
    assert Decimal("0.25") == Goal(id="g", name="目标", weight="0.25").weight
    assert Goal(id="g", name="目标").weight is None
