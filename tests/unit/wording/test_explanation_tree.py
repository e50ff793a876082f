"""Why a condition holds: the conditions that mattered, and no others."""

from fractions import Fraction

from devreport.expressions import Absent, Aggregate, Aggregation, And, Expr, Field, Guarded, Literal, Or, Row
from devreport.quantities import ONE, Quantity
from devreport.wording import locale_named
from devreport.wording.explanation_terms import Terms
from devreport.wording.explanation_tree import Tree
from devreport.wording.explanation_values import Values
from devreport.wording.page import Page

YES, NO, OPEN = Field("yes"), Field("no"), Field("pending")
PARTS = (
    Row({"ok": True, "kept": True}),
    Row({"ok": False, "kept": True}, label="parts[1]"),
    Row({"ok": True, "kept": False}),
)
ROW = Row(
    {"yes": True, "no": False, "pending": Absent(missing=frozenset({"status"})), "n": Fraction(3), "word": "flow"},
    units={"n": ONE},
    relations={"parts": PARTS, "none": ()},
)


def why(condition: Expr) -> list[tuple[str, str]]:
    """The numbers and words of the lines."""
    terms = Terms(Page(locale_named("zh")), "indicator", "f")
    tree = Tree(terms, Values(terms, "indicator.pace", {}), ROW, {})
    return [
        (".".join(map(str, line.number)), "".join(one.text for one in line.segments))
        for line in tree.why(condition, (1,))
    ]


def test_of_all_those_that_fail_are_told() -> None:
    """And all, where all hold."""
    assert [("1", "下列条件同时成立：不成立"), ("1.1", "no：否")] == why(And([YES, NO, OPEN]))
    assert [("1", "下列条件同时成立：成立"), ("1.1", "yes：是"), ("1.2", "yes：是")] == why(And([YES, YES]))
    assert [("1", "下列条件同时成立：无法判定，缺：进展状态"), ("1.1", "pending：无法判定，缺：进展状态")] == why(
        And([YES, OPEN])
    )


def test_of_some_those_that_hold_are_told() -> None:
    """And all, where none does."""
    assert [("1", "下列条件之一成立：成立"), ("1.1", "yes：是")] == why(Or([NO, YES, OPEN]))
    assert ["1", "1.1", "1.2"] == [number for number, _ in why(Or([NO, NO]))]


def test_an_opposite_is_told() -> None:
    """With what it is the opposite of."""
    assert [("1", "no：否")] == why(~NO)
    assert [("1", "yes：是，而此处要求相反")] == why(~YES)
    assert [("1", "非“pending”：无法判定，缺：进展状态")] == why(~OPEN)
    assert [("1", "非“word属于存量”：成立")] == why(~Field("word").is_in("stock"))
    some = Aggregate(Aggregation.ANY, "parts", Field("ok"), Field("kept"))
    assert [("1", "分项（kept）中有：ok：成立，而此处要求相反"), ("1.1", "分项第1项"), ("1.1.1", "ok：是")] == why(
        ~some
    )


def test_what_is_there_is_told_as_a_fact() -> None:
    """And not as the opposite of what is missing."""
    assert [("1", "n：有数据")] == why(~Field("n").is_missing())
    assert [("1", "pending：缺")] == why(OPEN.is_missing())
    assert [("1", "word：有数据")] == why(Field("word").equals(Field("word")))
    assert [("1", "word：有数据，而此处要求相反")] == why(~Field("word").equals(Field("word")))


def test_a_word_is_what_it_is() -> None:
    """Another one is named where it is not."""
    assert [("1", "word为“流量”：成立")] == why(Field("word").equals("flow"))
    assert [("1", "word为“存量”（实为流量）：不成立")] == why(Field("word").equals("stock"))
    assert [("1", "word不为“存量”：成立")] == why(~Field("word").equals("stock"))


def test_a_condition_by_itself_has_no_heading() -> None:
    """All of one is that one."""
    assert [("1", "yes：是")] == why(And([YES]))


def test_nothing_to_judge_is_told() -> None:
    """A condition on all of no rows holds, and says why."""
    every = Aggregate(Aggregation.ALL, "none", Field("ok"))
    assert [("1", "none均为：ok：成立"), ("1.1", "none：没有，无可判断")] == why(every)


def test_values_are_told() -> None:
    """Of comparisons and words, unless the condition is made of constants only."""
    assert [("1", "n > 2，即3 > 2：成立")] == why(Field("n") > 2)
    assert [("1", "word属于流量，即流量：成立")] == why(Field("word").is_in("flow"))
    assert [("1", "1 > 2：不成立")] == why(Literal(Quantity(1)) > 2)


def test_a_guard_is_seen_through() -> None:
    """Unless it makes the value undefined."""
    assert [("1", "yes：是")] == why(Guarded(YES, [(NO, "zero_target")]))
    assert [("1", "yes：无法判定，因目标值为零")] == why(Guarded(YES, [(YES, "zero_target")]))


def test_child_rows_that_mattered_are_told() -> None:
    """The one that fails, the one that holds; of a sum none."""
    every = Aggregate(Aggregation.ALL, "parts", Field("ok"), Field("kept"))
    assert [("1", "分项（kept）均为：ok：不成立"), ("1.1", "分项第2项"), ("1.1.1", "ok：否")] == [
        (number, text.replace("第二项", "第2项")) for number, text in why(every)
    ]
    some = Aggregate(Aggregation.ANY, "parts", Field("ok"), Field("kept"))
    assert ["1", "1.1", "1.1.1"] == [number for number, _ in why(some)]
    none = Aggregate(Aggregation.ANY, "parts", Field("ok") & ~Field("ok"))
    assert ["1.1", "1.2", "1.3"] == [number for number, _ in why(none) if number.count(".") == 1]
    assert ["1"] == [number for number, _ in why(Aggregate(Aggregation.COUNT, "parts").equals(3))]
    grouped = Aggregate(Aggregation.ALL, "parts", Aggregate(Aggregation.COUNT, "rows") >= 1, per="kept")
    assert ["1"] == [number for number, _ in why(grouped)]
    open_ = Aggregate(Aggregation.ANY, "parts", Field("ok").is_missing())
    assert "1" == why(open_)[0][0]
