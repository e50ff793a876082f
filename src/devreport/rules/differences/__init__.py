"""What changed between two editions of a plan or of a rule set, and why."""

__all__: list[str] = []
