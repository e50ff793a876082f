"""Named formulas, usable without a plan: exact results, and a reason where there is none."""

from devreport.measures.completion import COMPLETION, PACE_VARIANCE, completion, pace_variance
from devreport.measures.measure import Amount, Measure

__all__ = ["COMPLETION", "PACE_VARIANCE", "Amount", "Measure", "completion", "pace_variance"]
