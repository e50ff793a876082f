"""How subjects are stored."""

from fractions import Fraction

from devreport.lowering import Column, Layout, Storage


def test_a_column_may_be_empty_and_below_zero_unless_it_says_otherwise() -> None:
    """The default promises nothing."""
    column = Column(Storage.DECIMAL)
    assert (Fraction(1), True, False, None, False) == (
        column.scale,
        column.nullable,
        column.nonnegative,
        column.dimension,
        column.boxed,
    )


def test_child_rows_have_layouts_of_their_own() -> None:
    """By the name of the relation; none by default."""
    assert {} == Layout({}).relations
    assert (
        Storage.DAY
        is Layout({}, {"parts": Layout({"due": Column(Storage.DAY)})}).relations["parts"].columns["due"].storage
    )
