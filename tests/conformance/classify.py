"""What devreport makes of a translated case: the same, refused for a noted reason, or different for a known one.

Nothing is classed by hand. A refusal that no note announces, a note without a refusal and a difference that no reason
explains stop the conversion.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from attrs import frozen

from devreport.expressions import to_data
from tests.conformance.cases import SLIPS, Case, agree, as_object, codes, error_of, interpreted, shown
from tests.conformance.terms import Draft, Term

__all__ = ["Answer", "Unexplained", "classified"]

#: Refusals for which a source that expects a type error agrees: both find the slip.
_SLIPS = {"unlike", "no_condition", "no_number", "no_order", "unknown_name"}


class Unexplained(Exception):  # noqa: N818 - what the conversion stops with
    """A case that no reason explains."""


@frozen
class Answer:
    """What a source expects.

    Attributes:
        data: a value as :func:`~tests.conformance.cases.shown` writes it, ``None`` for null, ``{"error": kind}``, or
            ``{"other": text}`` for what devreport has no word for.
        floating: whether the source computes in binary.
        domain: what else the source says of the case, such as the way an overflow is treated.
    """

    data: Any
    floating: bool = False
    domain: str = ""


def classified(source: str, draft: Draft, term: Term, answer: Answer) -> dict[str, Any]:
    """The line of the data file for a case."""
    for cell in draft.cells.values():
        for one in (cell, *cell.get("of", {}).values()):
            one["type"] = one["type"] or "word"
    case = Case(source, term.data, draft.cells, answer.data, "", "", None)
    found = codes(case)
    if bool(found) is not bool(draft.notes):
        raise Unexplained(f"{source}: {draft.notes or 'no reason'} for {found or 'no refusal'} of {term.data}")
    if found:
        return _refused(case, found, draft, answer)
    subject, schema = case.subject()
    ours = shown(interpreted(case.expr(), subject, schema))
    if agree(answer.data, ours):
        return _line(case, "same", answer.data, ours=None if answer.data == ours else ours)
    reason = _difference(answer, ours)
    if not reason:
        raise Unexplained(f"{source}: {answer} is not {ours} of {term.data} on {draft.cells}")
    return _line(case, "differs", answer.data, reason=reason, ours=ours)


def _refused(case: Case, found: list[str], draft: Draft, answer: Answer) -> dict[str, Any]:
    """Both refuse, or devreport alone does."""
    ours = {"refused": found}
    if error_of(answer.data) in SLIPS and set(draft.notes) <= _SLIPS:
        return _line(case, "same", answer.data, ours=ours)
    return _line(case, "refused", answer.data, reason=_first(draft.notes), ours=ours)


def _line(case: Case, group: str, expected: Any, *, reason: str = "", ours: Any = None) -> dict[str, Any]:
    refused = "refused" in as_object(ours)
    line: dict[str, Any] = {"source": case.source, "class": group}
    line |= {"reason": reason} if reason else {}
    line |= {"expression": case.expression if refused else to_data(case.expr())}
    line |= {"row": dict(case.row)} if case.row else {}
    line |= {"expected": expected}
    return line | ({} if ours is None else {"ours": ours})


def _first(notes: list[str]) -> str:
    """The deepest reason: what has no place in devreport at all, before two things that do not go together."""
    return next((note for note in notes if note not in _SLIPS), notes[0])


def _difference(answer: Answer, ours: Any) -> str:
    """The reason for which devreport gives something else, if it is a known one."""
    absent = as_object(ours).get("absent")
    expected = answer.data
    if absent is not None:
        if absent["missing"]:
            return "missing_is_unknown"
        return "undefined_with_reason" if "undefined" in absent else ""
    if answer.domain in {"overflow", "empty"}:
        return {"overflow": "no_overflow", "empty": "nothing_to_aggregate"}[answer.domain]
    if answer.domain == "null":
        return "missing_is_unknown"
    if error_of(expected) == "overflow":
        return "no_overflow"
    if error_of(expected) == "type" and "number" in ours:
        return "one_kind_of_number"
    return _numbers(answer, ours)


def _numbers(answer: Answer, ours: Any) -> str:
    """Two numbers that are nearly the same, one of them computed in binary."""
    expected = as_object(answer.data)
    if not answer.floating or "number" not in expected:
        return ""
    if "between" in ours:
        return "root_as_interval"
    near = Fraction(expected["number"])
    return "exact_decimals" if abs(near - Fraction(ours["number"])) * 10**6 <= abs(near) else ""
