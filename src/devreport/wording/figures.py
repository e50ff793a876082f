"""Figures in words: number, unit, period or day as a language prints them, with the entry that traces them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import assert_never

from attrs import frozen

from devreport.errors import InputError
from devreport.findings import Figure
from devreport.model import Hedge
from devreport.periods import Period
from devreport.quantities import ONE, POINTS, RATIO, Missing, MissingReason, Ratio, Unit, parse_unit, round_to
from devreport.quantities.dimension import is_counter
from devreport.quantities.unit_table import MULTIPLIERS
from devreport.wording.document import FigureEntry
from devreport.wording.locale import Locale
from devreport.wording.numbers import written
from devreport.wording.periods import ordinal_number, period_phrase, when_phrase
from devreport.wording.rounding import Rounded, exact_text, rounded

__all__ = ["Printed", "print_figure"]

#: A step of the ladder is taken as long as that leaves no more decimals than this: of the first step, and of the
#: others, because without them the number would have four digits and more before its decimals.
_FIRST_PLACES, _LADDER_PLACES = 4, 6


@frozen
class Printed:
    """A figure in words.

    Attributes:
        text: the words.
        entry: what is behind them; the same in every language.
        number: the number as it is printed, where the figure is one.
    """

    text: str
    entry: FigureEntry
    number: Decimal | None = None


def print_figure(
    figure: Figure,
    locale: Locale,
    *,
    form: str = "",
    with_year: bool = True,
    sources: Mapping[str, str] | None = None,
) -> Printed:
    """A figure in words.

    Args:
        figure: the figure.
        locale: the language.
        form: ``bare`` without the word for what is counted, ``ordinal`` for first, second …,
            ``when`` for a period or day as an adverbial.
        with_year: name the year of a period.
        sources: id of a recorded figure → id of its source.

    Example:
        >>> from devreport.quantities import Ratio
        >>> from devreport.wording import locale_named
        >>> done = Figure(id="done", value=Ratio("629.0", unit="亿元"), places=1)
        >>> print_figure(done, locale_named("zh")).text, print_figure(done, locale_named("en")).text
        ('629.0亿元', '62.90 billion yuan')
    """
    origin = _sources(figure, sources) if sources else ()
    match figure.value:
        case Ratio() as value:
            shown = rounded(figure, value)
            text = _number_text(shown, value.unit, locale, form=form)
            return Printed(text, _number_entry(figure, value, shown=shown, sources=origin), shown.number)
        case Period() | date() as time:
            phrase = when_phrase if form == "when" else period_phrase
            code = time.code if isinstance(time, Period) else time.isoformat()
            return Printed(phrase(time, locale, with_year=with_year), _entry(figure, code, origin))
        case Missing():
            return Printed(locale.phrase(_absence(figure.value)), _entry(figure, "", origin))
        case _:
            assert_never(figure.value)


def _absence(missing: Missing) -> str:
    """The phrase for a number that is not there: one can be supplied, or none exists."""
    return "not_computed" if missing.reason is MissingReason.NOT_APPLICABLE else "missing"


def _sources(figure: Figure, sources: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(sources[one] for one in figure.inputs if one in sources))


def _entry(figure: Figure, value: str, sources: tuple[str, ...]) -> FigureEntry:
    return FigureEntry(id=figure.id, value=value, formula=figure.formula, inputs=figure.inputs, sources=sources)


def _number_entry(figure: Figure, value: Ratio, *, shown: Rounded, sources: tuple[str, ...]) -> FigureEntry:
    return FigureEntry(
        id=figure.id,
        value=exact_text(value),
        unit=value.unit.code,
        printed=f"{shown.number:f}",
        places=shown.places,
        rounding=shown.rounding.value,
        hedge=shown.hedge.value if shown.hedge else "",
        formula=figure.formula,
        inputs=figure.inputs,
        sources=sources,
    )


def _number_text(shown: Rounded, unit: Unit, locale: Locale, *, form: str) -> str:
    if form == "ordinal":
        return _ordinal(int(shown.number), locale)
    return _amount(f"{shown.number:f}", shown.hedge, unit, locale, bare=form == "bare")


def _ordinal(number: int, locale: Locale) -> str:
    words = locale.style.ordinals
    return words[number - 1] if 0 < number <= len(words) else ordinal_number(number, locale)


@lru_cache(maxsize=8192)
def _amount(number: str, hedge: Hedge | None, unit: Unit, locale: Locale, *, bare: bool) -> str:
    """A number with its hedge and unit; the number is text because 1.0 and 1 are not printed alike."""
    multiplier, power, base = _split(unit)
    shown, step = Decimal(number), ""
    if locale.style.ladder:
        multiplier, (shown, step) = "", _on_ladder(shown, power, locale.style.ladder)
    text = written(shown, locale.symbols, grouping=locale.style.grouping) + multiplier
    scaled = bool(multiplier or step)
    if step:
        text = locale.phrase(f"scale.{step}", number=text)
    if hedge is not None:
        whole = scaled or shown == int(shown)
        text = locale.phrase(_hedge_name(hedge, base, whole=whole), number=text)
    if base == ONE or (bare and is_counter(base.dimension)):
        return text
    return _with_unit(text, base, locale, number=None if scaled else shown)


def _hedge_name(hedge: Hedge, unit: Unit, *, whole: bool) -> str:
    """余 stands behind whole numbers, 万 and 亿; a rate, or a number with decimals, is 超 what is printed."""
    if hedge is Hedge.OVER and (unit.dimension in {RATIO, POINTS} or not whole):
        return "hedged.above"
    return f"hedged.{hedge.value}"


def _on_ladder(number: Decimal, power: int, ladder: Mapping[str, int]) -> tuple[Decimal, str]:
    """The same number, exactly, in the greatest step it reaches: 629.0亿 is 62.90 billion, 3.26亿 is 326 million."""
    exact = Fraction(number) * 10**power
    last = power + int(number.as_tuple().exponent)
    first = min(ladder.values())
    for name, step in sorted(ladder.items(), key=lambda pair: -pair[1]):
        if abs(exact) >= 10**step and step - last <= (_FIRST_PLACES if step == first else _LADDER_PLACES):
            return round_to(exact / 10**step, max(step - last, 0)), name
    return round_to(exact, max(-last, 0)), ""


def _with_unit(text: str, unit: Unit, locale: Locale, *, number: Decimal | None) -> str:
    """A number with its unit: its own message, a quotient of two, or simply its code."""
    own = f"unit.{unit.code}"
    if own in locale.catalogue.messages:
        message = locale.message(own)
        return message.forms[locale.form(message, number)].format({"number": text})
    above = [factor for factor, power in unit.factors if power > 0]
    if len(above) != 1:
        return locale.phrase("unit.other", number=text, unit=unit.code)
    amount = _with_unit(text, above[0], locale, number=number)
    for factor, power in unit.factors:
        if power < 0:
            amount = locale.phrase("unit.per", amount=amount, unit=_unit_name(factor, locale))
    return amount


def _unit_name(unit: Unit, locale: Locale) -> str:
    return _with_unit("", unit, locale, number=Decimal(1)).strip() or unit.code


@lru_cache(maxsize=1024)
def _split(unit: Unit) -> tuple[str, int, Unit]:
    """万, 亿 and the like before a unit, the power of ten they stand for, and the unit behind them."""
    for multiplier, step in MULTIPLIERS.items():
        if unit.code.startswith(multiplier):
            base = _known(unit.code.removeprefix(multiplier))
            if base is not None and base.dimension == unit.dimension and base.scale * step == unit.scale:
                return multiplier, len(str(step)) - 1, base
    return "", 0, unit


def _known(code: str) -> Unit | None:
    try:
        return parse_unit(code)
    except InputError:
        return None
