"""Reading the JSON form: everything that is wrong, at its place, and nothing without bound."""

import time
from datetime import date

import pytest

from devreport.errors import RuleError
from devreport.expressions import Field, Literal, from_data
from devreport.expressions.json_readers import KINDS, check_size, read_node
from devreport.expressions.limits import MOST_PROBLEMS, WIDEST
from devreport.quantities import Quantity

X = {"node": "field", "name": "x"}
NODES = ", ".join(KINDS)
COUNTED = (
    "$: found sum without a value, expected a value for every aggregate but a count "
    "(what is counted is said by `where`)"
)
PLAIN = "digits and one point, no separators, such as 629.0"
EXACT = "such as '0.80', so that it is read exactly"
CONSTANT = "a text, a truth value, {'quantity': '0.8'} or {'date': '2024-06-30'}"


def literal(value):
    """A literal."""
    return {"node": "literal", "value": value}


def rounded(**changes):
    """A rounding."""
    return {"node": "round", "operand": X, "places": 1, **changes}


def unit(**changes):
    """A rounding in a unit of one's own."""
    return rounded(unit={"code": "两银", "dimension": {"money": 1}, "scale": "1/3", **changes})


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (
            literal({"quantity": "5", "places": "2"}),
            ["$.value.places: found '2', expected an integer from -999 to 999"],
        ),
        (
            literal({"quantity": "1510", "places": -2}),
            ["$.value.quantity: found 1510, expected a number with -2 decimals"],
        ),
        (None, ["$: found nothing, expected a node, such as {'node': 'field', 'name': 'actual'}"]),
        (5, ["$: found a number, expected a node, such as {'node': 'field', 'name': 'actual'}"]),
        ([X], ["$: found a list, expected a node, such as {'node': 'field', 'name': 'actual'}"]),
        (object(), ["$: found object, expected a node, such as {'node': 'field', 'name': 'actual'}"]),
        ({}, [f"$.node: found nothing, expected one of {NODES}"]),
        ({"node": []}, [f"$.node: found a list, expected one of {NODES}"]),
        ({"node": "feild"}, [f"""$.node: found 'feild', expected one of {NODES} (did you mean "field"?)"""]),
        ({"node": "__class__"}, [f"$.node: found '__class__', expected one of {NODES}"]),
        (
            {"node": "field", "nmae": "x", 5: 6},
            [
                """$: found the key 'nmae', expected node, name (did you mean "name"?)""",
                "$: found the key '5', expected node, name",
                "$: found no such key, expected the key 'name'",
            ],
        ),
        ({"node": "field", "name": True}, ["$.name: found a truth value, expected a text"]),
        ({"node": "and", "operands": X}, ["$.operands: found an object, expected a list"]),
        (
            {"node": "and", "operands": [X, 1, X, {"node": "not"}]},
            [
                "$.operands[1]: found a number, expected a node, such as {'node': 'field', 'name': 'actual'}",
                "$.operands[3]: found no such key, expected the key 'operand'",
            ],
        ),
        (
            {"node": "compare", "comparison": "=>", "left": X, "right": {"node": "field"}},
            [
                "$.comparison: found '=>', expected one of ==, !=, <, <=, >, >= (did you mean \">\"?)",
                "$.right: found no such key, expected the key 'name'",
            ],
        ),
        (
            {"node": "case", "branches": [[X], [X, X, X], X, [X, 1]], "otherwise": X},
            [
                "$.branches[0]: found a list of 1, expected a list of two",
                "$.branches[1]: found a list of 3, expected a list of two",
                "$.branches[2]: found an object, expected a list of two",
                "$.branches[3][1]: found a number, expected a node, such as {'node': 'field', 'name': 'actual'}",
            ],
        ),
        (
            {"node": "guarded", "value": X, "undefined_where": [[X, 5]]},
            ["$.undefined_where[0][1]: found a number, expected a text"],
        ),
        ({"node": "member", "operand": X, "options": ["a", None]}, ["$.options[1]: found nothing, expected a text"]),
        ({"node": "coalesce", "operands": []}, ["$: found no operands, expected at least one"]),
        (
            {"node": "aggregate", "aggregation": "sum", "relation": "r"},
            [
                COUNTED,
            ],
        ),
        (rounded(places="1"), ["$.places: found '1', expected an integer from -999 to 999"]),
        (rounded(places=True), ["$.places: found a truth value, expected an integer from -999 to 999"]),
        (rounded(places=10**5000), ["$.places: found a number, expected an integer from -999 to 999"]),
        (rounded(places=100), ["$: found places out of bounds, expected -60 to 60"]),
        (rounded(unit="元元"), ["""$.unit: found the unit '元元', expected a known unit (did you mean "元"?)"""]),
        (rounded(unit=None), ["$.unit: found nothing, expected a unit"]),
        (unit(code=""), ["$.unit: found '' with scale 1/3, expected a name and a scale above zero"]),
        (unit(scale="0"), ["$.unit: found '两银' with scale 0, expected a name and a scale above zero"]),
        (unit(scale="1/0"), ["$.unit.scale: found '1/0', expected an integer or a fraction in text, such as '1/100'"]),
        (unit(scale=1), ["$.unit.scale: found a number, expected a text"]),
        (unit(code=1), ["$.unit.code: found a number, expected a text"]),
        (
            unit(dimension="money"),
            ["$.unit.dimension: found 'money', expected exponents by dimension, such as {'money': 1}"],
        ),
        (unit(dimension={"money": "1"}), ["$.unit.dimension.money: found '1', expected an integer from -999 to 999"]),
        (
            unit(skale="1"),
            ["""$.unit: found the key 'skale', expected code, dimension, scale (did you mean "scale"?)"""],
        ),
        (
            literal(0.5),
            [f"$.value: found the number 0.5, expected {CONSTANT}"],
        ),
        (
            literal({"quantity": 0.5}),
            [f"$.value.quantity: found the number 0.5, expected a number in text ({EXACT})"],
        ),
        (
            literal({}),
            [f"$.value.quantity: found nothing, expected a number in text ({EXACT})"],
        ),
        (
            literal({"quantity": "1e999999999"}),
            [f"$.value.quantity: found '1e999999999', expected a plain decimal number ({PLAIN})"],
        ),
        (
            literal({"quantity": "1", "unti": "%"}),
            ["""$.value: found the key 'unti', expected quantity, unit, places (did you mean "unit"?)"""],
        ),
        (literal({"date": "2024-06-30", "unit": "%"}), ["$.value: found the key 'unit', expected date"]),
        (literal({"date": "2024-02-30"}), ["$.value.date: found '2024-02-30', expected a date such as 2024-06-30"]),
        (literal({"date": "20240630"}), ["$.value.date: found '20240630', expected a date such as 2024-06-30"]),
        (literal({"date": None}), ["$.value.date: found nothing, expected a date such as 2024-06-30"]),
        (literal({"quantity": "1e59", "unit": "%"}) | {"x": 1}, ["$: found the key 'x', expected node, value"]),
    ],
)
def test_everything_that_is_wrong_is_said_at_its_place(data, expected):
    """With what was found, what was expected, and the nearest known word."""
    with pytest.raises(RuleError) as caught:
        from_data(data)
    assert expected == [str(problem) for problem in caught.value.problems]


