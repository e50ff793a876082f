"""Places of expressions."""

from devreport.expressions import Aggregate, Aggregation, Earlier, Field, Lag
from devreport.quantities import PERCENT
from devreport.rules import ListShown, Shown, ShownPeriod
from devreport.rules.checker.places import Part, Use, place_of, rule_parts, spots
from devreport.rules.subject import Meaning, Sort, Table
from tests.unit.rules.checker.made import ACTUAL, MISSED, met, rule

FIELDS = {"actual": Meaning(Sort.AMOUNT, "", optional=False)}
TABLE = Table(FIELDS, {"parts": {"value": Meaning(Sort.AMOUNT, ""), "month": Meaning(Sort.WORD, "")}})


def test_every_expression_has_a_place() -> None:
    """Conditions, figures and lists; periods and lists of unknown rows have none."""
    wanted = rule(
        met(ACTUAL > 1),
        MISSED,
        applies=ACTUAL > 0,
        figures={"value": Shown(ACTUAL, PERCENT), "limit": ACTUAL, "span": ShownPeriod("span")},
        lists={
            "parts": ListShown("parts", Field("value"), Field("value") > 1),
            "bare": ListShown("parts"),
            "gone": ListShown("gone", where=Field("value") > 1),
        },
    )
    found = {part.where.removeprefix("city.rule."): part for part in rule_parts(wanted, TABLE)}
    assert ["applies", "verdicts[0].when", "figures.value.value", "figures.limit", *LISTS] == list(found)
    assert PERCENT is found["figures.value.value"].unit
    assert {"value", "month"} == set(found["lists.parts.where"].scope.fields)


LISTS = ["lists.parts.where", "lists.parts.value"]


def fields(expr: Aggregate | Earlier) -> dict[str, set[str]]:
    """What each node can read."""
    return {one.where: set(one.scope.fields) for one in spots(Part("$", expr, TABLE, Use.FIGURE))}


def test_a_child_row_has_fields_of_its_own() -> None:
    """And a group has its key, and its members under the relation rows."""
    every = fields(Aggregate(Aggregation.SUM, "parts", Field("value"), Field("value") > 1))
    assert {"value", "month"} == every["$.value"] == every["$.where"]
    inner = Aggregate(Aggregation.COUNT, "rows", where=Field("value") > 1)
    grouped = fields(Aggregate(Aggregation.ALL, "parts", inner > 0, Field("value") > 1, per="month"))
    assert {"month"} == grouped["$.value"]
    assert {"value", "month"} == grouped["$.where"] == grouped["$.value.left.where.right"]
    assert {"value", "month"} == fields(Aggregate(Aggregation.COUNT, "parts", where=Field("x") > 1, per="x"))["$.where"]


def test_an_earlier_row_may_be_missing() -> None:
    """With everything in it."""
    part = Part("$", Earlier(ACTUAL, Lag.YEAR), TABLE, Use.FIGURE)
    assert [False, True] == [one.scope.fields["actual"].optional for one in spots(part)]


def test_a_rule_without_a_name_is_called_by_its_code() -> None:
    """So that a place can be told."""
    assert ["city.rule", "X01", "rule"] == [place_of(one) for one in (rule(), rule(name=""), rule(name="", code=""))]
