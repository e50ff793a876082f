"""What each kind of indicator case is computed with; dispatch is by kind only.

A kind gives its figures by the names that the cases use: a :class:`Figure` is a measure on inputs, in the unit that
the source prints; anything else is compared as it is.
"""

from attrs import frozen

from devreport import measures
from devreport.expressions import Field
from devreport.measures import Inputs, Measure, Obstacle
from devreport.quantities import Quantity, Ratio

#: How far 左右 reaches in the cases: a tenth of the target. No source gives it a number.
ABOUT = Ratio(1, 10)


@frozen
class Figure:
    """A figure of a case: how it is computed, and in what unit it is printed."""

    measure: Measure
    inputs: Inputs
    unit: str = "1"
    obstacle: Obstacle | None = None

    @property
    def value(self):
        """The exact result."""
        return self.measure.of(**self.inputs)


def recorded(case, *names, default="1"):
    """Inputs of a case as recorded quantities."""
    unit = case.get("unit", default)
    return [Quantity(case[name], unit) for name in names]


def rate(case, name):
    """A percentage of a case."""
    return Quantity(case[name], "%")


def elapsed(case):
    """The elapsed share of the span."""
    return Ratio(case["elapsed_periods"], case["total_periods"])


def completed(case, *, actual="actual", target="target", unit="1"):
    """Completion, and how far it is ahead where the case has a calendar."""
    done, plan = recorded(case, actual, target, default=unit)
    figures = {"completion_pct": Figure(measures.COMPLETION, {"actual": done, "target": plan}, "%")}
    if "elapsed_periods" in case:
        inputs = {"actual": done, "target": plan, "elapsed": elapsed(case)}
        figures["pace_pct"] = Figure(measures.PACE, spans(case), "%")
        figures["pace_variance_pp"] = Figure(measures.SCHEDULE_VARIANCE, inputs, "个百分点")
    return figures


def spans(case):
    """Elapsed and total periods."""
    return {"elapsed": int(case["elapsed_periods"]), "total": int(case["total_periods"])}


def paced(case):
    """The lead over the schedule of a printed completion ratio."""
    inputs = {"rate": rate(case, "completion_pct"), "elapsed": elapsed(case)}
    return {
        "pace_pct": Figure(measures.PACE, spans(case), "%"),
        "pace_variance_pp": Figure(measures.PACE_VARIANCE, inputs, "个百分点"),
    }


def added(case):
    """The sum of every list of parts, each beside the total."""
    unit, figures = case.get("unit", "1"), {}
    for name, parts in case.items():
        if isinstance(parts, list):
            inputs = {"parts": [{"value": Quantity(part, unit)} for part in parts]}
            figures[name.replace("parts", "sum")] = Figure(measures.TOTAL, inputs, unit)
    check = measures.reconcile([Quantity(part, unit) for part in case.get("parts", [])], Quantity(case["total"], unit))
    return figures | {"diff": check.difference, "tolerance": check.tolerance, "consistent": check.consistent}


def added_with_rounding(case):
    """The same; the sum is called after the total that it should give."""
    figures = added(case)
    return figures | {"total": figures["sum"]}


def shared(case):
    """The share of each part."""
    whole = Quantity(case["total"])
    return {
        f"share_{place}": Figure(measures.SHARE, {"part": Quantity(part), "whole": whole}, "%")
        for place, part in enumerate(case["parts"])
    }


def grown(case):
    """Growth from levels, with the base that it implies where it does not follow from them."""
    current, previous = recorded(case, "current", "previous")
    basis = case.get("basis", "nominal")
    obstacle = None if basis == "nominal" else Obstacle(basis)
    inputs = {"current": current, "previous": previous}
    return {
        "yoy_pct": Figure(measures.GROWTH, inputs, "%", obstacle),
        "naive_yoy_pct": Figure(measures.GROWTH, inputs, "%"),
        "basis": basis,
    }


def grown_on_revised_base(case):
    """The same, with the base that the published growth implies."""
    current = Quantity(case["current"], case["unit"])
    inputs = {"current": current, "growth": rate(case["published"], "yoy_pct")}
    return grown(case) | {"implied_previous": Figure(measures.IMPLIED_BASE, inputs, case["unit"])}


def grown_by_increment(case):
    """Growth from a level and its increment."""
    current, increment = recorded(case, "current", "increment")
    inputs = {"current": current, "increment": increment}
    return {
        "yoy_pct": Figure(measures.GROWTH_FROM_INCREMENT, inputs, "%"),
        "previous": Figure(measures.PREVIOUS_FROM_INCREMENT, inputs, case.get("unit", "1")),
    }


def incremented(case):
    """The increment from two levels, or the earlier level from the increment."""
    unit = case.get("unit", "1")
    if "previous" in case:
        current, previous = recorded(case, "current", "previous")
        return {"increment": Figure(measures.INCREMENT, {"current": current, "previous": previous}, unit)}
    return {"previous": grown_by_increment(case)["previous"]}


