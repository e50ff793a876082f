"""Findings: what did not pass, and what columns hold that they do not promise."""

__all__: list[str] = []
