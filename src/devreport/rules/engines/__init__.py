"""Engines: each evaluates rules on one kind of data, and nothing else."""
