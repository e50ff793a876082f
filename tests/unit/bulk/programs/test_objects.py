"""Rules that the object engine judges for a table."""

from __future__ import annotations

from attrs import evolve

from devreport.bulk import Mapped
from devreport.expressions import Field, Opaque, total
from devreport.quantities import Quantity
from tests.tables.made import codes, judged, mapping, required, table

X, Y = Field("x"), Field("y")
ROOT = Opaque("power", (X, 1 / Y))


def test_what_no_column_engine_can_judge_is_judged_all_the_same() -> None:
    """What no column engine can judge is judged all the same."""
    held = mapping({"parts": {"n": Mapped(), "d": Mapped()}}, x=Mapped(), y=Mapped())
    given = table(
        {"x": [10**18, 3, None], "y": [2, 3, 4]},
        held,
        parts={"of": ["k0", "k0", "k1"], "n": [1, 1, 1], "d": [3, 7, 2]},
    )
    rules = required(X * X * X > X * X, total("parts", Field("n") / Field("d")) > 0, X >= Y, ROOT >= 1)
    assert 3 == len(judged(given, *rules).refused)
    assessment = judged(given, *rules, fallback="objects")
    assert not assessment.refused
    assert [rules[0].name, rules[1].name, rules[3].name] == [one.rule for one in assessment.slow]
    assert [(1, 1, 1, 1), (1, 1, 1, 1), (-2, 0, -2, -2)] == codes(assessment)
    assert assessment.tallies[rules[0].name].passed == 2


def test_rows_become_subjects_with_their_child_rows() -> None:
    """What Polars asks for batch by batch, in threads of its own, asked for here at once."""
    held = mapping({"parts": {"n": Mapped(), "d": Mapped()}}, x=Mapped())
    given = table({"x": [3, None]}, held, parts={"of": ["k0", "k0"], "n": [1, 1], "d": [3, 6]})
    rules = required(total("parts", Field("n") / Field("d")).equals(Quantity("0.5")), X * X > 0)
    objects = judged(given, *rules, fallback="objects").program.objects
    assert objects is not None
    rows = objects.sheet.relation.select(objects.inputs()).rows()
    assert [(0,), (1,)] == objects.codes(lambda _, number: number)(rows)


def test_a_slow_rule_may_be_needed() -> None:
    """A slow rule may be needed."""
    first, second = required(X * X * X > X * X, Y > 0)
    given = table({"x": [10**18, -(10**18)], "y": [1, 1]}, mapping(x=Mapped(), y=Mapped()))
    assert [(1, 1), (0, -2)] == codes(judged(given, first, evolve(second, needs=(first.name,)), fallback="objects"))


def test_nothing_falls_back_where_nothing_has_to() -> None:
    """Nothing falls back where nothing has to."""
    assessment = judged(table({"x": [1]}, mapping(x=Mapped())), *required(X > 0), fallback="objects")
    assert assessment.slow == ()
    assert [(1,)] == codes(assessment)
