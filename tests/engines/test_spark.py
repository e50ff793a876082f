"""The same verdicts on Spark, whatever the columns hold and however the session is set up."""

from datetime import date
from decimal import Decimal

import polars as pl
import pytest

from devreport import InputError
from devreport.bulk import Mapped, Table, TableMapping, assess_table, roll_up
from devreport.bulk.engines.sources import open_source
from devreport.expressions import Field, count, total
from devreport.periods import parse_period
from devreport.rules import RuleSet, requirement
from devreport.rules.subject import Sort

PERIOD = parse_period("2026-S1")
NAMES = ("byte", "short", "int", "long", "price", "wide", "double", "text", "day", "written day", "done.so far")
TYPES = (
    *(pl.Int8(), pl.Int16(), pl.Int32(), pl.Int64(), pl.Decimal(12, 4), pl.Decimal(38, 10), pl.Float64(), pl.String()),
    *(pl.Date(), pl.String(), pl.Boolean(), pl.String(), pl.String()),
)
COLUMNS = (*NAMES, "key", "Part")

DAY = date(2026, 6, 30)
ROWS = [
    (1, 200, 70_000, 10**12, Decimal("0.5000"), Decimal("1.0000000001"), 0.3, "12.50", DAY, "2026-06-30", True),
    (-128, -32768, -(2**31), -(2**63), Decimal("-99999999.9999"), Decimal("9" * 20), 0.1 + 0.2, "012", DAY, "x", False),
    (127, 32767, 2**31 - 1, 2**63 - 1, Decimal("99999999.9999"), Decimal(0), float("nan"), "1e3", date.max, "", None),
    (0, 0, 0, 0, Decimal(0), Decimal("0.5"), float("inf"), "1.234", date.min, "2024-02-29", True),
    (0, 1, 2, 3, Decimal("0.0001"), Decimal(-1), 1e300, " 1", None, "2023-02-29", False),
    (None,) * 11,
    (5, 5, 5, 5, Decimal(5), Decimal(5), 5.0, "5.", DAY, "2026-6-30", None),
]
DATA = [(*row, f"k{number}", f"p{number % 2}") for number, row in enumerate(ROWS)]
_NUMBER = {"sort": Sort.AMOUNT}
MAPPING = TableMapping(
    kind="made",
    key="key",
    fields={
        **{name: Mapped(**_NUMBER) for name in ("byte", "short", "int", "long", "price")},
        "wide": Mapped(**_NUMBER, digits=30),
        "double": Mapped(**_NUMBER, decimals=1),
        "text": Mapped(**_NUMBER, decimals=2, digits=12),
        "day": Mapped(sort=Sort.DAY),
        "written": Mapped(column="written day", sort=Sort.DAY),
        "so_far": Mapped(column="done.so far", sort=Sort.TRUTH),
        "part": Mapped(column="Part", sort=Sort.WORD, words=("p0", "p1")),
    },
)


def fields(*names):
    """Some fields."""
    return [Field(name) for name in names]


def ruleset(**conditions):
    """Rules by their names."""
    rules = [requirement(one, name=f"made.{name}", over="made") for name, one in conditions.items()]
    return RuleSet(id="own", version="1", rules=tuple(rules))


def conditions():
    """A rule for every type of column, and some across them."""
    byte, short, integer, long, price, wide = fields("byte", "short", "int", "long", "price", "wide")
    double, text, day, written, so_far, part = fields("double", "text", "day", "written", "so_far", "part")
    return {
        "byte": byte * byte >= 16129,
        "short": short * short > byte,
        "int": integer * integer >= long,
        "long": long + long > integer,
        "price": price / 3 >= wide,
        "wide": wide * 2 > price,
        "double": double.equals(Decimal("0.3")),
        "text": text <= Decimal("12.5"),
        "day": day <= DAY,
        "written": written.equals(day),
        "truth": so_far & (byte > 0),
        "word": part.equals("p1"),
    }


TABLE = pl.DataFrame(DATA, schema=dict(zip(COLUMNS, TYPES, strict=True)), orient="row")


@pytest.fixture(scope="module")
def frame(spark):
    """A table with a column of every type."""
    return spark.createDataFrame(TABLE.to_arrow())


@pytest.fixture(scope="module")
def expected():
    """What Polars says of the same table."""
    found = assess_table(Table(source=TABLE, mapping=MAPPING), ruleset=ruleset(**conditions()), period=PERIOD)
    assert () == found.refused
    return found.outcomes().select("key", *(rule.name for rule in found.rules)).rows()


def codes(frame, found):
    """The outcomes of each row, in the order of their keys."""
    return sorted(tuple(row) for row in frame.select("key", *(f"`{rule.name}`" for rule in found.rules)).collect())


