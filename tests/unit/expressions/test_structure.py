"""How an expression is put together."""

from hypothesis import given

from devreport.expressions import Aggregate, Aggregation, Expr, Field, Literal, Type, children, count, reads, steps
from devreport.expressions.structure import NODES, operands, places
from tests.strategies.expressions import typed_expressions

X, Y = Field("x"), Field("y")
SUM = Aggregate(Aggregation.SUM, "rows", Field("amount"), Field("taken"))


def test_the_set_of_nodes_is_closed():
    """Every kind of expression is in the list, once."""
    assert 21 == len(set(NODES)) == len(NODES)
    assert all(issubclass(node, Expr) for node in NODES)


def test_children_are_what_is_about_the_same_subject():
    """What is said of child rows, or of an earlier row, belongs to the node that looks there."""
    assert (X, Y) == tuple(children(X < Y))
    assert () == tuple(children(SUM))
    assert () == tuple(children(X.year_earlier()))


def test_steps_come_in_the_order_of_reading_each_once():
    """Operands stand before what uses them."""
    assert (X, Y, X + Y, X * (X + Y)) == steps(X * (X + Y))
    assert (SUM, X, SUM / X) == steps(SUM / X)


def test_places_are_the_first_where_something_stands():
    """Also over child rows."""
    assert {
        "$": (X + SUM) & X,
        "$.operands[0]": X + SUM,
        "$.operands[0].left": X,
        "$.operands[0].right": SUM,
        "$.operands[0].right.value": Field("amount"),
        "$.operands[0].right.where": Field("taken"),
    } == {place: node for node, place in places((X + SUM) & X).items()}


@given(typed_expressions())
def test_operands_are_found_among_the_steps_before(drawn: tuple[Expr, Type]):
    """Each by its position."""
    order = steps(drawn[0])
    assert drawn[0] == order[-1]
    for position, (node, positions) in enumerate(operands(drawn[0])):
        assert node == order[position]
        assert tuple(children(node)) == tuple(order[one] for one in positions)
        assert all(one < position for one in positions)


def test_what_is_read_of_a_row():
    """Fields, relations, and what is read of earlier rows with how far they lie back."""
    before = (X / Y.year_earlier()).period_earlier()
    assert ("x", "rows", "x@period", "y@year@period") == reads(X + SUM + before)
    assert ("meetings", "months") == reads(count("meetings", per="month", among="months"))
    assert () == reads(Literal(True))
