"""Functions: registered with their types, or refused; powers exact where they are rational, enclosed where not."""

import time
from datetime import date, datetime
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devreport.errors import RuleError
from devreport.expressions import (
    BOOLEAN,
    DATE,
    FUNCTIONS,
    WORD,
    Absent,
    Aggregate,
    Aggregation,
    Field,
    Function,
    NullRule,
    Opaque,
    Schema,
    evaluate,
    evaluate_all,
    infer,
    number_type,
    power,
    row,
    with_functions,
)
from devreport.expressions.arithmetic import bounds
from devreport.expressions.functions import DIGITS, applied, function
from devreport.quantities import ONE, YUAN, Interval, Quantity

POWER = FUNCTIONS["power"].call


def undefined(reason):
    """A result that does not exist."""
    return Absent(undefined=frozenset({reason}))


@pytest.mark.parametrize(
    ("base", "exponent", "expected"),
    [
        ("9/4", "1/2", Fraction(3, 2)),
        ("8/27", "-2/3", Fraction(9, 4)),
        ("3", "4", Fraction(81)),
        ("3", "-2", Fraction(1, 9)),
        ("3", "0", Fraction(1)),
        ("0", "1/3", Fraction(0)),
        ("0", "2", Fraction(0)),
        ("1", "7/12", Fraction(1)),
        ("0", "0", undefined("no_real_power")),
        ("0", "-1", undefined("no_real_power")),
        ("-8", "1/3", undefined("no_real_power")),
        ("2", "1001", undefined("exponent_too_large")),
        ("2", "1/1001", undefined("exponent_too_large")),
        ("1e60", "1000", undefined("number_too_large")),
        ("1e-60", "1000", undefined("number_too_large")),
        ("1e60", "-999/1000", undefined("number_too_large")),
    ],
)
def test_a_power(base, exponent, expected):
    """Roots that are rational are exact; what does not exist says why."""
    assert expected == power(Fraction(base), Fraction(exponent))


@given(st.fractions(0, 1000, max_denominator=1000), st.fractions(-4, 4, max_denominator=12))
def test_a_power_is_enclosed(base, exponent):
    """The true power lies inside, as raising the ends back to it shows."""
    found = power(base, exponent)
    if isinstance(found, Absent):
        assert undefined("no_real_power") == found
        assert base == 0
    else:
        lower, upper = bounds(found)
        assert lower**exponent.denominator <= base**exponent.numerator <= upper**exponent.denominator
        assert upper - lower in (0, Fraction(1, 10**DIGITS))


@given(st.fractions(0, 1000, max_denominator=1000), st.integers(1, 6))
def test_a_root_undoes_a_power(base, degree):
    """Exactly, for every rational number."""
    assert base == power(base**degree, Fraction(1, degree))


@pytest.mark.parametrize("base", ["2", "1e13", "3145/3237", "1e-60"])
@pytest.mark.parametrize("exponent", ["1/1000", "7/1000", "-13/999"])
def test_a_root_of_a_high_degree_ends_soon(base, exponent):
    """No expression takes seconds."""
    begin = time.process_time()
    assert isinstance(power(Fraction(base), Fraction(exponent)), Interval)
    assert 1 > time.process_time() - begin


def test_a_power_of_an_interval_encloses_the_powers_of_its_ends():
    """Powers of positive numbers rise or fall throughout."""
    quarter_to_one = Interval(Fraction(1, 4), Fraction(1))
    assert Interval(Fraction(1, 2), Fraction(1)) == POWER(quarter_to_one, Fraction(1, 2))
    assert Interval(Fraction(1), Fraction(4)) == POWER(quarter_to_one, Fraction(-1))
    lower, upper = bounds(POWER(Interval(Fraction(2), Fraction(3)), Fraction(1, 2)))
    assert lower**2 <= 2
    assert upper**2 >= 3


def test_the_largest_number_on_the_way_to_a_root():
    """A power that is just within bounds is taken before its root."""
    assert isinstance(power(Fraction(2**13), Fraction(1000, 7)), Interval)


