"""SQL: the words of the engines that speak it, as text."""

__all__: list[str] = []
