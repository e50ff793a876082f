"""What would make it true: for something that failed, the least change of one figure or day with which it passes.

The rule is asked again, from the evidence of the finding alone, with one field changed and everything else as it was.
Its outcome can only turn at the :func:`~devreport.rules.remedy.boundaries.boundaries` of its conditions, so it is
enough to ask at each of them and once between two of them, and the nearest that passes is exact.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from fractions import Fraction

from attrs import frozen

from devreport.expressions import Field
from devreport.findings import Finding, Outcome, Verdict
from devreport.quantities import ONE, PERCENT, PERCENTAGE_POINT, Ratio, Unit
from devreport.quantities.dimension import is_counter
from devreport.rules.evidence.deciding import decided, thresholds_of
from devreport.rules.remedy.polynomials import Intractable
from devreport.rules.remedy.search import Nearest, Question, nearest, recordable, variables

__all__ = ["CHANGEABLE", "Remedy", "remedies"]

#: What may be changed unless somebody asks for more: what was done and recorded, and the days of one's own work. What
#: is aimed at, what time has passed and what was recorded of the past are given.
CHANGEABLE = frozenset(
    "actual to_date heads leaders lead_units people assisting found closed open book issued spent entries "
    "due finished starts happened actual_on".split()
)


#: What adds up from month to month.
_ADDING_UP = ("flow", "count")


@frozen(kw_only=True)
class Remedy:
    """A change of one field with which a rule passes.

    Attributes:
        field: the field.
        inputs: the ids of the recorded figures behind it.
        verdict: what the statement then says.
        now: what it is.
        bound: the nearest number or day with which the rule passes, or behind which it does.
        included: whether it passes with the bound itself, and not only behind it.
        step: the nearest that can be recorded: a whole number, or as many decimals as are shown; nothing if unknown.
        places: the decimals that are shown.
        months: the months that are left until the whole target is due.
        rate: what each of them must bring on average so that the whole target is reached.
    """

    field: str
    inputs: tuple[str, ...] = ()
    verdict: Verdict
    now: Ratio | date
    bound: Ratio | date
    included: bool
    step: Ratio | date | None = None
    places: int = 0
    months: int = 0
    rate: Ratio | None = None

    @property
    def short(self) -> Ratio | int:
        """What is missing up to the bound: an amount, of per cent points, or days; negative where there is too much."""
        return _between(self.now, self.bound)

    @property
    def change(self) -> Ratio | int:
        """What is missing up to what can be recorded, or else up to the bound."""
        return _between(self.now, self.bound if self.step is None else self.step)


def remedies(finding: Finding, *, fields: Collection[str] | None = None) -> tuple[Remedy, ...]:
    """For each field that may change, the least change with which a failed finding would have passed.

    Nothing for what did not fail, for what no single field can mend, and for what was recorded with a hedge.

    Args:
        finding: what was found, with its evidence.
        fields: the fields that may change; by default what was done, not what is aimed at: :data:`CHANGEABLE`.

    Example:
        >>> import devreport
        >>> plan = {
        ...     "id": "p",
        ...     "title": "计划",
        ...     "period": "2023-S1",
        ...     "indicators": [{"id": "x", "name": "投资", "unit": "亿元"}],
        ...     "observations": [{"indicator": "x", "period": "2023-S1", "value": "40.0亿元"}],
        ...     "targets": [{"indicator": "x", "period": "2023", "value": "100亿元"}],
        ... }
        >>> [remedy] = remedies(next(one for one in devreport.assess(plan).findings if one.rule == "indicator.pace"))
        >>> str(remedy.short), remedy.verdict.value, str(remedy.rate)
        ('10 亿元', 'on_pace', '10 亿元')
    """
    evidence = finding.evidence
    if finding.outcome is not Outcome.FAIL or evidence is None:
        return ()
    if decided(evidence.shape, evidence.reach, thresholds=thresholds_of(evidence)) != (finding.verdict, Outcome.FAIL):
        return ()
    allowed = CHANGEABLE if fields is None else fields
    found = [_remedy(finding, question) for question in variables(evidence, allowed)]
    return tuple(one for one in found if one)


def _remedy(finding: Finding, question: Question) -> Remedy | None:
    try:
        turns = question.turns
    except Intractable:
        return None
    if isinstance(question.value, date):
        return _day(question, recordable(question, turns, step=Fraction(1)))
    found = nearest(question, turns)
    return _amount(finding, question, found, turns) if found else None


def _day(question: Question, found: Nearest | None) -> Remedy | None:
    """The remedy for a day, which is always one that can be recorded."""
    if found is None:
        return None
    day = date.fromordinal(int(found.bound))
    return Remedy(
        field=question.names[0],
        inputs=question.evidence.row.inputs.get(question.names[0], ()),
        verdict=found.verdict,
        now=date.fromordinal(int(question.now)),
        bound=day,
        included=True,
        step=day,
    )


def _amount(finding: Finding, question: Question, found: Nearest, turns: Sequence[Fraction]) -> Remedy:
    row, name = question.evidence.row, question.names[0]
    unit, places = _shown(finding, question)
    grid = None if places is None else unit.scale * Fraction(10) ** -places
    step = None if grid is None else recordable(question, turns, step=grid, upwards=found.upwards)
    months, rate = _rate(question, found, unit)
    return Remedy(
        field=name,
        inputs=row.inputs.get(name, ()),
        verdict=(step or found).verdict,
        now=Ratio.of_base(question.now, unit),
        bound=Ratio.of_base(found.bound, unit),
        included=found.included,
        step=Ratio.of_base(step.bound, unit) if step else None,
        places=places or 0,
        months=months,
        rate=rate,
    )


def _shown(finding: Finding, question: Question) -> tuple[Unit, int | None]:
    """The unit that a field is shown in, and its decimals; a number of things has none."""
    evidence, name = question.evidence, question.names[0]
    for role, formula in evidence.shape.figures.items():
        figure = finding.figures.get(role)
        own = isinstance(formula, Field) and formula.name in question.names
        if own and figure and isinstance(figure.value, Ratio):
            return figure.value.unit, figure.places
    unit = evidence.row.units.get(name, ONE)
    return unit, 0 if is_counter(unit.dimension) else None


def _rate(question: Question, found: Nearest, unit: Unit) -> tuple[int, Ratio | None]:
    """The months that are left, and what each must bring on average so that the whole target is reached."""
    values, units = question.evidence.row.values, question.evidence.row.units
    left, target = values.get("left"), values.get("target")
    aimed = units.get("target")
    if not (isinstance(left, Fraction) and isinstance(target, Fraction) and aimed and aimed.convertible_to(unit)):
        return 0, None
    if values.get("nature", "flow") not in _ADDING_UP:
        return 0, None
    if left <= 0 or not found.upwards or target <= question.now or found.bound > target:
        return 0, None
    return int(left), Ratio.of_base((target - question.now) / left, unit)


def _between(now: Ratio | date, then: Ratio | date) -> Ratio | int:
    if isinstance(now, Ratio) and isinstance(then, Ratio):
        return Ratio.of_base(then.base - now.base, PERCENTAGE_POINT if now.unit == PERCENT else now.unit)
    if isinstance(now, Ratio) or isinstance(then, Ratio):
        raise TypeError("a figure and a day")
    return (then - now).days
