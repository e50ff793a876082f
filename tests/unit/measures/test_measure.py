"""A measure: names, units, missing inputs, exact results."""

from decimal import Decimal
from fractions import Fraction

import pytest
from attrs import evolve

from devreport.errors import InputError, RuleError
from devreport.expressions import Field, Opaque, row, total
from devreport.measures import MEASURES, Measure
from devreport.measures.measure import given, known, members, recorded
from devreport.quantities import Missing, MissingReason, Quantity, Ratio, Undefined

RATE = Measure("rate", "比率", ("part", "whole"), Field("part") / Field("whole"), source="definition")


def test_the_result_is_the_pair():
    """A quotient of like things is kept as numerator and denominator, in base units."""
    assert "629/647" == str(RATE.of(part=629, whole=647))
    found = RATE.of(part=Quantity("3", "亿元"), whole=Quantity("60000", "万元"))
    assert (3 * 10**8, 6 * 10**8) == (found.numerator, found.denominator)


def test_a_result_that_is_no_quotient_has_the_unit_of_its_inputs():
    """Money less money is money, in the unit of the first."""
    gap = Measure("gap", "差", ("a", "b"), Field("a") - Field("b"), source="")
    assert "1/2 亿元" == str(gap.of(a=Quantity("1", "亿元"), b=Quantity("5000", "万元")))


def test_percentages_differ_by_points_and_pure_numbers_by_a_number():
    """What is printed as a rate is compared in points."""
    gap = Measure("gap", "差", ("a", "b"), Field("a") - Field("b"), source="")
    assert ["1 个百分点", "1"] == [
        str(gap.of(a=Quantity("3", u), b=Quantity("2", u)).to(v)) for u, v in (("%", "个百分点"), ("1", "1"))
    ]


def test_a_result_of_a_new_kind_has_a_unit_made_of_its_kinds():
    """Money per month."""
    found = RATE.of(part=Quantity("12", "亿元"), whole=Quantity("6", "个月"))
    assert (Fraction(2 * 10**8), (("money", 1), ("month", -1))) == (found.base, found.unit.dimension)


def test_an_irrational_result_carries_its_radius():
    """The true number lies within the radius."""
    root = Measure("root", "根", ("x",), Opaque("power", (Field("x"), Quantity("0.5"))), source="")
    found = root.of(x=2)
    assert Decimal("1.41421356237") == found.round(11)
    assert 0 < found.radius < Fraction(1, 10**50)


@pytest.mark.parametrize("inputs", [{"part": 1}, {"part": 1, "hole": 2}, {"part": 1, "whole": 2, "more": 3}])
def test_other_names_are_refused(inputs):
    """Each input is given once, by its name."""
    with pytest.raises(InputError, match="part, whole"):
        RATE.of(**inputs)


def test_other_names_are_refused_by_compiled_code():
    """However often it has been called."""
    assert {Ratio(1, 2)} == {RATE.of(part=1, whole=2) for _ in range(20)}
    for inputs in ({"part": 1}, {"part": 1, "hole": 2}, {"part": 1, "whole": 2, "more": 3}):
        with pytest.raises(InputError, match="part, whole"):
            RATE.of(**inputs)


def test_both_sides_are_in_the_unit_of_both_inputs():
    """However often it has been called."""
    for _ in range(20):
        found = RATE.of(part=Quantity("50", "亿元"), whole=Quantity("25", "亿元"))
        assert (50, 25) == (found.numerator, found.denominator)


def test_unlike_units_are_refused():
    """Among the inputs of a formula, and among repeated inputs."""
    gap = Measure("gap", "差", ("a", "b"), Field("a") - Field("b"), source="")
    with pytest.raises(InputError, match="gap"):
        gap.of(a=Quantity("1", "亿元"), b=Quantity("1", "个"))
    with pytest.raises(InputError, match="total"):
        MEASURES["total"].of(parts=[{"value": Quantity("1", "个")}, {"value": Quantity("1", "条")}])


def test_floats_are_refused():
    """No input is inexact."""
    with pytest.raises(InputError):
        RATE.of(part=0.5, whole=1)


def test_missing_inputs_are_named():
    """Also among repeated ones."""
    assert Undefined("missing_input", ("whole",)) == RATE.of(part=1, whole=Missing())
    total = MEASURES["total"].of(parts=[{"value": 1}, {"value": Missing()}])
    assert Undefined("missing_input", ("parts[1].value",)) == total


