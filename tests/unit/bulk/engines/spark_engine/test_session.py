"""The session of Spark that the command line works in."""

from typing import Any

from devreport.bulk.engines.spark_engine.session import started


def test_the_session_there_is_is_used(spark: Any) -> None:
    """There is only one in a process."""
    assert spark.version == started().version
    assert spark.sparkContext is started().sparkContext
