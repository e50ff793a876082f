"""Audit: whether every digit of a document can be followed back to what was recorded."""

from devreport.audit.trace import trace

__all__ = ["trace"]