def test_a_formula_that_gives_no_number_is_refused():
    """A measure is a number."""
    odd = Measure("odd", "", ("a",), Field("a").equals(1), source="")
    with pytest.raises(RuleError, match="odd gives no number"):
        odd.of_row(row({"a": Quantity(1)}))


def test_an_amount_is_known_or_missing():
    """A bare number is a pure number."""
    assert (Ratio(3), Missing()) == (known("3"), known(Missing()))
    assert Ratio(1, 2) == given(Ratio(1, 2))
    with pytest.raises(InputError, match="not_collected"):
        given(Missing(MissingReason.NOT_COLLECTED), "weight")


def test_every_measure_is_registered_under_its_own_name():
    """Two measures never share a name, and each says where it comes from."""
    from devreport import measures

    constants = [value for value in vars(measures).values() if isinstance(value, Measure)]
    assert len({measure.name for measure in constants}) == len(constants) == len(MEASURES)
    assert [] == [m.name for m in constants if not (m.term and m.source and m is MEASURES[m.name])]
    assert [] == [
        name for name, value in vars(measures).items() if isinstance(value, Measure) and name.lower() != value.name
    ]


GAP = Measure("gap", "差", ("part", "whole"), Field("part") - Field("whole"), source="")
SHARES = Measure("shares", "占比", (), total("parts", Field("value")), source="", relations={"parts": ("value",)})


@pytest.mark.parametrize("measure", [RATE, GAP], ids=lambda measure: measure.name)
@pytest.mark.parametrize(
    ("part", "whole"),
    [
        (Quantity("629.0", "亿元"), Quantity("647.4", "亿元")),
        (Quantity("3", "亿元"), Quantity("60000", "万元")),
        (Quantity("60000", "万元"), Quantity("3", "亿元")),
        (Quantity("50", "%"), Quantity("25", "%")),
        (Quantity("3"), Quantity("4")),
        (Quantity("3"), Quantity("1")),
        (0, Quantity("4")),
        (Missing(), 4),
        (4, Missing()),
        (Ratio(1, 3), Ratio(2, 7)),
        (Ratio(1, radius=Fraction(1, 9)), 4),
    ],
    ids=str,
)
def test_a_formula_that_is_used_often_gives_the_same(measure, part, whole):
    """The number, the unit, and the reason."""
    often, seldom = evolve(measure), evolve(measure)
    often.formula.patience, seldom.formula.patience = 0, 10**9
    found, meant = often.of(part=part, whole=whole), seldom.of(part=part, whole=whole)
    assert meant == found
    assert getattr(meant, "unit", None) == getattr(found, "unit", None)


def test_units_are_made_of_kinds_by_compiled_code_too():
    """Money per month; and a total of parts is left to the interpreter."""
    often = evolve(RATE)
    often.formula.patience = 0
    found = often.of(part=Quantity("12", "亿元"), whole=Quantity("6", "个月"))
    assert (Fraction(2 * 10**8), (("money", 1), ("month", -1))) == (found.base, found.unit.dimension)
    sum_of = evolve(SHARES)
    sum_of.formula.patience = 0
    assert Ratio(3) == sum_of.of(parts=[{"value": 1}, {"value": 2}])
    with pytest.raises(InputError, match="part, whole"):
        often.of(part=1)


def test_a_figure_is_recorded_unless_it_is_exact():
    """Ints, counts and computed numbers have no rounding."""
    assert [Quantity("1.5"), Quantity("2.50"), Quantity("3", "亿元")] == [
        recorded(one) for one in ("1.5", Decimal("2.50"), Quantity("3", "亿元"))
    ]
    assert [None] * 4 == [recorded(one) for one in (3, Quantity("3", "个"), Ratio(1, 3), Missing())]


def test_a_list_of_figures_is_a_list():
    """And no text, and no single figure."""
    assert (1, 2) == members(iter([1, 2]), "here")
    for wrong in ("12", 12):
        with pytest.raises(InputError, match="a list of figures") as caught:
            members(wrong, "here")
        assert "here" == caught.value.problems[0].where


def test_what_describes_a_measure_is_given_by_name():
    """Six things in a row say nothing to a reader."""
    with pytest.raises(TypeError):
        Measure("rate", "比率", ("part",), Field("part"), "definition")
    assert "formula" not in repr(RATE).replace("Formula", "")
