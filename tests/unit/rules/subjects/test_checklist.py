"""Checklists as subjects."""

from datetime import date

from tests.rules.assessed import subjects

LISTS = {
    "items": [
        {
            "id": "x",
            "name": "项目",
            "checklists": [
                {
                    "name": "一件三证",
                    "requirements": [{"name": "批复", "obtained_on": "2023-01-05"}, {"name": "许可证"}],
                },
                {
                    "name": "材料",
                    "needed_on": "2023-10-31",
                    "requirements": [{"name": "表", "valid_until": "2023-09-01"}],
                },
            ],
        }
    ]
}


def test_each_checklist_of_an_item_is_a_subject() -> None:
    """Named by its place."""
    found = subjects("checklist", LISTS)
    assert ["x/checklists[0]", "x/checklists[1]"] == list(found)
    assert ["项目", "材料"] == [str(found["x/checklists[1]"].texts[role]) for role in ("name", "checklist")]


def test_without_a_day_the_documents_are_needed_on_that_of_the_report() -> None:
    """They must be valid on the later of the two days."""
    found = subjects("checklist", LISTS)
    assert date(2023, 6, 30) == found["x/checklists[0]"].cells["needed_on"]
    (form,) = found["x/checklists[1]"].children["requirements"]
    assert (date(2023, 10, 31), True) == (form.cells["needed_on"], form.cells["expires"])
    assert ("item:x.checklists[1].requirements[0].valid_until",) == form.inputs["valid_until"]


def test_a_document_is_at_hand_from_its_day_on() -> None:
    """Not before."""
    before = subjects("checklist", LISTS, as_of="2023-01-04")["x/checklists[0]"]
    after = subjects("checklist", LISTS, as_of="2023-01-05")["x/checklists[0]"]
    assert [False, True] == [each.children["requirements"][0].cells["obtained"] for each in (before, after)]
