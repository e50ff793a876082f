"""Names are looked up or refused with the nearest known one."""

import pytest

from devreport.errors import RuleError
from devreport.expressions.names import look_up


def test_a_known_name_stands_for_something():
    """As in any mapping."""
    assert 1 == look_up({"actual": 1}, "actual", kind="field")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("actul", """found the field 'actul', expected a known field (did you mean "actual"?)"""),
        ("__class__", "found the field '__class__', expected a known field"),
        ("x" * 10**6, f"found the field '{'x' * 60}', expected a known field"),
    ],
)
def test_an_unknown_name_is_refused(name, expected):
    """With the nearest known one, and at no great length."""
    with pytest.raises(RuleError) as caught:
        look_up({"actual": 1}, name, kind="field")
    assert expected == str(caught.value)
    assert "unknown_field" == caught.value.problems[0].code
