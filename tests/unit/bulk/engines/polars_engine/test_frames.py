import polars as pl
import pytest

from devreport.bulk.engines.polars_engine.frames import POLARS, ROW, attached, check_names, form_of, reattached
from devreport.errors import InputError

GIVEN = pl.DataFrame({"a": [1, 2, 3]})


def found(*rows):
    """What was found of some rows."""
    return pl.DataFrame({ROW: pl.Series(rows, dtype=pl.UInt64), "b": [row * 10 for row in rows]})


def test_what_is_found_goes_to_its_rows():
    """To all, or to those it was found of."""
    assert [(1, 0), (2, 10), (3, 20)] == attached(GIVEN, POLARS, frame=found(0, 1, 2)).rows()
    assert [(3, 20), (1, 0)] == attached(GIVEN, POLARS, frame=found(2, 0)).rows()
    assert [(1, 50)] == attached(GIVEN, POLARS, frame=found(5), start=5).rows()


def test_batches_come_back_as_they_were():
    """However what is found of them is cut."""
    frames = iter([found(0), found(1, 2, 3), found(4, 5)])
    assert [[0, 10, 20], [30, 40, 50]] == [
        one["b"].to_list() for one in reattached(frames, iter([GIVEN, GIVEN]), form=POLARS)
    ]
    assert [[10], []] == [one["b"].to_list() for one in reattached(iter([found(1)]), iter([GIVEN, GIVEN]), form=POLARS)]
    assert [] == list(reattached(iter([]), iter([]), form=POLARS))


def test_only_frames_have_a_form():
    """A number is none."""
    assert POLARS is form_of(GIVEN)
    assert form_of(1) is None
    assert (["a"], 3, GIVEN) == (POLARS.columns(GIVEN), POLARS.height(GIVEN), POLARS.made(GIVEN))
    assert [(1,), (2,), (3,)] == POLARS.read(GIVEN, ["a"]).rows()


def test_columns_of_one_name_are_refused():
    """Nobody could say which is meant; other names than words are nobody's."""
    check_names(["a", 1, 1], "t")
    with pytest.raises(InputError) as caught:
        check_names(["a", "b", "a"], "t")
    assert ["the column 'a' twice"] == [one.found for one in caught.value.problems]
