"""Quotients of polynomials of one variable, with exact coefficients: what a formula is, seen from one of its fields."""

from __future__ import annotations

from fractions import Fraction
from itertools import product
from math import isqrt

__all__ = [
    "HIGHEST",
    "Form",
    "Intractable",
    "Polynomial",
    "X",
    "at",
    "minus",
    "number",
    "over",
    "plus",
    "roots",
    "times",
]

#: The coefficients of a polynomial, that of the constant first; and a quotient of two of them.
Polynomial = tuple[Fraction, ...]
Form = tuple[Polynomial, Polynomial]

#: The highest degree whose roots are looked for.
HIGHEST = 2

_ONE: Polynomial = (Fraction(1),)

#: The variable itself.
X: Form = ((Fraction(0), Fraction(1)), _ONE)


class Intractable(Exception):  # noqa: N818 - a result, not an error of anybody
    """There are no exact roots: one is irrational, or something is no arithmetic."""


def number(value: Fraction | int) -> Form:
    """A constant."""
    return (Fraction(value),), _ONE


def plus(one: Form, other: Form) -> Form:
    """The sum."""
    if one[1] == other[1]:
        return _sum(one[0], other[0]), one[1]
    return _sum(_product(one[0], other[1]), _product(other[0], one[1])), _product(one[1], other[1])


def minus(one: Form, other: Form) -> Form:
    """The difference."""
    return plus(one, times(other, number(-1)))


def times(one: Form, other: Form) -> Form:
    """The product."""
    return _product(one[0], other[0]), _product(one[1], other[1])


def over(one: Form, other: Form) -> Form:
    """The quotient."""
    return _product(one[0], other[1]), _product(one[1], other[0])


def _sum(one: Polynomial, other: Polynomial) -> Polynomial:
    size = max(len(one), len(other))
    padded = [(*part, *[Fraction(0)] * (size - len(part))) for part in (one, other)]
    return _trimmed([first + second for first, second in zip(*padded, strict=True)])


def _product(one: Polynomial, other: Polynomial) -> Polynomial:
    found = [Fraction(0)] * (len(one) + len(other) - 1)
    for (place, first), (shift, second) in product(enumerate(one), enumerate(other)):
        found[place + shift] += first * second
    return _trimmed(found)


def _trimmed(coefficients: list[Fraction]) -> Polynomial:
    while len(coefficients) > 1 and not coefficients[-1]:
        coefficients.pop()
    return tuple(coefficients)


def at(polynomial: Polynomial, place: Fraction) -> Fraction:
    """The value of a polynomial."""
    value = Fraction(0)
    for coefficient in reversed(polynomial):
        value = value * place + coefficient
    return value


def roots(polynomial: Polynomial) -> list[Fraction]:
    """The values at which a polynomial is zero, unless it is zero everywhere.

    Raises:
        Intractable: if there is one that is irrational, or the degree is high.
    """
    match polynomial:
        case (_,):
            return []
        case (constant, slope):
            return [-constant / slope]
        case (constant, slope, bend):
            inside = slope * slope - 4 * bend * constant
            if inside < 0:
                return []
            root = _square_root(inside)
            return [(-slope - root) / (2 * bend), (-slope + root) / (2 * bend)]
        case _:
            raise Intractable("a polynomial of a high degree")


def _square_root(value: Fraction) -> Fraction:
    root = Fraction(isqrt(value.numerator), isqrt(value.denominator))
    if root * root != value:
        raise Intractable("an irrational root")
    return root
