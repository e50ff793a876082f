"""Compiled code says what the interpreter says, on whatever its numbers are stored as."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import date, datetime
from decimal import Context, Decimal, getcontext, localcontext
from fractions import Fraction
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devreport.errors import RuleError
from devreport.expressions import (
    Absent,
    Aggregate,
    Aggregation,
    Case,
    Expr,
    Field,
    Literal,
    Or,
    Round,
    Row,
    Value,
    evaluate,
    evaluate_all,
)
from devreport.lowering import (
    NOT_APPLICABLE,
    UNKNOWN,
    Access,
    Column,
    Layout,
    NotLoweredError,
    Question,
    Storage,
    StrangerError,
    exactly,
    is_lowered,
    judging,
    keeping,
)
from devreport.quantities import ONE, YUAN, Quantity, Rounding
from tests.strategies.expressions import PARAMETERS, SCHEMA, partial_rows
from tests.strategies.lowering import LAYOUT, NUMBERS, conditions, layout_of, stored

A, B = Field("a"), Field("b")


def answer(value: Value) -> int:
    """The number of the test that a condition decides, where the second test takes what is left."""
    return UNKNOWN if isinstance(value, Absent) else 0 if value is True else 1


def judge_of(condition: Expr | None, *columns: Column, applies: Expr | None = None, **given: Any) -> Callable[..., int]:
    """A judge of one condition on the attributes a and b."""
    names = dict(zip(("a", "b"), columns or [Column(Storage.DECIMAL)] * 2, strict=False))
    usual: dict[str, Any] = {"access": Access.ATTRIBUTES, "code": lambda _, test: test, "alone": True}
    judge = judging([Question(applies, (condition, None))], Layout(names), **{**usual, **given})
    return lambda a=None, b=None: judge(SimpleNamespace(a=a, b=b))[0]


@given(condition=conditions(), rows=partial_rows())
def test_verdicts_are_those_of_the_interpreter(condition: Expr, rows: tuple[Row, Row]) -> None:
    """True, false and unknown, on whole rows and on rows with gaps."""
    question = Question(None, (condition, None), (), PARAMETERS)
    judge = judging([question], LAYOUT, access=Access.ROWS, code=lambda _, test: test)
    for row in rows:
        assert (answer(evaluate(condition, row, parameters=PARAMETERS)),) == judge(row)


@given(condition=conditions(), rows=partial_rows())
def test_kept_values_are_those_of_the_interpreter(condition: Expr, rows: tuple[Row, Row]) -> None:
    """Every value on the way, and nothing where there is none."""
    question = Question(None, (condition, None), (), PARAMETERS)
    judge, (frames,) = keeping([question], LAYOUT, access=Access.ROWS)
    for row in rows:
        known = evaluate_all(condition, row, parameters=PARAMETERS)
        (test,), frame = judge(row)
        assert answer(known[condition]) == test
        for node in frames.readers:
            kept = frames.value(node, frame)
            assert kept is None or kept == known[node]
        assert answer(known[condition]) == answer(
            Absent() if (kept := frames.value(condition, frame)) is None else kept
        )


@given(condition=conditions(), rows=partial_rows(), number=st.sampled_from(list(NUMBERS)), trusted=st.booleans())
def test_storage_does_not_matter(condition: Expr, rows: tuple[Row, Row], number: Storage, trusted: bool) -> None:
    """Whole numbers of ten-thousandths, decimals of hundredths and fractions give one verdict, in any context."""
    layout = layout_of(SCHEMA, number, scale=NUMBERS[number])
    question, left = Question(None, (condition, None), (), PARAMETERS), (-9,)
    given_: dict[str, Any] = {"trusted": trusted, "otherwise": lambda _: left, "alone": True}
    judge = judging([question], layout, access=Access.ATTRIBUTES, code=lambda _, test: test, **given_)
    keep, (frames,) = keeping([question], layout, access=Access.ATTRIBUTES, **given_)
    with localcontext(Context(prec=6, traps=[])) as rough:
        for row in rows:
            known = evaluate_all(condition, row, parameters=PARAMETERS)
            subject = stored(row, number)
            found, kept = judge(subject), keep(subject)
            assert found == (answer(known[condition]),) or (found == left and number is Storage.DECIMAL)
            if kept != left:
                values = {node: frames.value(node, kept[1]) for node in frames.readers}
                assert {} == {node: v for node, v in values.items() if v is not None and v != known[node]}
        assert getcontext() is rough
        assert 6 == rough.prec
        assert not any(rough.flags.values())


def test_a_rule_applies_or_not_or_nobody_knows() -> None:
    """What does not apply is not asked further."""
    judge = judge_of(A > B, Column(Storage.INTEGER), Column(Storage.INTEGER), applies=A > 0)
    assert [0, 1, NOT_APPLICABLE, UNKNOWN, UNKNOWN] == [judge(2, 1), judge(1, 2), judge(0, 1), judge(None, 1), judge(1)]


def test_nothing_left_is_unknown() -> None:
    """A rule without a test that holds is not decided."""
    judge = judging(
        [Question(None, (A > 0,)), Question(None, ())],
        Layout({"a": Column(Storage.INTEGER)}),
        access=Access.ATTRIBUTES,
        code=lambda number, test: (number, test),
    )
    assert ((0, UNKNOWN), (1, UNKNOWN)) == judge(SimpleNamespace(a=0))


@pytest.mark.parametrize("constant", [True, False])
def test_constants_alone_are_judged(constant: bool) -> None:
    """No column is read, and none has to be there."""
    question = Question(Literal(True), (Literal(constant), None))
    expected = 0 if constant else 1
    assert (expected,) == judging([question], Layout({}), access=Access.ATTRIBUTES, code=lambda _, test: test)(object())
    keep, (frames,) = keeping([question], Layout({}), access=Access.ATTRIBUTES)
    codes, frame = keep(object())
    assert ((expected,), constant) == (codes, frames.value(Literal(constant), frame))


def test_compiled_code_can_call_nothing_of_python() -> None:
    """Neither ``open`` nor ``eval``, whatever a rule says; and what is no test is none that could be there."""
    judge: Any = judging([], Layout({}), access=Access.ATTRIBUTES, code=lambda _, test: test)
    assert {} == judge.__globals__["__builtins__"]
    assert UNKNOWN < NOT_APPLICABLE < 0


def test_differences_and_sizes_are_exact() -> None:
    """By hand, on either side of zero, and with a truth that may be missing."""
    less, far = judge_of((A - B).equals(-1), *WHOLES), judge_of(abs(A - B).equals(1), *WHOLES)
    assert [0, 1, 1] == [less(*pair) for pair in ((1, 2), (2, 1), (-1, 2))]
    assert [0, 0, 1] == [far(*pair) for pair in ((1, 2), (2, 1), (-1, 2))]
    chosen = judge_of(Case(((A, Literal(Quantity(1))),), Literal(Quantity(2))).equals(1), Column(Storage.TRUTH))
    assert [0, 1, UNKNOWN] == [chosen(one) for one in (True, False, None)]


def test_a_word_is_one_of_those_of_its_column() -> None:
    """Another is a stranger, unless the annotation is trusted; nothing is nothing."""
    column = Column(Storage.WORD, words=frozenset({"a", "b"}))
    judge, trusting = judge_of(A.equals("a"), column), judge_of(A.equals("a"), column, trusted=True)
    assert [0, 1, UNKNOWN] == [judge(one) for one in ("a", "b", None)]
    with pytest.raises(StrangerError):
        judge("c")
    assert [0, 1] == [trusting(one) for one in ("a", "c")]


def test_what_is_known_decides_before_what_is_not() -> None:
    """Of three operands, one that is always known and two that may be missing."""
    some = judge_of(Or((A.is_missing(), A > 0, B > 0)), *WHOLES)
    every = judge_of(~A.is_missing() & (A > 0) & (B > 0), *WHOLES)
    pairs = [(None, None), (1, 1), (0, 0), (0, None), (1, None), (None, 1)]
    assert [0, 0, 1, UNKNOWN, 0, 0] == [some(*pair) for pair in pairs]
    assert [1, 0, 1, 1, UNKNOWN, 1] == [every(*pair) for pair in pairs]


def test_two_that_may_be_missing_decide_without_each_other() -> None:
    """Whichever of them is there."""
    both, either = judge_of((A > 0) & (B > 0), *WHOLES), judge_of((A > 0) | (B > 0), *WHOLES)
    for pair, expected in (((None, 0), (1, UNKNOWN)), ((None, 1), (UNKNOWN, 0)), ((None, None), (UNKNOWN, UNKNOWN))):
        assert expected == (both(*pair), either(*pair)) == (both(*reversed(pair)), either(*reversed(pair)))


def test_a_branch_is_taken_where_its_condition_is_true() -> None:
    """Of two operands that may be missing; not where it is false or unknown."""
    both = judge_of(Case((((A > 0) & (B > 0), Literal(Quantity(1))),), Literal(Quantity(2))).equals(1), *WHOLES)
    assert [0, 1, UNKNOWN, 1] == [both(*pair) for pair in ((1, 1), (1, 0), (1, None), (None, 0))]


def test_no_rules_give_no_answers() -> None:
    """An empty list of rules is a list of rules."""
    assert () == judging([], Layout({}), access=Access.ATTRIBUTES, code=lambda _, test: test)(object())
    keep, frames = keeping([], Layout({}), access=Access.ROWS)
    assert (((), ()), ()) == (keep(Row({})), frames)


def test_any_number_of_tests_can_be_tried() -> None:
    """Python's parser cannot nest as many choices as a rule may have verdicts."""
    tests = tuple([A.equals(number) for number in range(300)])
    judge = judging(
        [Question(None, tests)], Layout({"a": Column(Storage.INTEGER)}), access=Access.ATTRIBUTES, code=lambda _, t: t
    )
    assert [(0,), (150,), (299,), (UNKNOWN,), (UNKNOWN,)] == [
        judge(SimpleNamespace(a=a)) for a in (0, 150, 299, 300, None)
    ]


