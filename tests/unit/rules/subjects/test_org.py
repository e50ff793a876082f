"""Units as subjects."""

from devreport.quantities import Quantity
from tests.rules.assessed import subjects


def test_heads_are_counted_in_people() -> None:
    """A number may be prescribed or not."""
    found = subjects(
        "org",
        {
            "orgs": [
                {"id": "x", "name": "组", "heads": ["书记", "市长"], "heads_required": 2},
                {"id": "y", "name": "局"},
            ]
        },
    )
    assert (Quantity(2, "名"), Quantity(2, "名"), True) == tuple(
        found["x"].cells[name] for name in ("heads", "required", "prescribed")
    )
    assert (Quantity(0, "名"), None, False) == tuple(
        found["y"].cells[name] for name in ("heads", "required", "prescribed")
    )
    assert ("org:x.heads_required",) == found["x"].inputs["required"]
