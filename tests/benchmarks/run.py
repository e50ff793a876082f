"""Measure devreport beside hand-written code and print a Markdown table.

Run it with ``python -m tests.benchmarks.run``; machines differ and are noisy, so only the ratios of one run mean much.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import TypeVar

from attrs import frozen

import devreport
from devreport.measures import completion

_T = TypeVar("_T")

ROUNDS = 7
PAIRS = 2_000
SENTENCES = 2_000
INDICATORS = 10_000


@frozen
class Line:
    """One line of the table: what was measured, ours, theirs."""

    what: str
    ours: str
    beside: str
    ratio: str


def main() -> None:
    """Measure everything and print the table."""
    sys.stdout.write("| what | devreport | beside it | ratio |\n|---|---|---|---|\n")
    for line in [completions(), sentences(), importing(), *end_to_end()]:
        sys.stdout.write(f"| {line.what} | {line.ours} | {line.beside} | {line.ratio} |\n")
        sys.stdout.flush()


def completions() -> Line:
    """Completion ratios a second, beside a hand-written exact function."""
    amounts = [(Decimal(f"{100 + n % 700}.{n % 10}"), Decimal(f"{600 + n % 90}.4")) for n in range(PAIRS)]
    recorded = [(devreport.Quantity(a, "亿元"), devreport.Quantity(t, "亿元")) for a, t in amounts]
    ours, theirs = _interleaved(
        lambda: [completion(actual, target) for actual, target in recorded],
        lambda: [_hand_completion(actual, target) for actual, target in amounts],
    )
    return _compared("completion ratios, a second", PAIRS, ours, theirs, beside="hand-written, `Fraction`")


def sentences() -> Line:
    """Traced sentences a second in Chinese, beside an untraced f-string."""
    plan = devreport.read(_plan(SENTENCES))
    summary = devreport.summarize(devreport.assess(plan))
    amounts = [(Decimal(f"{100 + n % 700}.{n % 10}"), Decimal(1000)) for n in range(SENTENCES)]
    devreport.word(summary)
    ours, theirs = _interleaved(
        lambda: devreport.word(summary),
        lambda: [_hand_sentence(actual, target) for actual, target in amounts],
    )
    document = devreport.word(summary)
    worded = sum(len(block.sentences) for block in document.blocks if isinstance(block, _paragraph()))
    return Line(
        "sentences, a second (zh)",
        f"{worded / ours:,.0f} traced",
        f"{SENTENCES / theirs:,.0f} untraced f-strings",
        f"{(ours / worded) / (theirs / SENTENCES):.1f} ×",
    )


def importing() -> Line:
    """Importing devreport, beside importing its four dependencies."""
    ours, theirs = (
        median(_import_seconds(names) for _ in range(ROUNDS))
        for names in (["devreport"], ["attrs", "cattrs", "pendulum", "babel"])
    )
    return Line(
        "`import devreport`",
        f"{ours * 1000:.0f} ms",
        f"{theirs * 1000:.0f} ms for attrs, cattrs, pendulum and babel",
        f"{ours / theirs:.2f} ×",
    )


def end_to_end() -> list[Line]:
    """A plan of 10,000 indicators: read from a file, assessed, summarised, worded, rendered."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "plan.json")
        path.write_text(json.dumps(_plan(INDICATORS)), encoding="utf-8")
        plan, reading = _timed(lambda: devreport.read(path))
    assessment, assessing = _timed(lambda: devreport.assess(plan))
    summary, summarising = _timed(lambda: devreport.summarize(assessment))
    document, wording = _timed(lambda: devreport.word(summary))
    text, rendering = _timed(lambda: devreport.render(document))
    judged = sum(tally.subjects for tally in assessment.tallies.values())
    stages = [
        ("read", reading, ""),
        ("assess", assessing, f"{judged:,} judgements, {len(assessment.findings):,} findings"),
        ("summarize", summarising, ""),
        ("word", wording, f"{len(document.figures):,} figures"),
        ("render", rendering, f"{len(text):,} characters"),
    ]
    whole = sum(seconds for _, seconds, _ in stages)
    return [
        *(Line(f"10,000 indicators: {stage}", f"{seconds:.2f} s", about, "") for stage, seconds, about in stages),
        Line("10,000 indicators: end to end", f"{whole:.2f} s", "", ""),
    ]


def _hand_completion(actual: Decimal, target: Decimal) -> Fraction | None:
    return None if target <= 0 else Fraction(actual) / Fraction(target)


def _hand_sentence(actual: Decimal, target: Decimal) -> str:
    rate = (actual / target * 100).quantize(Decimal("0.1"), ROUND_HALF_UP)
    gap = (actual / target * 100 - 50).quantize(Decimal("0.1"), ROUND_HALF_UP)
    return f"重点项目完成{actual}亿元，为年度计划的{rate}%，{'超' if gap > 0 else '慢于'}序时进度{abs(gap)}个百分点。"


def _plan(indicators: int) -> dict[str, object]:
    """A plan with so many indicators, each with a figure for the half-year and a target for the year."""
    numbers = range(indicators)
    return {
        "schema_version": "1.0",
        "id": "many",
        "title": {"zh": "测试计划", "en": "a plan for measuring"},
        "period": "2026-S1",
        "indicators": [
            {"id": f"i{n}", "name": {"zh": f"项目{n}", "en": f"project {n}"}, "unit": "亿元"} for n in numbers
        ],
        "targets": [{"indicator": f"i{n}", "period": "2026", "value": "1000.0亿元"} for n in numbers],
        "observations": [
            {"indicator": f"i{n}", "period": "2026-S1", "value": f"{100 + n % 700}.{n % 10}亿元"} for n in numbers
        ],
    }


def _paragraph() -> type:
    from devreport.wording.document import Paragraph

    return Paragraph


def _interleaved(ours: Callable[[], object], theirs: Callable[[], object]) -> tuple[float, float]:
    """The median seconds of both, measured in turn."""
    times: list[tuple[float, float]] = [(_timed(ours)[1], _timed(theirs)[1]) for _ in range(ROUNDS)]
    return median(first for first, _ in times), median(second for _, second in times)


def _timed(call: Callable[[], _T]) -> tuple[_T, float]:
    start = perf_counter()
    result = call()
    return result, perf_counter() - start


def _import_seconds(names: Sequence[str]) -> float:
    code = f"from time import perf_counter as t; s = t(); import {', '.join(names)}; print(t() - s)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return float(done.stdout)


def _compared(what: str, count: int, ours: float, theirs: float, *, beside: str) -> Line:
    return Line(what, f"{count / ours:,.0f}", f"{count / theirs:,.0f} {beside}", f"{ours / theirs:.1f} ×")


if __name__ == "__main__":
    main()
