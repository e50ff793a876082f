"""Findings, assessments and outlines, as hypothesis draws them."""

from datetime import date

from hypothesis import strategies as st

from devreport.findings import STATEMENTS, Figure, Finding, Outcome, Severity, Tally, Verdict
from devreport.model import Note, Plan
from devreport.periods import half
from devreport.quantities import Missing, Ratio
from devreport.rules import Assessment, Rule, RuleSet, VerdictTest
from devreport.summary import Join, Order, Outline, OutlinePoint, OutlineSection, Select

PERIOD = half(2026, 1)


def rule(code, name, statement):
    """A rule about the kind of subject that its name begins with."""
    said = STATEMENTS[statement]
    tests = [VerdictTest(verdict, Outcome.PASS) for verdict in said.verdicts]
    over = name.partition(".")[0]
    return Rule(code=code, name=name, title=name, over=over, statement=said, verdicts=tests, source="made for tests")


RULESET = RuleSet(
    id="made",
    version="1",
    rules=(
        rule("I01", "indicator.recorded", "recorded"),
        rule("I03", "indicator.pace", "pace"),
        rule("W01", "item.progress", "progress"),
        rule("L01", "ledger.balance", "ledger_balance"),
    ),
)
RULES = [one.name for one in RULESET.rules]
KINDS = sorted({one.over for one in RULESET.rules})
TAGS = ["party", "projects", "grain"]
SUBJECTS = [f"subject{number}" for number in range(6)]


def few(options, most=3):
    """A few of the options, each at most once."""
    return st.lists(st.sampled_from(options), max_size=most, unique=True)


values = st.fractions().map(lambda value: Ratio(value.numerator, value.denominator)) | st.just(Missing())


@st.composite
def findings(draw):
    """A finding of one of the rules about one of a few subjects."""
    made_by = draw(st.sampled_from(RULESET.rules))
    subject = draw(st.sampled_from(SUBJECTS))
    outcome = draw(st.sampled_from([Outcome.PASS, Outcome.FAIL, Outcome.UNKNOWN]))
    verdict = None if outcome is Outcome.UNKNOWN else draw(st.sampled_from(made_by.statement.verdicts))
    figures = {"rate": Figure(id=f"{subject}.rate", value=draw(values))} if draw(st.booleans()) else {}
    return Finding(
        rule=made_by.name,
        kind=made_by.over,
        subject=subject,
        period=PERIOD,
        statement=made_by.statement.name,
        verdict=verdict,
        outcome=outcome,
        severity=draw(st.sampled_from(Severity)),
        figures=figures,
        tags=tuple(draw(few(TAGS))),
    )


@st.composite
def assessments(draw):
    """An assessment whose plan lists some of the subjects, in any order."""
    found = draw(st.lists(findings(), max_size=12, unique_by=lambda finding: finding.id))
    notes = tuple(Note(id=subject, text=subject) for subject in draw(few(SUBJECTS, most=6)))
    return Assessment(
        plan=Plan(id="plan", title="工作总结", period=PERIOD, notes=notes),
        period=PERIOD,
        as_of=date(2026, 6, 30),
        findings=tuple(found),
        tallies={name: Tally(passed=1) for name in RULES},
        ruleset=RULESET,
    )


@st.composite
def selects(draw):
    """A selection that the rules allow."""
    tags = draw(few(TAGS))
    order = draw(st.sampled_from([order for order in Order if tags or order is not Order.TAGS]))
    return Select(
        tags=tags,
        rules=draw(few(RULES)),
        statements=draw(few(sorted(STATEMENTS))),
        kinds=draw(few(KINDS)),
        verdicts=draw(few(list(Verdict))),
        outcomes=draw(few(list(Outcome))),
        order=order,
        rank_by="rate" if order is Order.RANKED else None,
        limit=draw(st.none() | st.integers(1, 5)),
        join=draw(st.sampled_from(Join)),
        one_each=draw(st.booleans()),
        again=draw(st.booleans()),
    )


@st.composite
def outlines(draw):
    """An outline with two levels of sections."""
    many = st.lists(selects(), max_size=3)
    points = [OutlinePoint(id=f"point{number}", selects=draw(many)) for number in range(4)]
    inner = OutlineSection(id="inner", heading="二级", points=points[:1], optional=draw(st.booleans()))
    outer = OutlineSection(
        id="outer", heading="一级", points=points[1:3], sections=(inner,), optional=draw(st.booleans())
    )
    return Outline(id="drawn", lead=points[3:], sections=(outer,))
