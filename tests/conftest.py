"""How the whole suite runs: the Hypothesis profiles, and the engines that are no Python packages.

``dev`` is used on a developer's machine and ``ci`` where ``CI`` is set; ``--hypothesis-profile=deep`` takes its time
and ``mutation`` looks at few examples, the same ones every time (``python -m tests.mutation``).

Spark needs Java, and PostgreSQL a server that ``DEVREPORT_POSTGRES`` names, as libpq understands it. Both are started
or asked for once, by the first test that wants them; without them such tests are skipped, and the summary says so.
"""

import os
import shutil
import warnings
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, Phase, settings

if TYPE_CHECKING:
    import psycopg
    from pyspark.sql import SparkSession

settings.register_profile("dev", deadline=None)
settings.register_profile(
    "ci", deadline=None, max_examples=50, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("deep", deadline=None, max_examples=5_000, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile(
    "mutation",
    deadline=None,
    max_examples=12,
    derandomize=True,
    database=None,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=list(HealthCheck),
)
settings.load_profile("ci" if os.environ.get("CI") else "dev")

SPARK = {
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.driver.host": "127.0.0.1",
    "spark.sql.session.timeZone": "Asia/Shanghai",
    "spark.sql.shuffle.partitions": "2",
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests of Spark stay together where several processes share the suite: one of them starts it."""
    for item in items:
        if "spark" in item.nodeid or "spark" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.xdist_group("spark"))


@pytest.fixture(scope="session")
def spark() -> Iterator["SparkSession"]:
    """One session of Spark for the whole run."""
    if not (shutil.which("java") or os.environ.get("JAVA_HOME")):
        pytest.skip("Spark is not tested: it needs Java 17 or newer, and there is no `java`")
    from pyspark.sql import SparkSession

    builder = SparkSession.builder.master("local[2]")
    for name, value in SPARK.items():
        builder = builder.config(name, value)
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", category=ResourceWarning)  # of the socket that Java answers on
        session = builder.getOrCreate()
    session.sparkContext.setLogLevel("ERROR")
    yield session
    session.stop()


@pytest.fixture
def postgres() -> Iterator["psycopg.Connection"]:
    """A connection to PostgreSQL; what a test does there is undone."""
    if not (server := os.environ.get("DEVREPORT_POSTGRES")):
        pytest.skip("PostgreSQL is not tested: DEVREPORT_POSTGRES names no server")
    import psycopg

    with psycopg.connect(server) as connection:
        yield connection
        connection.rollback()
