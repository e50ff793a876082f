"""The page about conformance, made of the counts and reasons in the data files.

``python -m tests.conformance.page`` writes it.
"""

import json
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from tests.conformance.cases import CLASSES, FOLDER, SOURCES, Case, read

__all__ = ["PAGE", "page", "reasons"]

PAGE = Path(__file__).parents[2] / "docs" / "explanation" / "conformance.md"

_TITLES = {
    "substrait": "Substrait: scalar functions and aggregates of SQL",
    "cel": "CEL: logic, comparisons, arithmetic, macros, timestamps",
    "certlogic": "CertLogic: rules of certificates",
    "json_logic": "JsonLogic: the tables of compatibility",
}

_PAGE = """# Conformance

Other languages of rules publish the cases by which their implementations are tested. {total:,} of them are run here,
each translated by one general program into an expression of devreport, never by hand.

- **same**: devreport gives what the source expects. A null there is a missing or undefined value here; a division by
  zero that is an error there is undefined for that reason here; and where the source finds a slip of types or names,
  so does devreport, before any data.
- **refused**: the expression or its row is refused, with a problem whose code is in the data.
- **differs**: devreport gives something else on purpose, and what it gives is in the data too.

| source | cases | {headings} |
|---|---:|{rules}
{rows}

Null is the one thing on which languages disagree most. Here what is missing is never zero, never false and never an
error: it makes the result unknown unless every value of it would give the same, as in SQL.

## How a case is translated

- An integer division is a quotient cut off on purpose: rounding is an explicit node. A remainder is what is left.
- The difference of two pure numbers, used further, is a sum with the opposite: a difference of ratios is a number of
  percentage points.
- An aggregate of SQL leaves out nulls; the expression says so in its `where`.
- What counts as true in JsonLogic is said per type: a number is not zero, a word is not empty, a missing value counts
  as false by name (`coalesce`).
- Days added to dates are compared as the days between them. A list is child rows; constants of a list are members.
- A comparison with null asks whether there is a value. Seconds are a unit of the user's own.

## Why cases are refused

| reason | cases | |
|---|---:|---|
{refused}

## Why results differ

| reason | cases | |
|---|---:|---|
{differs}

The cases are lines of JSON in `tests/conformance/`, with their sources and licences in its README; the tests run them
on the interpreter and on compiled code.

## 中文摘要

- 公开测试用例（Substrait、CEL、CertLogic、JsonLogic）共 {total:,} 个，由同一转换程序逐条译成表达式，不作人工改写；其中 {same:,} 个结果相同。
- 拒绝与不同各有原因，逐条列出：数字精确、整数不溢出，缺值不当作零，日期不含时刻，文字不比大小，类型不自动转换。
"""


def reasons() -> Mapping[str, str]:
    """Each reason, in words."""
    found: dict[str, str] = json.loads((FOLDER / "reasons.json").read_text(encoding="utf-8"))
    return found


def page() -> str:
    """The page."""
    every = {source: list(read(source)) for source in SOURCES}
    flat = [case for cases in every.values() for case in cases]
    rows = [_row(_TITLES[source], cases) for source, cases in every.items()]
    return _PAGE.format(
        total=len(flat),
        same=sum(case.group == "same" for case in flat),
        headings=" | ".join(CLASSES),
        rules="---:|" * len(CLASSES),
        rows="\n".join([*rows, _row("all", flat)]),
        refused=_listed(flat, "refused"),
        differs=_listed(flat, "differs"),
    )


def _row(title: str, cases: list[Case]) -> str:
    counts = Counter(case.group for case in cases)
    return f"| {title} | {len(cases):,} | {' | '.join(f'{counts[group]:,}' for group in CLASSES)} |"


def _listed(cases: list[Case], group: str) -> str:
    counts = Counter(case.reason for case in cases if case.group == group)
    words = reasons()
    ordered = sorted(counts, key=lambda reason: (-counts[reason], reason))
    return "\n".join(f"| `{reason}` | {counts[reason]:,} | {words[reason]} |" for reason in ordered)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
