"""Roll-ups: tables by group, exactly."""

__all__: list[str] = []
