"""Values that stand for all others."""

from fractions import Fraction

from devreport.rules.checker.bounds import Bounds
from devreport.rules.checker.samples import OTHER, numbers, words


def test_one_number_for_each_piece() -> None:
    """Below, at and above each limit."""
    assert (-1, 0, Fraction(1, 2), 1, 2) == numbers([Fraction(0), Fraction(1)], Bounds(), whole=False)
    assert (-1, 0, 1) == numbers([], Bounds(), whole=False)


def test_numbers_lie_within_their_bounds() -> None:
    """And the bounds are limits too."""
    inside = Bounds(Fraction(0), Fraction(1))
    assert (0, Fraction(1, 4), Fraction(1, 2), Fraction(3, 4), 1) == numbers([Fraction(1, 2)], inside, whole=False)


def test_whole_numbers_leave_gaps_out() -> None:
    """Nothing lies between two and three."""
    assert (1, 2, 3, 4) == numbers([Fraction(2), Fraction(3)], Bounds(), whole=True)
    assert (2, 3, 4) == numbers([Fraction(5, 2), Fraction(4)], Bounds(most=Fraction(4)), whole=True)


def test_one_word_for_all_that_are_not_named() -> None:
    """If there are any."""
    assert ("a", "b") == words(["a", "b"], ["a", "b"])
    assert ("a", "b") == words(["a", "a"], ["a", "b", "c"])
    assert ("a", OTHER) == words(["a"], [])
