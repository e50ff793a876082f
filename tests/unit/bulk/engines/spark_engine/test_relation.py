from decimal import Decimal

import pytest

from devreport import EngineError, InputError
from devreport.bulk.engines.spark_engine import relation as module
from devreport.bulk.engines.spark_engine.relation import SparkRelation, physical_of
from devreport.bulk.engines.words import PhysicalKind, Width
from tests.unit.bulk.engines.spark_engine.frames import FakeFrame

TABLE = SparkRelation.of(FakeFrame({"id": "string", "a.b": "int"}))


def steps(relation):
    """What Spark is asked to do."""
    return relation.native().steps


@pytest.mark.parametrize(
    ("name", "kind", "digits", "width"),
    [
        ("tinyint", PhysicalKind.INTEGER, 3, Width.SMALL),
        ("smallint", PhysicalKind.INTEGER, 5, Width.SMALL),
        ("int", PhysicalKind.INTEGER, 10, Width.SMALL),
        ("bigint", PhysicalKind.INTEGER, 19, Width.LONG),
        ("decimal(18,4)", PhysicalKind.DECIMAL, 18, Width.LONG),
        ("decimal(19,4)", PhysicalKind.DECIMAL, 19, Width.WIDE),
        ("double", PhysicalKind.FLOAT, None, Width.LONG),
        ("string", PhysicalKind.TEXT, 38, Width.WIDE),
        ("boolean", PhysicalKind.TRUTH, None, Width.LONG),
        ("date", PhysicalKind.DAY, None, Width.LONG),
        ("timestamp_ntz", PhysicalKind.MOMENT, None, Width.LONG),
        ("timestamp", PhysicalKind.OTHER, None, Width.LONG),
        ("string collate UTF8_LCASE", PhysicalKind.OTHER, None, Width.LONG),
        ("struct<a:int>", PhysicalKind.OTHER, None, Width.LONG),
    ],
)
def test_each_type_of_spark_is_what_it_holds(name, kind, digits, width):
    """Each type of Spark is what it holds."""
    found = physical_of(name)
    assert (name, kind, digits, width) == (found.name, found.kind, found.digits, found.width)


def test_decimals_have_places():
    """Decimals have places."""
    assert 10 == physical_of("decimal(38,10)").places


def test_decimals_that_spark_would_lose_are_no_numbers():
    """Decimals that Spark would lose are no numbers."""
    assert PhysicalKind.DECIMAL is physical_of("decimal(38,32)").kind
    found = physical_of("decimal(38,33)")
    assert (PhysicalKind.OTHER, "decimal(38,33), of more than 32 decimals") == (found.kind, found.name)


def test_a_schema_keeps_the_order_of_its_columns():
    """A schema keeps the order of its columns."""
    assert ["id", "a.b"] == list(TABLE.schema())
    assert PhysicalKind.INTEGER is TABLE.schema()["a.b"].kind


def test_a_column_that_differs_from_another_in_capitals_only_is_refused():
    """A column that differs from another in capitals only is refused."""
    with pytest.raises(InputError, match="cannot be told apart"):
        TABLE.with_columns({"ID": "1"})


def test_nothing_is_said_before_it_is_asked_for():
    """Nothing is said before it is asked for."""
    assert [] == TABLE.native().steps
    assert () == tuple(TABLE.with_columns({"x": "1"}).frame.steps)


def test_columns_and_the_choice_of_columns_are_one_step():
    """Columns and the choice of columns are one step."""
    made = TABLE.with_columns({"project.half": "`a.b` > 1", "y": "2"}).keep(["id", "project.half"])
    assert [("select", "`id` AS `id`", "`a.b` > 1 AS `project.half`")] == steps(made)
    assert ("id", "project.half") == made.names


def test_columns_come_beside_those_that_are_there():
    """Columns come beside those that are there."""
    assert [("select", "*", "1 AS `x`")] == steps(TABLE.with_columns({"x": "1"}))


def test_columns_replace_those_of_the_same_name():
    """Columns replace those of the same name."""
    assert [("select", "'z' AS `id`", "`a.b` AS `a.b`")] == steps(TABLE.with_columns({"id": "'z'"}))