@pytest.mark.parametrize("wide", [2, 500])
def test_a_wide_condition_is_compiled(wide: int) -> None:
    """Neither Python's stack nor its parser limits how many operands there are."""
    fields = [Field(f"f{number}") for number in range(wide)]
    layout = Layout({field.name: Column(Storage.INTEGER) for field in fields})
    condition = Or([field > 1 for field in fields]) & ~Or([field.is_missing() for field in fields])
    judge = judging([Question(None, (condition, None))], layout, access=Access.ATTRIBUTES, code=lambda _, test: test)
    ones = dict.fromkeys(layout.columns, 1)
    rows: list[dict[str, Any]] = [ones, {**ones, "f1": 2}, {"f0": None, "f1": None}]
    subjects = [SimpleNamespace(**{**dict.fromkeys(layout.columns, 2), **row}) for row in rows]
    assert [(1,), (0,), (1,)] == [judge(one) for one in subjects]


def test_deep_expressions_are_left_to_the_interpreter() -> None:
    """Beyond a limit, no code is written."""
    expr: Expr = A
    for _ in range(30):
        expr = -expr + 1
    layout = Layout({"a": Column(Storage.INTEGER)})
    assert not is_lowered(Question(None, (expr > 0,)), layout)
    with pytest.raises(NotLoweredError):
        judging([Question(None, (expr > 0,))], layout, access=Access.ROWS, code=lambda _, test: test)


