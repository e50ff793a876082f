"""What each kind of claim is computed with: the kind, the measure, and how the inputs of a claim become its own.

The roles of the data are those of the report's sentences: what was done of what plan, parts of a total, a current
level and its increment. Dispatch is by kind only.
"""

import re

from devreport import measures
from devreport.quantities import Quantity, Ratio, parse_unit

#: Multipliers that reports leave without their unit after the first amounts of a list: 2251亿元、2016亿.
BARE = {"亿": "亿元", "億": "亿元", "万": "万元", "萬": "万元"}


def amount(written):
    """A figure of a report: a recorded quantity, or an exact number where the report means one."""
    unit = parse_unit(BARE.get(written["unit"], written["unit"]))
    figure = Quantity(written["value"], unit)
    return figure.computed() if written.get("exact") else figure


def renamed(**names):
    """Inputs under other names."""
    return lambda claim: {name: amount(claim["inputs"][role]) for name, role in names.items()}


def all_parts(claim):
    """Every input is a part."""
    return {"parts": [{"value": amount(part)} for part in claim["inputs"].values()]}


def parts_of(claim):
    """Every input is a part but ``t``, the whole."""
    parts = [{"value": amount(part)} for role, part in claim["inputs"].items() if role != "t"]
    return {"parts": parts, "whole": amount(claim["inputs"]["t"])}


def grouped(**names):
    """Inputs numbered by group: done1, rate1, done2, rate2."""

    def rows(claim):
        numbers = sorted({int(re.sub(r"\D", "", role)) for role in claim["inputs"]})
        inputs = claim["inputs"]
        return {"groups": [{name: amount(inputs[f"{role}{n}"]) for name, role in names.items()} for n in numbers]}

    return rows


def pulls(claim):
    """The first pull counts as it stands, those after it are subtracted."""
    first, *others = claim["inputs"].values()
    taken = [
        {**one, "value": one["value"].removeprefix("-") if one["value"].startswith("-") else f"-{one['value']}"}
        for one in others
    ]
    return {"parts": [{"value": amount(one)} for one in (first, *taken)]}


def against_the_calendar(claim):
    """A completion ratio and the months of the year that have passed."""
    return {"rate": amount(claim["inputs"]["rate"]), "elapsed": Ratio(claim["inputs"]["months"]["value"], 12)}


PLANNED = renamed(actual="done", target="plan")
KINDS = {
    "completion_rate": (measures.COMPLETION, PLANNED),
    "count_rate": (measures.COMPLETION, PLANNED),
    "implied_target": (measures.COMPLETION, renamed(actual="d", target="plan")),
    "remaining": (measures.REMAINING, PLANNED),
    "lead_time": (measures.PACE_VARIANCE, against_the_calendar),
    "lag_time": (measures.PACE_LAG, against_the_calendar),
    "sum": (measures.TOTAL, all_parts),
    "count_sum": (measures.TOTAL, all_parts),
    "share": (measures.SHARE, renamed(part="part", whole="total")),
    "expr_share": (measures.SHARE_OF_PARTS, parts_of),
    "expr_rate": (measures.SHARE_OF_PARTS, parts_of),
    "expr_pp": (measures.IMPLIED_POINTS, renamed(amount="add", actual="done", rate="rate")),
    "growth_levels": (measures.GROWTH, renamed(current="cur", previous="prev")),
    "growth_increment": (measures.GROWTH_FROM_INCREMENT, renamed(current="cur", increment="delta")),
    "decline_decrement": (measures.DECLINE_FROM_DECREMENT, renamed(current="cur", decrement="delta")),
    "times": (measures.TIMES, renamed(current="cur", previous="prev")),
    "pp_diff": (measures.POINT_CHANGE, renamed(current="a", previous="b")),
    "cagr": (measures.AVERAGE_GROWTH_OF_TOTAL, renamed(growth="g", years="years")),
    "weighted_rate": (measures.RATE_OF_GROUPS, grouped(actual="done", rate="rate")),
    "weighted_growth": (measures.GROWTH_OF_GROUPS, grouped(current="cur", growth="g")),
    "contribution_sum": (measures.GROWTH_FROM_PULLS, pulls),
}


def arguments(claim):
    """The inputs of a claim as its measure calls them."""
    return KINDS[claim["kind"]][1](claim)
