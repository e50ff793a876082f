"""The page about engines: what each of them says exactly, what it guards, and what it refuses, found by trying."""

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any

import polars as pl

from devreport.bulk import Mapped, Refused, Table, TableMapping
from devreport.bulk.assessment import TableAssessment, assessed
from devreport.bulk.engines.polars_engine.relation import physical_of as polars_type
from devreport.bulk.engines.polars_engine.words import PolarsWords
from devreport.bulk.engines.sql.dialects import DIALECTS
from devreport.bulk.engines.sql.types import physical_of
from devreport.bulk.engines.sql.words import SqlWords
from devreport.bulk.engines.words import Physical, PhysicalKind, Read, Words
from devreport.bulk.rule_sql import rule_sql
from devreport.bulk.tables import open_table
from devreport.expressions import (
    Absolute,
    Aggregate,
    Aggregation,
    Arithmetic,
    Case,
    Coalesce,
    DaysBetween,
    Expr,
    Extreme,
    ExtremeKind,
    Field,
    Guarded,
    Literal,
    Member,
    Negate,
    Opaque,
    Operation,
    Parameter,
    Round,
)
from devreport.lowering import Column as Laid
from devreport.lowering import Fold, Form, Layout, Lowering, NotLoweredError, Op, Storage
from devreport.lowering.python_source import ordered
from devreport.periods import parse_period
from devreport.quantities import PERCENT, Quantity, Rounding
from devreport.rules import ParameterValue, Rule, RuleSet, core_rules, requirement
from devreport.rules.subject import Meaning, Sort
from devreport.rules.subjects import subject_tables
from tests.docs.catalogue import anchor
from tests.docs.markdown import code, page, table

__all__ = ["support"]

#: The engines that hold tables, in the order of the page.
ENGINES = ("polars", "duckdb", "postgresql", "spark")
TITLES = ("Polars", "DuckDB", "PostgreSQL", "Spark")
PERIOD = parse_period("2026-S1")

A, B = Field("a"), Field("b")
ONE, ZERO = Literal(Quantity("1")), Literal(Quantity("0"))
PART = Field("part")


def support() -> str:
    """What every engine can do."""
    about = (
        "A rule is lowered once to integers and truths, and each engine says these in its own words. *Exact* is what "
        "the engine says as it is, with integers of up to 38 digits. *Guarded* is what needs a condition, which "
        "devreport adds: where it does not hold there is no value, and the outcome is unknown as it would be anywhere. "
        "*Refused* is what no integers can say; such rules are named with their reason, and never judged another way "
        'unless `fallback="objects"` asks for it. Integers that would need more than 38 digits are refused, too, '
        "whatever they are made of; how many it takes is known before anything is computed. The object engine compiles "
        "what can be lowered, and interprets the rest.\n\n"
        "规则先化为整数与真值，再由各引擎以自己的语句表达。“exact”为原样精确；“guarded”为加有条件，条件不成立即无值；"
        "“refused”为拒绝并说明原因，不会以近似代替。"
    )
    return page("Engines 引擎", about, constructs(), storage(), catalogue())


# constructs

SAMPLES: Mapping[str, Expr] = {
    "field": A >= ZERO,
    "literal": A >= Literal(Quantity("0.8")),
    "parameter": A >= Parameter("floor"),
    "`+`": A + B >= ZERO,
    "`-`": A * ONE - B >= Literal(Quantity("1", "个百分点")),
    "`*`": A * B >= ZERO,
    "`/`": A / B >= ONE,
    "negate": Negate(A) >= ZERO,
    "absolute": Absolute(A) >= ZERO,
    **{f"extreme, {kind.value}": Extreme(kind, (A, B)) >= ZERO for kind in ExtremeKind},
    **{f"round, {mode.value}": Round(A, 1, PERCENT, mode) >= B for mode in Rounding},
    "round of a quotient": Round(A / B, 1, PERCENT) >= ONE,
    "round against a constant": Round(A, 1, PERCENT) >= ONE,
    "compare numbers": A > B,
    "compare words": Field("word").equals("在建"),
    "compare days": Field("day") < Field("due"),
    "compare truths": Field("truth").equals(Field("other")),
    "and": Field("truth") & Field("other"),
    "or": Field("truth") | Field("other"),
    "not": ~Field("truth"),
    "is missing": A.is_missing(),
    "coalesce": Coalesce((A, B)) >= ZERO,
    "case": Case(((Field("truth"), A),), B) >= ZERO,
    "guarded": Guarded(A / B, ((B <= ZERO, "no_plan"),)) >= ONE,
    "member": Member(Field("word"), ("在建", "已完工")),
    "days between": DaysBetween(Field("day"), Field("due")) >= Literal(Quantity("30", "天")),
    "count": Aggregate(Aggregation.COUNT, "parts") >= ONE,
    **{one.value: Aggregate(one, "parts", PART) >= ZERO for one in (Aggregation.SUM, Aggregation.MIN, Aggregation.MAX)},
    "all": Aggregate(Aggregation.ALL, "parts", PART >= ZERO),
    "any": Aggregate(Aggregation.ANY, "parts", PART >= ZERO),
    "sum of quotients": Aggregate(Aggregation.SUM, "parts", PART / Field("whole")) >= ONE,
    "groups of child rows (`per`)": Aggregate(Aggregation.COUNT, "parts", per="sort") >= ONE,
    "earlier": A > A.year_earlier(),
    "opaque (roots, sequences)": Opaque("power", (A, Literal(Quantity("0.5")))) >= ONE,
    "more than 38 digits": Arithmetic(Operation.MULTIPLY, A * A * A, B * B * B) >= ZERO,
}

