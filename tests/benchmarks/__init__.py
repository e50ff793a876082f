"""Benchmarks: ratios measured in one run beside hand-written code; reported, never asserted."""
