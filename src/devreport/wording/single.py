"""One sentence without a plan: a statement, a verdict and what plays its roles."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from devreport.errors import Problem, WordingError, did_you_mean
from devreport.findings import STATEMENTS, Figure, Listed, Statement, Verdict
from devreport.model import Text
from devreport.periods import Period
from devreport.quantities import ONE, PERCENT, PERCENTAGE_POINT, Missing, Quantity, Ratio
from devreport.wording.clauses import Roles, word_roles
from devreport.wording.composition import as_sentence
from devreport.wording.document import Sentence
from devreport.wording.locale import DEFAULT_LOCALE, Locale, locale_named
from devreport.wording.page import Page

__all__ = ["Played", "sentence"]

#: A figure, a name, or the elements of a list as pairs of a name and a figure.
FigureLike = Figure | Quantity | Ratio | Missing | Period | date | int
TextLike = Text | Mapping[str, str] | str
ListLike = list[tuple[TextLike, FigureLike | None]] | tuple[tuple[TextLike, FigureLike | None], ...]
Played = FigureLike | TextLike | ListLike

#: What a sentence says without a sign (慢于序时进度3.0个百分点), and what it says in percentage points.
_UNSIGNED = frozenset({"gap", "over", "remaining", "short", "late", "change", "difference"})
_POINTS = frozenset({("pace", "gap"), ("project_pace", "gap"), ("light", "gap")})

#: The decimals of a computed figure that says nothing of its own.
_PLACES = 1


def sentence(
    statement: str, verdict: Verdict | str, *, locale: str | Locale = DEFAULT_LOCALE, **roles: Played
) -> Sentence:
    """The sentence for a statement and a verdict, as a report would say it.

    A recorded figure is printed as it was recorded. A computed one has one decimal; a plain ratio is printed in per
    cent. Give a :class:`~devreport.findings.Figure` to say otherwise.

    Args:
        statement: the name of a statement, such as ``pace``.
        verdict: one of its verdicts.
        locale: the language.
        roles: what plays the roles that the sentence needs.

    Raises:
        WordingError: if there is no such statement, verdict or role, or a role that the sentence needs is not played.

    Example:
        >>> from devreport.quantities import Quantity, Ratio
        >>> done, plan = Quantity("629.0", "亿元"), Quantity("647.4", "亿元")
        >>> rate = done / plan
        >>> gap = rate - Ratio(10, 12)
        >>> sentence("pace", "ahead", name="重点项目投资", actual=done, rate=rate, gap=gap).text
        '重点项目投资完成629.0亿元，为年度计划的97.2%，超序时进度13.8个百分点。'
    """
    word = verdict.value if isinstance(verdict, Verdict) else verdict
    known = _known(statement, word)
    page = Page(locale_named(locale))
    played = _roles(known, roles)
    message = page.locale.catalogue.wording_of(f"{known.name}.{word}", played.present)
    if lacking := sorted(message.roles - played.present):
        raise _refused(f"no {', '.join(lacking)} for {message.id}", "all roles of the sentence")
    return as_sentence(word_roles(message, played, page=page), page.locale)


def _known(name: str, verdict: str) -> Statement:
    """The statement, which must have the verdict."""
    if name not in STATEMENTS:
        raise _refused(f"the statement {name!r}", "a known one", did_you_mean(name, STATEMENTS))
    words = [one.value for one in STATEMENTS[name].verdicts]
    if verdict not in words:
        raise _refused(f"the verdict {verdict!r}", f"one of {', '.join(words)}", did_you_mean(verdict, words))
    return STATEMENTS[name]


def _roles(statement: Statement, roles: Mapping[str, Played]) -> Roles:
    figures: dict[str, Figure] = {}
    texts: dict[str, Text] = {}
    lists: dict[str, tuple[Listed, ...]] = {}
    for role, value in roles.items():
        match value:
            case Figure() | Quantity() | Ratio() | Missing() | Period() | date() | int() if role in statement.figures:
                figures[role] = _signed(
                    statement, role, _figure(_in_points(statement, role, value), f"{statement.name}.{role}")
                )
            case Text() | str() | Mapping() if role in statement.texts:
                texts[role] = Text(value)
            case list() | tuple() if role in statement.lists:
                lists[role] = _listed(value, f"{statement.name}.{role}")
            case _:
                raise _unplayable(statement, role, value)
    return Roles(statement.name, figures, texts, lists)


def _in_points(statement: Statement, role: str, value: FigureLike) -> FigureLike:
    """A plain ratio for what is said in percentage points, in percentage points."""
    if (statement.name, role) not in _POINTS or not isinstance(value, Ratio) or value.unit != ONE:
        return value
    return Ratio.of_base(value.base, PERCENTAGE_POINT, radius=value.radius)


def _signed(statement: Statement, role: str, figure: Figure) -> Figure:
    """The figure, unless it is negative although the sentence says which way it goes."""
    if role in _UNSIGNED and isinstance(figure.value, Ratio) and figure.value.numerator < 0:
        found = f"{figure.value} for {role!r} of {statement.name}"
        raise _refused(found, "a number of at least zero", "the verdict says which way it goes")
    return figure


def _figure(value: FigureLike, name: str) -> Figure:
    match value:
        case Figure():
            return value
        case Quantity():
            return Figure(id=name, value=value.computed(), places=value.places)
        case Ratio():
            return Figure(id=name, value=value.to(PERCENT) if value.unit == ONE else value, places=_PLACES)
        case int():
            return Figure(id=name, value=Ratio(value))
        case _:
            return Figure(id=name, value=value)


def _listed(elements: ListLike, name: str) -> tuple[Listed, ...]:
    return tuple(
        Listed(name=Text(text), figure=None if value is None else _figure(value, f"{name}.{number}"))
        for number, (text, value) in enumerate(elements, start=1)
    )


def _unplayable(statement: Statement, role: str, value: object) -> WordingError:
    if role not in statement.roles:
        expected = f"one of {', '.join(sorted(statement.roles))}"
        return _refused(f"the role {role!r}", expected, did_you_mean(role, statement.roles))
    kinds = {**dict.fromkeys(statement.figures, "a figure"), **dict.fromkeys(statement.texts, "a text")}
    return _refused(f"a {type(value).__name__} for {role!r}", kinds.get(role, "a list of names and figures"))


def _refused(found: str, expected: str, hint: str = "") -> WordingError:
    return WordingError.of(Problem("", found, expected, hint, code="sentence"))
