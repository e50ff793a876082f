"""What a shape says of a row of facts: the reference meaning of a rule, without its figures and words."""

from __future__ import annotations

from collections.abc import Mapping

from devreport.expressions import Absent, Row, Scalar, evaluate
from devreport.findings import Evidence, Outcome, Shape, Verdict

__all__ = ["decided", "thresholds_of"]


def decided(shape: Shape, facts: Row, *, thresholds: Mapping[str, Scalar]) -> tuple[Verdict | None, Outcome]:
    """The verdict and the outcome of a rule of this shape.

    Args:
        shape: what is asked.
        facts: what it is asked of; with all that a hedged figure may stand for in its place.
        thresholds: the thresholds by name.
    """
    applies = True if shape.applies is None else evaluate(shape.applies, facts, parameters=thresholds)
    if applies is not True:
        return None, Outcome.UNKNOWN if isinstance(applies, Absent) else Outcome.NOT_APPLICABLE
    for test in shape.tests:
        holds = True if test.when is None else evaluate(test.when, facts, parameters=thresholds)
        if holds is True:
            return test.verdict, test.outcome
        if isinstance(holds, Absent):
            break
    return None, Outcome.UNKNOWN


def thresholds_of(evidence: Evidence) -> dict[str, Scalar]:
    """The thresholds that were applied, by name."""
    return {name: threshold.value for name, threshold in evidence.thresholds.items()}
