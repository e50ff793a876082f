"""Frequencies as subjects."""

from typing import Any

import pytest

from tests.rules.assessed import subjects


def parts(per: str, *, period: str = "2023-S1", as_of: str = "2023-06-30", **given: Any) -> list[tuple[str, bool]]:
    """The sub-periods, and whether each was due."""
    lists = {"cadences": [{"id": "c", "name": "简报", "per": per, **given}]}
    found = subjects("cadence", lists, period=period, as_of=as_of)["c"]
    return [(part.id, part.cells["due"]) for part in found.children["parts"]]


@pytest.mark.parametrize(("per", "number"), [("xun", 18), ("month", 6), ("quarter", 2), ("half", 1), ("day", 181)])
def test_a_half_has_so_many(per: str, number: int) -> None:
    """All of them due at its end."""
    assert number == sum(due for _, due in parts(per))


def test_a_year_is_not_over_at_midyear() -> None:
    """It lies across the edge."""
    assert [("2023", False)] == parts("year")


def test_without_a_january_of_its_own_the_first_report_is_that_of_two_months() -> None:
    """A period that starts in February has it too, but not as due."""
    assert ["2023-01/2023-02", "2023-M03", "2023-M04", "2023-M05", "2023-M06"] == [
        part for part, _ in parts("month", january_reported=False)
    ]
    assert [("2023-01/2023-02", False), ("2023-M03", True)] == parts(
        "month", period="2023-02-01/2023-03-31", january_reported=False
    )
    assert [] == parts("month", period="2023-M01", january_reported=False)


def test_what_is_not_over_is_not_due() -> None:
    """On 29 June five months are."""
    assert 5 == sum(due for _, due in parts("month", as_of="2023-06-29"))


def test_what_was_held_is_counted_where_it_belongs() -> None:
    """A record of a day or a shorter period counts in the sub-period around it."""
    lists = {
        "cadences": [
            {
                "id": "c",
                "name": "会",
                "per": "quarter",
                "period": "2023-S1",
                "records": ["2023-01-05", "2023-02", "2023"],
            }
        ]
    }
    first, second = subjects("cadence", lists)["c"].children["parts"]
    assert ["2次", "0次"] == [str(part.cells["held"]) for part in (first, second)]
