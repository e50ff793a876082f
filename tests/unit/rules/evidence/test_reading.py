"""What expressions read."""

from devreport.expressions import Aggregate, Aggregation, Field, Lag, count, every, row, total
from devreport.periods import half
from devreport.rules import Subject
from devreport.rules.evidence.reading import inputs_in, inputs_of, lags_of, reading_of

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


def test_groups_read_their_key_and_their_members() -> None:
    """Also where the groups are listed."""
    large = every(
        "parts", (total("rows", Field("value")) > 0) & Field("month").is_in("01"), per="month", among="months"
    )
    assert (("parts", ("month", "value")), ("months", ("month",))) == reading_of(large).relations
    assert (("parts", ("month", "kept")),) == reading_of(count("parts", where=Field("kept"), per="month")).relations


def test_an_earlier_row_is_read_with_its_own_inputs() -> None:
    """The field is one of the subject; the figure is that of the year before."""
    before = row({"total": None}, inputs={"total": ("old",)})
    known = row(
        {"total": None},
        inputs={"total": ("new",), "parts": ("b.parts",)},
        earlier={Lag.YEAR: before},
        relations={"parts": []},
    )
    earlier = (Field("total") / _SUM).year_earlier()
    assert ("total",) == reading_of(earlier).fields
    assert (("parts", ("value", "kept")),) == reading_of(earlier).relations
    assert ("old",) == inputs_in(Field("total").year_earlier(), known)
    assert ("new", "old") == inputs_in(Field("total") - Field("total").year_earlier(), known)
    assert () == inputs_in(_SUM.period_earlier(), known)


def test_how_far_it_looks_back_is_known() -> None:
    """Each way once: a year, a year before a period, and nothing where it reads only the row itself."""
    level = Field("total")
    both = level.year_earlier() + level.period_earlier().year_earlier() + level.year_earlier()
    assert ((Lag.YEAR,), (Lag.YEAR, Lag.PERIOD)) == reading_of(both).lags
    assert ((Lag.YEAR,), (Lag.YEAR, Lag.PERIOD)) == lags_of([None, level, both])
    assert () == reading_of(_SUM).lags
