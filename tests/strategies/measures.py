"""Figures as reports record them, and groups of them."""

from decimal import Decimal
from fractions import Fraction

from hypothesis import strategies as st

from devreport.quantities import Quantity, round_to

#: Exact positive amounts, as they were before anybody rounded them.
exact_amounts = st.fractions(min_value=Fraction(1, 100), max_value=10**6, max_denominator=10**4)
places = st.integers(min_value=0, max_value=4)


@st.composite
def recorded(draw, amounts=exact_amounts):
    """An exact amount, and the same as a report would print it."""
    exact = draw(amounts)
    return exact, Quantity(round_to(exact, draw(places)), "亿元")


def amounts(*, least=Decimal("0.01"), most=Decimal(10**6)):
    """Recorded amounts in 亿元."""
    return st.decimals(min_value=least, max_value=most, places=2).map(lambda value: Quantity(value, "亿元"))


def pairs():
    """Groups of an actual and a target."""
    return st.tuples(amounts(least=Decimal(0)), amounts())


def percentages(*, least="-50", most="200"):
    """Rates in per cent, with one decimal."""
    return st.decimals(min_value=least, max_value=most, places=1).map(lambda value: Quantity(value, "%"))
