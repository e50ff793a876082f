"""Goals as subjects."""

from tests.rules.assessed import subjects

LISTS = {
    "orgs": [{"id": "a", "name": "甲县"}, {"id": "b", "name": "乙县"}],
    "goals": [{"id": "top", "name": "总", "covers": ["a", "b"]}, {"id": "low", "name": "分", "parent": "top"}],
    "items": [
        {"id": "i", "name": "一", "goal": "low", "owner": "a"},
        {"id": "j", "name": "二", "goal": "top", "responsibility": {"lead_units": ["a"]}},
        {"id": "k", "name": "三", "owner": "b"},
    ],
}


def test_items_of_goals_below_count() -> None:
    """Those that a unit owns or leads; an item without a goal counts for none."""
    found = subjects("goal", LISTS)
    assert ["2个", "0个"] == [str(unit.cells["items"]) for unit in found["top"].children["covers"]]
    assert ["甲县", "乙县"] == [str(unit.texts["name"]) for unit in found["top"].children["covers"]]
    assert ("item:i.owner", "item:j.owner") == found["top"].children["covers"][0].inputs["items"]


def test_a_goal_may_cover_nobody() -> None:
    """It has no child rows then."""
    low = subjects("goal", LISTS)["low"]
    assert (False, ()) == (low.cells["covering"], low.children["covers"])