@pytest.mark.parametrize(
    ("base", "exponent", "reason"),
    [
        (Fraction(2), Interval(Fraction(1), Fraction(2)), "inexact_exponent"),
        (Interval(Fraction(-1), Fraction(1)), Fraction(1, 2), "no_real_power"),
        (Interval(Fraction(0), Fraction(1)), Fraction(-1), "no_real_power"),
        (Interval(Fraction(1), Fraction(10**60)), Fraction(1000), "number_too_large"),
    ],
)
def test_a_power_that_may_not_exist_is_undefined(base, exponent, reason):
    """An interval is raised only if every number in it can be."""
    assert undefined(reason) == POWER(base, exponent)


def test_a_function_is_known_by_name_and_takes_so_many_arguments():
    """Nothing but a registered function is ever called."""
    assert FUNCTIONS["power"] is function("power", [1, 2])
    with pytest.raises(RuleError, match=r"the function '__class__', expected a known function"):
        function("__class__", [])
    with pytest.raises(RuleError, match="1 arguments of power, expected 2: base, exponent"):
        function("power", [1])


# --- functions of one's own ----------------------------------------

NUMBER, MONEY = number_type(ONE), number_type(YUAN)
X, Y = Field("x"), Field("y")


def known(*, result=NUMBER, call=lambda one: one, parameters=(("one", NUMBER),), **more):
    """A function of one's own."""
    return Function("own", parameters, result, call, **more)


def test_a_function_of_ones_own_is_called_and_has_types():
    """By name, beside those that there are; for child rows and on earlier rows too."""
    functions = with_functions(Function("tax", (("amount", MONEY),), MONEY, lambda amount: amount / 5))
    call = Opaque("tax", (X,))
    schema = Schema({"x": MONEY}, {"parts": Schema({"x": MONEY})}, functions=functions)
    subject = row({"x": Quantity("5", "元")}, relations={"parts": [row({"x": Quantity("10", "元")})]})
    total = Aggregate(Aggregation.SUM, "parts", call)
    assert (MONEY, MONEY) == (infer(call, schema), infer(total, schema))
    assert Fraction(1) == evaluate(call, subject, functions=functions)
    assert Fraction(3) == evaluate_all(call + total, subject, functions=functions)[call + total]
    with pytest.raises(RuleError, match="the function 'tax', expected a known function"):
        evaluate(call, subject)


def test_arguments_have_the_types_of_the_parameters():
    """Zero is of every number."""
    schema = Schema({"x": MONEY, "w": WORD}, functions=with_functions(known(parameters=[("amount", MONEY)])))
    assert NUMBER == infer(Opaque("own", (X,)), schema) == infer(Opaque("own", (0,)), schema)
    with pytest.raises(RuleError, match="found a word, expected a number of money for amount"):
        infer(Opaque("own", (Field("w"),)), schema)
    with pytest.raises(RuleError, match=r"\$.arguments\[0\]: found the field 'gone'"):
        infer(Opaque("own", (Field("gone"),)), schema)


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"name": "__import__"}, "the name '__import__'"),
        ({"name": "_own"}, "the name '_own'"),
        ({"name": "own tax"}, "the name 'own tax'"),
        ({"parameters": [("__class__", NUMBER)]}, "the name '__class__'"),
        ({"pure": False}, "function own: found an impure function, expected a pure one"),
        (
            {"call": lambda: 1},
            "function own: found too many positional arguments, expected a function of 1 arguments: one",
        ),
        ({"call": lambda one, two: 1}, "missing a required argument: 'two'"),
        ({"call": lambda *, one: 1}, "too many positional arguments"),
        ({"call": None}, "None is not a callable object"),
        ({"call": dict.fromkeys.__class__}, "expected a function of 1 arguments"),
    ],
)
def test_what_cannot_be_called_safely_is_refused(change, expected):
    """Before any rule is read."""
    given = {"name": "own", "parameters": [("one", NUMBER)], "result": NUMBER, "call": lambda one: one, **change}
    with pytest.raises(RuleError) as caught:
        Function(**given)
    assert expected in str(caught.value)


