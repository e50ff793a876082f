"""Summaries: what is worth saying, in what order."""

from devreport.summary.outline import Join, Order, Outline, OutlinePoint, OutlineSection, Select
from devreport.summary.summary import Group, Point, Section, Summary

__all__ = [
    "Group",
    "Join",
    "Order",
    "Outline",
    "OutlinePoint",
    "OutlineSection",
    "Point",
    "Section",
    "Select",
    "Summary",
]
