"""Tables with the outcome of every rule, as files."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import polars as pl
import pytest

from devreport.bulk import Mapped, Table, TableAssessment
from devreport.bulk.engines.progress import Progress
from devreport.errors import InputError
from devreport.expressions import Field
from devreport.io import write_outcomes
from tests.tables.made import judged, mapping, required

FRAME = pl.DataFrame(
    {
        "key": ["a", 'b "c"', "d"],
        "a": [1, 2, None],
        "day": [date(2026, 1, 1), None, None],
        "sum": [Decimal("1.50"), None, None],
        "truth": [True, False, None],
    }
)


@pytest.fixture
def assessment() -> TableAssessment[pl.Expr]:
    """What a rule says of a small table."""
    return judged(Table(source=FRAME, mapping=mapping(a=Mapped())), *required(Field("a") >= 2))


def test_csv_has_what_was_there_and_the_outcomes(assessment: TableAssessment[pl.Expr], tmp_path: Path) -> None:
    """As text that reads back as it was."""
    path = tmp_path / "o.csv"
    write_outcomes(assessment, path)
    assert [
        "key,a,day,sum,truth,thing.r0",
        "a,1,2026-01-01,1.50,true,0",
        '"b ""c""",2,,,false,1',
        "d,,,,,-2",
    ] == path.read_text(encoding="utf-8").splitlines()
    write_outcomes(assessment, path, values="boolean")
    assert ["false", "true", ""] == [
        line.rpartition(",")[2] for line in path.read_text(encoding="utf-8").split("\n")[1:4]
    ]


def test_parquet_has_the_same(assessment: TableAssessment[pl.Expr], tmp_path: Path) -> None:
    """With the types of the table."""
    path = tmp_path / "o.PARQUET"
    write_outcomes(assessment, path)
    found = pl.read_parquet(path)
    assert FRAME.equals(found.drop("thing.r0"))
    assert [0, 1, -2] == found["thing.r0"].to_list()


@pytest.mark.parametrize("name", ["o.csv", "o.parquet"])
def test_rows_that_are_done_are_told(name: str, assessment: TableAssessment[pl.Expr], tmp_path: Path) -> None:
    """As they are written."""
    progress = Progress("written", total=3)
    write_outcomes(assessment, tmp_path / name, progress=progress)
    assert 3 == progress.done


def test_what_is_no_file_of_a_table_is_refused(assessment: TableAssessment[pl.Expr], tmp_path: Path) -> None:
    """And nothing is left behind."""
    with pytest.raises(InputError, match=r"\.parquet or \.csv"):
        write_outcomes(assessment, tmp_path / "o.csw")
    with pytest.raises(InputError):
        write_outcomes(assessment, tmp_path / "none" / "o.csv")
    assert [] == list(tmp_path.iterdir())
