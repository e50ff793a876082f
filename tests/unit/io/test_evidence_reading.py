"""Evidence comes back as it was."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from devreport.errors import InputError
from devreport.expressions import Absent, Field, Lag, Row, Value
from devreport.findings import Evidence, ListShape, Outcome, Shape, Threshold, Verdict, VerdictTest
from devreport.io.evidence_reading import EvidenceReader, exact_number, period, read_shapes, unit, word
from devreport.io.finding_json import Shapes, _evidence, shape_to_data
from devreport.periods import half
from devreport.quantities import Interval, Quantity, Unit, parse_unit

SHAPE = Shape(
    Field("flag"),
    (VerdictTest(Verdict.MET, Outcome.PASS, Field("n") > 0), VerdictTest(Verdict.MISSED, Outcome.FAIL)),
    {"n": Field("n")},
    {"span": "span"},
    {"parts": ListShape(relation="parts", value=Field("v"), where=Field("flag")), "gaps": ListShape(relation="parts")},
)
OWN = Unit("哨位", (("哨位", 1),), Fraction(1))
VALUES: dict[str, Value] = {
    "flag": True,
    "word": "x",
    "n": Fraction(10, 3),
    "own": Fraction(3),
    "day": date(2023, 1, 1),
    "gone": Absent(missing=frozenset({"gone"}), undefined=frozenset({"why"})),
    "box": Interval(1, 2, upper_closed=False),
    "half": Interval(None, 2, lower_closed=False),
    "other": Interval(2, None),
}
ROW = Row(
    VALUES,
    units={"n": parse_unit("亿元"), "own": OWN},
    inputs={"n": ("obs:x",)},
    relations={"parts": (Row({"v": Fraction(1)}, label="parts[0]", periods={"span": half(2023, 1)}),)},
    periods={"span": half(2023, 2)},
    earlier={Lag.YEAR: Row({"n": Fraction(1)})},
)


def written(evidence: Evidence) -> tuple[Any, Any]:
    """The evidence and the table of shapes, as they are written."""
    shapes = Shapes()
    return _evidence(evidence, shapes), shapes.table


def test_evidence_comes_back() -> None:
    """Values of every kind, units of the plan's own, hedges, thresholds, earlier rows."""
    reach = Row({**VALUES, "n": Interval(3, 4)}, ROW.units, ROW.inputs, ROW.relations, "", ROW.periods, ROW.earlier)
    held = {"limit": Threshold(Quantity("50", "%"), "某办法"), "day": Threshold(date(2023, 1, 1)), "w": Threshold("x")}
    for evidence in (
        Evidence(shape=SHAPE, row=ROW, reach=ROW),
        Evidence(shape=SHAPE, row=ROW, reach=reach, thresholds=held),
    ):
        data, table = written(evidence)
        assert evidence == EvidenceReader(read_shapes(table, newer=False)).evidence(data)


def test_a_shape_stands_under_its_own_hash() -> None:
    """One that was altered is refused, unless a newer version wrote it."""
    (key,) = written(Evidence(shape=SHAPE, row=ROW, reach=ROW))[1]
    altered = {key: {**shape_to_data(SHAPE), "figures": {}}}
    with pytest.raises(InputError, match="altered"):
        read_shapes(altered, newer=False)
    assert {} == read_shapes(altered, newer=True)[key].figures


def test_a_shape_that_is_not_in_the_table_is_refused() -> None:
    """Nothing is guessed."""
    data, _ = written(Evidence(shape=SHAPE, row=ROW, reach=ROW))
    with pytest.raises(InputError, match="table"):
        EvidenceReader({}).evidence(data)


@pytest.mark.parametrize(
    ("read", "value"),
    [
        (exact_number, "1.5"),
        (exact_number, 3),
        (exact_number, "1/0"),
        (unit, "nonsense"),
        (period, "2023-S9"),
        (word(Verdict), "nope"),
    ],
)
def test_single_values_are_refused(read: Any, value: object) -> None:
    """Whatever is not exact, or not known."""
    with pytest.raises(ValueError, match="found"):
        read(value)


@pytest.mark.parametrize("value", [{}, 3, {"number": None}, {"unit": "元"}, {"lower": "1"}])
def test_a_value_of_a_row_is_one_of_few_things(value: object) -> None:
    """Anything else is refused."""
    with pytest.raises(InputError):
        EvidenceReader({})._row({"values": {"x": value}})
