"""Engines: each evaluates rules on one kind of data, and nothing else."""

from devreport.rules.engines.objects import Judge, judge

__all__ = ["Judge", "judge"]
