"""Programs: rules in the words of an engine, over the columns of a table."""

__all__: list[str] = []
