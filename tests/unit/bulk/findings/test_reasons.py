"""Why what is written in a column is not valid."""

from __future__ import annotations

import pytest

from devreport.bulk import Mapped
from devreport.bulk.engines.words import Physical, PhysicalKind
from devreport.bulk.findings.reasons import REASONS, reason_of
from devreport.bulk.mapping.fitting import Held
from devreport.bulk.programs.reading import Column
from devreport.lowering import Op
from devreport.rules.subject import Sort


@pytest.mark.parametrize(
    ("text", "kind", "reason"),
    [
        ("abc", PhysicalKind.TEXT, "not_a_number"),
        ("１２", PhysicalKind.TEXT, "not_a_number"),
        ("1.", PhysicalKind.TEXT, "too_many_digits"),
        ("1.001", PhysicalKind.TEXT, "off_grid"),
        ("-5", PhysicalKind.INTEGER, "below_zero"),
        ("-5", PhysicalKind.OTHER, "below_zero"),
        ("nan", PhysicalKind.FLOAT, "not_finite"),
        ("1e300", PhysicalKind.FLOAT, "too_many_digits"),
        ("0.001", PhysicalKind.FLOAT, "off_grid"),
        ("-0.25", PhysicalKind.FLOAT, "below_zero"),
    ],
)
def test_reasons_are_told_by_what_is_written(text: str, kind: PhysicalKind, reason: str) -> None:
    """The first that is true of it."""
    held = Held(field="x", mapped=Mapped(nonnegative=True), sort=Sort.AMOUNT, physical=Physical(kind, "?"), places=2)
    assert reason == reason_of(text, Column(held=held, op=Op.NUMBER, value=0, valid=True))
    assert reason in REASONS
