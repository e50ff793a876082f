"""Rules as queries: read by DuckDB, and by PostgreSQL where there is one."""

from __future__ import annotations

from datetime import date

import duckdb
import pytest
from attrs import evolve

from devreport.bulk.mapping.table import Mapped, TableMapping
from devreport.bulk.rule_sql import rule_sql
from devreport.errors import EngineError, InputError, RuleError
from devreport.expressions import Field, count
from devreport.periods import parse_period
from devreport.quantities import Quantity
from devreport.rules import RuleSet, requirement

PERIOD = parse_period("2026-S1")
MAPPING = TableMapping(
    kind="drawn",
    key="id",
    fields={
        "done": Mapped(sort="number", unit="万元"),
        "planned": Mapped(sort="number", unit="亿元"),
        "due": Mapped(sort="day"),
        "stage": Mapped(sort="word"),
    },
    children={"parts": TableMapping(kind="drawn", key="no", parent="of", fields={"open": Mapped(sort="truth")})},
)
SCHEMA = {"id": "text", "done": "numeric(12,4)", "planned": "numeric(3,0)", "due": "date", "stage": "varchar(20)"}
PARTS = {"no": "integer", "of": "text", "open": "boolean"}
HALF = requirement(Field("done") / Field("planned") >= Quantity("50", "%"), name="drawn.half", over="drawn")
NAMED = requirement(Field("stage").equals("it's; DROP"), name="drawn.named", over="drawn")
OPEN = requirement(count("parts", where=Field("open")) <= 1, name="drawn.open", over="drawn")
ROWS = [
    ("a", "4999.9999", "1", "2026-01-01", "it's; DROP"),
    ("b", "5000", "1", None, "x"),
    ("c", None, "0", None, None),
    ("d", "NaN", "1", None, "IT'S; DROP"),
]


def written(*rules, **options):
    """The query of some rules."""
    ruleset = RuleSet(id="own", version="1", rules=rules)
    return rule_sql(ruleset, MAPPING, **{"table": "plans", "schema": SCHEMA, "period": PERIOD, **options})


def test_the_same_rules_give_the_same_text():
    """The same rules give the same text."""
    found = written(HALF, NAMED)
    assert found == written(HALF, NAMED)
    assert str(found) == found.text
    assert ("drawn.half", "drawn.named") == found.rules
    assert not found.refused
    assert 'FROM "plans"' in found.text
    assert ";" not in found.text.replace("it''s; DROP", "")


def test_rules_that_cannot_be_judged_are_named():
    """Rules that cannot be judged are named."""
    found = written(HALF, requirement(Field("spent") > 0, name="drawn.spent", over="drawn"))
    assert found.rules == ("drawn.half",)
    assert [(one.rule, one.code) for one in found.refused] == [("drawn.spent", "unmapped")]


@pytest.mark.parametrize(("values", "expected"), [("code", [0, 1, -2]), ("boolean", [False, True, None])])
def test_duckdb_finds_what_the_rules_say(values, expected):
    """Duckdb finds what the rules say."""
    connection = duckdb.connect()
    connection.execute(
        "CREATE TABLE plans (id VARCHAR, done DECIMAL(12,4), planned DECIMAL(3,0), due DATE, stage VARCHAR)"
    )
    connection.executemany("INSERT INTO plans VALUES (?, ?, ?, ?, ?)", [list(row) for row in ROWS[:3]])
    found = connection.execute(written(HALF, dialect="duckdb", values=values).text).fetchall()
    assert sorted(found) == list(zip("abc", expected, strict=True))


def test_postgresql_finds_what_the_rules_say(postgres):
    """Postgresql finds what the rules say."""
    types = ", ".join(f'"{name}" {kind}' for name, kind in SCHEMA.items())
    postgres.execute(f"CREATE TEMPORARY TABLE plans ({types})")
    postgres.execute("CREATE TEMPORARY TABLE parts (no integer, of text, open boolean)")
    postgres.cursor().executemany("INSERT INTO plans VALUES (%s, %s, %s, %s, %s)", ROWS)
    postgres.execute("INSERT INTO parts VALUES (1, 'a', TRUE), (2, 'a', TRUE), (3, 'b', NULL)")
    query = written(HALF, NAMED, OPEN, children={"parts": ("parts", PARTS)}).text
    postgres.execute(f"CREATE TEMPORARY VIEW judged AS {query}")
    assert postgres.execute("SELECT * FROM judged ORDER BY id").fetchall() == [
        ("a", 0, 1, 0),
        ("b", 1, 0, -2),
        ("c", -2, -2, 1),
        ("d", -2, 0, 1),
    ]


