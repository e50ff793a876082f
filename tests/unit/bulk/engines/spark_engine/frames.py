"""Frames that are none: they write down what is asked of them, so that no test here needs Java."""

from types import SimpleNamespace
from typing import Any

from attrs import define, field


@define
class FakeFrame:
    """What Spark would be asked to do, step by step."""

    types: dict[str, str] = field(factory=dict)
    steps: list[Any] = field(factory=list)
    rows: list[tuple[Any, ...]] = field(factory=list)

    @property
    def columns(self) -> list[str]:
        """The names."""
        return list(self.types)

    @property
    def schema(self) -> SimpleNamespace:
        """The types."""
        fields = [
            SimpleNamespace(name=name, dataType=SimpleNamespace(simpleString=lambda kind=kind: kind))
            for name, kind in self.types.items()
        ]
        return SimpleNamespace(fields=fields)

    def then(self, *step: Any) -> "FakeFrame":
        """The frame after one more step."""
        return FakeFrame(self.types, [*self.steps, step], self.rows)

    def selectExpr(self, *exprs: str) -> "FakeFrame":  # noqa: N802 - as in Spark
        """As a frame of Spark."""
        return self.then("select", *exprs)

    def where(self, condition: str) -> "FakeFrame":
        """As a frame of Spark."""
        return self.then("where", condition)

    def distinct(self) -> "FakeFrame":
        """As a frame of Spark."""
        return self.then("distinct")

    def limit(self, count: int) -> "FakeFrame":
        """As a frame of Spark."""
        return self.then("limit", count)

    def groupBy(self, *keys: str) -> "FakeFrame":  # noqa: N802 - as in Spark
        """As a frame of Spark."""
        return self.then("group", *keys)

    def agg(self, *exprs: str) -> "FakeFrame":
        """As a frame of Spark."""
        return self.then("agg", *exprs)

    def unionByName(self, other: "FakeFrame") -> "FakeFrame":  # noqa: N802 - as in Spark
        """As a frame of Spark."""
        return self.then("union", other.steps)

    def join(self, other: "FakeFrame", *, on: list[str], how: str) -> "FakeFrame":
        """As a frame of Spark."""
        return self.then("join", other.steps, on, how)

    def collect(self) -> list[tuple[Any, ...]]:
        """As a frame of Spark."""
        return self.rows

    def toLocalIterator(self) -> Any:  # noqa: N802 - as in Spark
        """As a frame of Spark."""
        return iter(self.rows)

    def count(self) -> int:
        """As a frame of Spark."""
        return len(self.rows)


FakeFrame.__module__ = "pyspark.sql.made"
