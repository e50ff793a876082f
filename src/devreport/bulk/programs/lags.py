"""Earlier rows (上年同期, 上一期): the row of the same thing a year or a period before, from the same table.

Every period that the column of periods names is read once. A row finds its earlier row by its key and by the name of
the period before; where several rows have both, none of them is the earlier one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeVar

from attrs import evolve

from devreport.bulk.engines.relation import Relation
from devreport.bulk.engines.words import PREFIX, Width, Words
from devreport.bulk.mapping.fitting import Held
from devreport.bulk.mapping.mapped import Mapped
from devreport.bulk.mapping.table import TableMapping
from devreport.bulk.programs.reading import Column
from devreport.bulk.programs.sheet import Sheet
from devreport.errors import InputError, Problem
from devreport.expressions import Aggregate, Comparison, Earlier, Expr, Field, Guarded, Lag, Not, children, rebuilt
from devreport.lowering import Column as Stored
from devreport.lowering import Layout, Op, Storage
from devreport.periods import Period, parse_period
from devreport.rules.evidence.reading import lags_of, reading_of
from devreport.rules.rule import Rule, Shown, ShownPeriod
from devreport.rules.subject import Sort

__all__ = [
    "OWN_PERIOD",
    "Way",
    "before",
    "looks_at_children",
    "named",
    "there",
    "ways_of",
    "with_earlier",
    "with_earlier_columns",
    "without_lags",
]

E = TypeVar("E")

#: A year before; or a year, and a period before that.
Way = tuple[Lag, ...]

#: A column that names more periods than this is not one of periods.
MOST_PERIODS = 240


#: What the column of periods is called among the fields.
OWN_PERIOD = "@period"


def named(name: str, way: Way) -> str:
    """What a field of an earlier row is called.

    Example:
        >>> named("actual", (Lag.YEAR,))
        'actual__before__year'
    """
    return "__".join([name, "before", *(lag.value for lag in way)]) if way else name


def there(way: Way) -> str:
    """What the truth is called whether there is such a row."""
    return "__".join(["there", *(lag.value for lag in way)])


def before(period: Period, way: Way) -> Period | None:
    """The period that a way leads to, where the calendar has one."""
    found: Period | None = period
    for lag in way:
        found = found and (found.same_period_last_year() if lag is Lag.YEAR else found.previous())
    return found


def without_lags(rule: Rule) -> Rule:
    """The same rule with the fields of earlier rows as fields of their own, each unknown where there is no such row."""
    if not ways_of([rule]):
        return rule
    applies = None if rule.applies is None else _rewritten(rule.applies, ())
    tests = [one if one.when is None else evolve(one, when=_rewritten(one.when, ())) for one in rule.verdicts]
    return evolve(rule, applies=applies, verdicts=tuple(tests))


def _rewritten(expr: Expr, way: Way) -> Expr:
    match expr:
        case Field(name):
            return Field(named(name, way))
        case Aggregate():
            return expr
        case Earlier(operand, lag):
            onward = (*way, lag)
            return Guarded(_rewritten(operand, onward), ((Not(Field(there(onward))), "no_earlier_row"),))
        case _:
            return rebuilt(expr, lambda part: _rewritten(part, way))


def looks_at_children(rule: Rule) -> bool:
    """Whether something is said of the child rows of an earlier row, which no table gives."""
    return any(_of_children(one, looking=False) for one in _asked(rule))


def _of_children(expr: Expr, *, looking: bool) -> bool:
    match expr:
        case Aggregate():
            return looking
        case Earlier(operand):
            return _of_children(operand, looking=True)
        case _:
            return any(_of_children(one, looking=looking) for one in children(expr))


def ways_of(rules: Iterable[Rule]) -> tuple[Way, ...]:
    """The ways to the earlier rows that some rules look back at."""
    return lags_of([one for rule in rules for one in _asked(rule)])


def _asked(rule: Rule) -> list[Expr]:
    """What a rule asks, its figures included."""
    figures = [one.value if isinstance(one, Shown) else one for one in rule.figures.values()]
    asked = [rule.applies, *(test.when for test in rule.verdicts)]
    asked += [one for one in figures if not isinstance(one, ShownPeriod)]
    return [one for one in asked if one is not None]


def with_earlier_columns(layout: Layout, ways: Iterable[Way]) -> Layout:
    """How rules read a table with its earlier rows."""
    columns = dict(layout.columns)
    for way in ways:
        columns |= {named(name, way): column for name, column in layout.columns.items()}
        columns[there(way)] = Stored(Storage.TRUTH, nullable=False)
    return Layout(columns, layout.relations)


def with_earlier(sheet: Sheet[E], rules: Iterable[Rule], *, mapping: TableMapping, where: str) -> Sheet[E]:
    """A table with columns for the fields of the earlier rows that some rules look back at.

    Args:
        sheet: the table.
        rules: the rules.
        mapping: what it holds.
        where: what messages call it.

    Raises:
        InputError: for texts in the column of periods that are none.
    """
    if not mapping.period:
        return sheet
    sheet = _with_period(sheet, mapping.period)
    looking = [rule for rule in rules if ways_of([rule])]
    if not looking:
        return sheet
    read = {name for rule in looking for one in _asked(rule) for name in reading_of(one).fields}
    columns = {key: column for key, column in sheet.columns.items() if key[1] in read}
    periods = _periods(sheet.relation, mapping.period, where=where)
    earlier = _rows(sheet, columns, mapping, own=_code(sheet.relation.words, mapping.period, periods, way=()))
    for number, way in enumerate(ways_of(looking)):
        to = _code(sheet.relation.words, mapping.period, periods, way=way)
        sheet = _joined(sheet, earlier, columns, mapping, way=way, to=to, prefix=f"{PREFIX}way{number}_")
    return sheet


def _with_period(sheet: Sheet[E], column: str) -> Sheet[E]:
    """A table whose rows say which period they are about."""
    held = Held(field=OWN_PERIOD, mapped=Mapped(column=column, sort=Sort.WORD), sort=Sort.WORD, physical=None)
    value = sheet.relation.words.column(column)
    own = Column(held=held, op=Op.WORD_COLUMN, value=value, valid=None)
    return evolve(sheet, columns={**sheet.columns, (Op.WORD_COLUMN, OWN_PERIOD): own})


def _periods(relation: Relation[E], column: str, *, where: str) -> dict[str, Period]:
    """Every text of the column of periods, with the period that it names."""
    counted = relation.grouped([column], {f"{PREFIX}rows": relation.words.rows()})
    texts = sorted(
        str(text) for text, _ in counted.keep([column, f"{PREFIX}rows"]).first(MOST_PERIODS + 1).rows() if text
    )
    if len(texts) > MOST_PERIODS:
        many = f"more than {MOST_PERIODS} different texts"
        raise InputError.of(Problem(f"{where}.{column}", many, "a column of periods", code="period"))
    found: dict[str, Period] = {}
    problems: list[Problem] = []
    for text in texts:
        try:
            found[text] = parse_period(text, where=f"{where}.{column}")
        except InputError as error:
            problems.extend(error.problems)
    if problems:
        raise InputError("periods that cannot be read", problems)
    return found


def _code(words: Words[E], column: str, periods: Mapping[str, Period], *, way: Way) -> E:
    """The code of the period that a way leads to, from the text in the column of periods."""
    found = words.either(words.truth(value=False), words.word(""))
    for text, period in periods.items():
        earlier = before(period, way)
        if earlier is not None:
            same = words.compare(words.column(column), words.word(text), by=Comparison.EQUAL)
            found = words.either(same, words.word(earlier.code), otherwise=found)
    return found


def _rows(
    sheet: Sheet[E], columns: Mapping[tuple[Op, str], Column[E]], mapping: TableMapping, *, own: E
) -> Relation[E]:
    """One row for each key and period, with how many rows it was made of."""
    words = sheet.relation.words
    keys = {f"{PREFIX}key": words.column(mapping.key), f"{PREFIX}period": own}
    values = {f"{PREFIX}was{number}": sheet.checked(key) for number, key in enumerate(columns)}
    least = {name: words.least(words.column(name)) for name in values}
    return sheet.relation.select({**keys, **values}).grouped(list(keys), {**least, f"{PREFIX}rows": words.rows()})


def _joined(
    sheet: Sheet[E],
    earlier: Relation[E],
    columns: Mapping[tuple[Op, str], Column[E]],
    mapping: TableMapping,
    *,
    way: Way,
    to: E,
    prefix: str,
) -> Sheet[E]:
    """A table with the columns of the earlier rows that one way leads to."""
    words, target = sheet.relation.words, f"{prefix}to"
    kept = [f"{PREFIX}key", f"{PREFIX}period", f"{PREFIX}rows", *(f"{PREFIX}was{at}" for at in range(len(columns)))]
    renamed = {f"{prefix}{number}": words.column(name) for number, name in enumerate(kept)}
    own = sheet.relation.with_columns({target: to})
    relation = own.joined(earlier.select(renamed), on={mapping.key: f"{prefix}0", target: f"{prefix}1"})
    rows = words.compare(words.column(f"{prefix}2"), words.whole(1, Width.LONG), by=Comparison.EQUAL)
    single = words.certain(rows)
    found = dict(sheet.columns)
    for number, ((op, name), column) in enumerate(columns.items()):
        value = words.either(single, words.column(f"{prefix}{number + 3}"))
        found[op, named(name, way)] = evolve(column, value=value, valid=None, is_once=False, day=None)
    held = Held(field=there(way), mapped=Mapped(sort=Sort.TRUTH), sort=Sort.TRUTH, physical=None)
    found[Op.TRUTH_COLUMN, there(way)] = Column(held=held, op=Op.TRUTH_COLUMN, value=single, valid=None)
    return evolve(sheet, relation=relation, columns=found)
