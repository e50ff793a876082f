"""The default engine: Polars."""

__all__: list[str] = []
