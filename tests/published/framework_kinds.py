"""The kinds of cases that come from frameworks rather than reports: earned value, scoreboards, XBRL, DHIS2, SDMX."""

from devreport import measures
from devreport.errors import InputError
from devreport.measures import Band, Fact, MissingStrategy
from devreport.quantities import Interval, Missing, Ratio
from tests.published.indicator_kinds import Figure

#: Names of the cases → measures of earned value.
EARNED_VALUE = {
    "cv": measures.COST_VARIANCE,
    "sv": measures.VALUE_VARIANCE,
    "cpi": measures.COST_INDEX,
    "spi": measures.SCHEDULE_INDEX,
    "eac_cpi": measures.ESTIMATE_AT_COMPLETION,
    "eac_typical": measures.ESTIMATE_AT_COMPLETION_TYPICAL,
    "etc": measures.ESTIMATE_TO_COMPLETE,
    "vac": measures.VARIANCE_AT_COMPLETION,
    "tcpi_bac": measures.REMAINING_COST_INDEX,
    "pct_complete": measures.EARNED_SHARE,
    "eac_exact": measures.ESTIMATE_AT_COMPLETION,
}
BUDGETS = {"budget": "bac", "planned": "pv", "earned": "ev", "spent": "ac"}


def earned_value(case):
    """Every measure whose inputs the case has; budgets and costs are taken as they stand."""
    given = {name: Ratio(case[key]) for name, key in BUDGETS.items() if key in case}
    return {
        name: Figure(measure, {one: given[one] for one in measure.inputs}, "%" if name == "pct_complete" else "1")
        for name, measure in EARNED_VALUE.items()
        if set(measure.inputs) <= set(given)
    }


def earned_value_rounded(case):
    """What follows from an index that was rounded for display, which is not the estimate."""
    estimate = measures.ESTIMATE_FROM_INDEX.of(budget=Ratio(case["bac"]), index=Ratio(case["cpi_rounded"]))
    spent, budget = Ratio(case["ac"]), Ratio(case["bac"])
    return earned_value(case) | {
        "eac_from_rounded_cpi": Figure(measures.CONVERTED, {"amount": estimate, "factor": 1}),
        "etc_from_rounded": Figure(measures.REMAINING, {"actual": spent, "target": estimate}),
        "vac_from_rounded": Figure(measures.REMAINING, {"actual": estimate, "target": budget}),
    }


def earned_schedule(case):
    """Earned schedule by interpolation."""
    found = measures.earned_schedule(case["pv"], case["ev"], time=case.get("at", 0))
    return {"es": found.schedule, "spi_t": found.index, "ieac_t": found.estimate, "sv_t": found.variance}


def years(case):
    """What both progress measures take."""
    return {
        "base": case["base_value"],
        "years": int(case["current_year"]) - int(case["base_year"]),
        "lower_is_better": case["direction"] < 0,
    }


def progress(case):
    """Progress of an indicator, with its parts."""
    common = years(case)
    inputs = {"base": case["base_value"], "current": case["current_value"], "years": common["years"]}
    observed = measures.OBSERVED_GROWTH.of(**inputs)
    if "target" not in case:
        found = measures.progress_without_target(case["current_value"], **common, limit=case.get("limit"))
        coefficient = measures.LIMIT_COEFFICIENT.of(base=case["base_value"], limit=case.get("limit", Missing()))
        parts = {"cagr_observed": observed, "threshold_coefficient": coefficient}
    else:
        span = int(case["target_year"]) - int(case["base_year"])
        found = measures.progress_to_target(case["current_value"], case["target"], **common, span=span)
        needed = measures.REQUIRED_TREND.of(base=case["base_value"], target=case["target"], span=span)
        parts = {"cagr_observed": observed, "cagr_required": needed}
    return parts | {"progress_value": found.value, "score": found.score, "status": found.status}


def mean_score(case):
    """The mean of the series that have a score, and the status that it stands for."""
    scores = [Missing() if series["score"] is None else series["score"] for series in case["series"]]
    mean = measures.mean_score(scores)
    return {
        "score": mean.value,
        "status": measures.band_of(mean.value, measures.SCORE_BANDS),
        "n_scored": mean.assessed,
        "n_not_available": mean.skipped,
    }


def linear_index(case):
    """The current status index: how much of the way is done, out of ten."""
    way = measures.LOWER_COMPLETION.of(actual=case["current_value"], baseline=case["base_value"], target=case["target"])
    return {"csi": way * 10}


