from devreport.model import Breakdown, Cadence, FundingStage, Ledger, LedgerEntry, Part, Publication
from devreport.model.vocabulary import FundingStageKind
from devreport.periods import PeriodKind


def test_only_what_is_known_has_to_be_said():
    """Everything but the id, the name and what makes the record is optional."""
    assert (None, (), True) == (
        Ledger(id="l", name="问题").found,
        Ledger(id="l", name="问题").entries,
        Part(name="a").value is None,
    )
    assert (1, ()) == (
        Cadence(id="c", name="简报", per=PeriodKind.XUN).minimum,
        Publication(id="p", name="专报").issues,
    )
    assert FundingStage(stage=FundingStageKind.ISSUED).amount is None
    assert not LedgerEntry(id="1").name


def test_a_breakdown_covers_its_total_unless_it_says_otherwise():
    """其中 has to be said."""
    assert Breakdown(id="b", name="按行业").exhaustive
