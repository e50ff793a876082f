from pathlib import Path
from types import SimpleNamespace

import pytest
from attrs import define, field
from pyspark.errors import PySparkException
from pyspark.sql import SparkSession

from devreport import EngineError, InputError
from devreport.bulk.engines.files import Files
from devreport.bulk.engines.sources import open_source
from devreport.bulk.engines.spark_engine.opening import opened
from tests.unit.bulk.engines.spark_engine.frames import FakeFrame


@define
class Reading:
    """A session that writes down what it is asked to read."""

    frame: FakeFrame = field(factory=lambda: FakeFrame({"id": "string"}, rows=[("a",), ("b",)]))
    asked: list = field(factory=list)

    def options(self, **options):
        """As Spark's reader."""
        self.asked.append(options)
        return self

    def csv(self, paths):
        """As Spark's reader."""
        self.asked.append(("csv", paths))
        return self.frame

    def parquet(self, *paths):
        """As Spark's reader."""
        if paths == ("torn.parquet",):
            raise PySparkException("it is torn\nand more")
        self.asked.append(("parquet", paths))
        return self.frame


@pytest.fixture
def reading(monkeypatch):
    """A session that reads what it is told to."""
    found = Reading()
    monkeypatch.setattr(SparkSession, "getActiveSession", lambda: SimpleNamespace(read=found))
    return found


def test_a_frame_is_held_by_its_engine_and_comes_back():
    """A frame is held by its engine and comes back."""
    frame = FakeFrame({"id": "string"})
    source = open_source(frame)
    assert ("spark", "the table") == (source.relation.engine, source.label)
    assert source.back(source.relation) is frame


def test_columns_must_have_names_of_their_own():
    """Columns must have names of their own."""
    with pytest.raises(InputError, match="plans cannot be told apart"):
        opened(FakeFrame({"id": "string", "ID": "string"}), label="plans")


@pytest.mark.parametrize("given", [3, FakeFrame])
def test_what_is_no_table_is_refused(given):
    """What is no table is refused."""
    with pytest.raises(InputError) as caught:
        opened(given, label="plans")
    assert "source" == caught.value.problems[0].code


def test_files_are_read_by_the_active_session(reading):
    """Files are read by the active session."""
    assert "data/plans" == opened(Path("data/plans"), label="").label
    assert [{"mergeSchema": True}, ("parquet", ("data/plans",))] == reading.asked


def test_text_says_its_encoding(reading):
    """Text says its encoding."""
    assert "plans" == opened(Files(["a.csv", "b.CSV"], encoding="gb18030"), label="plans").label
    options, asked = reading.asked
    assert ("gb18030", "FAILFAST", ("csv", ["a.csv", "b.CSV"])) == (options["encoding"], options["mode"], asked)


def test_files_without_a_session_are_refused(monkeypatch):
    """Files without a session are refused."""
    monkeypatch.setattr(SparkSession, "getActiveSession", lambda: None)
    with pytest.raises(EngineError, match="an active session"):
        opened("plans.parquet", label="")


def test_files_that_cannot_be_read_are_named(reading):
    """Files that cannot be read are named."""
    with pytest.raises(InputError) as caught:
        opened("torn.parquet", label="")
    (problem,) = caught.value.problems
    assert ("torn.parquet", "it is torn", "unreadable") == (problem.where, problem.found, problem.code)


def test_more_rows_than_agreed_are_refused(reading):
    """More rows than agreed are refused."""
    assert opened(Files("plans", most_rows=2), label="")
    with pytest.raises(InputError, match="at most 1 rows"):
        opened(Files("plans", most_rows=1), label="")
