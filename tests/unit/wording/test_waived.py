"""Explained failures in words."""

from datetime import date

import pytest
from attrs import evolve

from devreport.findings import Waived
from devreport.model import Text
from devreport.wording import word_finding
from devreport.wording.clauses import word_clause
from devreport.wording.locale import locale_named
from devreport.wording.page import Page
from tests.unit.rules.remedy.test_least_change import found

BEHIND = found("item.progress", "t")
BOTH = Text({"zh": "用地待批。", "en": "The land is not there yet."})
CLERK = Text({"zh": "张三", "en": "Zhang San"})


@pytest.mark.parametrize(
    ("expected", "locale", "waived"),
    [
        (
            "道路应于2023年6月1日前完成，目前尚未完成（张三已说明：用地待批，至2023年9月30日）。",
            "zh",
            Waived(reason=BOTH, by=CLERK, until=date(2023, 9, 30)),
        ),
        ("道路应于2023年6月1日前完成，目前尚未完成（张三已说明：用地待批）。", "zh", Waived(reason=BOTH, by=CLERK)),
        (
            "道路应于2023年6月1日前完成，目前尚未完成（张三曾说明：用地待批，已于2023年5月1日到期）。",
            "zh",
            Waived(reason=BOTH, by=CLERK, until=date(2023, 5, 1), expired=True),
        ),
        ("道路应于2023年6月1日前完成，目前尚未完成。", "zh", None),
        (
            "(explained by Zhang San until 30 September 2023: The land is not there yet).",
            "en",
            Waived(reason=BOTH, by=CLERK, until=date(2023, 9, 30)),
        ),
        ("(explained by Zhang San: The land is not there yet).", "en", Waived(reason=BOTH, by=CLERK)),
        (
            "(explained by Zhang San, but only until 1 May 2023: The land is not there yet).",
            "en",
            Waived(reason=BOTH, by=CLERK, until=date(2023, 5, 1), expired=True),
        ),
    ],
)
def test_the_explanation_stands_behind_the_failure(expected: str, locale: str, waived: Waived | None) -> None:
    """With who gave it and until when, in whatever language."""
    said = word_finding(evolve(BEHIND, waived=waived), locale=locale).text
    assert said.endswith(expected)


def test_the_explanation_is_traced() -> None:
    """Its day is a figure, its words are those of the plan."""
    page = Page(locale_named("zh"))
    word_clause(evolve(BEHIND, waived=Waived(reason=BOTH, by=CLERK, until=date(2023, 9, 30))), page)
    assert "2023-09-30" == page.figures[f"{BEHIND.id}:waived.until"].value
