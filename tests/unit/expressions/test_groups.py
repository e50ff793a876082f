"""Child rows in groups."""

from datetime import date
from fractions import Fraction

import pytest

from devreport.errors import RuleError
from devreport.expressions import Absent, Row, row
from devreport.expressions.groups import groups
from devreport.quantities import Interval, Quantity


def keyed(*keys):
    """Rows with these keys."""
    return [row({"key": key}, label=f"r{position}") for position, key in enumerate(keys)]


def sizes(found):
    """How many members each key has."""
    return [(one.values["key"], len(one.relations["rows"])) for one in found]


@pytest.mark.parametrize(
    "keys",
    [
        ("a", "b", "a"),
        (date(2024, 1, 1), date(2024, 2, 1), date(2024, 1, 1)),
        (True, False, True),
        (Quantity("1"), Quantity("2"), Quantity("1.0")),
    ],
)
def test_rows_with_one_key_are_one_group(keys):
    """Words, dates, truth values and numbers; in the order in which they are first met."""
    members = keyed(*keys)
    found = groups(members, "key")
    assert [2, 1] == [size for _, size in sizes(found)]
    assert [(members[0], members[2]), (members[1],)] == [one.relations["rows"] for one in found]


def test_listed_groups_come_first_and_may_be_empty():
    """A key that is not listed has its group at the end."""
    found = groups(keyed("z", "b"), "key", listed=keyed("a", "b", "b"))
    assert [("a", 0), ("b", 1), ("z", 1)] == sizes(found)
    assert () == groups([], "key")


def test_a_missing_key_is_named():
    """Of a member and of a row that lists the groups."""
    expected = Absent(missing=frozenset({"r1.key"}))
    assert expected == groups(keyed("a", None), "key")
    assert expected == groups([], "key", listed=keyed("a", None))


def test_a_number_that_is_not_exactly_known_is_no_key():
    """Nobody can say which group it is of."""
    wide = Row({"key": Interval(Fraction(1), Fraction(2))})
    assert Absent(undefined=frozenset({"inexact_key"})) == groups([wide], "key")


def test_an_unknown_key_is_refused():
    """With the nearest known name."""
    with pytest.raises(RuleError, match="the field 'kye', expected a known field"):
        groups(keyed("a"), "kye")
