"""Lowering: expressions as integers and truths, and as compiled code."""

from devreport.lowering.access import Access, StrangerError
from devreport.lowering.builder import Builder
from devreport.lowering.decimals import exactly
from devreport.lowering.form import Fold, Form, Op
from devreport.lowering.frame import Frames
from devreport.lowering.layout import Column, Layout, Storage
from devreport.lowering.lower import Atom, Lowered, Lowering, NotLoweredError
from devreport.lowering.pairs import Pair
from devreport.lowering.program import (
    NOT_APPLICABLE,
    UNKNOWN,
    UNSUITED,
    Judgement,
    Question,
    is_lowered,
    judging,
    keeping,
)

__all__ = [
    "NOT_APPLICABLE",
    "UNKNOWN",
    "UNSUITED",
    "Access",
    "Atom",
    "Builder",
    "Column",
    "Fold",
    "Form",
    "Frames",
    "Judgement",
    "Layout",
    "Lowered",
    "Lowering",
    "NotLoweredError",
    "Op",
    "Pair",
    "Question",
    "Storage",
    "StrangerError",
    "exactly",
    "is_lowered",
    "judging",
    "keeping",
]
