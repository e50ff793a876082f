from collections import deque
from decimal import Decimal
from itertools import islice

import polars as pl
import pytest

from devreport.bulk.engines.polars_engine.batches import Batches, _taken, chosen, streamed
from devreport.bulk.engines.polars_engine.frames import ROW, form_of
from devreport.bulk.engines.polars_engine.opening import opened
from devreport.errors import InputError

pd = pytest.importorskip("pandas")

A, B = pl.DataFrame({"a": [1, 2], "t": ["x", None]}), pl.DataFrame({"a": [3], "t": ["y"]})
PANDAS = [pd.DataFrame({"a": [1, 2], "o": [[], {}]}, index=["p", "q"]), pd.DataFrame({"a": [3], "o": [1]}, index=["r"])]


def judged(source):
    """What comes back with one more column."""
    columns = [name for name in source.relation.schema() if name != ROW]
    relation = source.relation.with_columns({"b": pl.col("a") * 10})
    own = [*columns, ROW] if ROW in source.relation.schema() else columns
    return source.back(relation.keep([*own, "b"]))


def problem(call):
    """The only problem."""
    with pytest.raises(InputError) as caught:
        call()
    (found,) = caught.value.problems
    return found


def test_frames_come_back_one_after_another():
    """Of whatever sizes; a list can be read again."""
    source = opened([A, B], label="")
    for _ in range(2):
        assert [(1, "x", 10), (2, None, 20), (3, "y", 30)] == [row for frame in judged(source) for row in frame.rows()]
    assert [(3,)] == source.relation.grouped([], {"n": pl.len()}).rows()


@pytest.mark.parametrize(
    "make", [list, iter, lambda batches: lambda: iter(batches)], ids=["list", "iterator", "function"]
)
def test_batches_of_pandas_come_back_as_they_were(make):
    """Each with its index and its other columns."""
    first, second = judged(opened(make(PANDAS), label=""))
    assert (["p", "q"], ["a", "o", "b"], [10, 20]) == (list(first.index), list(first.columns), first["b"].tolist())
    assert (["r"], [1], [30]) == (list(second.index), second["o"].tolist(), second["b"].tolist())


def test_an_iterator_is_read_once_and_says_so():
    """Instead of being empty."""
    source = opened(iter([A, B]), label="t")
    assert 2 == len(list(judged(source)))
    found = problem(source.relation.rows)
    assert ("t", "batches that can be read only once, asked for a second time") == (found.where, found.found)
    assert "a function that gives the batches anew" in found.hint


def test_an_iterator_is_read_as_it_is_asked_for():
    """A few batches ahead at most, so that memory stays flat."""
    made = []

    def batches():
        for number in range(1000):
            made.append(number)
            yield pl.DataFrame({"a": list(range(50_000))})

    found = judged(opened(batches(), label=""))
    assert 2 == len(list(islice(found, 2)))
    assert len(made) < 500


def test_anything_else_comes_as_frames_of_their_kind():
    """Such as findings."""
    source = opened(iter(PANDAS), label="")
    assert [1, 2, 3] == [value for one in source.back(source.relation.keep(["a"])) for value in one["a"]]


def test_later_batches_may_hold_less():
    """A column without any value, or decimals of fewer digits."""
    first = pl.DataFrame({"a": [Decimal("100.25")]}, schema={"a": pl.Decimal(6, 2)})
    others = [pl.DataFrame({"a": [None]}), pl.DataFrame({"a": [Decimal("1.5")]}, schema={"a": pl.Decimal(2, 1)})]
    relation = opened([first, *others], label="").relation
    assert [(Decimal("100.25"),), (None,), (Decimal("1.5"),)] == relation.rows()


@pytest.mark.parametrize(
    "later",
    [pl.DataFrame({"a": ["1"]}), pl.DataFrame({"a": [Decimal("1.125")]}), pl.DataFrame({"a": [Decimal(10**9)]})],
    ids=["text", "decimals", "digits"],
)
def test_later_batches_of_other_types_are_refused(later):
    """Nothing is rounded to fit."""
    first = pl.DataFrame({"a": [Decimal("1.25")]}, schema={"a": pl.Decimal(6, 2)})
    found = problem(opened([first, later], label="t").relation.rows)
    assert ("t: batch 2", "Decimal(precision=6, scale=2), as in the first batch") == (found.where, found.expected)


def test_later_batches_without_a_column_are_refused():
    """So are those of another kind, and those with another column, which could not be given back."""
    for later in (A.drop("t"), 5, A.lazy(), PANDAS[0], A.with_columns(b=1)):
        assert "t: batch 2" == problem(opened([A, later], label="t").relation.rows).where
    assert "the column 'b'" == problem(opened([A, A.with_columns(b=1)], label="t").relation.keep(["a"]).rows).found


