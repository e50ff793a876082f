"""What is wrong with expressions, and must be seen before it runs."""

from devreport.expressions import BOOLEAN, Aggregate, And, Expr, Field, Function, Row, count, evaluate, row

ACTUAL = Field("actual")

ACTUAL + 0.5  # type: ignore[operator]  # pyright: ignore[reportOperatorIssue, reportUnusedExpression]
ACTUAL & True  # type: ignore[operator]  # pyright: ignore[reportOperatorIssue, reportUnusedExpression]
And(ACTUAL)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
Aggregate("sum", "parts", ACTUAL)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
count("parts", ACTUAL)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
Function("f", [("x", bool)], BOOLEAN, bool)  # type: ignore[list-item]  # pyright: ignore[reportArgumentType]
row({}, earlier={"year": row({})})  # type: ignore[dict-item]  # pyright: ignore[reportArgumentType]


def renamed(field: Field) -> Field:
    """An expression cannot be changed."""
    field.name = "target"  # type: ignore[misc]  # pyright: ignore[reportAttributeAccessIssue]
    return field


def verdict(expr: Expr, subject: Row) -> bool:
    """What is unknown is neither true nor false."""
    return evaluate(expr, subject)  # type: ignore[return-value]  # pyright: ignore[reportReturnType]


def unnamed(expr: Expr, subject: Row) -> None:
    """Parameters are named by the caller."""
    evaluate(expr, subject, {})  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
