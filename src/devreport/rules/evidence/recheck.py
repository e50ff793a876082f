"""Proving a finding from its own contents, with the reference interpreter and nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from attrs import frozen

from devreport.errors import DevreportError, Problem
from devreport.expressions import Absent, And, Expr, Field, Row, Scalar, Value, evaluate, evaluate_all
from devreport.findings import Evidence, Figure, Finding, Listed, ListShape, Outcome, Verdict
from devreport.periods import Period
from devreport.quantities import ONE, Missing, Ratio
from devreport.rules.evidence.dimensions import unlike_reason
from devreport.rules.evidence.figures import printable
from devreport.rules.evidence.origin import differs, strangers
from devreport.rules.evidence.reading import inputs_in
from devreport.rules.sets.ruleset import RuleSet

__all__ = ["Recheck", "recheck"]


@frozen
class Recheck:
    """Whether a finding follows from its own contents; true if it does.

    Attributes:
        problems: everything in it that does not follow, each with its place.
    """

    problems: tuple[Problem, ...] = ()

    def __bool__(self) -> bool:
        """Whether everything follows."""
        return not self.problems


@frozen
class _Ending:
    """How a finding must have ended."""

    verdict: Verdict | None
    outcome: Outcome
    cause: Absent


def recheck(finding: Finding, ruleset: RuleSet | None = None, *, place: str | None = None) -> Recheck:
    """Prove a finding: what it was made of must give what it says (复核).

    Its verdict, its outcome, what was missing, and the id, exact value and inputs of every figure are made again. What
    is only printed from the plan, such as names, cannot be known without it.

    Args:
        finding: the finding.
        ruleset: the rules it claims to come from: the edition, the title, the question asked, how figures are shown,
            and the thresholds must be theirs.
        place: the place whose thresholds held; by default the one that the finding names.

    Example:
        >>> import devreport
        >>> from devreport.rules import core_rules
        >>> from devreport import examples
        >>> finding = devreport.assess(examples.load("half-year").plan).findings[0]
        >>> bool(recheck(finding)), bool(recheck(finding, core_rules()))
        (True, True)
    """
    if finding.evidence is None:
        found = Problem(finding.id, "no evidence", "the evidence it was made of", code="evidence")
        return Recheck((found,))
    try:
        problems = [*_disagreements(finding, finding.evidence)]
    except (DevreportError, KeyError) as error:
        problems = [Problem("evidence", f"what cannot be evaluated: {error}", "evidence", code="evidence")]
    rules = () if ruleset is None else strangers(finding, finding.evidence, ruleset=ruleset, place=place)
    return Recheck((*problems, *rules))


def _disagreements(finding: Finding, evidence: Evidence) -> Iterator[Problem]:
    thresholds = {name: threshold.value for name, threshold in evidence.thresholds.items()}
    known = _values(evidence, evidence.row, thresholds)
    reach = known if evidence.reach == evidence.row else _values(evidence, evidence.reach, thresholds)
    applies = (
        True
        if evidence.shape.applies is None
        else evaluate(evidence.shape.applies, evidence.reach, parameters=thresholds)
    )
    if applies is False:
        yield Problem("rule", "a finding", "none, because the rule does not apply", code="applies")
    ending = _ended(applies) if isinstance(applies, Absent) else _ending(evidence, reach)
    yield from _unended(finding, ending, hedged=evidence.reach != evidence.row)
    yield from _figures(finding, evidence, known)
    for role, shape in evidence.shape.lists.items():
        yield from _list(finding.lists.get(role, ()), shape, evidence.row, thresholds=thresholds, where=f"lists.{role}")


def _values(evidence: Evidence, row: Row, thresholds: Mapping[str, Scalar]) -> Mapping[Expr, Value]:
    """The value of every condition and figure; where unlike things would be mixed, only what was recorded has one."""
    shape = evidence.shape
    together = And([one.is_missing() for one in (*_conditions(evidence), *shape.figures.values())])
    known = evaluate_all(together, row, parameters=thresholds)
    reason = unlike_reason(together, row, parameters=thresholds)
    if not reason:
        return known
    unlike = Absent(undefined=frozenset({reason}))
    return {node: value if isinstance(node, Field) else unlike for node, value in known.items()}


def _conditions(evidence: Evidence) -> list[Expr]:
    return [test.when for test in evidence.shape.tests if test.when is not None]


def _ended(cause: Absent) -> _Ending:
    return _Ending(None, Outcome.UNKNOWN, cause)


def _ending(evidence: Evidence, reach: Mapping[Expr, Value]) -> _Ending:
    """The first verdict whose condition holds; unknown as soon as one cannot be decided."""
    for test in evidence.shape.tests:
        holds = True if test.when is None else reach[test.when]
        if isinstance(holds, Absent):
            return _ended(holds)
        if holds is True:
            asked = (*_conditions(evidence), *evidence.shape.figures.values())
            why = Absent.merged(reach[one] for one in asked) if test.outcome is Outcome.UNKNOWN else Absent()
            return _Ending(test.verdict, test.outcome, why)
    return _ended(Absent(undefined=frozenset({"no_verdict"})))


def _unended(finding: Finding, ending: _Ending, *, hedged: bool) -> Iterator[Problem]:
    """Where the finding ended otherwise; one whose needs are not met is unknown, whatever its own condition says."""
    if finding.unmet:
        yield from differs("verdict", finding.verdict, expected=None)
        yield from differs("outcome", finding.outcome, expected=Outcome.UNKNOWN)
        return
    told = {"hedged" if hedged and one == "within_precision" else one for one in ending.cause.undefined}
    yield from differs("verdict", finding.verdict, expected=ending.verdict)
    yield from differs("outcome", finding.outcome, expected=ending.outcome)
    yield from differs("missing", list(finding.missing), expected=sorted(ending.cause.missing))
    yield from differs("undefined", list(finding.undefined), expected=sorted(told))


def _figures(finding: Finding, evidence: Evidence, known: Mapping[Expr, Value]) -> Iterator[Problem]:
    shape, row = evidence.shape, evidence.row
    for role, figure in finding.figures.items():
        where = f"figures.{role}"
        yield from _named(finding, role, figure)
        if role in shape.figures:
            yield from _figure(figure, shape.figures[role], known[shape.figures[role]], row=row, where=where)
        else:
            period = row.periods.get(shape.periods[role]) if role in shape.periods else finding.period
            yield from _period(figure, period, where)
    for role, formula in shape.figures.items():
        if role not in finding.figures and not (isinstance(formula, Field) and isinstance(known[formula], Absent)):
            yield Problem(f"figures.{role}", "no figure", "one", code="recheck")


def _named(finding: Finding, role: str, figure: Figure) -> Iterator[Problem]:
    """Where a figure says that it is another one, or of another rule; a period of the finding is just that."""
    own = f"{finding.subject}@{finding.period.code}:{finding.rule}.{role}", finding.rule
    identity, formula = (finding.period.code, "period") if role == "period" else own
    yield from differs(f"figures.{role}.id", figure.id, expected=identity)
    yield from differs(f"figures.{role}.formula", figure.formula, expected=formula)


def _figure(figure: Figure, formula: Expr, value: Value, *, row: Row, where: str) -> Iterator[Problem]:
    """Where the value or the inputs of a figure are others than its formula gives and reads."""
    unit = figure.value.unit if isinstance(figure.value, Ratio) else ONE
    expected = printable(value, unit)
    if not _alike(figure.value, expected):
        yield Problem(where, str(figure.value), str(expected), code="recheck")
    yield from differs(f"{where}.inputs", list(figure.inputs), expected=list(inputs_in(formula, row)))


def _alike(found: Ratio | Period | date | Missing, expected: Ratio | date | Missing) -> bool:
    if isinstance(found, Ratio) and isinstance(expected, Ratio):
        return (found.value, found.radius) == (expected.value, expected.radius)
    return found == expected


def _period(figure: Figure, period: Period | None, where: str) -> Iterator[Problem]:
    """A period is the one that was recorded, or is missing as that is."""
    if isinstance(figure.value, Missing) and period is None:
        return
    yield from differs(where, figure.value, expected=period)


def _list(
    listed: Iterable[Listed], shape: ListShape, row: Row, *, thresholds: Mapping[str, Scalar], where: str
) -> Iterator[Problem]:
    """Where a list has other elements, or other figures, than the child rows give."""
    rows = [
        child
        for child in row.relations[shape.relation]
        if shape.where is None or evaluate(shape.where, child, parameters=thresholds) is True
    ]
    elements = list(listed)
    yield from differs(where, f"{len(elements)} elements", expected=f"{len(rows)} elements")
    for number, (element, child) in enumerate(zip(elements, rows, strict=False)):
        yield from _element(element, shape, child, thresholds=thresholds, where=f"{where}[{number}]")


def _element(
    element: Listed, shape: ListShape, child: Row, *, thresholds: Mapping[str, Scalar], where: str
) -> Iterator[Problem]:
    figure, wanted = element.figure, shape.value is not None or bool(shape.period)
    if figure is None or not wanted:
        yield from differs(where, figure, expected=None if not wanted else "a figure")
    elif shape.value is None:
        yield from _period(figure, child.periods.get(shape.period), where)
    else:
        value = evaluate(shape.value, child, parameters=thresholds)
        yield from _figure(figure, shape.value, value, row=child, where=where)
