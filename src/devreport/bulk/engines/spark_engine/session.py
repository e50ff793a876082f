"""The session of Spark that the command line works in."""

from __future__ import annotations

from pyspark.sql import SparkSession

__all__ = ["started"]


def started() -> SparkSession:
    """The session there is, such as that of ``spark-submit``; otherwise a new one, on this machine."""
    return SparkSession.builder.appName("devreport").getOrCreate()
