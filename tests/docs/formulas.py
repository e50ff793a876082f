"""Expressions as people write formulas."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from attrs import frozen

from devreport.expressions import (
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
    Field,
    Guarded,
    IsMissing,
    Literal,
    Member,
    Negate,
    Not,
    Opaque,
    Operation,
    Or,
    Parameter,
    Round,
    steps,
)

SIGNS = {Operation.ADD: "+", Operation.SUBTRACT: "−", Operation.MULTIPLY: "×", Operation.DIVIDE: "÷"}
RELATIONS = {
    Comparison.EQUAL: "=", Comparison.UNEQUAL: "≠", Comparison.LESS: "<", Comparison.AT_MOST: "≤",
    Comparison.GREATER: ">", Comparison.AT_LEAST: "≥",
}  # fmt: skip

#: How tightly a formula holds together: a choice, or, and, not, a comparison, a sum, a product, a single thing.
CHOICE, OR, AND, NOT, COMPARISON, SUM, PRODUCT, SINGLE = range(8)

Names = Mapping[Expr, str]
Written = tuple[str, int]


def formula(expr: Expr, names: Names = MappingProxyType({})) -> str:
    """An expression as a formula; a parameter stands in angle brackets, a field as its name.

    Args:
        expr: the expression.
        names: expressions with a name of their own, which then stands for them.
    """
    return Writer(names).text(expr)


def reasons(expr: Expr) -> dict[str, list[str]]:
    """Why an expression can be undefined → where it is."""
    guards = [guard for node in steps(expr) if isinstance(node, Guarded) for guard in node.undefined_where]
    found: dict[str, dict[str, None]] = {}
    for where, reason in guards:
        found.setdefault(reason, {})[formula(where)] = None
    return {reason: list(where) for reason, where in found.items()}


@frozen
class Writer:
    """Writes formulas.

    Attributes:
        names: expressions with a name of their own.
    """

    names: Names

    def text(self, expr: Expr) -> str:
        """A formula."""
        return self.written(expr)[0]

    def all(self, *exprs: Expr) -> str:
        """Several formulas."""
        return ", ".join(map(self.text, exprs))

    def within(self, expr: Expr, binding: int) -> str:
        """An operand, in brackets where it holds together less tightly than its place needs."""
        text, own = self.written(expr)
        return text if own >= binding else f"({text})"

    def written(self, expr: Expr) -> Written:
        """A formula, and how tightly it holds together."""
        if name := self.names.get(expr):
            return name, SINGLE
        match expr:
            case Field(name):
                return name, SINGLE
            case Parameter(name):
                return f"⟨{name}⟩", SINGLE
            case Literal(value):
                return constant(value), SINGLE
            case Guarded(value):
                return self.written(value)
            case Arithmetic() | Negate() | Absolute() | Extreme() | Round():
                return self.number(expr)
            case And() | Or() | Not() | IsMissing() | Member() | Compare():
                return self.condition(expr)
            case _:
                return self.choice(expr)

    def number(self, expr: Expr) -> Written:
        """Something computed."""
        match expr:
            case Arithmetic(Operation.ADD | Operation.SUBTRACT as operation, left, right):
                after = self.within(right, SUM + (operation is Operation.SUBTRACT))
                return f"{self.within(left, SUM)} {SIGNS[operation]} {after}".replace("+ -", "− "), SUM
            case Arithmetic(operation, left, right):
                after = self.within(right, PRODUCT + (operation is Operation.DIVIDE))
                return f"{self.within(left, PRODUCT)} {SIGNS[operation]} {after}", PRODUCT
            case Negate(operand):
                return f"−{self.within(operand, SINGLE)}", SINGLE
            case Absolute(operand):
                return f"|{self.text(operand)}|", SINGLE
            case Extreme(kind, operands):
                return f"{kind.value} of ({self.all(*operands)})", SINGLE
            case Round(operand, places, unit, mode):
                return f"({self.text(operand)}) rounded {mode.value} to {places} decimals of {unit.code}", SUM
            case _:
                raise TypeError(expr)

    def condition(self, expr: Expr) -> Written:
        """Something that holds or does not."""
        match expr:
            case Compare(comparison, left, right):
                return f"{self.within(left, SUM)} {RELATIONS[comparison]} {self.within(right, SUM)}", COMPARISON
            case And(operands):
                return " and ".join(self.within(one, NOT) for one in operands), AND
            case Or(operands):
                return " or ".join(self.within(one, AND) for one in operands), OR
            case Not(IsMissing(operand)):
                return f"{self.within(operand, SUM)} is known", COMPARISON
            case Not(operand):
                return f"not {self.within(operand, COMPARISON)}", NOT
            case IsMissing(operand):
                return f"{self.within(operand, SUM)} is missing", COMPARISON
            case Member(operand, options):
                several = "one of " if len(options) > 1 else ""
                return f"{self.within(operand, SUM)} is {several}{', '.join(options)}", COMPARISON
            case _:
                raise TypeError(expr)

    def choice(self, expr: Expr) -> Written:
        """One of several values, something said of many rows, or a function."""
        match expr:
            case Coalesce(operands):
                return " or else ".join(self.within(one, SUM) for one in operands), CHOICE
            case Case(branches, otherwise):
                choices = [f"{self.within(value, OR)} if {self.within(when, OR)}" for when, value in branches]
                return "; ".join([*choices, f"otherwise {self.within(otherwise, OR)}"]), CHOICE
            case DaysBetween(start, end):
                return f"days from {self.within(start, SUM)} to {self.within(end, SUM)}", SUM
            case Aggregate():
                return self.aggregate(expr), SINGLE
            case Opaque("power", (base, exponent)):
                return f"{self.within(base, SINGLE)} ^ {self.within(exponent, SINGLE)}", PRODUCT
            case Opaque(function, arguments):
                return f"{function}({self.all(*arguments)})", SINGLE
            case _:
                raise TypeError(expr)

    def aggregate(self, node: Aggregate) -> str:
        """Something said of all child rows."""
        where = "" if node.where is None else f" where {self.text(node.where)}"
        if node.value is None:
            return f"count of ({node.relation}{where})"
        verb = {Aggregation.ALL: "all", Aggregation.ANY: "any"}.get(node.aggregation, f"{node.aggregation.value} of")
        return f"{verb} {node.relation} ({self.text(node.value)}{where})"


def constant(value: object) -> str:
    """A constant as it is read."""
    match value:
        case bool():
            return "true" if value else "false"
        case date():
            return value.isoformat()
        case _:
            return str(value)