NUMBER = Mapped(sort=Sort.RATIO, digits=9)
FIELDS = {
    "a": NUMBER,
    "b": NUMBER,
    "word": Mapped(sort=Sort.WORD),
    "day": Mapped(sort=Sort.DAY),
    "due": Mapped(sort=Sort.DAY),
    "truth": Mapped(sort=Sort.TRUTH),
    "other": Mapped(sort=Sort.TRUTH),
}
BELOW = {"part": Mapped(sort=Sort.RATIO, digits=6), "whole": NUMBER, "sort": Mapped(sort=Sort.WORD)}
TYPES = {Sort.AMOUNT: "bigint", Sort.RATIO: "bigint", Sort.WORD: "text", Sort.DAY: "date", Sort.TRUTH: "boolean"}
FRAMES = {"bigint": pl.Int64(), "text": pl.String(), "date": pl.Date(), "boolean": pl.Boolean()}


def sample_mapping() -> TableMapping:
    """What the samples are about."""
    child = TableMapping(kind="sample", key="key", parent="of", fields=BELOW)
    return TableMapping(kind="sample", key="key", fields=FIELDS, children={"parts": child})


def constructs() -> str:
    """Every construct on every engine."""
    rows = [
        [name, by_objects(expr), *(by_engine(expr, engine) for engine in ENGINES)] for name, expr in SAMPLES.items()
    ]
    about = "## Constructs 构成\n\nEach line is one small rule that was given to each engine."
    return f"{about}\n\n{table(['construct', 'objects', *TITLES], rows)}"


def by_objects(expr: Expr) -> str:
    """How the object engine evaluates a construct."""
    return "exact, interpreted" if lowered(expr) is None else "exact"


def lowered(expr: Expr) -> Form | None:
    """A construct in lowered form; nothing if it has none."""
    columns = {name: Laid(STORED.get(one.sort or Sort.RATIO, Storage.INTEGER)) for name, one in FIELDS.items()}
    below = {name: Laid(STORED.get(one.sort or Sort.RATIO, Storage.INTEGER)) for name, one in BELOW.items()}
    try:
        return Lowering(Layout(columns, {"parts": Layout(below)}), {"floor": Quantity("1")}).truth(expr)
    except NotLoweredError:
        return None


STORED = {Sort.WORD: Storage.WORD, Sort.DAY: Storage.DAY, Sort.TRUTH: Storage.TRUTH}


def by_engine(expr: Expr, engine: str) -> str:
    """How an engine of columns evaluates a construct."""
    parameters = {"floor": ParameterValue(Quantity("1"))}
    rule = requirement(expr, name="sample.rule", over="sample", parameters=parameters)
    refused = tried(RuleSet(id="sample", version="1", rules=(rule,)), sample_mapping(), engine)
    if refused:
        return f"refused: {refused[0].reason}"
    form = lowered(expr)
    assert form is not None
    guards = list(dict.fromkeys(guards_of(form)))
    return f"guarded: {'; '.join(guards)}" if guards else "exact"


