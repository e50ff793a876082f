"""Findings looked at together: the mid-term evaluation, and counts along the goals."""

__all__: list[str] = []
