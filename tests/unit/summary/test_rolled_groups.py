"""What is said of the whole and of groups: growth, the best and the worst, pace, changes of rank."""

import pytest

from devreport.findings import Outcome, Verdict
from devreport.quantities import Ratio
from devreport.summary.rolled_figures import RolledFigures
from devreport.summary.rolled_findings import RolledFindings
from devreport.summary.rolled_groups import groups, pace, ranking, summed, whole
from tests.strategies.rollups import RATIOS, rolled, row, topic

EIGHT = [row(name, 1000 * number) for number, name in enumerate("ABCDEFGH", start=1)]


def said(rows, by=("area",), *, ratios=RATIOS, **settings):
    """What findings are made of."""
    return RolledFindings(RolledFigures.of(rolled(rows, by, ratios=ratios), topic(**settings)))


def names(listed):
    """The Chinese names of a list."""
    return "".join(one.name.within("zh")[0][0] for one in listed)


def test_the_best_and_the_worst_are_named_where_there_are_many():
    """All of them where they are few; ties at the edge are all named, and none is both."""
    (found,) = ranking(said(EIGHT), "completion")
    assert ("HGF", "CBA") == (names(found.lists["best"]), names(found.lists["worst"]))
    (found,) = ranking(said(EIGHT, most=4), "completion")
    assert ("HGFEDCBA", "") == (names(found.lists["best"]), names(found.lists["worst"]))
    (found,) = ranking(said([row(name) for name in "ABCDEFGH"]), "completion")
    assert ("ABCDEFGH", "") == (names(found.lists["best"]), names(found.lists["worst"]))
    assert [] == [*ranking(said(EIGHT[:1]), "completion")]
    assert [] == [*ranking(said(EIGHT, ()), "completion")]


def test_groups_are_held_against_what_is_due_or_else_against_the_whole():
    """The worst first; who is exactly on the line is not behind."""
    (found,) = pace(said(EIGHT, due=Ratio(3, 10)), "completion")
    assert (Verdict.BEHIND, Outcome.FAIL, "AB") == (found.verdict, found.outcome, names(found.lists["groups"]))
    (found,) = pace(said(EIGHT, due=Ratio(1, 10)), "completion")
    assert (Verdict.COMPLETE, Outcome.PASS) == (found.verdict, found.outcome)
    (found,) = pace(said(EIGHT), "completion")
    assert ("rollup_below", "ABCD") == (found.statement, names(found.lists["groups"]))
    assert [] == [*pace(said([row("A"), row("B")]), "completion")]
    assert [] == [*pace(said(EIGHT[:1]), "completion")]
    assert 1 == len([*pace(said(EIGHT[:1], due=Ratio(1)), "completion")])
    assert [] == [*pace(said([row("A", None), row("B", None)]), "completion")]
    assert [] == [*pace(said([row("A", None)], due=Ratio(1)), "completion")]


def test_changes_of_rank_are_said():
    """Up, down or as before; a group that was not there before, or has no rank, has none; ties are shared."""
    before = rolled([row("A", 1), row("B", 2), row("C", 3), row(None, 9)])
    now = [row("A", 9), row("C", 3), row("B", 1), row("D", 1), row("E", None), row("F", 1, 0), row(None, 5)]
    found = {one.subject: one for one in groups(said(now, before=before), "completion")}
    verdicts = {subject.removeprefix("projects[area=").rstrip("]"): one.verdict for subject, one in found.items()}
    assert {
        "A": Verdict.UP,
        "C": Verdict.DOWN,
        "B": Verdict.DOWN,
        "D": Verdict.RECORDED,
        "E": None,
        "F": Verdict.UNDEFINED,
        "None": Verdict.RECORDED,
    } == verdicts
    assert Ratio(2, unit="个") == found["projects[area=B]"].figures["tied"].value
    assert [2, 1, 1] == [found[f"projects[area={name}]"].figures["gained"].value.value for name in ("A", "C", "B")]
    same = rolled([row("A")])
    assert [Verdict.FLAT] == [one.verdict for one in groups(said([row("A")], before=same), "completion")]


@pytest.mark.parametrize(
    ("before", "now", "verdict"),
    [
        (100, 150, Verdict.UP),
        (100, 50, Verdict.DOWN),
        (100, 100, Verdict.FLAT),
        (100, -5, Verdict.TURNED_NEGATIVE),
        (-5, 100, Verdict.TURNED_POSITIVE),
        (0, 100, Verdict.FROM_ZERO),
        (-5, -6, Verdict.UNDEFINED),
        (None, 5, Verdict.RECORDED),
    ],
)
def test_a_sum_is_compared_with_last_year(before, now, verdict):
    """As growth is said elsewhere; without a base the sum is said alone."""
    rows = [row(done=now), row(planned=None, done=0)]
    (found,) = summed(said(rows, last_year=rolled([row(done=before)])), "done")
    assert verdict is found.verdict
    assert ("rollup_sum_all" if before is None else "growth") == found.statement


def test_a_sum_of_nothing_is_not_said_to_be_zero():
    """It is missing."""
    lost = said([row(done=None)], ratios={}, last_year=rolled([row()], sums=()))
    (found,) = summed(lost, "done")
    assert (None, Outcome.UNKNOWN) == (found.verdict, found.outcome)
    assert None is whole(said([row(done=None)]), "completion").verdict
    assert Verdict.UNDEFINED is whole(said([row(planned=0)]), "completion").verdict


def test_a_sum_that_a_completion_says_is_not_said_again():
    """Unless it counts other rows."""
    assert [] == [*summed(said([row()]), "done")]
    assert 1 == len([*summed(said([row(), row(planned=None)]), "done")])
    assert 1 == len([*summed(said([row()], ratios={"inverse": ("planned", "done")}), "done")])