def test_a_rule_that_reads_what_is_not_there_is_refused() -> None:
    """An unknown field is no reason for the interpreter, which refuses it too."""
    with pytest.raises(RuleError) as caught:
        is_lowered(Question(None, (Field("c") > 0,)), Layout({"a": Column(Storage.INTEGER)}))
    assert not isinstance(caught.value, NotLoweredError)
    assert is_lowered(Question(None, (A > 0,)), Layout({"a": Column(Storage.INTEGER)}))


DECIMALS = (Column(Storage.DECIMAL), Column(Storage.DECIMAL))
WHOLES = (Column(Storage.INTEGER), Column(Storage.INTEGER))


@pytest.mark.parametrize(
    ("columns", "given", "expected"),
    [
        (DECIMALS, (Decimal("9999999.5"), Decimal("9999999.4")), 0),
        (DECIMALS, (10**30 + 1, Decimal(10) ** 30), 0),
        (WHOLES, (10**40 + 1, 10**40), 0),
    ],
)
@pytest.mark.parametrize("condition", [A > B, A * 3 > B * 3, A - B > 0, abs(A - B) * A > 0])
def test_digits_beyond_the_context_count(columns: Any, given: Any, expected: int, condition: Expr) -> None:
    """A context of six digits changes nothing."""
    with localcontext(Context(prec=6, traps=[])):
        assert expected == judge_of(condition, *columns)(*given)