def guards_of(root: Form) -> Iterator[str]:
    """The conditions under which there is a value at all, besides that of what it is made of."""
    for form in ordered([root]):
        if form.op is Op.ROUND:
            yield "a whole quotient, of what is not below zero by what is above zero"
        elif form.op is Op.WHERE and any(one.op is Op.COMPARE for one in ordered([form.args[1]])):
            yield "compared crosswise, where the divisor is not zero"
        elif form.op in {Op.FOLD, Op.FOLD_TRUTH} and isinstance(form.of, Fold):
            yield "known where all that could change it is"


def tried(ruleset: RuleSet, mapping: TableMapping, engine: str) -> tuple[Refused, ...]:
    """What an engine refuses of some rules, from the types of columns alone."""
    types, below = types_of(mapping), {name: types_of(one) for name, one in mapping.children.items()}
    if engine == "polars":
        return polars_tried(ruleset, mapping, types, below).program.refused
    children = {name: (f"rows_of_{name}", one) for name, one in below.items()}
    return rule_sql(
        ruleset, mapping, table="rows", schema=types, children=children, period=PERIOD, dialect=engine
    ).refused


def polars_tried(
    ruleset: RuleSet, mapping: TableMapping, types: Mapping[str, str], below: Mapping[str, Mapping[str, str]]
) -> TableAssessment[Any]:
    """The same of Polars, on frames without rows."""
    children = {name: empty(one) for name, one in below.items()}
    opened = open_table(Table(source=empty(types), mapping=mapping, children=children))
    return assessed(opened, ruleset, period=PERIOD, measure=False)


def empty(types: Mapping[str, str]) -> pl.LazyFrame:
    """A frame without rows."""
    decimal = pl.Decimal(15, 2)
    return pl.LazyFrame(schema={name: FRAMES.get(one, decimal) for name, one in types.items()})


def types_of(mapping: TableMapping) -> dict[str, str]:
    """The types of the columns of a mapping."""
    own = {name: "text" for name in (mapping.key, mapping.parent) if name}
    meanings = meanings_of(mapping)
    for name, one in mapping.fields.items():
        sort = one.sort or meanings[name].sort
        own[one.column or name] = "numeric(15,2)" if sort is Sort.AMOUNT else TYPES[sort]
        if one.over:
            own[one.over] = "bigint"
    return own


def meanings_of(mapping: TableMapping) -> Mapping[str, Meaning]:
    """What the fields of a kind of plans hold."""
    held = subject_tables().get(mapping.kind)
    if held is None:
        return {}
    below = {name: one for fields in held.relations.values() for name, one in fields.items()}
    return held.fields if not mapping.parent else below


# storage

#: The kinds of columns, with a type of Polars and one of SQL.
COLUMNS: Mapping[str, tuple[pl.DataType | None, Mapping[str, str]]] = {
    "integers of 64 bits": (pl.Int64(), dict.fromkeys(DIALECTS, "bigint")),
    "integers of 128 bits": (pl.Int128(), {"duckdb": "hugeint", "postgresql": "", "spark": ""}),
    "decimals": (
        pl.Decimal(15, 2),
        {"duckdb": "decimal(15,2)", "postgresql": "numeric(15,2)", "spark": "decimal(15,2)"},
    ),
    "decimals with more than 32 places": (
        pl.Decimal(38, 33),
        {"duckdb": "decimal(38,33)", "postgresql": "numeric(38,33)", "spark": "decimal(38,33)"},
    ),
    "floats": (pl.Float64(), {"duckdb": "double", "postgresql": "double precision", "spark": "double"}),
    "numbers as text": (pl.String(), {"duckdb": "varchar", "postgresql": "text", "spark": "string"}),
    "days": (pl.Date(), dict.fromkeys(DIALECTS, "date")),
    "days as text": (pl.String(), {"duckdb": "varchar", "postgresql": "text", "spark": "string"}),
    "days as moments": (
        pl.Datetime("us"),
        {"duckdb": "timestamp", "postgresql": "timestamp", "spark": "timestamp_ntz"},
    ),
    "moments with a zone": (
        pl.Datetime("us", "UTC"),
        {"duckdb": "timestamp with time zone", "postgresql": "timestamp with time zone", "spark": "timestamp"},
    ),
    "words": (pl.String(), {"duckdb": "varchar", "postgresql": "text", "spark": "string"}),
    "truths": (pl.Boolean(), dict.fromkeys(DIALECTS, "boolean")),
    "truths as words": (pl.String(), {"duckdb": "varchar", "postgresql": "text", "spark": "string"}),
}