def grown_and_converted(case):
    """Growth from an increment, and both figures in another unit."""
    plain = {name: value for name, value in case.items() if name != "unit"}
    figures = {"yoy_pct": grown_by_increment(plain)["yoy_pct"]}
    for name, source in (("converted", "current"), ("converted_increment", "increment")):
        inputs = {"amount": Quantity(case[source]), "factor": Ratio(case["factor"])}
        figures[name] = Figure(measures.CONVERTED, inputs)
    return figures


def per_unit(case):
    """A total over another: yields per area, output per head of the mid-year population."""
    if "numerator" in case:
        inputs = {"amount": Quantity(case["numerator"], "万吨"), "units": Quantity(case["denominator"], "千公顷")}
        return {
            "kg_per_ha": Figure(measures.PER_UNIT, inputs, "公斤/公顷"),
            "kg_per_mu": Figure(measures.PER_UNIT, inputs, "公斤/亩"),
        }
    inputs = {
        "amount": Quantity(case["gdp_yi"], "亿元"),
        "start": Quantity(case["pop_start_wan"], "万人"),
        "end": Quantity(case["pop_end_wan"], "万人"),
    }
    return {"per_capita": Figure(measures.PER_AVERAGE, inputs, "元/人")}


def natural_change(case):
    """Birth, death and natural growth rates."""
    ends = {"start": Quantity(case["pop_start"]), "end": Quantity(case["pop_end"])}
    births, deaths = Quantity(case["births"]), Quantity(case["deaths"])
    return {
        "birth_rate": Figure(measures.PER_AVERAGE, {"amount": births, **ends}, "‰"),
        "death_rate": Figure(measures.PER_AVERAGE, {"amount": deaths, **ends}, "‰"),
        "natural": Figure(measures.NATURAL_CHANGE, {"births": births, "deaths": deaths, **ends}, "‰"),
    }


def summed_ratio(case):
    """One ratio over all groups, from numerators and denominators or from actuals and completion ratios."""
    if "groups" in case:
        groups = [{"actual": Quantity(g["actual"]), "rate": rate(g, "completion_pct")} for g in case["groups"]]
        actual = {"parts": [{"value": group["actual"]} for group in groups]}
        return {
            "completion_pct": Figure(measures.RATE_OF_GROUPS, {"groups": groups}, "%"),
            "sum_actual": Figure(measures.TOTAL, actual),
            "mean_of_ratios_wrong": mistaken(measures.RATE_OF_GROUPS, "mean_of_ratios", {"groups": groups}),
        }
    columns = {name: [{"value": Quantity(each)} for each in case[f"{name}s"]] for name in ("numerator", "denominator")}
    groups = [
        {"numerator": above["value"], "denominator": below["value"]}
        for above, below in zip(*columns.values(), strict=True)
    ]
    return {name: Figure(measures.TOTAL, {"parts": parts}) for name, parts in columns.items()} | {
        "ratio_pct": Figure(measures.RATIO_OF_SUMS, {"groups": groups}, "%"),
        "mean_of_ratios_wrong": mistaken(measures.RATIO_OF_SUMS, "mean_of_ratios", {"groups": groups}),
    }


def mistaken(measure, mistake, inputs):
    """What a common mistake would give."""
    wrong = Measure("wrong", "", measure.inputs, measure.mistakes[mistake], source="", relations=measure.relations)
    return Figure(wrong, inputs, "%")


def contributed(case):
    """The pull of each part from its contribution rate."""
    rates = [Quantity(value, "%") for value in case["contribution_rate_pct"]]
    figures = {
        f"pull_{place}": Figure(measures.PULL, {"growth": rate(case, "growth_pct"), "contribution": one}, "个百分点")
        for place, one in enumerate(rates)
    }
    return figures | {"rates_sum": Figure(measures.TOTAL, {"parts": [{"value": one} for one in rates]}, "%")}


def pulled(case):
    """The pull of one part."""
    inputs = {"growth": rate(case, "growth"), "contribution": rate(case, "contribution_rate")}
    return {"pull": Figure(measures.PULL, inputs, "个百分点")}


def apart(case):
    """The gap between two rates."""
    inputs = {"current": rate(case, "rate"), "previous": rate(case, "reference")}
    return {"gap_pp": Figure(measures.POINT_CHANGE, inputs, "个百分点")}


def elastic(case):
    """Elasticities of energy and of electricity."""
    return {
        name: Figure(measures.ELASTICITY, {"growth": rate(case, f"{name}_growth"), "driver": rate(case, "gdp_growth")})
        for name in ("energy", "electricity")
    }


def averaged(case):
    """Average annual growth from a total growth."""
    inputs = {"growth": rate(case, "total_growth_pct"), "years": int(case["years"])}
    return {"average_pct": Figure(measures.AVERAGE_GROWTH_OF_TOTAL, inputs, "%")}


