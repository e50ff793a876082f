"""Rules and rows drawn by a seeded generator, fast enough for millions of pairs; many rows lie on a threshold."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from random import Random
from typing import Any

from attrs import evolve, field, frozen

from devreport.expressions import (
    BOOLEAN,
    DATE,
    DAYS,
    WORD,
    Absolute,
    Aggregate,
    Aggregation,
    And,
    Arithmetic,
    Case,
    Coalesce,
    Compare,
    Comparison,
    DaysBetween,
    Expr,
    Extreme,
    ExtremeKind,
    Field,
    Guarded,
    IsMissing,
    Kind,
    Literal,
    Member,
    Negate,
    Not,
    Opaque,
    Operation,
    Or,
    Parameter,
    Round,
    Scalar,
    Schema,
    Type,
)
from devreport.expressions.nodes import parts
from devreport.findings import STATEMENTS, Outcome, Verdict, VerdictTest
from devreport.quantities import Quantity, Rounding
from devreport.rules import ParameterValue, Rule
from tests.agreement.oracle import Facts, Known, value
from tests.strategies.expressions import MONEY, POINTS, RATIO, SCHEMA, UNITS, WORDS

__all__ = ["KIND", "THRESHOLDS", "Drawer", "Grid", "roots_of", "rules_drawn"]

#: What the drawn rules judge.
KIND = "drawn"

NUMBERS = (MONEY, RATIO, POINTS, DAYS)
TYPES = (*NUMBERS, BOOLEAN, WORD, DATE)
#: The thresholds of every drawn rule.
THRESHOLDS: Mapping[str, Scalar] = {"floor": Quantity("1.5", "亿元"), "limit": Quantity("80", "%"), "strict": True}
_FIRST = date(2024, 1, 20)


@frozen
class Grid:
    """The numbers that fields can hold: whole multiples of a step.

    Attributes:
        steps: type → its step, in base units.
        most: the greatest whole multiple.
        always: field name → what every row has.
    """

    steps: Mapping[Type, Fraction]
    most: int
    always: Mapping[str, Known] = field(factory=dict[str, Known])


@frozen
class Drawer:
    """Draws expressions and rows.

    Attributes:
        random: the source of chance.
        refusable: how often something that no column engine says is drawn, in a thousand nodes.
        over_parts: whether expressions are about child rows.
    """

    random: Random
    refusable: int = 2
    over_parts: bool = False

    @property
    def schema(self) -> Schema:
        """What expressions are about."""
        return SCHEMA.relations["parts"] if self.over_parts else SCHEMA

    # expressions

    def expression(self, wanted: Type, depth: int) -> Expr:
        """An expression of a type."""
        if depth <= 0 or self.random.random() < 0.15:
            return self._leaf(wanted)
        if self.random.randrange(1000) < self.refusable and not self.over_parts:
            return self._refused(wanted, depth)
        kinds: list[Callable[[Type, int], Expr]]
        if wanted.kind is Kind.NUMBER:
            kinds = [self._arithmetic] * 4 + [self._scaled] * 3 + [self._one] * 2 + [self._any_type] * 2
            kinds += [self._special] * 4
        elif wanted == BOOLEAN:
            kinds = [self._comparison] * 8 + [self._joined] * 4 + [self._truth] * 3 + [self._any_type]
        else:
            kinds = [self._any_type, lambda one, _: self._leaf(one)]
        return self.random.choice(kinds)(wanted, depth - 1)

    def _leaf(self, wanted: Type) -> Expr:
        schema = self.schema
        named = [Field(name) for name, one in schema.fields.items() if one == wanted]
        given = [Parameter(name) for name, one in SCHEMA.parameters.items() if one == wanted]
        chance = self.random.random()
        if chance < 0.7 and named:
            return self.random.choice(named)
        return self.random.choice(given) if chance < 0.8 and given else Literal(self.constant(wanted))

    def constant(self, wanted: Type) -> Scalar:
        """A constant of a type."""
        random = self.random
        match wanted.kind:
            case Kind.BOOLEAN:
                return random.random() < 0.5
            case Kind.WORD:
                return random.choice(WORDS)
            case Kind.DATE:
                return _FIRST + timedelta(random.randrange(41))
            case Kind.NUMBER:
                few = ["0", "1", "-1", "0.5", "2.50", "100", "629.0", "647.4", "33.3", "80", "0.001"]
                number = Decimal(random.choice(few))
                if random.random() < 0.3:
                    number = Decimal(random.randrange(-(10**5), 10**5)).scaleb(-random.randrange(4))
                return Quantity(number, random.choice(UNITS[wanted]))

    def _refused(self, wanted: Type, depth: int) -> Expr:
        """What only the interpreter evaluates."""
        if wanted == RATIO:
            if self.random.random() < 0.5:
                return Opaque("power", (self.expression(RATIO, depth - 1), Literal(Quantity("2"))))
            return Aggregate(Aggregation.COUNT, "parts", per="kind")
        return self.expression(wanted, depth - 1)

    def _arithmetic(self, wanted: Type, depth: int) -> Expr:
        operation = self.random.choice([Operation.ADD, Operation.SUBTRACT])
        if wanted == POINTS and operation is Operation.SUBTRACT:
            return Arithmetic(operation, self.expression(RATIO, depth), self.expression(RATIO, depth))
        if wanted == RATIO and operation is Operation.SUBTRACT:
            return Arithmetic(operation, self.expression(RATIO, depth), self.expression(POINTS, depth))
        return Arithmetic(operation, self.expression(wanted, depth), self.expression(wanted, depth))

    def _scaled(self, wanted: Type, depth: int) -> Expr:
        if wanted == RATIO and self.random.random() < 0.6:
            both = self.expression(MONEY, depth), self.expression(MONEY, depth)
            return Arithmetic(Operation.DIVIDE, *both)
        operation = self.random.choice([Operation.MULTIPLY, Operation.DIVIDE])
        return Arithmetic(operation, self.expression(wanted, depth), self.expression(RATIO, depth))

    def _one(self, wanted: Type, depth: int) -> Expr:
        random = self.random
        match random.randrange(4):
            case 0:
                return Negate(self.expression(wanted, depth))
            case 1:
                return Absolute(self.expression(wanted, depth))
            case 2:
                some = tuple(self.expression(wanted, depth) for _ in range(random.randint(1, 3)))
                return Extreme(random.choice(list(ExtremeKind)), some)
            case _:
                mode = random.choice(list(Rounding))
                unit = random.choice(UNITS[wanted])
                return Round(self.expression(wanted, depth), random.randint(-2, 4), unit, mode)

    def _special(self, wanted: Type, depth: int) -> Expr:
        random = self.random
        if wanted == DAYS:
            return DaysBetween(self.expression(DATE, depth), self.expression(DATE, depth))
        if self.over_parts or wanted == POINTS:
            return self._one(wanted, depth)
        relation = random.choice(["parts", "listed"])
        where = self._where(depth)
        if wanted == RATIO and random.random() < 0.5:
            return Aggregate(Aggregation.COUNT, relation, None, where)
        aggregation = random.choice([Aggregation.SUM, Aggregation.SUM, Aggregation.MIN, Aggregation.MAX])
        return Aggregate(aggregation, relation, self.child.expression(wanted, depth - 1), where)

    @property
    def child(self) -> Drawer:
        """What draws expressions about child rows."""
        return evolve(self, over_parts=True)

    def _where(self, depth: int) -> Expr | None:
        return None if self.random.random() < 0.4 else self.child.expression(BOOLEAN, min(depth - 1, 2))

    def _any_type(self, wanted: Type, depth: int) -> Expr:
        random, same = self.random, lambda: self.expression(wanted, depth)
        match random.randrange(3):
            case 0:
                return Coalesce((same(), same()))
            case 1:
                branches = [(self.expression(BOOLEAN, depth), same()) for _ in range(random.randint(1, 2))]
                return Case(tuple(branches), same())
            case _:
                guards = [(self.expression(BOOLEAN, depth), "guarded") for _ in range(random.randint(1, 2))]
                return Guarded(same(), tuple(guards))

    def _comparison(self, _: Type, depth: int) -> Expr:
        random = self.random
        wanted = random.choice([*NUMBERS, MONEY, RATIO, RATIO, DATE, WORD, BOOLEAN])
        options = list(Comparison)
        if wanted in {WORD, BOOLEAN}:
            options = [Comparison.EQUAL, Comparison.UNEQUAL]
        left = self.expression(wanted, depth)
        zero = wanted in NUMBERS and random.random() < 0.1
        return Compare(random.choice(options), left, Literal(Quantity("0")) if zero else self.expression(wanted, depth))

    def _joined(self, _: Type, depth: int) -> Expr:
        some = [self.expression(BOOLEAN, depth) for _ in range(self.random.randint(0, 3))]
        return self.random.choice([And, Or])(some)

    def _truth(self, _: Type, depth: int) -> Expr:
        random = self.random
        match random.randrange(5 if self.over_parts else 8):
            case 0 | 1:
                return Not(self.expression(BOOLEAN, depth))
            case 2:
                return Member(self.expression(WORD, depth), tuple(random.sample(WORDS, random.randint(0, 2))))
            case 3 | 4:
                return IsMissing(self.expression(random.choice(TYPES), depth))
            case _:
                aggregation = random.choice([Aggregation.ALL, Aggregation.ANY])
                inner = self.child.expression(BOOLEAN, depth - 1)
                return Aggregate(aggregation, random.choice(["parts", "listed"]), inner, self._where(depth))

    # rules

    def rule(self, name: str, needs: Sequence[str] = ()) -> Rule:
        """A whole rule: where it applies, and one to three verdict tests."""
        random, depth = self.random, self.random.choice([2, 3, 3, 4])
        tests = [self.expression(BOOLEAN, depth) for _ in range(random.choice([1, 1, 2, 3]))]
        outcomes = [Outcome.PASS, Outcome.FAIL, Outcome.UNKNOWN]
        verdicts = [
            VerdictTest(random.choice([Verdict.MET, Verdict.MISSED]), random.choice(outcomes[: 2 + (n > 0)]), test)
            for n, test in enumerate(tests)
        ]
        if random.random() < 0.85:
            verdicts.append(VerdictTest(Verdict.MISSED, random.choice(outcomes[:2])))
        return Rule(
            code=name,
            name=name,
            title={"zh": name, "en": name},
            over=KIND,
            statement=STATEMENTS["check"],
            applies=self.expression(BOOLEAN, 2) if random.random() < 0.4 else None,
            verdicts=tuple(verdicts),
            parameters={one: ParameterValue(given) for one, given in THRESHOLDS.items()},
            needs=tuple(needs),
            source="drawn",
        )

    # rows

    def grid(self) -> Grid:
        """The numbers of a table."""
        random = self.random
        most = random.choice([9, 10**3, 10**6, 10**6, 10**9, 10**12, 10**17, 10**28])
        money = random.choice(
            [Fraction(1, 100), Fraction(1), Fraction(100), Fraction(10**4), Fraction(10**4, 3), Fraction(10**8)]
        )
        steps = {
            MONEY: money,
            RATIO: random.choice([Fraction(1, 100), Fraction(1, 700), Fraction(1, 1000), Fraction(1, 10**4)]),
            POINTS: random.choice([Fraction(1, 100), Fraction(1, 1000)]),
            DAYS: Fraction(1),
        }
        names = random.sample(sorted(SCHEMA.fields), random.choice([0, 0, 0, 1, 2]))
        always: dict[str, Known] = {}
        for name in names:
            missing = random.random() < 0.3
            always[name] = None if missing else self._cell(SCHEMA.fields[name], Grid(steps, most))
        return Grid(steps, most, always)

    def row(self, grid: Grid) -> Facts:
        """A row; inputs may be missing."""
        random = self.random
        missing = random.choice([0, 0, 0.1, 0.4])
        children = {
            name: [Facts(self._cells(one, grid, missing)) for _ in range(random.choice([0, 1, 2, 2, 3]))]
            for name, one in SCHEMA.relations.items()
        }
        values = self._cells(SCHEMA, grid, missing)
        return Facts({**values, **grid.always}, children)

    def _cells(self, schema: Schema, grid: Grid, missing: float) -> dict[str, Known]:
        return {
            name: None if self.random.random() < missing else self._cell(one, grid)
            for name, one in schema.fields.items()
        }

    def _cell(self, wanted: Type, grid: Grid) -> Known:
        if wanted.kind is not Kind.NUMBER:
            found = self.constant(wanted)
            assert not isinstance(found, Quantity)
            return found
        random, most = self.random, grid.most
        steps = random.choice([0, 1, -1, 2, most, random.randint(-most, most), random.randint(0, most)])
        if random.random() < 0.3:
            constant = self.constant(wanted)
            assert isinstance(constant, Quantity)
            steps = int(constant.base / grid.steps[wanted])
            steps = max(-most, min(most, steps))
        return steps * grid.steps[wanted]

    def beside(self, rule: Rule, facts: Facts, grid: Grid) -> Facts:
        """The row with one of its numbers moved so that a comparison of the rule is as close as can be."""
        random = self.random
        compared = [one for root in roots_of(rule) for one in _comparisons(root)]
        if not compared:
            return facts
        chosen = random.choice(compared)
        names = [
            name for name in _fields(chosen) if SCHEMA.fields[name].kind is Kind.NUMBER and name not in grid.always
        ]
        if not names:
            return facts
        name = random.choice(sorted(names))
        step = grid.steps[SCHEMA.fields[name]]
        held = facts.values[name]
        start = int(held / step) if isinstance(held, Fraction) else random.randint(1, grid.most)
        root = _root(chosen, facts, name=name, step=step, start=start)
        if root is None:
            return facts
        steps = max(-grid.most, min(grid.most, root + random.choice([-1, 0, 0, 1])))
        return evolve(facts, values={**facts.values, name: steps * step})


def rules_drawn(drawer: Drawer, count: int, *, prefix: str = "drawn.r") -> tuple[Rule, ...]:
    """Rules of one set; some need one or two of those before."""
    found: list[Rule] = []
    for number in range(count):
        needs = drawer.random.sample(
            [one.name for one in found], min(len(found), drawer.random.choice([0, 0, 0, 1, 2]))
        )
        found.append(drawer.rule(f"{prefix}{number}", needs))
    return tuple(found)


def roots_of(rule: Rule) -> list[Expr]:
    """What a rule asks to judge."""
    return [one for one in (rule.applies, *(test.when for test in rule.verdicts)) if one is not None]


def _nodes(node: Expr) -> list[Expr]:
    """The nodes about the row itself."""
    found, pending = list[Expr](), [node]
    while pending:
        one = pending.pop()
        found.append(one)
        if not isinstance(one, Aggregate):
            pending.extend(part for _, part in parts(one))
    return found


def _comparisons(root: Expr) -> list[Compare]:
    return [one for one in _nodes(root) if isinstance(one, Compare)]


def _fields(node: Expr) -> set[str]:
    return {one.name for one in _nodes(node) if isinstance(one, Field)}


def _root(compared: Compare, facts: Facts, *, name: str, step: Fraction, start: int) -> int | None:
    """The number of steps at which both sides of a comparison are about equal, if they are near to straight lines."""

    def gap(steps: int) -> Fraction | None:
        moved = evolve(facts, values={**facts.values, name: steps * step})
        sides: list[Any] = [value(one, moved, THRESHOLDS) for one in (compared.left, compared.right)]
        both = all(isinstance(one, Fraction) for one in sides)
        return sides[0] - sides[1] if both else None

    first, second = gap(start), gap(start + 1)
    if first is None or second is None or first == second:
        return None
    return int(start - first / (second - first))
