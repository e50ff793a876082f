"""Engines: what each can say and do, and what people have as tables of them."""

__all__: list[str] = []