def averaged_points(case):
    """Average annual points of an index, and the growth that they are not."""
    index, base = recorded(case, "index", "base")
    inputs = {"current": index, "base": base.computed(), "years": int(case["years"])}
    return {
        "arithmetic_points": Figure(measures.AVERAGE_POINTS, inputs),
        "geometric_pct": Figure(measures.AVERAGE_GROWTH, inputs, "%"),
    }


def chained(case):
    """A total decline from annual ones, and their mere sum."""
    declines = case["annual_decline_pct"]
    measure = measures.chained_change_of(len(declines))
    inputs = {name: Quantity(f"-{one}", "%") for name, one in zip(measure.inputs, declines, strict=True)}
    total = Measure("decline", "", measure.inputs, -measure.expression, source="", unit=measure.unit)
    added_up = Measure("wrong", "", measure.inputs, -measure.mistakes["sum_of_changes"], source="")
    return {
        "chained_decline_pct": Figure(total, inputs, "%"),
        "additive_decline_pct_wrong": Figure(added_up, inputs, "%"),
    }


def required(case):
    """The decline still required: the additive shortcut, and compounding over one year."""
    achieved, target = rate(case, "achieved_decline_pct"), rate(case, "target_decline_pct")
    setback = Quantity(case["current_half_increase_pct"], "个百分点")
    return {
        "additive_required_pct": Figure(
            measures.REQUIRED_POINTS, {"achieved": achieved, "target": target, "setback": setback}, "个百分点"
        ),
        "compound_required_year_pct": Figure(
            measures.REQUIRED_DECLINE, {"achieved": achieved, "target": target, "left": 1}, "%"
        ),
    }


def declined(case):
    """The decline to one level from several bases."""
    target = Quantity(case["target"])
    return {
        name.replace("base", "vs"): Figure(measures.DECLINE, {"current": target, "previous": Quantity(base)}, "%")
        for name, base in case.items()
        if name.startswith("base_")
    }


def targeted(case):
    """Whether a target with a qualifier is met, and the gap."""
    actual, target = Quantity(case["actual"]), Quantity(case["target"])
    match case["comparator"]:
        case "around":
            check = measures.about(actual, target, tolerance=target * ABOUT)
        case "at_least":
            check = measures.at_least(actual, target)
        case "at_most":
            check = measures.at_most(actual, target)
    return {"met": check.met, "gap": check.gap}


def ranged(case):
    """Probes of a range whose upper end is no ceiling."""
    bounds = {"lower": case["target_low"], "upper": case["target_high"], "soft": True}
    return {"probe": [{"actual": one, "met": measures.between(one, **bounds).met} for one in case["probe"]]}


def implied(case):
    """The target of a rate, from the actual rate and what it is over."""
    inputs = {"actual": rate(case, "actual"), "over": Quantity(case["over"], "个百分点")}
    return {"target": Figure(measures.IMPLIED_TARGET, inputs, "%")}


def over_fulfilled(case):
    """Over-fulfilment, and what was achieved."""
    target, over = rate(case, "target_decline_pct"), Quantity(case["over_pp"], "个百分点")
    achieved = Measure("achieved", "", ("target", "over"), Field("target") + Field("over"), source="")
    return {
        "over_fulfilment_pct": Figure(measures.OVER_FULFILMENT_FROM_POINTS, {"over": over, "target": target}, "%"),
        "achieved_decline_pct": Figure(achieved, {"target": target, "over": over}, "%"),
    }


def met_share(case):
    """The share of indicators that met their targets."""
    met, total = recorded(case, "met", "total", default="个")
    return {"met_share_pct": Figure(measures.SHARE, {"part": met, "whole": total}, "%")}


KINDS = {
    "average_annual_growth": averaged,
    "average_annual_points": averaged_points,
    "budget_completion": lambda case: completed(case, actual="current", target="budget"),
    "chain_linked_decline": chained,
    "completion_ratio": completed,
    "completion_vs_pace": completed,
    "contribution_and_pull": contributed,
    "contribution_rate_to_pull": pulled,
    "count_rate": lambda case: completed(case, unit="个"),
    "decline_from_levels": declined,
    "elasticity": elastic,
    "elasticity_not_applicable": elastic,
    "increment": incremented,
    "met_share": met_share,
    "over_fulfilment": over_fulfilled,
    "pace_from_completion_pct": paced,
    "parts_sum_to_total": added,
    "parts_sum_with_rounding": added_with_rounding,
    "percentage_point_gap": apart,
    "range_target": ranged,
    "rate_difference": natural_change,
    "ratio_indicator": per_unit,
    "ratio_of_sums": summed_ratio,
    "required_remaining_compound": required,
    "share": shared,
    "shares_of_total": shared,
    "target_gap_pp": implied,
    "target_with_qualifier": targeted,
    "yoy": grown,
    "yoy_and_unit_conversion": grown_and_converted,
    "yoy_comparable_basis": grown,
    "yoy_from_increment": grown_by_increment,
    "yoy_revised_base": grown_on_revised_base,
}
