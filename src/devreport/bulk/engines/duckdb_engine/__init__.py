"""The DuckDB engine: rules in SQL, over its relations, files and frames."""

__all__: list[str] = []
