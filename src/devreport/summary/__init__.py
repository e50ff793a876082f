"""Summaries: what is worth saying, in what order."""

from devreport.summary.checking import check_outline
from devreport.summary.default import default_outline
from devreport.summary.following import next_period
from devreport.summary.midterm import midterm_outline
from devreport.summary.outline import Join, Order, Outline, OutlinePoint, OutlineSection, Select
from devreport.summary.rolled import summarize_rollup
from devreport.summary.rolled_figures import cells, rolled_formulas
from devreport.summary.rolled_topic import RollUpTopic
from devreport.summary.summarize import summarize_assessment
from devreport.summary.summary import Group, Point, Section, Summary

__all__ = [
    "Group",
    "Join",
    "Order",
    "Outline",
    "OutlinePoint",
    "OutlineSection",
    "Point",
    "RollUpTopic",
    "Section",
    "Select",
    "Summary",
    "cells",
    "check_outline",
    "default_outline",
    "midterm_outline",
    "next_period",
    "rolled_formulas",
    "summarize_assessment",
    "summarize_rollup",
]
