"""The object engine for records: one answer, whoever gives it."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Context, Decimal, getcontext, localcontext
from enum import Enum
from fractions import Fraction
from itertools import product
from typing import Any, cast

import pytest
from attrs import define, evolve
from hypothesis import given
from hypothesis import strategies as st

from devreport.errors import InputError, RuleError
from devreport.expressions import Absent, Expr, Field, Guarded, Literal, Opaque
from devreport.findings import Outcome, Verdict
from devreport.periods import parse_period
from devreport.quantities import PERCENT, Quantity, Ratio
from devreport.rules import RecordRules, Records, Rule, RuleSet, Shown, requirement
from devreport.rules.engines import compiled
from devreport.rules.engines import records as engine

PERIOD = parse_period("2026-S1")
PASS, FAIL, UNKNOWN, NONE = Outcome.PASS, Outcome.FAIL, Outcome.UNKNOWN, Outcome.NOT_APPLICABLE


class Stage(Enum):
    """A stage."""

    BUILDING = "building"
    DONE = "done"


@define(slots=False)
class Item:
    """A project."""

    id: str
    done: Decimal | None
    planned: Decimal | None
    cost: Quantity | None = None
    cents: int = 0
    share: Fraction | None = None
    stage: Stage = Stage.BUILDING
    open: bool = True
    due: date = date(2026, 6, 30)


UNITS = {"done": "万元", "planned": "亿元", "cost": "元", "cents": "元", "share": "元"}
RECORDS = Records.of(Item, units=UNITS, scales={"cents": Fraction(1, 100)})
TRUSTED = evolve(RECORDS, trusted=True)
DONE, PLANNED, COST, CENTS, SHARE = (Field(name) for name in ("done", "planned", "cost", "cents", "share"))
STAGE, OPEN, DUE = Field("stage"), Field("open"), Field("due")
RATE = Guarded(DONE / PLANNED, ((PLANNED <= 0, "no_target"),))
HALF = Literal(Quantity("50", "%"))


def rule(condition: Expr, number: int = 0, **given: Any) -> Rule:
    """A requirement of items."""
    return requirement(condition, name=f"item.r{number}", over="item", **given)


CONDITIONS = [
    RATE >= HALF,
    DONE >= COST,
    CENTS * 3 <= DONE,
    SHARE * 3 > CENTS,
    STAGE.equals("done") | ~OPEN,
    DUE <= date(2026, 6, 30),
    (RATE.or_else(Literal(Quantity(1))) > 1) & (COST > 0),
]


def rules_of(*rules: Rule, records: Records = RECORDS, **given: Any) -> RecordRules:
    """Rules about items."""
    return RecordRules.of(RuleSet(id="own", version="1", rules=rules, **given), records, period=PERIOD)


ALL = rules_of(*[rule(one, number, value=RATE) for number, one in enumerate(CONDITIONS)])
ROOT = Opaque("power", (RATE, Literal(Quantity("0.5")))) > HALF
MIXED = rules_of(rule(CONDITIONS[0]), rule(ROOT, 1), rule(DONE > 0, 2, applies=OPEN))
NEEDING = rules_of(
    rule(DONE > CENTS, 0, needs=("item.r2",)),
    rule(OPEN, 1),
    rule(COST > 0, 2, needs=("item.r1",), applies=DONE > 0),
    requirement(Field("actual") > 0, name="other.rule", over="indicator"),
)
EVERY = {"all": ALL, "trusted": rules_of(*ALL.rules, records=TRUSTED), "mixed": MIXED, "needing": NEEDING}

FEW = st.sampled_from(["0", "1", "-1", "0.5", "10000", "0.00000000000000000000000000000001", "12345678901234567890.5"])
ITEMS = st.builds(
    Item,
    id=st.just("x"),
    done=st.none() | FEW.map(Decimal),
    planned=st.none() | FEW.map(Decimal),
    cost=st.none() | st.builds(Quantity, FEW.map(Decimal), st.sampled_from(["元", "万元", "亿元"])),
    cents=st.integers(-(10**6), 10**6),
    share=st.none() | st.fractions(max_denominator=9),
    stage=st.sampled_from(Stage),
    open=st.booleans(),
    due=st.dates(date(2026, 6, 1), date(2026, 7, 31)),
)


def found(rules: RecordRules, item: object) -> tuple[Outcome, ...]:
    """The outcomes of its findings."""
    by_rule = {finding.rule: finding.outcome for finding in rules.findings(item)}
    return tuple([by_rule.get(rule.name, NONE) for rule in rules.rules])


@pytest.mark.parametrize("name", EVERY)
@given(items=st.lists(ITEMS, min_size=1, max_size=3))
def test_every_way_of_asking_gives_one_answer(name: str, items: list[Item]) -> None:
    """One by one, many at a time, with values kept and as findings, in any decimal context."""
    rules = EVERY[name]
    expected = [found(rules, item) for item in items]
    with localcontext(Context(prec=6, traps=[])) as rough:
        assert expected == [rules.outcomes(item) for item in items]
        assert expected == list(rules.each(items))
        assert expected == [rules.keep(item).outcomes for item in items]
        assert expected == [kept.outcomes for kept in rules.keep_each(items)]
        assert [rules.verdicts(item) for item in items] == [rules.keep(item).verdicts for item in items]
        assert (True, 6) == (getcontext() is rough, rough.prec)


@given(item=ITEMS)
def test_kept_values_are_those_of_the_finding(item: Item) -> None:
    """Or say why there is none."""
    kept = ALL.keep(item)
    for finding, rule_ in zip(ALL.findings(item), ALL.rules, strict=True):
        value, figure = kept.value(rule_.name, RATE), finding.figures.get("value")
        if not isinstance(value, Absent):
            assert figure is not None
            assert isinstance(figure.value, Ratio)
            assert value == figure.value.base
        assert kept.value(rule_.name, DONE) == kept.value(ALL.rules[0].name, DONE)
    with pytest.raises(ValueError, match="not in list"):
        kept.value("nobody", DONE)


def test_verdicts_are_those_of_the_tests() -> None:
    """Nothing where a rule does not apply or cannot be decided."""
    item = Item("x", Decimal(1), None, open=False)
    assert (None, None, None) == MIXED.verdicts(item)
    assert (UNKNOWN, UNKNOWN, NONE) == MIXED.outcomes(item)
    assert (Verdict.MISSED,) == rules_of(rule(DONE > Literal(Quantity(2, "万元")))).verdicts(
        Item("x", Decimal("0.0001"), None)
    )


def test_what_a_rule_needs_is_asked_first() -> None:
    """What needs a rule that did not pass is unknown, unless it does not apply; others do not matter."""
    item = Item("x", Decimal(1), None, Quantity(1, "元"))
    for change, expected in (
        ({}, (PASS, PASS, PASS)),
        ({"open": False}, (UNKNOWN, FAIL, UNKNOWN)),
        ({"open": False, "done": Decimal(0)}, (FAIL, FAIL, NONE)),
        ({"cost": None}, (UNKNOWN, PASS, UNKNOWN)),
    ):
        one = evolve(item, **change)
        assert expected == NEEDING.outcomes(one) == found(NEEDING, one) == NEEDING.keep(one).outcomes
        assert [expected] == list(NEEDING.each([one]))
    assert ("item.r1",) == NEEDING.findings(evolve(item, open=False))[2].unmet


STRANGERS: dict[str, list[object]] = {
    "done": [1.5, float("nan"), True, Decimal("NaN"), Decimal("sNaN"), Decimal("Infinity"), Quantity(1, "%"), object()],
    "cents": [1.5, True, "x"],
    "share": [0.5, Quantity(1, "%")],
    "cost": [Quantity(1, "个"), 1.5],
    "stage": [1],
    "open": [1, "yes"],
    "due": [datetime(2026, 6, 1), "2026-06-01"],
}


@pytest.mark.parametrize(("name", "stranger"), [(name, one) for name, many in STRANGERS.items() for one in many])
def test_a_stranger_is_refused_by_name(name: str, stranger: object) -> None:
    """Never judged wrongly: the record and the attribute are named, and the context of the caller comes back."""
    item = Item("x", Decimal(1), Decimal(1), Quantity(1, "元"), 1, Fraction(1))
    setattr(item, name, stranger)
    with localcontext(Context(prec=6, traps=[])) as mine:
        for ask in (ALL.outcomes, ALL.verdicts, ALL.keep, ALL.findings, lambda one: list(ALL.each([one]))):
            with pytest.raises(InputError) as caught:
                ask(item)
            assert [f"item:x.{name}"] == [one.where for one in caught.value.problems]
            assert getcontext() is mine


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("done", 7),
        ("done", "8"),
        ("done", Fraction(7, 3)),
        ("done", Quantity(7, "元")),
        ("cents", None),
        ("cents", Decimal(7)),
        ("stage", "done"),
        ("stage", None),
        ("open", None),
        ("due", None),
        ("cost", Decimal(7)),
        ("share", 7),
    ],
)
def test_what_is_not_as_annotated_is_judged_by_the_interpreter(name: str, value: object) -> None:
    """Nothing is nothing, and a number is a number."""
    item = Item("x", Decimal(1), Decimal(1), Quantity(1, "元"), 1, Fraction(1))
    setattr(item, name, value)
    assert found(ALL, item) == ALL.outcomes(item) == ALL.keep(item).outcomes == next(ALL.each([item]))


def test_a_missing_attribute_is_refused_by_name() -> None:
    """As is one of many, after those before it have been answered."""
    item = Item("x", Decimal(1), Decimal(1))
    good = evolve(item)
    del item.done
    with pytest.raises(InputError, match=r"item:x\.done"):
        ALL.outcomes(item)
    answers: Iterator[object] = ALL.each([good, item])
    assert next(answers) == ALL.outcomes(good)
    with pytest.raises(InputError):
        next(answers)


def test_a_number_too_large_is_judged_or_refused() -> None:
    """Its value on the way is asked of the interpreter, which refuses it by name."""
    one = rules_of(rule(DONE > Literal(Quantity(1, "万元"))))
    item = Item("x", Decimal("1E+999999"), None)
    with pytest.raises(InputError, match=r"item:x\.done"):
        one.findings(item)
    with pytest.raises(InputError, match=r"item:x\.done"):
        one.keep(item).value("item.r0", DONE)


def test_values_are_asked_of_the_interpreter_where_none_were_kept() -> None:
    """Of a record that it judged, and of a number that compiled code only compared."""
    item = Item("x", Decimal(1), None)
    assert Fraction(10_000) == MIXED.keep(item).value("item.r0", DONE)
    plain = rules_of(rule(DONE > 1), records=Records.of(Item))
    kept = plain.keep(Item("x", Decimal("1E+999999"), None))
    assert (PASS,) == kept.outcomes
    with pytest.raises(InputError, match=r"item:x\.done"):
        kept.value("item.r0", DONE)


def test_kept_values_are_read_from_compiled_code(monkeypatch: pytest.MonkeyPatch) -> None:
    """And not computed again."""
    kept = rules_of(rule(RATE > HALF)).keep(Item("x", Decimal(5000), Decimal(1)))
    monkeypatch.setattr(engine, "evaluate", None)
    assert Fraction(1, 2) == kept.value("item.r0", RATE)


def test_what_can_be_compiled_is_judged_without_the_interpreter(monkeypatch: pytest.MonkeyPatch) -> None:
    """One by one and many at a time; only what needs another rule is asked one by one."""
    items = [Item("x", Decimal(number), Decimal(1)) for number in (4999, 5000)]
    alone, needing = rules_of(rule(RATE >= HALF)), rules_of(rule(RATE >= HALF), rule(DONE > 0, 1, needs=("item.r0",)))
    monkeypatch.setattr(Records, "subject", None)
    assert [(FAIL,), (PASS,)] == list(alone.each(items)) == [alone.outcomes(item) for item in items]
    assert [(FAIL, UNKNOWN), (PASS, PASS)] == list(needing.each(items)) == [needing.outcomes(item) for item in items]
    monkeypatch.setattr(RecordRules, "outcomes", None)
    assert [(FAIL,), (PASS,)] == list(alone.each(items))


@pytest.mark.parametrize("rules", [ALL, MIXED])
def test_no_decimal_context_rounds_what_is_judged(rules: RecordRules) -> None:
    """Also where the interpreter answers for one of the rules."""
    rules = rules_of(*rules.rules, rule(DONE * 3 - COST * 2 > Literal(Quantity("1.00001", "万元")), 9))
    with localcontext(Context(prec=3, traps=[])):
        for digit, outcome in (("1", FAIL), ("2", PASS)):
            item = Item("x", Decimal(f"1.0000{digit}"), Decimal(1), Quantity(f"1.0000{digit}", "万元"))
            assert outcome is rules.outcomes(item)[-1] is next(rules.each([item]))[-1] is rules.keep(item).outcomes[-1]


def test_long_numbers_are_judged_alike() -> None:
    """Up to a thousand digits."""
    one = rules_of(rule(DONE >= Literal(Quantity(1, "万元"))))
    for text, outcome in (("0." + "9" * 70, FAIL), ("1." + "0" * 900 + "1", PASS)):
        item = Item("x", Decimal(text), None)
        assert (outcome,) == one.outcomes(item) == found(one, item) == one.keep(item).outcomes


def test_words_are_those_of_their_field() -> None:
    """Members of the ``Enum`` may be named; a value that is none of them is refused, whatever asks."""
    one = rules_of(rule(STAGE.equals(Stage.DONE)), rule(STAGE.is_in(Stage.DONE), 1))
    assert [(PASS, PASS), (FAIL, FAIL)] == [
        one.outcomes(Item("x", None, None, stage=stage)) for stage in (Stage.DONE, Stage.BUILDING)
    ]
    item = Item("x", None, None)
    item.stage = cast("Stage", "dnoe")
    for ask in (one.outcomes, one.findings):
        with pytest.raises(InputError, match=r'item:x\.stage.*did you mean "done"'):
            ask(item)


def test_members_of_an_enum_are_words_where_types_are_trusted() -> None:
    """The annotation says what they are."""
    item = Item("x", None, None, stage=Stage.DONE)
    assert (PASS,) == rules_of(rule(STAGE.equals("done")), records=TRUSTED).outcomes(item)


def test_a_plain_fraction_is_in_the_unit_of_its_field() -> None:
    """On every way of asking."""
    item = Item("x", Decimal("0.00005"), None, share=Fraction(1, 2))
    one = rules_of(rule(DONE.equals(SHARE)))
    assert (PASS,) == found(one, item) == one.outcomes(item)


@pytest.mark.parametrize(
    "condition", [DONE > RATE, Field("nobody") > 0, STAGE > 1, DONE.equals("x")], ids=["units", "field", "word", "type"]
)
def test_a_rule_that_does_not_fit_is_refused_when_it_is_made_ready(condition: Expr) -> None:
    """And not at the first record."""
    for one in (rule(condition), rule(OPEN, applies=condition), rule(OPEN, value=condition)):
        with pytest.raises(RuleError, match=r"item\.r0"):
            rules_of(one)


def test_a_rule_set_is_held_to_its_days() -> None:
    """It judges no period at whose end it is not in effect, and its needs have an end."""
    with pytest.raises(RuleError):
        rules_of(rule(OPEN), since=date(2027, 1, 1))
    with pytest.raises(RuleError):
        rules_of(rule(OPEN, 0, needs=("item.r1",)), rule(OPEN, 1, needs=("item.r0",)))


@pytest.mark.parametrize(
    ("condition", "code"),
    [
        (DONE + PLANNED, "type"),
        ((DONE > COST) & (DONE < COST), "never"),
        (STAGE.equals("DONE"), "unknown_word"),
        (DONE > Literal(Quantity(1, "美元")), "type"),
    ],
)
def test_rules_are_checked_as_those_of_files_are(condition: Expr, code: str) -> None:
    """A number is no condition, and money of records is of one currency."""
    with pytest.raises(RuleError) as caught:
        rules_of(rule(condition))
    assert code in {problem.code for problem in caught.value.problems}


def test_rules_about_nothing_that_there_is_are_refused() -> None:
    """Those about other records are left out if these are named, and those about plans always."""
    near, other = evolve(rule(OPEN, 1), over="itme"), evolve(rule(OPEN, 2), over="building")
    with pytest.raises(RuleError, match=r'item\.r1\.over: .*did you mean "item"'):
        rules_of(near)
    with pytest.raises(RuleError, match=r"item\.r2\.over"):
        rules_of(other)
    ruleset = RuleSet(id="own", version="1", rules=(rule(OPEN), other))
    made = RecordRules.of(ruleset, RECORDS, period=PERIOD, others=[evolve(RECORDS, kind="building")])
    assert ["item.r0"] == [one.name for one in made.rules]


def test_a_place_of_which_nobody_knows_is_refused() -> None:
    """The general threshold would hold without a word."""
    with pytest.raises(InputError, match="the same thresholds everywhere"):
        RecordRules.of(RuleSet(id="own", version="1", rules=(rule(OPEN),)), RECORDS, period=PERIOD, place="east")


def test_no_rules_find_nothing() -> None:
    """Whatever the record."""
    none, item = rules_of(), Item("x", None, None)
    assert ((), (), (), ()) == (none.outcomes(item), none.verdicts(item), none.keep(item).outcomes, none.findings(item))
    assert [(), ()] == list(none.each([item, item]))


def test_many_are_judged_in_chunks() -> None:
    """As they come, however many there are."""
    items = (Item("x", Decimal(number), None) for number in range(2500))
    one = rules_of(rule(DONE >= Literal(Quantity(1000, "万元"))))
    assert [(FAIL,)] * 1000 + [(PASS,)] * 1500 == list(one.each(items))


def test_records_may_be_called_like_a_subject_of_plans(monkeypatch: pytest.MonkeyPatch) -> None:
    """Their fields are their own."""
    monkeypatch.setattr(compiled, "PATIENCE", 0)
    records = Records.of(Item, units=UNITS, name="indicator")
    own = requirement((DONE > 0) & STAGE.equals("done"), name="own.done", over="indicator")
    rules = RecordRules.of(RuleSet(id="own", version="1", rules=(own,)), records, period=PERIOD)
    for _ in range(20):
        assert [PASS] == [one.outcome for one in rules.findings(Item("x", Decimal(1), None, stage=Stage.DONE))]


def test_figures_may_be_shown_in_their_own_way() -> None:
    """A figure that says how it is printed."""
    shown = evolve(rule(OPEN, value=RATE), figures={"value": Shown(RATE, unit=PERCENT, places=1)})
    (finding,) = rules_of(shown).findings(Item("x", Decimal(5000), Decimal(1)))
    value = finding.figures["value"].value
    assert isinstance(value, Ratio)
    assert Decimal("50.0") == value.percent(1)


def test_threads_share_rules() -> None:
    """Each with its own context."""
    items = [Item(str(a), Decimal(a), Decimal(b)) for a, b in product(range(5), repeat=2)]
    expected, wrong = [ALL.outcomes(item) for item in items], list[int]()

    def work(precision: int) -> None:
        with localcontext(Context(prec=precision, traps=[])):
            for _ in range(20):
                if expected != [ALL.outcomes(item) for item in items] or expected != list(ALL.each(items)):
                    wrong.append(precision)

    threads = [threading.Thread(target=work, args=(precision,)) for precision in (3, 6, 28)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [] == wrong
