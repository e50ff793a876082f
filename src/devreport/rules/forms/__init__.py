"""Rule sets read from their plain form, with everything that is wrong in it and where."""

__all__: list[str] = []
