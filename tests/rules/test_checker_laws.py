"""What the checker calls never or always so is so of every row that Hypothesis draws."""

from hypothesis import given, note
from hypothesis import strategies as st

from devreport.expressions import BOOLEAN, Absent, Case, Coalesce, Expr, Field, Kind, Literal, Row, Type, evaluate
from devreport.quantities import YUAN, Interval, Quantity
from devreport.rules.checker.conditions import FALSE, TRUE
from devreport.rules.checker.places import Part, Use
from devreport.rules.checker.search import Effort, Search, TooHard
from devreport.rules.checker.space import Space
from devreport.rules.checker.truths import truths
from devreport.rules.subject import Meaning, Sort, Table
from tests.strategies.expressions import PARAMETERS, SCHEMA, WORDS, Drawing, expressions, partial_rows

_SORTS = {Kind.BOOLEAN: Sort.TRUTH, Kind.WORD: Sort.WORD, Kind.DATE: Sort.DAY}


def meaning(type_: Type) -> Meaning:
    """A field of that type, which may be missing."""
    sort = _SORTS.get(type_.kind, Sort.AMOUNT if type_.dimension else Sort.RATIO)
    return Meaning(sort, "", optional=True)


TABLE = Table(
    {name: meaning(type_) for name, type_ in SCHEMA.fields.items()},
    {
        relation: {name: meaning(type_) for name, type_ in inner.fields.items()}
        for relation, inner in SCHEMA.relations.items()
    },
)

FIELDS = [Field("actual"), Field("target"), Field("actual") - Field("target"), Field("target") - Field("actual")]
LIMITS = [Literal(Quantity(amount, YUAN)) for amount in ("-1", "0", "1", "2")]


@st.composite
def comparisons(draw: st.DrawFn) -> Expr:
    """A comparison that often meets another: of few numbers, words and truth values."""
    number, limit = draw(st.sampled_from(FIELDS)), draw(st.sampled_from([*LIMITS, *FIELDS]))
    word = Field("stage").is_in(*draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=2)))
    scaled = draw(st.sampled_from([number, -number, number * 2, 1 * number, number / 2, number + LIMITS[2]]))
    pair = (scaled, limit) if draw(st.booleans()) else (limit, scaled)
    how = draw(st.sampled_from(["__lt__", "__le__", "__gt__", "__ge__", "equals", "differs"]))
    return draw(
        st.sampled_from(
            [
                getattr(pair[0], how)(pair[1]),
                getattr(pair[0], how)(pair[1]),
                word,
                Field("stage").equals(WORDS[0]),
                Field("approved"),
                number.is_missing(),
                Field("actual").is_missing(),
                Field("approved").equals(draw(st.booleans())),
                Coalesce((Field("approved"), Literal(value=False))),
                Case(((Field("approved"), Field("closed")),), Field("approved")),
            ]
        )
    )


def conditions() -> st.SearchStrategy[Expr]:
    """Conditions of a few comparisons."""
    return st.recursive(
        comparisons(),
        lambda inner: st.one_of(
            st.builds(lambda left, right: left & right, inner, inner),
            st.builds(lambda left, right: left | right, inner, inner),
            st.builds(lambda one: ~one, inner),
        ),
        max_leaves=5,
    )


MISSING = Absent(missing=frozenset({"it"}))
POINTS_ON_THE_LINE = [Quantity(amount, YUAN).base for amount in ("-1.5", "-1", "0", "0.5", "1", "1.5", "2", "3")]


def tight_rows() -> st.SearchStrategy[Row]:
    """A row whose numbers lie on the limits or beside them, and may be missing or intervals."""
    exact = st.sampled_from(POINTS_ON_THE_LINE)
    interval = st.tuples(exact, exact).map(lambda ends: Interval(min(ends), max(ends)))
    number = exact | exact | interval | st.just(MISSING)
    truth = st.sampled_from([True, False, MISSING])
    word = st.sampled_from([*WORDS, MISSING])
    fields = {"actual": number, "target": number, "stage": word, "approved": truth, "closed": truth}
    return st.fixed_dictionaries(fields).map(Row)


def possible(condition: Expr, outcome: int, *, known_only: bool) -> bool:
    """Whether a condition can come out in some way, as far as the search can tell."""
    space = Space(TABLE, PARAMETERS, known_only)
    formula = space.formula(condition)
    try:
        return Search(space.values).witness([(formula, outcome)]) is not None
    except TooHard:
        return True


def holds_for(condition: Expr, row: Row, *, known_only: bool) -> None:
    """Never true where it never holds, never false where it always does."""
    found = evaluate(condition, row, parameters=PARAMETERS)
    note(repr(found))
    if found is True:
        assert possible(condition, TRUE, known_only=known_only)
    if found is False:
        assert possible(condition, FALSE, known_only=known_only)


@given(conditions(), tight_rows(), st.booleans())
def test_what_is_never_or_always_so_is_so_near_the_limits(condition: Expr, row: Row, known_only: bool) -> None:
    """Where comparisons meet."""
    holds_for(condition, row, known_only=known_only)


@given(expressions(BOOLEAN, Drawing(depth=3)), partial_rows(), st.booleans())
def test_what_is_never_or_always_so_is_so(condition: Expr, both: tuple[Row, Row], known_only: bool) -> None:
    """Of anything that can be written."""
    holds_for(condition, both[0], known_only=known_only)


@given(conditions(), conditions(), tight_rows())
def test_what_cannot_be_so_together_is_not(first: Expr, second: Expr, row: Row) -> None:
    """As a verdict that is never reached: the first condition false, the second true."""
    space = Space(TABLE, PARAMETERS, known_only=True)
    demands = [(space.formula(first), FALSE), (space.formula(second), TRUE)]
    if Search(space.values).witness(demands) is None:
        assert (evaluate(first, row), evaluate(second, row)) != (False, True)


@given(expressions(BOOLEAN, Drawing(depth=3)))
def test_any_condition_can_be_looked_at(condition: Expr) -> None:
    """Whatever is in it."""
    for problem in truths(Part("rule.applies", condition, TABLE, Use.CONDITION), PARAMETERS, effort=Effort()):
        assert problem.where.startswith("rule.applies")
