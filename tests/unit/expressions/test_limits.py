"""What a node may hold, and how large an expression may be."""

from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction

import pytest

from devreport.errors import InputError, RuleError
from devreport.expressions import (
    Aggregate,
    Aggregation,
    Coalesce,
    Extreme,
    ExtremeKind,
    Field,
    Guarded,
    Literal,
    Member,
    Opaque,
    Parameter,
    Round,
)
from devreport.expressions.limits import (
    DEEPEST,
    LARGEST,
    LONGEST_NAME,
    LONGEST_WORD,
    WIDEST,
    check_aggregate,
    check_size,
    constant,
    decimals,
    identifier,
    word,
    words,
)
from devreport.quantities import MONEY, ONE, Quantity, Unit

X = Field("x")


@pytest.mark.parametrize("size", [(DEEPEST, LARGEST, WIDEST), (1, 1, 0)])
def test_an_expression_within_the_bounds_is_fine(size):
    """The bounds themselves are."""
    check_size(size[0], size[1], width=size[2])


@pytest.mark.parametrize("size", [(DEEPEST + 1, 1, 1), (1, LARGEST + 1, 1), (1, 1, WIDEST + 1)])
def test_an_expression_beyond_them_is_refused(size):
    """Too deep, too large or too wide."""
    with pytest.raises(RuleError, match="at most 100 deep, 500 wide and 10000 nodes") as caught:
        check_size(size[0], size[1], width=size[2])
    assert "too_large" == caught.value.problems[0].code


@pytest.mark.parametrize("value", [Quantity("629.0", "亿元"), Quantity("9" * 60), True, "word", date(2024, 6, 30)])
def test_a_constant(value):
    """A figure, a truth value, a word or a date."""
    assert value == Literal(value).value


@pytest.mark.parametrize(
    ("value", "found"),
    [
        (0.5, "found float"),
        (1, "found int"),
        (None, "found NoneType"),
        (Decimal("0.5"), "found Decimal"),
        (Fraction(1, 2), "found Fraction"),
        (datetime(2024, 6, 30, 12), "found a constant with a time of day, expected a date"),
        (Quantity("1", places=60), "found a constant with 60 decimals"),
        (Quantity("9" * 60, places=1), "found a constant with 1 decimals"),
    ],
)
def test_what_is_no_constant_is_refused(value, found):
    """Whatever could not be written down exactly."""
    with pytest.raises(RuleError, match=found):
        Literal(value)


def test_a_float_is_refused_wherever_it_stands():
    """Beside a field as in a cell."""
    with pytest.raises(InputError, match="write it as a string or a Decimal"):
        X + 0.5


@pytest.mark.parametrize("places", [-61, 61, pytest.param(10**5000, id="10**5000")])
def test_decimals_are_few(places):
    """No rounding takes for ever."""
    with pytest.raises(RuleError, match="places out of bounds, expected -60 to 60"):
        Round(X, places)


def test_something_of_nothing_is_refused():
    """The first or the least of no values would not exist."""
    with pytest.raises(RuleError, match="no operands, expected at least one"):
        Coalesce(())
    with pytest.raises(RuleError, match="no operands, expected at least one"):
        Extreme(ExtremeKind.LEAST, [])


@pytest.mark.parametrize(
    ("aggregation", "value", "found"),
    [(Aggregation.SUM, None, "sum without a value"), (Aggregation.COUNT, X, "count with a value")],
)
def test_only_a_count_has_no_value(aggregation, value, found):
    """What is counted is said by conditions."""
    with pytest.raises(RuleError, match=found):
        Aggregate(aggregation, "parts", value)


@pytest.mark.parametrize("places", [2.5, "2", True, None])
def test_decimals_are_whole(places):
    """So that the form can be read again."""
    with pytest.raises(RuleError, match=f"found {type(places).__name__} for places, expected an integer"):
        Round(X, places)


@pytest.mark.parametrize("name", ["x", "actual_2024", "完成率", "Straße", "x" * LONGEST_NAME, "class"])
def test_a_name_is_of_letters_of_any_script(name):
    """Digits and underscores may follow."""
    assert name == Field(name).name == Parameter(name).name == Opaque(name).function


@pytest.mark.parametrize(
    "name",
    [
        "",
        "__class__",
        "_secret",
        "x.y",
        "x y",
        "2x",
        "x()",
        "x;",
        "x\n",
        "ﬁeld",
        "x" * 101,
        "x" * 10**6,
        "\ud800",
        5,
        None,
    ],
)
@pytest.mark.parametrize("kind", [Field, Parameter, Opaque])
def test_any_other_name_is_refused(kind, name):
    """So that none reaches what an object keeps to itself, or any source."""
    with pytest.raises(RuleError, match="expected a name of at most 100 characters") as caught:
        kind(name)
    assert "name" == caught.value.problems[0].code
    assert 300 > len(str(caught.value))


def test_words_are_bounded():
    """In constants, options and reasons."""
    longest = "字" * LONGEST_WORD
    assert longest == Literal(longest).value == Member(X, [longest]).options[0]
    for build in (Literal, lambda long: Member(X, (long,)), lambda long: Guarded(X, [(X, long)])):
        with pytest.raises(RuleError, match="a word of 1001 characters, expected at most 1000"):
            build(longest + "字")
    with pytest.raises(RuleError, match="found int, expected a word"):
        Member(X, (5,))
    assert LARGEST == len(words(["a"] * LARGEST))
    with pytest.raises(RuleError, match="10001 words, expected at most 10000"):
        words(["a"] * (LARGEST + 1))


@pytest.mark.parametrize(
    "unit",
    [
        Unit("x", MONEY, Fraction(10**200)),
        Unit("x", MONEY, Fraction(1, 10**200)),
        Unit("x", (("money", 1000),), Fraction(1)),
        Unit("x", (("money", -1000),), Fraction(1)),
    ],
)
def test_units_are_bounded(unit):
    """What could not be written down is refused."""
    for build in (lambda: Round(X, 0, unit), lambda: Literal(Quantity("1", unit))):
        with pytest.raises(RuleError, match="a unit without bound, expected a scale of at most 200 digits"):
            build()
    assert ONE == Round(X, 0, ONE).unit


def test_only_groups_are_listed():
    """There is nothing to list where nothing is grouped."""
    for per, among in ((None, None), ("month", None), ("month", "months")):
        check_aggregate(Aggregation.COUNT, None, per=per, among=among)
    with pytest.raises(RuleError, match="`among` without `per`, expected the field to group by under `per`"):
        check_aggregate(Aggregation.COUNT, None, per=None, among="months")


def test_what_is_just_within_bounds():
    """Sixty decimals either side, and a constant of sixty digits in all."""
    assert [60, -60] == [decimals(60), decimals(-60)]
    small = Quantity("0." + "1" * 59)
    assert small is constant(small)


def test_a_refusal_has_a_code_and_a_hint():
    """What is too large is told from what is wrong; a long name is shown in part."""
    with pytest.raises(RuleError) as caught:
        word("x" * (LONGEST_WORD + 1))
    assert ("too_large", "") == (caught.value.problems[0].code, caught.value.problems[0].hint)
    with pytest.raises(RuleError, match=f"the name '{'x' * 60}', expected"):
        identifier("x" * (LONGEST_NAME + 1))