@pytest.mark.parametrize(("ansi", "zone"), [("true", "Asia/Shanghai"), ("false", "America/Los_Angeles")])
def test_verdicts_are_those_of_polars(spark, frame, expected, ansi, zone):
    """Neither what is an error to the session nor its time zone makes a difference."""
    set_before = {name: spark.conf.get(name) for name in ("spark.sql.ansi.enabled", "spark.sql.session.timeZone")}
    try:
        spark.conf.set("spark.sql.ansi.enabled", ansi)
        spark.conf.set("spark.sql.session.timeZone", zone)
        found = assess_table(Table(source=frame, mapping=MAPPING), ruleset=ruleset(**conditions()), period=PERIOD)
        assert () == found.refused
        assert expected == codes(found.outcomes(), found)
    finally:
        for name, value in set_before.items():
            spark.conf.set(name, value)


def test_tallies_and_groups_are_counted_by_the_cluster(frame):
    """Groups add up to the tallies of all rows."""
    found = assess_table(Table(source=frame, mapping=MAPPING), ruleset=ruleset(day=Field("day") <= DAY), period=PERIOD)
    tally = found.tallies["made.day"]
    assert (4, 1, 2) == (tally.passed, tally.failed, tally.unknown)
    groups = roll_up(found, ["Part"]).groups
    assert {("p0",): 2, ("p1",): 2} == {group.key: group.tallies["made.day"].passed for group in groups}


def test_child_rows_are_joined(spark):
    """What is said of child rows is grouped and joined, also where there are none."""
    parents = spark.createDataFrame(pl.DataFrame({"key": ["a", "b", "c"], "plan": [10, 3, 0]}).to_arrow())
    rows = {"of": ["a", "a", "b", "b", None], "key": list("12345"), "x": [4, 6, 2, None, 9]}
    parts = spark.createDataFrame(pl.DataFrame(rows).to_arrow())
    inner = TableMapping(kind="made", key="key", parent="of", fields={"x": Mapped(**_NUMBER)})
    mapping = TableMapping(kind="made", key="key", fields={"plan": Mapped(**_NUMBER)}, children={"parts": inner})
    rules = ruleset(total=total("parts", Field("x")).equals(Field("plan")), some=count("parts") > 0)
    found = assess_table(
        Table(source=parents, mapping=mapping, children={"parts": parts}), ruleset=rules, period=PERIOD
    )
    assert [("a", 1, 1), ("b", -2, 1), ("c", 1, 0)] == codes(found.outcomes(), found)


def test_files_are_read_by_the_session(spark, tmp_path):
    """Text stays text, a quoted comma is no border, and what is empty is missing."""
    (tmp_path / "made.csv").write_text('key,byte\n"a,""b""",007\nb,\nc,x\n', encoding="utf-8")
    mapping = TableMapping(kind="made", key="key", fields={"byte": Mapped(**_NUMBER, decimals=0, digits=9)})
    table = Table(source=tmp_path / "made.csv", mapping=mapping)
    found = assess_table(table, ruleset=ruleset(seven=Field("byte").equals(7)), period=PERIOD, engine="spark")
    assert [('a,"b"', 1), ("b", -2), ("c", -2)] == codes(found.outcomes(), found)


def test_a_line_with_too_few_cells_is_an_error(spark, tmp_path):
    """A torn file is no table, even where no rule reads what is missing."""
    (tmp_path / "made.csv").write_text("key,byte,more\na,1,2\nb\n", encoding="utf-8")
    relation = open_source(tmp_path / "made.csv", engine="spark").relation
    with pytest.raises(Exception, match="MALFORMED_RECORD"):
        relation.keep(["key"]).rows()


def test_files_that_are_not_there_are_named(spark):
    """What Spark says is said."""
    with pytest.raises(InputError, match="nowhere"):
        open_source("nowhere.parquet", engine="spark")


def test_outcomes_can_be_judged_again(frame):
    """Reruns replace their own columns."""
    rules = ruleset(day=Field("day") <= DAY)
    once = assess_table(Table(source=frame, mapping=MAPPING), ruleset=rules, period=PERIOD).outcomes()
    again = assess_table(Table(source=once, mapping=MAPPING), ruleset=rules, period=PERIOD).outcomes()
    assert once.columns == again.columns


def test_hundreds_of_rules_are_one_step(spark):
    """So many rules do not fit into one compiled method of Java, and are judged all the same."""
    table = spark.createDataFrame(pl.DataFrame({"key": ["a", "b"], "x": [50, None]}).to_arrow())
    mapping = TableMapping(kind="made", key="key", fields={"x": Mapped(**_NUMBER)})
    rules = ruleset(**{f"r{number}": Field("x") * 3 + number >= 350 for number in range(400)})
    found = assess_table(Table(source=table, mapping=mapping), ruleset=rules, period=PERIOD)
    (one, other) = codes(found.outcomes(), found)
    assert (("a", *[int(number >= 200) for number in range(400)]), ("b", *[-2] * 400)) == (one, other)