def test_each_stage_is_made_of_the_one_before():
    """Each stage is made of the one before."""
    made = TABLE.with_columns({"x": "1"}).with_columns({"y": "`x`"})
    assert [("select", "*", "1 AS `x`"), ("select", "*", "`x` AS `y`")] == steps(made)


def test_names_in_backticks_are_doubled():
    """Names in backticks are doubled."""
    assert [("select", "1 AS `a``b`")] == steps(TABLE.select({"a`b": "1"}))


def test_rows_are_chosen_after_columns_are_made():
    """Rows are chosen after columns are made."""
    made = TABLE.with_columns({"x": "1"}).where("`x` = 1").first(3)
    assert [("select", "*", "1 AS `x`"), ("where", "`x` = 1"), ("limit", 3)] == steps(made)


def test_groups(monkeypatch):
    """Groups."""
    monkeypatch.setattr(module, "import_module", lambda name: _Functions)
    assert [("group", "`a.b`"), ("agg", "expr:SUM(1) AS `n`")] == steps(TABLE.grouped(["a.b"], {"n": "SUM(1)"}))
    assert ("a.b", "n") == TABLE.grouped(["a.b"], {"n": "SUM(1)"}).names


class _Functions:
    @staticmethod
    def expr(text: str) -> str:
        """As a frame of Spark."""
        return f"expr:{text}"


@pytest.mark.parametrize(
    ("where", "expected"),
    [("pyspark.sql.connect.dataframe", "pyspark.sql.connect.functions"), ("pyspark.sql.x", "pyspark.sql.functions")],
)
def test_spark_connect_has_functions_of_its_own(monkeypatch, where, expected):
    """Spark connect has functions of its own."""
    asked = []
    monkeypatch.setattr(module, "import_module", lambda name: asked.append(name) or _Functions)
    frame = type("Frame", (FakeFrame,), {"__module__": where})({"id": "string"})
    SparkRelation.of(frame).grouped(["id"], {"n": "1"})
    assert [expected] == asked


def test_one_group_is_a_choice_of_columns():
    """One group is a choice of columns."""
    assert [("select", "SUM(1) AS `n`")] == steps(TABLE.grouped([], {"n": "SUM(1)"}))


def test_groups_without_columns_are_keys():
    """Groups without columns are keys."""
    assert [("select", "`id` AS `id`"), ("distinct",)] == steps(TABLE.grouped(["id"], {}))


def test_a_table_is_joined_by_keys_of_its_own():
    """A table is joined by keys of its own."""
    other = SparkRelation.of(FakeFrame({"of": "string", "n": "bigint"}))
    made = TABLE.joined(other, on={"id": "of"})
    theirs = [("select", "`n`", "`of` AS `__devreport_key0`")]
    assert [
        ("select", "*", "`id` AS `__devreport_key0`"),
        ("join", theirs, ["__devreport_key0"], "left"),
        ("select", "`id`", "`a.b`", "`n`"),
    ] == steps(made)
    assert ("id", "a.b", "n") == made.names


def test_tables_are_stacked_by_the_names_of_their_columns():
    """Tables are stacked by the names of their columns."""
    assert [("union", []), ("union", [])] == steps(TABLE.stacked([TABLE, TABLE]))


def test_rows_have_no_order():
    """Rows have no order."""
    assert TABLE.numbered("row") is None


@pytest.mark.parametrize(
    "asked",
    [lambda: TABLE.computed({}, [], by=list), lambda: TABLE.to_parquet("x.parquet")],
    ids=["rules of Python", "one file"],
)
def test_what_a_cluster_cannot_do_is_said(asked):
    """What a cluster cannot do is said."""
    with pytest.raises(EngineError) as caught:
        asked()
    assert caught.value.problems[0].hint


def test_rows_are_values_of_python():
    """Rows are values of Python."""
    frame = FakeFrame({"a": "decimal(38,0)"}, rows=[(Decimal(3), Decimal("1.50"), None, "x")] * 2)
    relation = SparkRelation.of(frame)
    assert [(3, Decimal("1.50"), None, "x")] * 2 == relation.rows()
    assert [int, Decimal] == list(map(type, relation.rows()[0][:2]))
    assert [relation.rows()] == list(relation.batches())