def test_a_name_is_taken_once():
    """Nobody takes the place of a function that is there."""
    with pytest.raises(RuleError, match="function own: found a second function of that name"):
        with_functions(known(), known())
    with pytest.raises(RuleError, match="function power: found a second function of that name"):
        with_functions(Function("power", [("one", NUMBER)], NUMBER, lambda one: one))
    assert ["own"] == sorted(with_functions(known(), known={}))
    assert ["power"] == sorted(FUNCTIONS)
    with pytest.raises(TypeError):
        with_functions(known())["other"] = known()


def test_a_strict_function_never_sees_what_is_missing():
    """Nothing comes of nothing, with all causes."""
    two = known(parameters=[("one", NUMBER), ("two", NUMBER)], call=lambda one, two: one + two)
    functions = with_functions(two)
    expected = Absent(frozenset({"x"}), frozenset({"zero_denominator"}))
    assert expected == evaluate(Opaque("own", (X, Y / 0)), row({"x": None, "y": Quantity("1")}), functions=functions)


def test_a_function_may_ask_to_see_what_is_missing():
    """And decide what comes of it."""
    asked = known(null_rule=NullRule.SEES_MISSING, result=BOOLEAN, call=lambda one: isinstance(one, Absent))
    functions = with_functions(asked)
    answers = [evaluate(Opaque("own", (X,)), row({"x": x}), functions=functions) for x in (None, Quantity("1"))]
    assert [True, False] == answers


@pytest.mark.parametrize(
    ("result", "value"),
    [
        (NUMBER, Fraction(1)),
        (NUMBER, Interval(Fraction(1), Fraction(2))),
        (BOOLEAN, False),
        (WORD, "a"),
        (DATE, date(2024, 1, 1)),
        (WORD, undefined("no_word")),
        (WORD, Absent(missing=frozenset({"w"}))),
    ],
)
def test_a_result_of_its_type(result, value):
    """Or its absence, with a cause."""
    assert value == applied(known(result=result, call=lambda one: value), [Fraction(1)])


@pytest.mark.parametrize(
    ("result", "value", "expected"),
    [
        (
            NUMBER,
            1,
            "a result of the kind int, expected a Fraction or a bounded Interval, or an Absent with its causes",
        ),
        (NUMBER, 0.5, "a result of the kind float"),
        (NUMBER, None, "a result of the kind NoneType"),
        (NUMBER, True, "a result of the kind bool"),
        (NUMBER, Interval(Fraction(0), None), "a result of the kind Interval"),
        (NUMBER, Interval(None, Fraction(0)), "a result of the kind Interval"),
        (NUMBER, Absent(), "a result of the kind Absent"),
        (BOOLEAN, Fraction(1), "a result of the kind Fraction, expected a bool"),
        (WORD, b"a", "a result of the kind bytes, expected a str"),
        (DATE, "2024-01-01", "a result of the kind str, expected a date"),
        (DATE, datetime(2024, 1, 1), "a result of the kind datetime"),
    ],
)
def test_a_stranger_for_a_result_is_refused(result, value, expected):
    """The error names the function."""
    with pytest.raises(RuleError) as caught:
        applied(known(result=result, call=lambda one: value), [Fraction(1)])
    assert f"function own: found {expected}" in str(caught.value)


def test_a_stranger_for_an_argument_is_refused():
    """Where nothing was checked before."""
    with pytest.raises(RuleError, match="function own: found str for one, expected a ratio"):
        applied(known(), ["a"])


def test_a_function_that_raises_is_named():
    """Whatever it raises."""
    with pytest.raises(RuleError, match="function own: found ZeroDivisionError") as caught:
        applied(known(call=lambda one: one / 0), [Fraction(1)])
    assert "function" == caught.value.problems[0].code
    with pytest.raises(RuleError, match="function own: found RecursionError"):
        applied(known(call=endless), [Fraction(1)])


def endless(one):
    """A function that has no end."""
    return endless(one)


def test_a_result_beyond_all_measure_is_undefined():
    """Also where somebody else computed it."""
    assert undefined("number_too_large") == applied(known(call=lambda one: one**20_000), [Fraction(3)])
