"""What a finding is made of: what a formula reads and measures, how it decides, and the proof of it."""

__all__: list[str] = []
