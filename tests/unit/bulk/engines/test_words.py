"""The vocabulary that engines share."""

from devreport.bulk.engines.words import Physical, PhysicalKind, Read, Width


def test_widths_are_ordered_by_their_bits() -> None:
    """Widths are ordered by their bits."""
    assert [32, 64, 128] == sorted(Width)


def test_what_is_read_is_valid_unless_said_otherwise() -> None:
    """What is read is valid unless said otherwise."""
    assert Read("x").valid is None
    assert Physical(PhysicalKind.DAY, "date").is_native