#: What a column must be to count as there, by how it is held.
CHECKS = {
    "decimals": "a number of the digits of its type, and not NaN",
    "decimals with more than 32 places": "a number of the digits of its type, and not NaN",
    "floats": "finite, on the grid of its decimals, fewer than 2⁵⁰ units",
    "numbers as text": "digits, and no more decimals than stated",
    "days": "a day from the year 1 to 9999",
    "days as text": "written as 2026-06-30",
    "days as moments": "midnight",
    "truths as words": "one of the words for true and false",
}

#: Why an engine refuses a column.
REFUSED = {
    "decimals with more than 32 places": "it would lose some of them",
    "moments with a zone": "which day it is depends on a zone",
}


def storage() -> str:
    """How every engine reads what a column holds."""
    rows = [[name, *(held(name, engine) for engine in ENGINES)] for name in COLUMNS]
    about = (
        "## Columns 列\n\nWhat a column holds and what is no value of its kind: that counts as missing, and is a data "
        "finding."
    )
    return f"{about}\n\n{table(['column', *TITLES], rows)}"


def held(name: str, engine: str) -> str:
    """How an engine reads one kind of column."""
    own, theirs = COLUMNS[name]
    physical = polars_type(own) if engine == "polars" and own is not None else of_sql(theirs.get(engine, ""), engine)
    if physical is None:
        return "no such type"
    if physical.kind is PhysicalKind.OTHER:
        return f"refused: {REFUSED[name]}"
    words: Words[Any] = PolarsWords() if engine == "polars" else SqlWords(DIALECTS[engine])
    valid = read(name, physical, words).valid
    return "exact" if valid is None else f"guarded: {CHECKS.get(name, 'a value of its type')}"


def of_sql(written: str, engine: str) -> Physical | None:
    """The type of a column of a database."""
    return physical_of(written, DIALECTS[engine]) if written else None


def read(name: str, physical: Physical, words: Words[Any]) -> Read[Any]:
    """How a column is read."""
    readers: dict[str, Callable[[], Read[Any]]] = {
        "days": lambda: words.read_day("c", physical),
        "words": lambda: words.read_word("c", physical),
        "truths": lambda: words.read_truth("c", physical, true=["是"], false=["否"]),
    }
    return readers.get(name.partition(" as ")[0], lambda: words.read_number("c", physical, places=2))()


# the rules of the core


def catalogue() -> str:
    """Every rule of the core on every engine."""
    about = (
        "## Rules of the core 核心规则\n\nEvery rule that is shipped, on tables with all fields of its kind: amounts of "
        "money in 万元 as decimals of 15 digits, shares as pairs of integers of 6 digits. With wider columns, numbers "
        "are measured first."
    )
    rows = [[f"[{rule.code}](rules.md#{anchor(rule)})", code(rule.name), *judged(rule)] for rule in core_rules().rules]
    return f"{about}\n\n{table(['code', 'rule', *TITLES], rows)}"


def judged(rule: Rule) -> Iterator[str]:
    """What becomes of a rule on each engine."""
    for engine in ENGINES:
        refused = [one for one in of_kind(rule.over, engine) if one.rule == rule.name]
        yield f"refused: {refused[0].reason}" if refused else "judged"


@cache
def of_kind(kind: str, engine: str) -> tuple[Refused, ...]:
    """The rules over a kind that an engine refuses."""
    rules = tuple(rule for rule in core_rules().rules if rule.over == kind)
    return tried(RuleSet(id="core", version="1", rules=rules), mapping_of(kind), engine)


def mapping_of(kind: str) -> TableMapping:
    """Every field of a kind, with all its child rows."""
    held_fields = subject_tables()[kind]
    children = {
        name: TableMapping(kind=kind, key="key", parent="of", fields=mapped(fields))
        for name, fields in held_fields.relations.items()
    }
    return TableMapping(kind=kind, key="key", fields=mapped(held_fields.fields), children=children)


def mapped(fields: Mapping[str, Meaning]) -> dict[str, Mapped]:
    """Columns for all fields."""
    return {name: one_mapped(name, one) for name, one in fields.items()}


def one_mapped(name: str, meaning: Meaning) -> Mapped:
    """A column for a field."""
    if meaning.sort is Sort.RATIO:
        return Mapped(column=f"c_{name}", over=f"c_{name}_below", digits=6)
    if meaning.sort is not Sort.AMOUNT:
        return Mapped(column=f"c_{name}")
    return Mapped(column=f"c_{name}", unit=meaning.unit or "万元")
