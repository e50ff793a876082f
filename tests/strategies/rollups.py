"""Tables to roll up, and what they come to by plain fractions."""

from fractions import Fraction

import polars as pl
from hypothesis import strategies as st

from devreport.bulk import Mapped, Table, TableMapping, assess_table, roll_up
from devreport.expressions import Field
from devreport.findings import Outcome
from devreport.periods import parse_period
from devreport.quantities import Quantity
from devreport.rules import RuleSet, requirement
from devreport.rules.subject import Sort
from devreport.summary import RollUpTopic
from devreport.wording import Paragraph, word_summary

PERIOD = parse_period("2026-S1")
DONE, PLANNED = Field("done"), Field("planned")
HALF = requirement(
    DONE / PLANNED >= Quantity("50", "%"),
    name="project.half",
    over="project",
    title={"zh": "完成过半", "en": "half is done"},
    applies=~Field("stopped"),
)
RULES = RuleSet(id="own", version="1", rules=(HALF,))
SCHEMA = {
    "id": pl.Int64,
    "area": pl.String,
    "level": pl.Int64,
    "month": pl.String,
    "done": pl.Int64,
    "planned": pl.Int64,
    "stopped": pl.Boolean,
}
MAPPING = TableMapping(
    kind="project",
    key="id",
    fields={
        "done": Mapped(unit="元", scale=Fraction(1, 100), name={"zh": "投资", "en": "investment"}),
        "planned": Mapped(unit="元"),
        "stopped": Mapped(sort=Sort.TRUTH),
    },
)
RATIOS = {"completion": ("done", "planned")}


def row(area="A", done=5000, planned=100, *, level=1, month="2026-01", stopped=False):
    """A row: by default half of what was planned is done."""
    return (0, area, level, month, done, planned, stopped)


def frame(rows):
    """Rows as a frame."""
    return pl.DataFrame([*rows], schema=SCHEMA, orient="row")


def judged(rows, *, mapping=MAPPING, rules=RULES, label="projects", **settings):
    """Rows that were judged."""
    source = rows if isinstance(rows, pl.DataFrame | pl.LazyFrame) else frame(rows)
    table = Table(source=source, mapping=mapping, label=label)
    return assess_table(table, ruleset=rules, period=PERIOD, **settings)


def rolled(rows, by=("area",), *, ratios=RATIOS, sums=("done",), **settings):
    """Rows that were rolled up."""
    return roll_up(judged(rows, **settings), by, ratios=ratios, sums=sums)


#: Rows of any kind: nothing may be there, and nothing may be planned, or less.
ROWS = st.lists(
    st.tuples(
        st.integers(0, 9),
        st.sampled_from(["A", "B", "", None]),
        st.sampled_from([1, 2, None]),
        st.sampled_from(["2025-01", "2026-01", None]),
        st.none() | st.integers(-300, 300) | st.sampled_from([2**63 - 1, -(2**63)]),
        st.none() | st.integers(-3, 3) | st.sampled_from([2**63 - 1]),
        st.none() | st.booleans(),
    ),
    max_size=12,
)


def ended(one):
    """How the rule ends on a row, in plain Python."""
    *_, done, planned, stopped = one
    if stopped is None:
        return Outcome.UNKNOWN
    if stopped:
        return Outcome.NOT_APPLICABLE
    if done is None or not planned:
        return Outcome.UNKNOWN
    return Outcome.PASS if Fraction(done, 100 * planned) >= Fraction(1, 2) else Outcome.FAIL


def come_to(rows):
    """What rows come to: how many there are, outcomes, both sides of the ratio, and the sum."""
    both = [one for one in rows if one[4] is not None and one[5] is not None]
    there = [one[4] for one in rows if one[4] is not None]
    return {
        "rows": len(rows),
        "outcomes": {outcome: sum(ended(one) is outcome for one in rows) for outcome in Outcome},
        "above": sum((Fraction(one[4], 100) for one in both), Fraction()),
        "below": sum((Fraction(one[5]) for one in both), Fraction()),
        "both": len(both),
        "doubtful": sum(one[5] <= 0 for one in both),
        "sum": sum((Fraction(one, 100) for one in there), Fraction()) if there else None,
        "present": len(there),
    }


def topic(**settings):
    """A topic with names in both languages."""
    names = {"completion": {"zh": "重点投资", "en": "key investment"}, "area": {"zh": "地区", "en": "the area"}}
    groups = {name: {"zh": f"{name}省", "en": f"Province {name}"} for name in ("A", "B", "C", "D", "E", "F", "G", "H")}
    groups[""] = {"zh": "空", "en": "the empty one"}
    return RollUpTopic(**{"names": names, "groups": groups, **settings})


def texts_of(summary, locale="zh"):
    """The paragraphs of a summary, each as it is read."""
    document = word_summary(summary, locale=locale)
    return ["".join(one.text for one in block.sentences) for block in document.blocks if isinstance(block, Paragraph)]
