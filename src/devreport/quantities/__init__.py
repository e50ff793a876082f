"""Numbers with units: recorded figures, exact computed numbers, rounding boxes and what is missing."""

from devreport.quantities.dimension import MONEY, POINTS, RATIO, Dimension, counter
from devreport.quantities.interval import Interval, rounding_box
from devreport.quantities.missing import Missing, MissingReason, Undefined
from devreport.quantities.number import Number, exact, normalise, parse_number
from devreport.quantities.quantity import Quantity
from devreport.quantities.ratio import Ratio
from devreport.quantities.rounding import Rounding, decimals_of, round_to
from devreport.quantities.unit import ONE, PERCENT, PERCENTAGE_POINT, PERMILLE, YUAN, Unit, parse_unit
from devreport.quantities.words import Basis, Hedge

__all__ = [
    "MONEY",
    "ONE",
    "PERCENT",
    "PERCENTAGE_POINT",
    "PERMILLE",
    "POINTS",
    "RATIO",
    "YUAN",
    "Basis",
    "Dimension",
    "Hedge",
    "Interval",
    "Missing",
    "MissingReason",
    "Number",
    "Quantity",
    "Ratio",
    "Rounding",
    "Undefined",
    "Unit",
    "counter",
    "decimals_of",
    "exact",
    "normalise",
    "parse_number",
    "parse_unit",
    "round_to",
    "rounding_box",
]
