"""Types and units."""

import pytest

from devreport.expressions import Expr, Field, Literal, Parameter, Round, total
from devreport.quantities import ONE, PERCENT, PERCENTAGE_POINT, YUAN, Quantity, Unit, parse_unit
from devreport.rules.checker.kinds import wrong_types
from devreport.rules.checker.places import Part, Use
from devreport.rules.subject import Meaning, Sort, Table

A, B, MONEY, SHARE = Field("a"), Field("b"), Field("money"), Field("share")
TABLE = Table(
    {
        "a": Meaning(Sort.AMOUNT, ""),
        "b": Meaning(Sort.AMOUNT, "", family="growth"),
        "money": Meaning(Sort.AMOUNT, "", unit=YUAN),
        "count": Meaning(Sort.AMOUNT, "", unit=parse_unit("个")),
        "share": Meaning(Sort.RATIO, ""),
        "fund": Meaning(Sort.AMOUNT, "", unit=YUAN, settled=True),
        "rise": Meaning(Sort.AMOUNT, "", unit=PERCENT, settled=True),
        "word": Meaning(Sort.WORD, ""),
        "day": Meaning(Sort.DAY, ""),
        "flag": Meaning(Sort.TRUTH, ""),
    }
)
Y, GE, PC, PT = (Literal(Quantity(5, unit)) for unit in ("亿元", "个", "%", "个百分点"))


def problems(*exprs: Expr, use: Use = Use.CONDITION, unit: Unit | None = None) -> list[tuple[str, str]]:
    """Where and how to put it right."""
    parts = [Part(f"$[{number}]", expr, TABLE, use, unit) for number, expr in enumerate(exprs)]
    parameters = {"limit": Quantity(5, "亿元")}
    return [(one.where, one.hint) for found in wrong_types(parts, parameters).values() for one in found]


@pytest.mark.parametrize(
    "exprs",
    [
        (A >= Y, A >= Parameter("limit")),
        (A >= GE, A / A >= PC),
        (A >= PC, A - A >= PT),
        (A >= Y, B >= PC),
        (A >= Round(A, 0, YUAN),),
        (A >= B,),
        (A - A >= PT,),
        (A >= SHARE, A - A >= PT),
        (Field("rise") >= PC,),
        (MONEY >= Y,),
        (MONEY >= Literal(Quantity(5, "万美元")),),
        (SHARE >= PC, SHARE - SHARE >= PT),
        (Field("flag"), Field("word").equals("x"), Field("day").equals(Field("day"))),
        (A > 0,),
        (A > Literal(Quantity(0, "亿元")),),
    ],
)
def test_an_amount_is_of_one_kind_in_a_rule(exprs: tuple[Expr, ...]) -> None:
    """Whatever kind that is; money stays money, of one currency."""
    assert [] == problems(*exprs)


@pytest.mark.parametrize("share", [SHARE, Field("rise")])
def test_an_amount_is_a_share_only_if_the_rule_says_so(share: Expr) -> None:
    """By a number in per cent that it is held against."""
    assert ["$[0].right"] == [where for where, _ in problems(A >= share)]
    assert [] == problems(A >= share, A >= PC)


def test_what_is_settled_is_read_in_one_way() -> None:
    """Money of a plan may be of any currency, and a fund in yuan is in yuan."""
    dollars = Literal(Quantity(5, "万美元"))
    assert ["$[0].right"] == [where for where, _ in problems(Field("fund") >= dollars, MONEY >= dollars)]


def test_amounts_multiplied_are_no_share() -> None:
    """Whatever they measure; a share of an amount is an amount, and a quotient of two is a share."""
    ((where, hint),) = problems(A * A >= PC)
    assert where == "$[0].right"
    assert hint.startswith("amounts multiplied")
    assert [] == problems(A * SHARE >= PC, A / A * SHARE >= PC)


@pytest.mark.parametrize(
    ("value", "limit", "wrong"),
    [(A, PC, False), (MONEY, PC, True), (MONEY, Y, False), (SHARE, PT, True), (A, Literal(Quantity(0)), False)],
)
def test_a_limit_measures_what_the_value_does(*, value: Expr, limit: Expr, wrong: bool) -> None:
    """Or the sentence holds one thing against another."""
    figures = [("x.figures.value", value), ("x.figures.limit.value", limit), ("x.figures.other", MONEY)]
    parts = [Part(where, expr, TABLE, Use.FIGURE) for where, expr in figures]
    found = [one.where for every in wrong_types(parts, {}).values() for one in every]
    assert found == (["x.figures.limit.value"] if wrong else [])


def test_the_reading_with_the_fewest_problems_counts() -> None:
    """Two tests about money, one about things."""
    assert [("$[1].right", HINT)] == problems(A >= Y, A >= GE, A < Y)
    assert [("$[1].right", HINT)] == problems(A >= Y, A >= GE)
    assert {} == wrong_types([Part("$", A >= B, TABLE, Use.CONDITION)], {})


HINT = "use a number of money here: unlike things are not compared, added or taken for each other"


@pytest.mark.parametrize(
    ("hint", "expr"),
    [
        ("write it in %", SHARE >= PT),
        ("write it in 个百分点", SHARE - SHARE >= PC),
        ("give the number its unit", MONEY >= Literal(Quantity(5))),
        ("use a number of money", MONEY >= GE),
        ("use a number of count:个", Field("count") >= Y),
        ("use a date", Field("day").equals(SHARE)),
        ('did you mean "money"', Field("mony") >= Y),
        ("name what there is: a, b, count, day,", Field("something_else_entirely") >= Y),
        ("name what there is", Parameter("something_else_entirely") >= Y),
        ("name what there is", total("something_else_entirely", A) >= Y),
        ("compare it with something", A),
        ("use a word", Field("word") > SHARE),
        ("use a boolean", Field("flag").equals(SHARE)),
        ("use a ratio", Field("rise") >= Y),
    ],
)
def test_a_fix_is_said(hint: str, expr: Expr) -> None:
    """As far as one can tell what was meant."""
    assert hint in problems(expr)[0][1]


def test_a_figure_is_a_number_or_a_day() -> None:
    """In a unit of its kind; a number of rows is shown in any counter."""
    assert [] == problems(A, Field("day"), use=Use.FIGURE)
    assert [] == problems(SHARE, use=Use.FIGURE, unit=parse_unit("个"))
    assert [] == problems(SHARE - SHARE, use=Use.FIGURE, unit=ONE)
    assert [] == problems(SHARE - SHARE, use=Use.FIGURE, unit=PERCENTAGE_POINT)
    assert [("$[0].unit", "show it in a unit of its own kind")] == problems(SHARE, use=Use.FIGURE, unit=YUAN)
    assert [("$[0].unit", "show it in a unit of its own kind")] == problems(SHARE - SHARE, use=Use.FIGURE, unit=PERCENT)
    assert [] == problems(A + 0, use=Use.FIGURE, unit=YUAN)
    assert [("$[0]", "show what was compared")] == problems(A > 0, use=Use.FIGURE)
