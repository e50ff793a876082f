"""Registered functions: what an expression may call, with the types it takes and gives, or else nothing."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from fractions import Fraction
from types import MappingProxyType

from attrs import field as attribute
from attrs import frozen

from devreport.errors import Problem, RuleError
from devreport.expressions.arithmetic import MOST_BITS, bounds, within_size
from devreport.expressions.limits import identifier
from devreport.expressions.names import look_up
from devreport.expressions.types import Kind, Type
from devreport.expressions.values import Absent, Number, Value
from devreport.expressions.vocabulary import NullRule
from devreport.quantities import Interval

__all__ = ["DIGITS", "FUNCTIONS", "Function", "applied", "function", "power", "with_functions"]

#: Decimals to which roots are taken.
DIGITS = 60

#: The largest numerator and denominator of an exponent: a root of a higher degree takes too long.
_MOST = 1000

_NO_REAL_POWER = Absent(undefined=frozenset({"no_real_power"}))


def _signature(parameters: Sequence[tuple[str, Type]]) -> tuple[tuple[str, Type], ...]:
    return tuple([(identifier(name), type_) for name, type_ in parameters])


@frozen
class Function:
    """A function that expressions may call, for the object engine only.

    It takes its arguments by position: a ``Fraction`` in base units, or an ``Interval`` that encloses one, for a
    number; a truth value, a word or a date otherwise. What it gives is of the same kinds, or an
    :class:`~devreport.expressions.Absent` that says why there is nothing.

    Attributes:
        name: how :class:`~devreport.expressions.Opaque` calls it.
        parameters: the name and type of each argument.
        result: the type of what it gives.
        call: the function itself.
        null_rule: whether an argument without a value makes the result absent, or is handed over to be seen.
        pure: that the same arguments always give the same result, and nothing else happens; it must be so.

    Raises:
        RuleError: for a name that is none, a function that cannot be called with so many arguments, or an impure one.

    Example:
        >>> from devreport.expressions import BOOLEAN, WORD
        >>> Function("is_short", [("text", WORD)], BOOLEAN, lambda text: len(text) < 5).null_rule
        <NullRule.STRICT: 'strict'>
    """

    name: str = attribute(converter=identifier)
    parameters: tuple[tuple[str, Type], ...] = attribute(converter=_signature)
    result: Type
    call: Callable[..., Value]
    null_rule: NullRule = NullRule.STRICT
    pure: bool = True

    def __attrs_post_init__(self) -> None:
        """Refuse what could not be called, or would not give the same again."""
        if self.pure is not True:
            raise _wrong(self.name, "an impure function", "a pure one", "what changes is a field or a parameter")
        try:
            inspect.signature(self.call).bind(*self.parameters)
        except (TypeError, ValueError) as error:
            names = ", ".join(name for name, _ in self.parameters)
            raise _wrong(self.name, str(error), f"a function of {len(self.parameters)} arguments: {names}") from None


def with_functions(*functions: Function, known: Mapping[str, Function] | None = None) -> Mapping[str, Function]:
    """The known functions and some more, by name, for a :class:`~devreport.expressions.Schema` and for ``evaluate``.

    Args:
        functions: what is added.
        known: what there is already; the functions that devreport comes with by default.

    Raises:
        RuleError: if two have one name.

    Example:
        >>> from devreport.expressions import WORD
        >>> sorted(with_functions(Function("first", [("text", WORD)], WORD, lambda text: text[:1])))
        ['first', 'power']
    """
    found = dict(FUNCTIONS if known is None else known)
    for one in functions:
        if one.name in found:
            raise _wrong(one.name, "a second function of that name", "a name of its own")
        found[one.name] = one
    return MappingProxyType(found)


def function(name: str, arguments: Sequence[object], *, known: Mapping[str, Function] | None = None) -> Function:
    """The function of that name, for so many arguments; one of those that devreport comes with by default.

    Raises:
        RuleError: if there is none.
    """
    found = look_up(FUNCTIONS if known is None else known, name, kind="function")
    if len(arguments) != len(found.parameters):
        expected = f"{len(found.parameters)}: {', '.join(parameter for parameter, _ in found.parameters)}"
        raise RuleError.of(Problem("", f"{len(arguments)} arguments of {name}", expected, code="arguments"))
    return found


def applied(called: Function, arguments: Sequence[Value]) -> Value:
    """What a function gives; a strict one nothing, if an argument has no value.

    Raises:
        RuleError: if an argument or the result is not of its type, or the function raises.
    """
    absent = [one for one in arguments if isinstance(one, Absent)]
    if absent and called.null_rule is NullRule.STRICT:
        return Absent.merged(absent)
    for argument, (name, type_) in zip(arguments, called.parameters, strict=True):
        if not (isinstance(argument, Absent) or _is_of(argument, type_)):
            raise _wrong(called.name, f"{type(argument).__name__} for {name}", str(type_), code="type")
    try:
        result = called.call(*arguments)
    except Exception as error:
        raise _wrong(called.name, f"{type(error).__name__}: {str(error)[:60]}", "a result") from error
    if isinstance(result, Absent) and (result.missing or result.undefined):
        return result
    if not _is_of(result, called.result):
        raise _wrong(called.name, f"a result of the kind {type(result).__name__}", _kinds(called.result))
    return within_size(result) if isinstance(result, Fraction | Interval) else result


def _is_of(value: object, type_: Type) -> bool:
    """Whether a value, which may be anything, is of the kind of a type."""
    match type_.kind, value:
        case (
            (Kind.NUMBER, Fraction() | Interval(Fraction(), Fraction()))
            | (Kind.BOOLEAN, bool())
            | (Kind.WORD, str())
            | (Kind.DATE, date())
        ):
            return not isinstance(value, datetime)
        case _:
            return False


def _kinds(type_: Type) -> str:
    """What Python calls the values of a type."""
    kind = {Kind.NUMBER: "a Fraction or a bounded Interval", Kind.BOOLEAN: "a bool", Kind.WORD: "a str"}
    return f"{kind.get(type_.kind, 'a date')}, or an Absent with its causes"


def _wrong(name: str, found: str, expected: str, hint: str = "", *, code: str = "function") -> RuleError:
    return RuleError.of(Problem(f"function {name}", found, expected, hint, code))


def power(base: Fraction, exponent: Fraction) -> Number | Absent:
    """``base`` to a rational ``exponent``: exact where it is rational, else an interval 10⁻⁶⁰ wide.

    Undefined for a negative base, for zero to a power that is not above zero, for an exponent with a numerator or
    denominator over 1000, and where the result would have more than 3,900 digits.

    Example:
        >>> power(Fraction(9, 4), Fraction(1, 2))
        Fraction(3, 2)
    """
    above, below = exponent.numerator, exponent.denominator
    if max(abs(above), below) > _MOST:
        return Absent(undefined=frozenset({"exponent_too_large"}))
    if base < 0 or (base == 0 and exponent <= 0):
        return _NO_REAL_POWER
    bits = max(base.numerator, base.denominator).bit_length()
    if (bits - 1) * abs(above) > MOST_BITS:
        return Absent(undefined=frozenset({"number_too_large"}))
    raised = base**above
    exact = Fraction(_root(raised.numerator, below), _root(raised.denominator, below))
    if exact**below == raised:
        return within_size(exact)
    step = 10**DIGITS
    lower = Fraction(_root(raised.numerator * step**below // raised.denominator, below), step)
    return within_size(Interval(lower, lower + Fraction(1, step)))


def _root(value: int, degree: int) -> int:
    """The greatest integer whose ``degree``-th power is at most ``value``.

    Newton's method comes down from above, from the root of the leading half of the digits.
    """
    if not value:
        return 0
    half = value.bit_length() // degree // 2
    guess = (_root(value >> half * degree, degree) + 1) << half if half else 1 << value.bit_length() // degree + 1
    while True:
        better = ((degree - 1) * guess + value // guess ** (degree - 1)) // degree
        if better >= guess:
            return guess
        guess = better


def _power(base: Number, exponent: Number) -> Number | Absent:
    if isinstance(exponent, Interval):
        return Absent(undefined=frozenset({"inexact_exponent"}))
    if not isinstance(base, Interval):
        return power(base, exponent)
    lowest, highest = (power(end, exponent) for end in bounds(base))
    if isinstance(lowest, Absent) or isinstance(highest, Absent):
        return lowest if isinstance(lowest, Absent) else highest
    reached = [*bounds(lowest), *bounds(highest)]
    return Interval(min(reached), max(reached))


_RATIO = Type(Kind.NUMBER)
_POWER = Function("power", (("base", _RATIO), ("exponent", _RATIO)), _RATIO, _power)

#: The functions that devreport comes with.
FUNCTIONS: Mapping[str, Function] = MappingProxyType({_POWER.name: _POWER})