def test_the_schema_may_be_that_of_the_database(postgres):
    """The schema may be that of the database."""
    types = ", ".join(f'"{name}" {kind}' for name, kind in SCHEMA.items())
    postgres.execute(f"CREATE TEMPORARY TABLE plans ({types})")
    asked = "SELECT column_name, data_type, numeric_precision, numeric_scale"
    cursor = postgres.execute(f"{asked} FROM information_schema.columns WHERE table_name = 'plans'")
    names = [one.name for one in cursor.description]
    rows = [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
    assert written(HALF, NAMED, schema=rows) == written(HALF, NAMED)


def test_names_of_tables_may_have_parts():
    """Names of tables may have parts."""
    assert 'FROM "reporting"."plans" AS t' in written(HALF, table="reporting.plans").text
    assert 'FROM "a.b"."c"' in written(HALF, table=["a.b", "c"]).text


def test_child_rows_are_those_of_the_mapping():
    """Child rows are those of the mapping."""
    with pytest.raises(InputError, match="the relation 'part'"):
        written(OPEN, children={"part": ("parts", PARTS)})


def test_names_that_postgresql_would_cut_are_refused():
    """Names that postgresql would cut are refused."""
    long = requirement(Field("done") > Quantity(0, "元"), name="drawn." + "x" * 60, over="drawn")
    with pytest.raises(EngineError, match="66 bytes"):
        written(long)
    assert written(long, dialect="duckdb").rules == (long.name,)


def test_a_dialect_that_is_not_known_is_refused():
    """A dialect that is not known is refused."""
    with pytest.raises(InputError, match="dialect"):
        written(HALF, dialect="mysql")


def test_a_rule_that_is_called_as_the_key_is_refused():
    """One column would take the place of the other."""
    mapping = evolve(MAPPING, key="drawn.half")
    ruleset = RuleSet(id="own", version="1", rules=(HALF,))
    with pytest.raises(InputError, match=r"the key 'drawn\.half'"):
        rule_sql(ruleset, mapping, table="plans", schema={**SCHEMA, "drawn.half": "text"}, period=PERIOD)


@pytest.mark.parametrize("dialect", ["duckdb", "spark"])
def test_rules_that_differ_in_capitals_only_are_refused_where_they_are_the_same(dialect):
    """PostgreSQL tells them apart."""
    other = evolve(HALF, name="drawn.HALF", code="H2")
    with pytest.raises(InputError, match=r"'drawn\.half' and 'drawn\.HALF'"):
        written(HALF, other, dialect=dialect)
    assert written(HALF, other).rules == ("drawn.half", "drawn.HALF")


@pytest.mark.parametrize("name", ["", "half"])
def test_rules_have_names_that_rules_may_have(name):
    """Rules have names that rules may have."""
    with pytest.raises(RuleError, match="a group, a point, and a name"):
        written(evolve(HALF, name=name))


@pytest.mark.parametrize("column", ["__devreport_read0", "__DEVREPORT_x"])
def test_columns_that_are_named_as_computed_ones_are_refused(column):
    """Columns that are named as computed ones are refused."""
    with pytest.raises(InputError, match="keeps for itself"):
        written(HALF, schema={**SCHEMA, column: "text"})


@pytest.mark.parametrize(
    "options",
    [
        {"values": "bool"},
        {"table": ""},
        {"table": []},
        {"table": "t."},
        {"table": 5},
        {"dialect": None},
        {"dialect": []},
        {"schema": {**SCHEMA, "done": None}},
        {"schema": {**SCHEMA, "done": "hugeint"}},
    ],
)
def test_arguments_that_are_none_are_refused(options):
    """Arguments that are none are refused."""
    with pytest.raises(InputError):
        written(HALF, **options)


def test_keys_of_child_rows_are_of_the_kind_of_the_keys():
    """Keys of child rows are of the kind of the keys."""
    with pytest.raises(InputError, match="found the column 'of' of integer, expected a column of text"):
        written(OPEN, children={"parts": ("parts", {**PARTS, "of": "integer"})})


def test_blanks_at_the_end_of_a_text_of_fixed_length_are_none_of_it(postgres):
    """Blanks at the end of a text of fixed length are none of it."""
    mapping = evolve(
        MAPPING,
        fields={**MAPPING.fields, "done": Mapped(unit="万元", decimals=2, digits=12), "planned": Mapped(unit="万元")},
    )
    schema = {"id": "char(5)", "done": "character(12)", "planned": "bigint", "due": "char(20)", "stage": "char(9)"}
    late = requirement(Field("due") <= date(2026, 6, 30), name="drawn.late", over="drawn")
    first = requirement(Field("stage").equals("one"), name="drawn.first", over="drawn")
    types = ", ".join(f'"{name}" {kind}' for name, kind in schema.items())
    postgres.execute(f"CREATE TEMPORARY TABLE plans ({types})")
    postgres.execute("INSERT INTO plans VALUES ('a', '5.25', 10, '2026-06-30', 'one')")
    ruleset = RuleSet(id="own", version="1", rules=(HALF, late, first))
    query = rule_sql(ruleset, mapping, table="plans", schema=schema, period=PERIOD).text
    assert postgres.execute(query).fetchall() == [("a    ", 1, 1, 1)]
