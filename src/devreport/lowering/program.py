"""Programs: rules compiled to one Python function, which judges a subject or keeps every value on the way."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal, getcontext, setcontext
from typing import Any

from attrs import define, field, frozen

from devreport.expressions import Expr, Scalar
from devreport.lowering.access import (
    TAKERS,
    Access,
    StrangerError,
    column_text,
    known_words,
    measured,
    prologue,
    rows_text,
)
from devreport.lowering.builder import Builder
from devreport.lowering.decimals import EXACT
from devreport.lowering.folding import folded
from devreport.lowering.form import Fold, Form, Op
from devreport.lowering.frame import Frames, slots
from devreport.lowering.layout import Column, Layout, Storage
from devreport.lowering.lower import Lowering, NotLoweredError
from devreport.lowering.python_source import CALCULATING, Source, ordered

__all__ = [
    "NOT_APPLICABLE",
    "UNKNOWN",
    "UNSUITED",
    "Judgement",
    "Question",
    "is_lowered",
    "judging",
    "keeping",
]

#: What stands for a rule that does not apply, and for one that cannot be decided.
NOT_APPLICABLE, UNKNOWN = -1, -2

#: What compiled code raises about a subject that it was not made for: the interpreter judges it, or refuses it.
UNSUITED = (StrangerError, TypeError, ArithmeticError, AttributeError, KeyError)

#: What compiled code may name besides its constants.
_NAMES: Mapping[str, object] = {
    "__builtins__": {},
    "type": type,
    "get_context": getcontext,
    "set_context": setcontext,
    "exact": EXACT,
    "unsuited": UNSUITED,
}

#: So many choices stand in one expression; Python's parser cannot read any number of them.
_LONGEST = 20

#: From a subject to the answers of all questions; a kept frame comes last.
Judgement = Callable[[Any], tuple[Any, ...]]


@frozen
class Question:
    """What a rule asks.

    Attributes:
        applies: when it applies; everywhere by default.
        tests: the conditions of its verdicts, in the order they are tried; one without takes what is left.
        values: what its figures show.
        parameters: its thresholds.
    """

    applies: Expr | None
    tests: tuple[Expr | None, ...]
    values: tuple[Expr, ...] = ()
    parameters: Mapping[str, Scalar] = field(factory=dict[str, Scalar])

    @property
    def roots(self) -> list[Expr]:
        """All its conditions and formulas."""
        return [one for one in (self.applies, *self.tests, *self.values) if one is not None]


def judging(
    questions: Sequence[Question],
    layout: Layout,
    *,
    access: Access,
    code: Callable[[int, int], object],
    trusted: bool = False,
    otherwise: Judgement | None = None,
    alone: bool = False,
) -> Judgement:
    """One function that answers every question about a subject.

    Args:
        questions: what is asked.
        layout: how the fields are stored.
        access: where they are.
        code: the answer, from the number of a question and that of the test that decides it, or
            :data:`NOT_APPLICABLE` or :data:`UNKNOWN`.
        trusted: whether the values are known to be of the types that the layout says.
        otherwise: what judges a subject that the code is not made for, instead of an error.
        alone: whether each judgement sees to exact decimals itself; else it is made inside :func:`exactly`.

    Raises:
        NotLoweredError: if only the interpreter can answer a question.
    """
    writing = _Writing.of(layout, access, trusted=trusted)
    asked = [_Asked.of(question, layout, build=writing.build) for question in questions]
    writing.write([form for one in asked for form in one.forms])
    answers = writing.answers(asked, code)
    return writing.function(_tuple(answers), otherwise=otherwise, alone=alone)


def keeping(
    questions: Sequence[Question],
    layout: Layout,
    *,
    access: Access,
    trusted: bool = False,
    otherwise: Judgement | None = None,
    alone: bool = False,
) -> tuple[Judgement, tuple[Frames, ...]]:
    """A function that answers each question with the number of its test and keeps every value on the way.

    It gives the answers, and a frame that the readers of each question read; see :func:`judging`.

    Raises:
        NotLoweredError: if only the interpreter can answer a question.
    """
    writing = _Writing.of(layout, access, trusted=trusted)
    asked = [_Asked.of(question, layout, build=writing.build) for question in questions]
    kept = [slots(Lowering(layout, one.parameters, writing.build), one.roots) for one in questions]
    forms = [form for each in kept for slot in each.values() for form in slot.forms]
    writing.write([*(form for one in asked for form in one.forms), *forms], kept=forms)
    answers = writing.answers(asked, lambda _, test: test)
    names = writing.variables()
    frames = tuple([Frames.of(each, writing.source, names=names) for each in kept])
    return writing.function(_tuple([_tuple(answers), _tuple(names)]), otherwise=otherwise, alone=alone), frames


def is_lowered(question: Question, layout: Layout) -> bool:
    """Whether compiled code can answer a question.

    Raises:
        RuleError: if it reads what is not in the layout.
    """
    try:
        _Asked.of(question, layout, build=Builder())
    except NotLoweredError:
        return False
    return True


@frozen
class _Asked:
    """A question in lowered form."""

    applies: Form
    tests: tuple[Form, ...]

    @classmethod
    def of(cls, question: Question, layout: Layout, *, build: Builder) -> _Asked:
        low = Lowering(layout, question.parameters, build)
        applies = build.always if question.applies is None else low.truth(question.applies)
        return cls(applies, tuple([build.always if one is None else low.truth(one) for one in question.tests]))

    @property
    def forms(self) -> tuple[Form, ...]:
        return (self.applies, *self.tests)


@define
class _Writing:
    """A function that is being written, the columns it reads in the order they are first read."""

    columns: Mapping[str, Column]
    source: Source
    build: Builder
    used: dict[str, int]
    access: Access
    trusted: bool
    is_decimal: bool = False

    @classmethod
    def of(cls, layout: Layout, access: Access, *, trusted: bool) -> _Writing:
        used: dict[str, int] = {}
        columns = layout.columns

        def text(op: Op, name: str) -> str:
            number = used.setdefault(name, len(used))
            return column_text(op, columns[name], number=number)

        source = Source(
            columns=text,
            nullable=lambda name: columns[name].nullable,
            folds=lambda fold: folded(fold.aggregation, _child(fold, access, trusted=trusted)),
            rows=lambda relation: rows_text(relation, access),
        )
        return cls(columns, source, Builder(), used, access, trusted)

    def write(self, roots: Sequence[Form], *, kept: Sequence[Form] = ()) -> None:
        """Write the statements; constants are decimals where decimals are calculated with."""
        forms = ordered(roots)
        decimal = any(one.op is Op.NUMBER and self.columns[str(one.of)].storage is Storage.DECIMAL for one in forms)
        self.source.number = Decimal if decimal else int
        calculates = decimal and any(one.op in CALCULATING for one in forms)
        self.is_decimal = calculates or any(_is_decimal_fold(one.of) for one in forms)
        self.source.write(roots, kept=kept)

    def answers(self, asked: Sequence[_Asked], code: Callable[[int, int], object]) -> list[str]:
        """The text of each answer."""
        texts: list[str] = []
        for number, one in enumerate(asked):
            unknown = self.source.bind(code(number, UNKNOWN))
            text = unknown
            for position, test in reversed(list(enumerate(one.tests))):
                if text.count("if") > _LONGEST:
                    text = self.source.named(text)
                text = self._decided(test, (self.source.bind(code(number, position)), text, unknown))
            texts.append(self._decided(one.applies, (text, self.source.bind(code(number, NOT_APPLICABLE)), unknown)))
        return texts

    def _decided(self, truth: Form, texts: tuple[str, str, str]) -> str:
        """What follows from a truth: the first text, the second, or the last where it is unknown."""
        yes, no, unknown = texts
        if truth.op is Op.TRUTH:
            return unknown if truth.of is None else yes if truth.of else no
        if truth.op is Op.NOT:
            return self._decided(truth.args[0], (no, yes, unknown))
        text = self.source.texts[truth]
        if truth.total:
            return f"({yes} if {text} else {no})"
        if truth.op is Op.WHERE and truth.args[0].total and not text.isidentifier():
            inner, condition = (self.source.texts[one] for one in truth.args)
            return f"(({yes} if {inner} else {no}) if {condition} else {unknown})"
        name = self.source.named(text)
        return f"({yes} if {name} else {unknown} if {name} is None else {no})"

    def variables(self) -> list[str]:
        """Every variable that holds a column or a value on the way."""
        found: list[str] = []
        for name, number in self.used.items():
            pair = self.columns[name].storage is Storage.PAIR
            found += [f"n{number}", f"d{number}"] if pair else [f"c{number}"]
        return [*found, *(line.partition(" = ")[0] for line in self.source.lines)]

    def taking(self) -> list[str]:
        """The statements that take the columns."""
        lines = ["values = subject.values"] if self.access is Access.ROWS else []
        for name, number in self.used.items():
            column, access = self.columns[name], self.access
            lines += prologue(name, column, number=number, access=access, trusted=self.trusted)
        return lines

    def function(self, answer: str, *, otherwise: Judgement | None = None, alone: bool = False) -> Judgement:
        """The function, compiled: the columns are taken, the statements made, the answer returned."""
        body = [*self.source.lines, f"return {answer}"]
        if alone and self.is_decimal:
            swap = ["before = get_context()", "set_context(exact)", "try:"]
            body = [*swap, *_indented(body), "finally: set_context(before)"]
        body = [*self.taking(), *body]
        if otherwise:
            body = ["try:", *_indented(body), "except unsuited: pass", "return otherwise(subject)"]
        text = "\n".join(["def judge(subject):", *_indented(body)])
        measures = {measured(number): self.columns[name].dimension for name, number in self.used.items()}
        words = {known_words(number): self.columns[name].words for name, number in self.used.items()}
        constants = {**self.source.constants, **words, "otherwise": otherwise}
        names: dict[str, Any] = {**_NAMES, **TAKERS, **measures, **constants}
        exec(compile(text, "<devreport rules>", "exec"), names)  # noqa: S102 - made of forms alone
        judge: Judgement = names["judge"]
        return judge


def _child(fold: Fold, access: Access, *, trusted: bool) -> Judgement:
    """A function that says of a child row whether it takes part, and its number or its truth."""
    writing = _Writing.of(fold.layout, access, trusted=trusted)
    writing.write([fold.where, fold.condition, *fold.value])
    kept, condition, *value = [writing.source.texts[one] for one in (fold.where, fold.condition, *fold.value)]
    held = f"({_tuple(value)} if {condition} else None)" if len(value) == 2 else value[0]
    return writing.function(_tuple([kept, held]))


def _is_decimal_fold(of: object) -> bool:
    return isinstance(of, Fold) and any(column.storage is Storage.DECIMAL for column in of.layout.columns.values())


def _tuple(texts: Iterable[str]) -> str:
    return f"({''.join(f'{text}, ' for text in texts)})"


def _indented(lines: Iterable[str]) -> Iterator[str]:
    return (f"    {line}" for line in lines)
