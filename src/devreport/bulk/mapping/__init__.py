"""Mappings: what the columns of a table hold."""

__all__: list[str] = []
