"""The traps in which expressions on columns are caught, each with rows that spring it and the right outcomes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from attrs import field, frozen

from devreport.bulk import Mapped, TableMapping
from devreport.expressions import Aggregate, Aggregation, DaysBetween, Expr, Field, Literal, Round
from devreport.quantities import Quantity, Rounding
from devreport.rules import RuleSet, requirement
from tests.agreement.layouts import Frame, Stored

__all__ = ["TRAPS", "Trap", "frame_of", "ruleset_of"]

#: What the rules of traps judge.
KIND = "trap"
PASS, FAIL, UNKNOWN = 1, 0, -2


@frozen(kw_only=True)
class Trap:
    """A trap.

    Attributes:
        name: what it is called.
        columns: column name → column.
        fields: field name → how it is held.
        asks: what a rule asks of each row.
        codes: the right outcome of each row.
        naive: engine → what is written without devreport, in its own SQL; for Polars in that of Polars.
        children: the columns of child rows ``parts``, which stand in the column ``of`` under the key of their row.
        below: how their fields are held.
        refused: whether it is refused where nothing is measured.
    """

    name: str
    columns: Mapping[str, Stored]
    fields: Mapping[str, Mapped]
    asks: Expr
    codes: Sequence[int]
    naive: Mapping[str, str] = field(factory=dict[str, str])
    children: Mapping[str, Stored] = field(factory=dict[str, Stored])
    below: Mapping[str, Mapped] = field(factory=dict[str, Mapped])
    refused: bool = False


def frame_of(trap: Trap) -> Frame:
    """The table of a trap."""
    children: dict[str, Frame] = {}
    if trap.children:
        count = len(trap.children["of"].cells)
        key = {"key": Stored("text", [str(number) for number in range(count)])}
        mapping = TableMapping(kind=KIND, key="key", parent="of", fields=trap.below)
        children["parts"] = Frame(key | dict(trap.children), mapping)
    keys: list[object] = [str(number) for number in range(len(trap.codes))]
    below = {name: one.mapping for name, one in children.items()}
    mapping = TableMapping(kind=KIND, key="key", fields=trap.fields, children=below)
    return Frame({"key": Stored("text", keys)} | dict(trap.columns), mapping, children)


def ruleset_of(trap: Trap) -> RuleSet:
    """Its rule."""
    return RuleSet(id="traps", version="1", rules=(requirement(trap.asks, name="trap.asked", over=KIND),))


def number(text: str) -> Literal:
    """A pure number."""
    return Literal(Quantity(text))


def decimals(values: Sequence[str | None], digits: int, places: int) -> Stored:
    """A column of decimals."""
    return Stored("decimal", [None if one is None else Decimal(one) for one in values], digits, places)


A, B, C = Field("a"), Field("b"), Field("c")
ONE = Mapped()

#: Plans of which exactly four fifths are done.
_PLANS = [Decimal(number) / 100 for number in range(5, 20_005, 35)]

#: Rounding to two places: what, half up, half to even.
_HALVES = [
    ("0.125", "0.13", "0.12"),
    ("0.135", "0.14", "0.14"),
    ("-0.125", "-0.13", "-0.12"),
    ("-0.135", "-0.14", "-0.14"),
]
_HALVES += [("0.1249", "0.12", "0.12"), ("-2.675", "-2.68", "-2.68"), ("2.665", "2.67", "2.66"), ("0", "0", "0")]


def rounding(name: str, mode: Rounding, column: int, naive: Mapping[str, str]) -> Trap:
    """Figures half-way between two hundredths."""
    columns = {
        "a": decimals([f"{Decimal(one[0]):.4f}" for one in _HALVES], 12, 4),
        "b": decimals([f"{Decimal(one[column]):.2f}" for one in _HALVES], 12, 2),
    }
    asks = Round(A, 2, mode=mode).equals(B)
    return Trap(
        name=name, columns=columns, fields={"a": ONE, "b": ONE}, asks=asks, codes=[PASS] * len(_HALVES), naive=naive
    )


TRAPS: tuple[Trap, ...] = (
    Trap(
        name="decimal_division",
        columns={
            "a": Stored("decimal", [one * Decimal("0.8") for one in _PLANS], 18, 3),
            "b": Stored("decimal", list(_PLANS), 18, 2),
        },
        fields={"a": ONE, "b": ONE},
        asks=A / B >= number("0.8"),
        codes=[PASS] * len(_PLANS),
        naive={"polars": "CAST(a AS DOUBLE) / CAST(b AS DOUBLE) >= 0.8", "duckdb": "a / b >= 0.8"},
    ),
    Trap(
        name="division_by_zero",
        columns={"a": Stored("float", [1.0, 0.0, -1.0, 3.0]), "b": Stored("float", [0.0, 0.0, 0.0, 2.0])},
        fields={"a": Mapped(decimals=1), "b": Mapped(decimals=1)},
        asks=A / B >= number("1"),
        codes=[UNKNOWN, UNKNOWN, UNKNOWN, PASS],
        naive={"polars": "a / b >= 1", "duckdb": "a / b >= 1"},
    ),
    Trap(
        name="product_of_decimals",
        columns={"a": decimals(["0.05", "0.05"], 18, 2), "b": decimals(["0.05", "0.04"], 18, 2)},
        fields={"a": ONE, "b": ONE},
        asks=(A * B).equals(number("0.0025")),
        codes=[PASS, FAIL],
        naive={"polars": "CAST(a * b AS DECIMAL(18, 2)) = 0.0025"},
    ),
    Trap(
        name="eighteen_by_eighteen_digits",
        columns={
            "a": decimals(["999999999999999999", "999999999999999999", "-999999999999999999"], 18, 0),
            "b": decimals(["999999999999999998", "999999999999999999", "999999999999999998"], 18, 0),
        },
        fields={"a": ONE, "b": ONE},
        asks=A * B > B * B,
        codes=[PASS, FAIL, FAIL],
        naive={"polars": "CAST(a AS BIGINT) * CAST(b AS BIGINT) > CAST(b AS BIGINT) * CAST(b AS BIGINT)"},
    ),
    Trap(
        name="integer_overflow",
        columns={"a": Stored("integer", [2**62, 2**63 - 1, -(2**63)]), "b": Stored("integer", [2**62, 1, -1])},
        fields={"a": ONE, "b": ONE},
        asks=A + B > number("0"),
        codes=[PASS, PASS, FAIL],
        naive={"polars": "a + b > 0"},
    ),
    Trap(
        name="scale_beyond_what_fits",
        columns={"a": decimals(["0.0000000000000001", "0"], 38, 16), "b": decimals(["1", "1"], 38, 16)},
        fields={"a": ONE, "b": ONE},
        asks=A * B > number("0"),
        codes=[PASS, FAIL],
        refused=True,
    ),
    Trap(
        name="quotient_of_128_bits",
        columns={"a": decimals(["10000000000000000000000001", "-10000000000000000000000001", "2"], 38, 0)},
        fields={"a": ONE},
        asks=Round(A / number("3"), 0).is_missing()
        | Round(A / number("3"), 0).equals(number("3333333333333333333333334"))
        | (Round(A / number("3"), 0) + number("1") > number("0")),
        codes=[PASS, FAIL, PASS],
        refused=True,
    ),
    rounding("half_up", Rounding.HALF_UP, 1, {"polars": "ROUND(CAST(a AS DOUBLE), 2) = CAST(b AS DOUBLE)"}),
    rounding("half_to_even", Rounding.HALF_EVEN, 2, {"duckdb": "round(a, 2) = b"}),
    Trap(
        name="not_a_number",
        columns={"a": Stored("float", [float("nan"), float("inf"), float("-inf"), 2.0, 0.5, None])},
        fields={"a": Mapped(decimals=1)},
        asks=A > number("1"),
        codes=[UNKNOWN, UNKNOWN, UNKNOWN, PASS, FAIL, UNKNOWN],
        naive={"polars": "a > 1", "duckdb": "a > 1"},
    ),
    Trap(
        name="null_and_false",
        columns={"a": Stored("truth", [None, None, True, None]), "b": Stored("truth", [False, True, None, None])},
        fields={"a": Mapped(sort="truth"), "b": Mapped(sort="truth")},
        asks=A & B,
        codes=[FAIL, UNKNOWN, UNKNOWN, UNKNOWN],
    ),
    Trap(
        name="null_or_true",
        columns={"a": Stored("truth", [None, None, True, False]), "b": Stored("truth", [False, True, None, None])},
        fields={"a": Mapped(sort="truth"), "b": Mapped(sort="truth")},
        asks=A | B,
        codes=[UNKNOWN, PASS, PASS, UNKNOWN],
    ),
    Trap(
        name="sum_overflow",
        columns={"a": Stored("integer", [0, 0])},
        fields={"a": ONE},
        children={"of": Stored("text", ["0"] * 4 + ["1"]), "part": Stored("integer", [2**62] * 4 + [-5])},
        below={"part": ONE},
        asks=Aggregate(Aggregation.SUM, "parts", Field("part")) > A,
        codes=[PASS, FAIL],
    ),
    Trap(
        name="mean_of_ratios",
        columns={"a": decimals(["0.5"], 10, 2)},
        fields={"a": ONE},
        children={
            "of": Stored("text", ["0", "0", "0"]),
            "done": Stored("integer", [1, 1, 0]),
            "due": Stored("integer", [1, 1, 4]),
        },
        below={"done": Mapped(digits=6), "due": Mapped(digits=6)},
        asks=Aggregate(Aggregation.SUM, "parts", Field("done")) / Aggregate(Aggregation.SUM, "parts", Field("due")) < A,
        codes=[PASS],
    ),
    Trap(
        name="days_between",
        columns={
            "a": Stored("day", [date(2024, 1, 31), date(2023, 3, 1), date(1, 1, 1), None]),
            "b": Stored("text", ["2024-02-29", "2024-02-29", "9999-12-31", "2024-02-30"]),
            "c": Stored("integer", [29, 365, 3652058, 0]),
        },
        fields={"a": Mapped(sort="day"), "b": Mapped(sort="day"), "c": Mapped(unit="天")},
        asks=DaysBetween(A, B).equals(C),
        codes=[PASS, PASS, PASS, UNKNOWN],
    ),
    Trap(
        name="floats_to_units",
        columns={
            "a": Stored("float", [number / 100 for number in range(-300, 301)] + [0.1 + 0.2, 0.125, 1e15, 28.5 * 0.01]),
            "b": Stored("integer", [*range(-300, 301), 30, 12, 10**17, 28]),
        },
        fields={"a": Mapped(decimals=2), "b": Mapped(scale="1/100")},
        asks=A.equals(B),
        codes=[PASS] * 602 + [UNKNOWN] * 3,
        naive={"polars": "a * 100 = b", "duckdb": "a * 100 = b"},
    ),
    Trap(
        name="case_of_letters",
        columns={"a": Stored("text", ["ß", "SS", "ẞ", "ss", "İ", "i̇", "I", "ı", "ß "])},
        fields={"a": Mapped(sort="word")},
        asks=A.is_in("ß", "İ"),
        codes=[PASS, FAIL, FAIL, FAIL, PASS, FAIL, FAIL, FAIL, FAIL],
        naive={"duckdb": "lower(a) IN (lower('ß'), lower('İ'))", "polars": "UPPER(a) IN ('SS', 'İ')"},
    ),
    Trap(
        name="months_at_input",
        columns={
            "a": Stored("integer", [year * 12 + month for year, month in ((2024, 1), (2023, 12), (2024, 3))]),
            "b": Stored("integer", [year * 12 + month for year, month in ((2024, 2), (2024, 12), (2025, 2))]),
        },
        fields={"a": ONE, "b": ONE},
        asks=B.equals(A + number("1")) | B.equals(A + number("12")),
        codes=[PASS, PASS, FAIL],
    ),
    Trap(
        name="half_of_a_pair",
        columns={"a": Stored("integer", [1, -1, 1, 1, None]), "b": Stored("integer", [None, 0, -2, 2, 3])},
        fields={"a": Mapped(over="b", digits=9)},
        asks=A <= number("0"),
        codes=[UNKNOWN, UNKNOWN, UNKNOWN, FAIL, UNKNOWN],
        naive={"duckdb": "a <= 0", "polars": "a <= 0"},
    ),
)
