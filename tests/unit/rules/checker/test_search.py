"""The search for values."""

import pytest

from devreport.expressions import Expr, Field
from devreport.rules.checker import search as module
from devreport.rules.checker.conditions import ANY, FALSE, TRUE, UNKNOWN, All, Atom, Fixed, Formula, Opposite, Some
from devreport.rules.checker.search import Effort, Search, TooHard, keys_of

A, B = Field("a"), Field("b")
HAS_A, HAS_B = Atom(A, bool), Atom(B, bool)


def search(*, effort: Effort | None = None) -> Search:
    """A search over truth values that may be missing."""
    return Search(lambda _: (True, False, None), effort or Effort())


@pytest.mark.parametrize(
    ("expected", "formula", "outcome"),
    [
        ({A: True}, HAS_A, TRUE),
        ({A: False}, HAS_A, FALSE),
        ({A: None}, HAS_A, UNKNOWN),
        ({A: False}, Opposite(HAS_A), TRUE),
        ({A: True, B: True}, All([HAS_A, HAS_B]), TRUE),
        ({A: True, B: None}, All([HAS_A, HAS_B]), UNKNOWN),
        (None, All([HAS_A, Opposite(HAS_A)]), TRUE),
        (None, Some([HAS_A, Opposite(HAS_A)]), FALSE),
        ({A: None}, Some([HAS_A, Opposite(HAS_A)]), UNKNOWN),
        ({}, All([]), TRUE),
        (None, Some([]), TRUE),
        ({}, Fixed(TRUE), TRUE),
        (None, Fixed(FALSE), TRUE),
        ({}, HAS_A, ANY),
    ],
)
def test_values_for_which_a_condition_comes_out_so(
    expected: dict[Expr, object] | None, formula: Formula, outcome: int
) -> None:
    """Or nothing, if there are none."""
    assert expected == search().witness([(formula, outcome)])


def test_several_conditions_at_once() -> None:
    """With what is given."""
    assert {A: False, B: True} == search().witness([(HAS_A, FALSE), (Some([HAS_A, HAS_B]), TRUE)])
    assert search().witness([(HAS_A, TRUE)], given={A: False}) is None
    assert search().witness([(All([HAS_A, HAS_B]), UNKNOWN)], given={A: False}) is None


def test_a_question_may_be_too_hard(monkeypatch: pytest.MonkeyPatch) -> None:
    """It then has no answer, and what was spent is spent."""
    monkeypatch.setattr(module, "_FOR_ONE", 3)
    effort = Effort()
    with pytest.raises(TooHard):
        search(effort=effort).witness([(All([HAS_A, HAS_B, HAS_A, HAS_B]), TRUE)])
    assert effort.left < Effort().left


def test_the_expressions_of_a_formula() -> None:
    """Each where it stands."""
    assert [A, B] == list(keys_of(Opposite(Some([HAS_A, All([HAS_B]), Fixed(ANY)]))))
