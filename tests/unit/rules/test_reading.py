"""What expressions read."""

from devreport.expressions import Aggregate, Aggregation, Field
from devreport.periods import half
from devreport.rules import Subject
from devreport.rules.reading import inputs_of, reading_of

_SUM = Aggregate(Aggregation.SUM, "parts", Field("value"), Field("kept")) + Field("total")


def test_fields_and_child_rows_are_read() -> None:
    """Each once, in order."""
    assert ("total",) == reading_of(_SUM + Field("total")).fields
    assert (("parts", ("value", "kept")),) == reading_of(_SUM).relations


def test_two_aggregates_over_one_relation_read_it_once() -> None:
    """With the fields of both."""
    both = Aggregate(Aggregation.COUNT, "parts", where=Field("kept")) / Aggregate(
        Aggregation.SUM, "parts", Field("value")
    )
    assert (("parts", ("kept", "value")),) == reading_of(both).relations


def test_inputs_are_the_ids_behind_what_is_read() -> None:
    """Those of the relation itself, and of the child rows."""
    part = Subject(kind="", id="0", period=half(2023, 1), cells={}, inputs={"value": ("b.parts[0].value",)})
    whole = Subject(
        kind="breakdown",
        id="b",
        period=half(2023, 1),
        cells={},
        inputs={"total": ("obs:t@2023-S1",), "parts": ("b.parts",)},
        children={"parts": (part, part)},
    )
    assert ("obs:t@2023-S1", "b.parts", "b.parts[0].value") == inputs_of(_SUM, whole)
