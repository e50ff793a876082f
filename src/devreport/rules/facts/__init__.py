"""Look-ups that several kinds of subject share."""

__all__: list[str] = []
