"""One rule for each stage of funding."""

from devreport.model import FundingStageKind
from devreport.rules.catalogue.funding_stage import RULES


def test_every_stage_has_a_rule_and_a_statement() -> None:
    """In the order money passes through them."""
    assert [f"funding_{stage.value}" for stage in FundingStageKind] == [rule.statement.name for rule in RULES]
    assert [f"F{number:02}" for number in range(1, 8)] == [rule.code for rule in RULES]
