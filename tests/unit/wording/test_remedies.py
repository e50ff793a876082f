"""What would make it true, in words."""

import pytest

from devreport.expressions import Field
from devreport.findings import Finding
from devreport.quantities import Quantity, Ratio
from devreport.wording.causes import word_field
from devreport.wording.locale import locale_named
from devreport.wording.page import Page
from devreport.wording.remedies import decimals_of, word_remedies
from tests.unit.rules.remedy.test_least_change import found, judged


def said(finding: Finding, locale: str, most: int | None = None) -> list[str]:
    """The sentences."""
    return [one.text for one in word_remedies(finding, Page(locale_named(locale)), most=most)]


@pytest.mark.parametrize(
    ("rule", "subject", "locale", "expected"),
    [
        (
            "indicator.pace",
            "x",
            "zh",
            ["再增加10.2亿元（累计数达到50.2亿元）即可通过。", "完成全部目标，后6个月月均需10.1亿元。"],
        ),
        (
            "indicator.pace",
            "c",
            "en",
            [
                "It would pass with 2 more: 6 as the cumulative figure.",
                "The whole target takes 2 a month on average over the 6 months left.",
            ],
        ),
        ("item.progress", "t", "zh", ["期限为2023年6月30日即可通过。"]),
        ("item.progress", "s", "zh", []),
    ],
)
def test_a_remedy_is_a_sentence(rule: str, subject: str, locale: str, expected: list[str]) -> None:
    """And what each month that is left must bring is another."""
    assert expected == said(found(rule, subject), locale)


def test_only_so_many_are_said_as_are_wanted() -> None:
    """Of work that was late, that it could have been finished in time."""
    late = found("item.progress", "u")
    assert (2, ["完成日期为2023年6月1日即可通过。"]) == (len(said(late, "zh")), said(late, "zh", most=1))


def test_too_much_is_taken_away() -> None:
    """Down to what is allowed."""
    finding = judged(Field("actual") <= Quantity("2.5", "亿元"))
    assert ["减少0.5亿元（本期数为2.5亿元）即可通过。"] == said(finding, "zh")


@pytest.mark.parametrize(
    "condition",
    [Field("actual") > Quantity("5", "亿元"), Field("actual") * 3 >= Quantity("10", "亿元")],
)
def test_what_cannot_be_printed_exactly_is_not_said(condition: object) -> None:
    """More than five, without a next number; or three and a third."""
    assert [] == said(judged(condition), "zh")


def test_a_field_without_words_stands_as_it_is() -> None:
    """One of a child row is called like its own."""
    page = Page(locale_named("zh"))
    assert ["期限", "期限", "xyz"] == [
        "".join(segment.text for segment in word_field(name, page)) for name in ("due", "milestones[0].due", "xyz")
    ]


def test_decimals_have_an_end_or_are_too_many() -> None:
    """Six are printed at most."""
    assert [0, 2, 7] == [decimals_of(number) for number in (Ratio(3), Ratio(5, 4), Ratio(1, 3))]


def test_figures_can_be_followed() -> None:
    """To the recorded figures behind them."""
    page = Page(locale_named("zh"))
    word_remedies(found("indicator.pace", "x"), page)
    entry = page.figures["x@2023-S1:indicator.pace.remedy.to_date.change"]
    assert (("obs:x@2023-S1",), "10.2") == (entry.inputs, entry.printed)
