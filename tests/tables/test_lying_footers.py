"""What the footer of a Parquet file says of the values is never believed, by no engine that reads files."""

from __future__ import annotations

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from devreport import assess
from devreport.bulk import Mapped, Table, TableMapping, data_findings, findings_of
from devreport.expressions import Field
from devreport.quantities import Quantity
from devreport.rules import RuleSet, requirement

#: A number that no other byte of a file looks like.
FAR = 0x0123456789AB

MANY = requirement(Field("done") <= Quantity("10", "万元"), name="own.few", over="own")
ENGINES = ["polars", "duckdb", "duckdb relation"]


def _bytes(value: int) -> bytes:
    return value.to_bytes(8, "little", signed=True)


def lying(path, values, *, said):
    """A file of some numbers, one of them far off, which its footer says are no further than another."""
    far = next(one for one in values if one is not None and abs(one) == FAR)
    table = pa.table({"id": [f"k{number}" for number in range(len(values))], "done": pa.array(values, pa.int64())})
    pq.write_table(table, path, compression="none", use_dictionary=False)
    stored = b"".join(_bytes(one) for one in values)
    changed = path.read_bytes().replace(stored, b"stored").replace(_bytes(far), _bytes(said)).replace(b"stored", stored)
    path.write_bytes(changed)
    return path


def assessed(path, engine, **mapped):
    """A file judged by one of the engines."""
    mapping = TableMapping(kind="own", key="id", fields={"done": Mapped(unit="万元", **mapped)})
    source = duckdb.read_parquet(str(path)) if engine == "duckdb relation" else path
    name = "" if engine == "duckdb relation" else engine
    return assess(
        Table(source=source, mapping=mapping),
        rules=RuleSet(id="own", version="1", rules=(MANY,)),
        period="2026-S1",
        engine=name,
    )


@pytest.mark.parametrize("engine", ENGINES)
def test_the_greatest_value_of_a_footer_is_not_believed(tmp_path, engine):
    """No verdict and no finding comes of it."""
    path = lying(tmp_path / "a.parquet", [5, FAR], said=6)
    assert 6 == pq.ParquetFile(path).metadata.row_group(0).column(1).statistics.max
    found = assessed(path, engine)
    assert (1, 1) == (found.tallies["own.few"].passed, found.tallies["own.few"].failed)
    assert ["k1"] == [one.subject for one in findings_of(found).each()]


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("mapped", [{"nonnegative": True}, {"digits": 5}])
def test_the_least_value_of_a_footer_is_not_believed(tmp_path, engine, mapped):
    """What is not as the mapping promises is found."""
    path = lying(tmp_path / "a.parquet", [-FAR, 5], said=1)
    found = assessed(path, engine, **mapped)
    assert (1, 1) == (found.tallies["own.few"].passed, found.tallies["own.few"].unknown)
    assert 1 == len(data_findings(found).findings)


@pytest.mark.parametrize("engine", ENGINES)
def test_the_missing_values_of_a_footer_are_not_believed(tmp_path, engine):
    """A file that says that no value is missing."""
    path = tmp_path / "a.parquet"
    table = pa.table({"id": ["a", "b"], "done": pa.array([FAR, None], pa.int64())})
    pq.write_table(table, path, compression="none", use_dictionary=False)
    path.write_bytes(path.read_bytes().replace(_bytes(FAR) + b"\x16\x02", _bytes(FAR) + b"\x16\x00"))
    assert 0 == pq.ParquetFile(path).metadata.row_group(0).column(1).statistics.null_count
    found = assessed(path, engine)
    assert (1, 1) == (found.tallies["own.few"].failed, found.tallies["own.few"].unknown)
