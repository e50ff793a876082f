"""The engine for clusters: Spark."""
