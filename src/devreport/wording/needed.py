"""What each year that is left must bring, said behind the clause of a mid-term finding; and numbers that are enough."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from attrs import evolve

from devreport.findings import Finding, Verdict
from devreport.quantities import Ratio, Rounding, round_to
from devreport.quantities.dimension import is_counter
from devreport.wording.document import Segment
from devreport.wording.page import Page
from devreport.wording.template import fill

__all__ = ["enough", "with_needed"]

#: More decimals than this are not printed to come near what is needed.
_MOST_PLACES = 6

#: What is printed is at most so much more than what is needed.
_NEAR = Fraction(11, 10)

#: The figures that are said as they are.
_AS_THEY_ARE = frozenset({"excess", "weights"})

#: The verdicts with which something is still needed.
_OPEN = frozenset({Verdict.ON_PACE, Verdict.BEHIND})


def enough(value: Ratio, *, places: int, mode: Rounding = Rounding.CEILING) -> tuple[Ratio, int]:
    """A number above zero that is printed in the place of another and is enough for it, with its decimals.

    It is rounded up, things are whole, and there are more decimals where it would be more than a tenth too much.

    Args:
        value: what is needed.
        places: the decimals it has at least.
        mode: the other way for what may be used at most.

    Example:
        >>> number, places = enough(Ratio(7, 60, unit="亿元"), places=1)
        >>> str(number.numerator), places
        ('0.12', 2)
        >>> enough(Ratio(100, 3, unit="个"), places=1)[0].value
        Fraction(34, 1)
    """
    exact = value.value + (value.radius if mode is Rounding.CEILING else -value.radius)
    if is_counter(value.unit.dimension) and value.unit.scale == 1:
        return Ratio(round_to(exact, 0, mode=mode), unit=value.unit), 0
    tried = [(round_to(exact, more, mode=mode), more) for more in range(places, max(places, _MOST_PLACES) + 1)]
    near = (one for one in tried if exact <= _NEAR * Fraction(one[0]) and Fraction(one[0]) <= _NEAR * exact)
    number, chosen = next(near, tried[-1])
    return Ratio(number, unit=value.unit), chosen


def with_needed(clause: Sequence[Segment], finding: Finding, *, page: Page) -> list[Segment]:
    """The clause of a finding, with what is said behind it.

    That is what each year must still bring or may use, by how much a cap is exceeded, or what weights add up to.
    """
    said = _said(finding)
    if said is None:
        return list(clause)
    name, role, value = said
    figure = finding.figures[role]
    if role not in _AS_THEY_ARE:
        mode = Rounding.FLOOR if role == "allowance" else Rounding.CEILING
        value, places = enough(value, places=figure.places, mode=mode) if value.value else (value, figure.places)
        figure = evolve(figure, id=f"{figure.id}.needed", value=value, places=places)
    template = page.locale.message(f"needed.{name}").forms[0]
    return list(fill(template, {"clause": list(clause), "rate": [page.figure(figure)]}))


def _said(finding: Finding) -> tuple[str, str, Ratio] | None:
    weights = finding.figures.get("weights")
    if finding.verdict and weights and isinstance(weights.value, Ratio) and weights.value.base != 1:
        return "weights", "weights", weights.value
    return _needed(finding) if finding.verdict in _OPEN else None


def _needed(finding: Finding) -> tuple[str, str, Ratio] | None:
    """The message, the figure that it is about, and its number without a sign."""
    for role in ("allowance", "excess", "growth", "step"):
        figure = finding.figures.get(role)
        value = figure.value if figure else None
        if isinstance(value, Ratio) and role in {"allowance", "excess"}:
            return role, role, value
        if isinstance(value, Ratio) and value.value:
            rising = value.value > 0
            return ("rise" if rising else "fall"), role, value if rising else -value
    return None
