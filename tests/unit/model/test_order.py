from datetime import date

import pytest

from devreport.model import (
    Cadence,
    Funding,
    FundingStage,
    FundingStageKind,
    Ledger,
    LedgerEntry,
    Milestone,
    OrgUnit,
    PlanItem,
    Publication,
)
from devreport.periods import PeriodKind
from devreport.quantities import Missing, Quantity

MARCH, JUNE, JULY = date(2023, 3, 1), date(2023, 6, 30), date(2023, 7, 1)


@pytest.mark.parametrize(
    ("expected", "fields"),
    [
        ([], {"starts": MARCH, "due": MARCH, "finished": JULY}),
        ([], {"due": MARCH, "finished": JUNE}),
        (["due"], {"starts": JUNE, "due": MARCH}),
        (["finished"], {"starts": JUNE, "finished": MARCH}),
        (
            [],
            {
                "milestones": [
                    Milestone(name="a", due=MARCH),
                    Milestone(name="b", due=MARCH),
                    Milestone(name="c", due=JUNE),
                ]
            },
        ),
        (["milestones[1].due"], {"milestones": [Milestone(name="a", due=JUNE), Milestone(name="b", due=MARCH)]}),
    ],
)
def test_an_item_ends_after_it_starts(expected, fields, places):
    """And its milestones are in order."""
    assert [f"$.items[0].{name}" for name in expected] == places(items=[PlanItem(id="t", name="项目", **fields)])


@pytest.mark.parametrize(
    ("expected", "fields"),
    [
        ([], {"found": Quantity("3", "条"), "closed": Missing(), "open": Quantity("1", "条")}),
        (["found"], {"found": Quantity("-3", "条")}),
        (["closed"], {"found": Quantity("3", "条"), "closed": Quantity("3", "户")}),
        ([], {"entries": [LedgerEntry(id="1", found_on=MARCH, due=JUNE, closed_on=MARCH)]}),
        (["entries[1].id"], {"entries": [LedgerEntry(id="1"), LedgerEntry(id="1")]}),
        (
            ["entries[0].due", "entries[0].closed_on"],
            {"entries": [LedgerEntry(id="1", found_on=JUNE, due=MARCH, closed_on=MARCH)]},
        ),
    ],
)
def test_a_ledger_keeps_its_order(expected, fields, places):
    """Nothing is closed before it is found."""
    assert [f"$.ledgers[0].{name}" for name in expected] == places(ledgers=[Ledger(id="l", name="问题", **fields)])


def stages(**figures) -> list[FundingStage]:
    """One stage of each kind that is named, with its count or amount."""
    return [
        FundingStage(stage=FundingStageKind(kind), **{"amount" if "元" in figure else "count": Quantity.parse(figure)})
        for kind, figure in figures.items()
    ]


@pytest.mark.parametrize(
    ("expected", "fields"),
    [
        ([], {"stages": stages(applied="12个", issued="3.5亿元", spent="200万元"), "batch": 1}),
        (["batch"], {"batch": 0}),
        (["stages"], {"stages": [*stages(applied="12个"), *stages(applied="13个")]}),
        (["stages[0].count"], {"stages": stages(applied="-12个")}),
        (["stages[0].amount"], {"stages": stages(applied="-12亿元")}),
        (["stages[1].count"], {"stages": stages(applied="12个", issued="3项")}),
        (["stages[1].amount"], {"stages": stages(applied="12亿元", issued="3亿美元")}),
        (["stages[0].amount"], {"stages": [FundingStage(stage=FundingStageKind.SPENT, amount=Quantity("3", "个"))]}),
    ],
)
def test_stages_of_funding_compare(expected, fields, places):
    """Each stage is given once, in counts of one kind and in money of one kind."""
    assert [f"$.fundings[0].{name}" for name in expected] == places(fundings=[Funding(id="f", name="专项债", **fields)])


@pytest.mark.parametrize(
    ("expected", "fields"),
    [
        ([], {"per": PeriodKind.XUN}),
        (["minimum"], {"per": PeriodKind.MONTH, "minimum": 0}),
        (["per"], {"per": PeriodKind.RANGE}),
        (["per"], {"per": PeriodKind.YEAR_TO_DATE}),
    ],
)
def test_a_frequency_comes_again(expected, fields, places):
    """Per something that repeats, at least once."""
    assert [f"$.cadences[0].{name}" for name in expected] == places(cadences=[Cadence(id="c", name="简报", **fields)])


@pytest.mark.parametrize(
    ("expected", "fields"),
    [
        ([], {"issues": [1, 2, 5], "cited": [2, 5], "gaps_declared": [3, 4], "entries": Quantity("9", "条")}),
        (["issues[0]"], {"issues": [0, 1]}),
        (["issues[1]"], {"issues": [2, 1]}),
        (["issues[1]"], {"issues": [2, 2]}),
        (["cited"], {"issues": [1, 2], "cited": [3]}),
        (["gaps_declared"], {"issues": [1, 2], "gaps_declared": [2]}),
        (["entries"], {"entries": Quantity("-1", "条")}),
    ],
)
def test_issues_are_numbered(expected, fields, places):
    """In rising order from one, and what is cited came out."""
    assert [f"$.publications[0].{name}" for name in expected] == places(
        publications=[Publication(id="p", name="专报", **fields)]
    )


@pytest.mark.parametrize(("expected", "heads"), [([], 2), ([], 0), (["$.orgs[0].heads_required"], -1)])
def test_a_unit_needs_no_fewer_than_no_heads(expected, heads, places):
    """双组长 is two."""
    assert expected == places(orgs=[OrgUnit(id="o", name="局", heads_required=heads)])
