"""The engine for clusters: Spark."""

__all__: list[str] = []