def test_columns_of_one_name_are_refused():
    """In the first batch."""
    twice = pd.DataFrame([[1, 2]], columns=["a", "a"])
    assert "the column 'a' twice" == problem(lambda: opened([twice], label="t")).found


def read(given, columns):
    """The rows that Polars gets of some batches, in threads of its own."""
    form = form_of(given[0])
    held = Batches(lambda: iter(given), form, given[0], "t", is_once=False)
    return [row for frame in held.frames(columns) for row in frame.rows()]


def test_batches_are_read_with_the_place_of_their_rows():
    """And as the first one is."""
    assert [(1, 0), (2, 1), (3, 2)] == read(PANDAS, ["a", ROW])
    assert [(0,), (1,), (2,)] == read(PANDAS, [ROW])
    assert [(1,), (2,), (None,)] == read([A, pl.DataFrame({"a": [None], "t": [None]})], ["a"])
    decimals = (
        pl.DataFrame({"a": [Decimal("100.25")]}),
        pl.DataFrame({"a": [Decimal("1.5")]}, schema={"a": pl.Decimal(2, 1)}),
    )
    assert [(Decimal("100.25"),), (Decimal("1.5"),)] == read(decimals, ["a"])
    assert "t: batch 2" == problem(lambda: read([A, A.cast(pl.String)], ["a"])).where
    assert "t: batch 2" == problem(lambda: read([A, 5], ["a"])).where


def test_an_iterator_keeps_what_it_gives_back():
    """Until it is given back."""
    held = Batches(lambda: iter(PANDAS), form_of(PANDAS[0]), PANDAS[0], "t", is_once=True)
    found = held.back(held.relation().with_columns({"b": pl.lit(1)}))
    assert 2 == len(list(found))
    assert "asked for a second time" in problem(lambda: list(held.frames(["a"]))).found
    later = Batches(lambda: iter(PANDAS), form_of(PANDAS[0]), PANDAS[0], "t", is_once=True)
    later._kept = deque()
    assert 2 == len(list(later.frames(["a"])))
    assert [id(one) for one in PANDAS] == [id(one) for one in _taken(later._kept)]


def test_what_is_chosen_of_frames():
    """Of the first rows, those of a condition."""
    frames = lambda columns: iter([A.select(columns)] * 3)  # noqa: E731 - as short as it is
    assert [(1,), (2,), (1,)] == [row for one in chosen(frames, ["a"], predicate=None, most=3) for row in one.rows()]
    one = chosen(frames, ["a"], predicate=pl.col("a") > 1, most=None)
    assert [(2,)] * 3 == [row for frame in one for row in frame.rows()]


def test_a_lazy_frame_over_frames_takes_what_is_asked_for():
    """The columns, the rows of a condition, and no more rows than that."""
    asked = []

    def frames(columns):
        asked.append(list(columns))
        for _ in range(3):
            yield A.select(columns)

    frame = streamed(frames, dict(A.schema), name="t")
    assert [(2,)] * 3 == frame.filter(pl.col("a") > 1).select("a").collect(engine="streaming").rows()
    assert [(1,), (2,), (1,)] == frame.select("a").head(3).collect(engine="streaming").rows()
    assert 6 == frame.select(pl.len()).collect().item()
    assert all(asked)


@pytest.mark.parametrize("kind", ["pandas", "arrow", "batch", "reader"])
def test_integers_of_128_bits_come_back_as_decimals(kind):
    """No other library has them."""
    pa = pytest.importorskip("pyarrow")
    table = pa.table({"a": [1, 2]})
    given = {"pandas": table.to_pandas(), "arrow": table, "batch": [table.to_batches()[0]], "reader": table.to_reader()}
    source = opened(given[kind], label="")
    wide = source.relation.words.column("a").cast(pl.Int128) * (10**37)
    for columns in (["b"], ["a", ROW, "b"]):
        found = source.back(source.relation.with_columns({"b": wide}).keep(columns))
        frames = found if kind in {"batch", "reader"} else [found]
        values = [
            value for one in frames for value in (one["b"].tolist() if kind == "pandas" else one["b"].to_pylist())
        ]
        assert [Decimal(10**37), Decimal(2 * 10**37)] == values
        if kind == "reader":
            return


def test_batches_have_the_columns_of_the_first():
    """Said here at once; Polars asks in threads of its own."""
    held = Batches(lambda: iter([A]), form_of(A), A, "t", is_once=False)
    with pytest.raises(InputError) as caught:
        held._check(A.rename({"t": "u"}), "t: batch 2")
    assert ["t: batch 2", "t: batch 2"] == [one.where for one in caught.value.problems]
    held._check(A, "t: batch 2")