def test_a_fold_of_decimals_is_exact() -> None:
    """Decimals of child rows count as decimals."""
    layout = Layout({}, {"parts": Layout({"a": Column(Storage.DECIMAL)})})
    condition = Aggregate(Aggregation.SUM, "parts", A * 3).equals(Literal(Quantity("3.0000003")))
    judge = judging(
        [Question(None, (condition, None))], layout, access=Access.ATTRIBUTES, code=lambda _, test: test, alone=True
    )
    with localcontext(Context(prec=4, traps=[])):
        assert (0,) == judge(SimpleNamespace(parts=[SimpleNamespace(a=Decimal("1.0000001"))]))


def test_quantities_are_taken_by_what_they_measure() -> None:
    """Money is compared with money, in base units."""
    judge = judge_of(A > 9999, Column(Storage.PAIR, dimension=YUAN.dimension))
    assert [0, 1] == [judge(Quantity(one, "万元")) for one in ("1", "0.5")]


def test_unused_decimals_make_no_decimals_of_whole_numbers() -> None:
    """Constants are decimals only where decimals are calculated with."""
    judge = judge_of(A * 1_000_001 > 1_000_000_000_000, Column(Storage.INTEGER), Column(Storage.DECIMAL))
    with localcontext(Context(prec=2, traps=[])):
        assert [1, 0] == [judge(999_999), judge(1_000_000)]


NUMBERS_ONLY = [True, 1.5, float("nan"), "1", Quantity("1"), Fraction(1, 2), date(2024, 1, 1), object()]


@pytest.mark.parametrize("column", [Column(Storage.INTEGER), Column(Storage.DECIMAL)], ids=["integer", "decimal"])
@pytest.mark.parametrize(
    "stranger", NUMBERS_ONLY, ids=["bool", "float", "nan", "str", "Quantity", "Fraction", "date", "object"]
)
def test_what_is_no_number_is_a_stranger(column: Column, stranger: object) -> None:
    """Compiled code does not judge it, and says so."""
    with pytest.raises(StrangerError):
        judge_of(A > 0, column)(stranger)
    assert 7 == judge_of(A > 0, column, otherwise=lambda _: (7,))(stranger)


@pytest.mark.parametrize("stranger", ["NaN", "sNaN", "Infinity", "-Infinity"])
@pytest.mark.parametrize("condition", [A > 0, A.equals(1), A * 3 > 1])
def test_what_is_not_finite_is_a_stranger(stranger: str, condition: Expr) -> None:
    """Whatever is asked."""
    assert 7 == judge_of(condition, otherwise=lambda _: (7,))(Decimal(stranger))


@pytest.mark.parametrize("huge", ["1E+999999", "1E-999999", "-1E+5000"])
def test_a_huge_exponent_is_never_written_out(huge: str) -> None:
    """Calculating and rounding fail at once."""
    for condition in (A * 3 > 1, (A + B) * 2 > 1, Round(A, 0, ONE, Rounding.HALF_UP) > 1):
        assert 7 == judge_of(condition, otherwise=lambda _: (7,))(Decimal(huge), Decimal(1))
    keep, (frames,) = keeping(
        [Question(None, (A > 1,))], Layout({"a": Column(Storage.DECIMAL)}), access=Access.ATTRIBUTES, alone=True
    )
    _, frame = keep(SimpleNamespace(a=Decimal(huge)))
    with pytest.raises(ArithmeticError):
        frames.value(A, frame)


@pytest.mark.parametrize("storage", list(Storage), ids=lambda one: one.value)
def test_nothing_is_a_stranger_where_something_must_be(storage: Storage) -> None:
    """It is not taken for something different, or for false."""
    same: dict[Storage, Expr] = {
        Storage.TRUTH: ~A,
        Storage.WORD: A.equals("x"),
        Storage.DAY: A.equals(date(2024, 1, 1)),
    }
    for condition in (same.get(storage, A.equals(0)), ~same.get(storage, A.equals(0))):
        assert 7 == judge_of(condition, Column(storage, nullable=False), otherwise=lambda _: (7,))(None)


def test_a_missing_attribute_is_a_stranger() -> None:
    """As is a key that a row does not have."""
    question, layout = Question(None, (A > 0,)), Layout({"a": Column(Storage.INTEGER)})
    for access, subject in ((Access.ATTRIBUTES, object()), (Access.ROWS, Row({}))):
        judge = judging([question], layout, access=access, code=lambda _, test: test, otherwise=lambda _: (7,))
        assert (7,) == judge(subject)


