"""Fundings as subjects."""

from tests.rules.assessed import subjects

LISTS = {
    "fundings": [
        {
            "id": "bonds",
            "name": "专项债券",
            "period": "2023",
            "stages": [
                {"stage": "spent", "amount": "3亿元"},
                {"stage": "issued", "count": "9个", "amount": "6亿元"},
                {"stage": "disbursed", "count": "8个", "explained": "含上年"},
            ],
        }
    ]
}


def test_stages_are_in_the_order_of_the_money() -> None:
    """Whatever their order in the plan."""
    found = subjects("funding", LISTS)["bonds"]
    assert ["issued", "disbursed", "spent"] == [stage.id for stage in found.children["stages"]]
    assert (True, "2023") == (found.cells["spending"], found.period.code)


def test_each_is_compared_with_the_nearest_before_that_has_the_figure() -> None:
    """Money skips a stage without money."""
    first, second, third = subjects("funding", LISTS)["bonds"].children["stages"]
    assert (False, False) == (first.cells["counted"], first.cells["valued"])
    assert (True, False, True) == (second.cells["counted"], second.cells["valued"], second.cells["explained"])
    assert (False, True) == (third.cells["counted"], third.cells["valued"])
    assert ("funding:bonds.issued.amount",) == third.inputs["amount_before"]