def piecewise(case):
    """A capped score."""
    worse = case["polarity"] == "negative"
    return {"score": measures.piecewise_score(case["actual"], case["target"], lower_is_better=worse)}


def filled_weights(case):
    """Weights, or why they are refused."""
    try:
        return measures.fill_weights(case.get("original", {}), case["assigned"])
    except InputError as error:
        return {"error": error.problems[0].code}


def fact(written):
    """A fact of the cases."""
    return Fact(written["value"], int(written["decimals"]))


def ends(box):
    """The ends of an interval."""
    return [Ratio(box.lower), Ratio(box.upper)]


def summed_facts(case):
    """Weighted facts beside their total."""
    cut = case["mode"] == "truncate"
    total, items = fact(case["total"]), [(fact(item), item["weight"]) for item in case["items"]]
    return {
        "consistent": measures.consistent_sum(total, items, truncated=cut),
        "calculated": ends(measures.weighted_interval(items, truncated=cut)),
        "reported": ends(total.interval(truncated=cut)),
        "xbrl21_consistent": measures.matching_sum(total, items),
    }


def overlapping(case):
    """Two published intervals."""
    return {"consistent": Interval(*map(int, case["calculated"])).overlaps(Interval(*map(int, case["reported"])))}


def duplicates(case):
    """Several facts that state the same thing."""
    return {"consistent": measures.consistent_duplicates([fact(one) for one in case["facts"]])}


def excess(case):
    """Digits beyond the precision; without a sign, and nothing at all where there are none."""
    found = measures.excess_digits(fact(case))
    if found is None:
        return {"excess": None, "significant": None}
    value = abs(fact(case).value) - found
    return {"excess": Ratio(found), "significant": Ratio(value)}


def with_missing_values(case):
    """A sum compared under a strategy for missing values."""
    given = {name: Missing() if case[name] is None else case[name] for name in ("left", "a", "b")}
    seen = measures.with_strategy(given, MissingStrategy(case["strategy"].lower()))
    if seen is None:
        return {"outcome": "skipped"}
    return {"outcome": "satisfied" if seen["left"] == seen["a"] + seen["b"] else "violated"}


def bands(case):
    """Whether sets of bands are contiguous."""
    flaws = {
        name: measures.band_flaws(
            [Band.of(str(place), lower=lower, upper=upper) for place, (lower, upper) in enumerate(case[name])]
        )
        for name in ("valid", "invalid")
    }
    return {"valid": not flaws["valid"], "invalid_reason": flaws["invalid"][0].reason}


def carried(case):
    """The value of a cumulative indicator at the end of each period."""
    found = measures.carry_forward(list(case["updates"].values()))
    return {"actual": {period: str(end.value) for period, end in zip(case["updates"], found, strict=True)}}


def zero_denominator(case):
    """A ratio that another system takes for zero."""
    figure = Figure(measures.PER_UNIT, {"amount": case["numerator"], "units": case["denominator"]})
    return {"ratio": figure, "reason": figure.value.reason}


def calendar(case):
    """What a note beside a period says is missing."""
    return {"status": measures.read_marker(case["marker"]).reason.value}


def markers(case):
    """The states that the cells of a file can have."""
    cells = ["1", case["numeric_missing"], case["text_missing"], case["not_supplied"]]
    states = ["intentionally_missing" if measures.read_marker(c) else "value" if c else "absent" for c in cells]
    return {"three_states": list(dict.fromkeys(states))}


KINDS = {
    "anti_pattern": zero_denominator,
    "band_set_validation": bands,
    "cumulative_indicator": carried,
    "duplicate_fact_consistency": duplicates,
    "earned_schedule": earned_schedule,
    "evm": earned_value,
    "evm_rounded_intermediate": earned_value_rounded,
    "excess_digits": excess,
    "insufficient_data": progress,
    "interval_consistency": summed_facts,
    "interval_overlap": overlapping,
    "linear_progress_index": linear_index,
    "missing_value_encoding": markers,
    "release_calendar": calendar,
    "rule_missing_strategy": with_missing_values,
    "score_mean": mean_score,
    "score_mean_skip_na": mean_score,
    "score_piecewise_linear_capped": piecewise,
    "sdg_progress_no_target": progress,
    "sdg_progress_with_target": progress,
    "weight_normalisation": filled_weights,
}