def test_a_moment_is_no_day() -> None:
    """A datetime is a date to Python only."""
    judge = judge_of(A >= date(2024, 1, 1), Column(Storage.DAY), otherwise=lambda _: (7,))
    assert [0, 1, 7, UNKNOWN] == [
        judge(date(2024, 1, 1)),
        judge(date(2023, 1, 1)),
        judge(datetime(2024, 1, 1)),
        judge(),
    ]


def test_the_context_of_the_caller_comes_back_from_every_error() -> None:
    """And the interpreter is asked in the context of the caller."""
    seen: list[object] = []

    def otherwise(_: object) -> tuple[int]:
        seen.append(getcontext())
        return (7,)

    with localcontext(Context(prec=6, traps=[])) as mine:
        assert 7 == judge_of(A * 3 > 1, otherwise=otherwise)(Decimal("1E+999999"))
        with pytest.raises(ArithmeticError):
            judge_of(A * 3 > 1)(Decimal("1E+999999"))
        assert getcontext() is mine
    assert [mine] == seen
    with exactly(), pytest.raises(ArithmeticError):
        Decimal(1) / Decimal(3)


def test_attributes_that_calculate_do_so_in_the_context_of_the_caller() -> None:
    """A property that divides is not the business of compiled code."""

    class Third:
        @property
        def a(self) -> Decimal:
            return Decimal(1) / Decimal(3)

    judge = judging(
        [Question(None, (A * 3 < 1, None))],
        Layout({"a": Column(Storage.DECIMAL)}),
        access=Access.ATTRIBUTES,
        code=lambda _, test: test,
        alone=True,
    )
    assert (0,) == judge(Third())


def test_threads_do_not_meet() -> None:
    """Each thread has its own context, and gets it back."""
    judge, wrong = judge_of(A * 3 > B), list[object]()

    def work(precision: int) -> None:
        with localcontext(Context(prec=precision, traps=[])) as mine:
            for number in range(300):
                found = judge(Decimal(number) + Decimal("1E-20"), Decimal(3 * number))
                if found != (0 if precision > 20 else found) or getcontext() is not mine or mine.prec != precision:
                    wrong.append((precision, number, found))

    threads = [threading.Thread(target=work, args=(precision,)) for precision in (5, 6, 28, 50)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [] == wrong


def test_unknown_conditions_decide_by_either_way() -> None:
    """A test that is not certain: a negation of an or of two unknowns."""
    judge = judge_of(~Or((A > 0, B > 0)), *WHOLES)
    assert [1, 0, UNKNOWN, 1] == [judge(1, None), judge(0, 0), judge(0, None), judge(None, 1)]


def test_a_truth_column_is_known_to_be_known() -> None:
    """A truth that cannot be missing is asked directly; one that can, by name."""
    known, open_ = Column(Storage.TRUTH, nullable=False), Column(Storage.TRUTH)
    assert [0, 1] == [judge_of(A, known)(one) for one in (True, False)]
    assert [0, 1, UNKNOWN] == [judge_of(A, open_)(one) for one in (True, False, None)]
    assert [0, 0, UNKNOWN, UNKNOWN] == [
        judge_of(Case(((A, B),), A), open_, open_)(*pair)
        for pair in ((True, True), (True, True), (None, True), (True,))
    ]


@pytest.mark.parametrize("values", [(-2,), (3, -5), (2,), (2, -2), ()])
def test_the_sign_of_a_sum_is_not_known_beforehand(values: tuple[int, ...]) -> None:
    """A count is never below zero; a sum may be, as a divisor too."""
    found = Aggregate(Aggregation.SUM, "parts", Field("x"))
    count = Aggregate(Aggregation.COUNT, "parts")
    layout = Layout({}, {"parts": Layout({"x": Column(Storage.PAIR, nullable=False)})})
    row = Row({}, relations={"parts": tuple([Row({"x": Fraction(one)}) for one in values])})
    for divisor in (found, count, abs(found), -found):
        for condition in (1 / divisor < 0, 1 / divisor > 0, divisor / 3 < divisor):
            judge = judging([Question(None, (condition, None))], layout, access=Access.ROWS, code=lambda _, test: test)
            assert (answer(evaluate(condition, row)),) == judge(row)


@pytest.mark.parametrize("day", [date(2023, 12, 31), date(2024, 1, 1), date(2024, 1, 2)])
def test_days_are_compared_with_a_day(day: date) -> None:
    """On it and on either side."""
    condition = Field("a") >= Literal(date(2024, 1, 1))
    assert (0 if day >= date(2024, 1, 1) else 1) == judge_of(condition, Column(Storage.DAY))(day)
