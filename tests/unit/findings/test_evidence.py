"""What a finding was made of."""

from datetime import date

import pytest
from attrs.exceptions import FrozenInstanceError

from devreport.expressions import Field, Literal, row
from devreport.findings import Evidence, ListShape, Outcome, Shape, Threshold, Verdict, VerdictTest, Waived
from devreport.quantities import Quantity
from devreport.text import Text

LAST = VerdictTest(Verdict.MISSED, Outcome.FAIL)
SHAPE = Shape(None, (VerdictTest(Verdict.MET, Outcome.PASS, Field("done") >= Literal(Quantity("1"))), LAST))


def test_a_rule_may_apply_everywhere_and_show_nothing() -> None:
    """Only its verdicts must be given; the last takes what is left."""
    assert (None, {}, {}, {}) == (SHAPE.applies, SHAPE.figures, SHAPE.periods, SHAPE.lists)
    assert LAST.when is None


def test_a_list_may_be_of_bare_rows() -> None:
    """Without figures, periods or a choice among them."""
    assert ListShape(relation="parts") == ListShape(relation="parts", value=None, period="", where=None)


def test_equal_evidence_is_equal() -> None:
    """It is made of values only, so that what was written and read again can be compared."""

    def made(percent: str) -> Evidence:
        facts = row({"done": Quantity("1")})
        return Evidence(shape=SHAPE, row=facts, reach=facts, thresholds={"least": Threshold(Quantity(percent, "%"))})

    assert made("50") == made("50")
    assert made("50") != made("60")


def test_evidence_cannot_be_altered() -> None:
    """Whoever proves a finding proves what was found."""
    waived = Waived(reason=Text("雨季"), by=Text("发改局"), until=date(2023, 9, 30))
    assert not waived.expired
    with pytest.raises(FrozenInstanceError):
        waived.expired = True  # type: ignore[misc]
