"""What was not judged because another rule did not pass."""

import pytest
from attrs import evolve

from devreport.findings import STATEMENTS
from devreport.wording import word_finding
from tests.strategies.wording import finding

TARGET = finding(STATEMENTS["target"], None)


@pytest.mark.parametrize(
    ("locale", "words"),
    [
        ("en", "; this was not judged, as indicator.whole and indicator.range did not pass or could not be decided."),
        ("zh", "；因前提规则indicator.whole、indicator.range未通过或无法判定，不作判定。"),
    ],
)
def test_the_needs_that_were_not_met_are_named(locale: str, words: str) -> None:
    """Behind what is known."""
    plain = word_finding(TARGET, locale=locale).text
    held = evolve(TARGET, unmet=("indicator.whole", "indicator.range"))
    assert plain[:-1] + words == word_finding(held, locale=locale).text
