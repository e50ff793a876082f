"""Laws of rules: never wrong on the line, whatever the unit, and the same each time."""

from datetime import date

from hypothesis import given, settings

from devreport.findings import Finding
from devreport.model import Indicator, Observation, Plan, Target
from devreport.periods import PeriodKind, period_of, year
from devreport.quantities import Quantity
from devreport.rules import Context, RuleSet, assess_plan, core_rules
from tests.strategies.rules import PaceCase, pace_cases

PACE = RuleSet(id="pace", version="1", rules=(core_rules().rule("indicator.pace"),))


def paced(case: PaceCase, *, unit: str = "亿元") -> Finding:
    """What the rule says of a plan and a figure."""
    period = period_of(date(2023, case.months, 1), PeriodKind.YEAR_TO_DATE)
    target = case.quantity(case.target).to(unit).value
    plan = Plan(
        id="p",
        title="计划",
        period=period,
        indicators=[Indicator(id="x", name="投资", unit="亿元")],
        observations=[Observation(indicator="x", period=period, value=case.quantity(case.actual))],
        targets=[Target(indicator="x", period=year(2023), value=Quantity(f"{target.numerator}", unit))],
    )
    (finding,) = assess_plan(Context(plan=plan, period=period, as_of=period.end), ruleset=PACE).findings
    return finding


@settings(deadline=None)
@given(case=pace_cases())
def test_the_pace_is_that_of_integers(case: PaceCase) -> None:
    """On the line, a fen beside it, and anywhere else; the plan is in 元 and the figure in 亿元."""
    whole = PaceCase(case.months, case.actual * 100, case.target * 100)
    assert whole.verdict == paced(whole, unit="元").verdict.value


@settings(deadline=None)
@given(case=pace_cases())
def test_figures_agree_with_the_verdict(case: PaceCase) -> None:
    """The gap is that of the rate, and what remains goes over the months that are left."""
    whole = PaceCase(case.months, case.actual * 100, case.target * 100)
    figures = {role: figure.value for role, figure in paced(whole, unit="元").figures.items() if role != "period"}
    assert abs(figures["rate"].base - figures["elapsed"].base) == figures["gap"].base
    assert figures["target"].base - figures["actual"].base == figures["remaining"].base
    assert figures["remaining"].base == figures["run_rate"].base * (12 - case.months)
