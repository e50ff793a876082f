"""What would make a failed rule pass: the least change of one fact, exactly."""

__all__: list[str] = []