def test_a_place_may_begin_elsewhere():
    """Inside a rule file."""
    with pytest.raises(RuleError, match=r"^rules.json: \$\[3\]\.when\.name: found nothing"):
        from_data({"node": "field", "name": None}, where="rules.json: $[3].when")


def test_what_has_its_default_value_may_be_said():
    """Though it is never written."""
    said = {"node": "literal", "value": {"quantity": "5", "unit": "1"}}
    assert Literal(Quantity("5")) == from_data(said)
    assert from_data(rounded()) == from_data(rounded(unit="1", mode="half_up"))
    count = {"node": "aggregate", "aggregation": "count", "relation": "rows"}
    assert Field("x") == from_data({**count, "where": X}).where


def nested(times):
    """Deep data."""
    data = X
    for _ in range(times):
        data = {"node": "not", "operand": data}
    return data


def circle():
    """Data that holds itself."""
    operands = []
    operands.append({"node": "and", "operands": operands})
    return operands[0]


def laughs():
    """Data that is small and stands for 10⁶⁰ nodes."""
    data = X
    for _ in range(60):
        data = {"node": "and", "operands": [data] * 10}
    return data


HOSTILE = {
    "deep": nested(20_000),
    "just too deep": nested(100),
    "wide": {"node": "and", "operands": [X] * 20_000},
    "a million": {"node": "and", "operands": [X] * 1_000_000},
    "circle": circle(),
    "laughs": laughs(),
    "deep in a word": {"node": "field", "name": nested(20_000)},
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_data_is_refused_at_once(kind):
    """Too deep, too wide, too large, or without end."""
    begin = time.process_time()
    with pytest.raises(RuleError, match=r"too deep or too large|deep,") as caught:
        from_data(HOSTILE[kind])
    assert "too_large" == caught.value.problems[0].code
    assert 1 > time.process_time() - begin


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (literal({"date": "2024-06-30"}), Literal(date(2024, 6, 30))),
        (literal({"quantity": "5"}), Literal(Quantity("5"))),
        (literal({"quantity": "5", "unit": "亿元"}), Literal(Quantity("5", "亿元"))),
        (literal({"quantity": "500", "unit": "亿元", "places": -2}), Literal(Quantity("500", "亿元", -2))),
    ],
)
def test_constants_are_read(data, expected):
    """Dates, and numbers with or without a unit."""
    assert expected == read_node(data, "$")


def test_the_widest_list_is_read():
    """One more is too many."""
    assert WIDEST == len(read_node({"node": "and", "operands": [X] * WIDEST}, "$").operands)
    with pytest.raises(RuleError, match="too deep or too large"):
        read_node({"node": "and", "operands": [X] * (WIDEST + 1)}, "$")


def test_data_of_the_largest_size_is_read():
    """Seven values to a node, counted before anything is made of them; three levels to a node."""
    check_size([[]] * 70_000, "$")
    with pytest.raises(RuleError, match="too deep or too large"):
        check_size([[]] * 70_001, "$")


@pytest.mark.parametrize("deep", [300, 301])
def test_data_of_the_greatest_depth_is_read(deep):
    """A level more is too deep."""
    data = []
    for _ in range(deep):
        data = [data]
    if deep > 300:
        with pytest.raises(RuleError, match="too deep or too large"):
            check_size(data, "$")
    else:
        check_size(data, "$")


def test_integers_are_small():
    """999, and not 1000."""
    unit = {"code": "两银", "dimension": {"money": 999}, "scale": "1"}
    assert (("money", 999),) == read_node(rounded(unit=unit), "$").unit.dimension
    with pytest.raises(RuleError, match="an integer from -999 to 999"):
        read_node(rounded(unit={**unit, "dimension": {"money": 1000}}), "$")


def test_very_many_problems_are_not_all_told():
    """Whoever has so many has the wrong file."""
    wrong = {"node": "and", "operands": [{"node": f"feild{one}"} for one in range(400)]}
    strange = {**X, **{f"key{one}": 1 for one in range(400)}}
    for data in (wrong, strange, {"node": "and", "operands": [strange, strange]}):
        with pytest.raises(RuleError) as caught:
            from_data(data)
        assert MOST_PROBLEMS == len(caught.value.problems)
