"""Frames: every value on the way to a verdict, kept as it was computed and read only when someone asks."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from typing import Any, TypeAlias, assert_never

from attrs import frozen

from devreport.expressions import Expr, Guarded, Value, children
from devreport.lowering.decimals import as_whole
from devreport.lowering.form import Form, Op
from devreport.lowering.lower import Atom, Lowered, Lowering
from devreport.lowering.pairs import Pair
from devreport.lowering.python_source import Source

__all__ = ["Frames", "Slot", "slots"]

#: What compiled code kept: the columns and the values on the way.
Frame: TypeAlias = tuple[Any, ...]

_Reader = Callable[[Frame], Any]


@frozen
class Slot:
    """What is kept of one expression.

    Attributes:
        forms: the forms of its value: two for a number, one for anything else.
        condition: what holds where the value is there.
    """

    value: tuple[Form, ...]
    condition: Form

    @property
    def forms(self) -> tuple[Form, ...]:
        """All of them."""
        return (*self.value, self.condition)


def slots(low: Lowering, roots: Sequence[Expr]) -> dict[Expr, Slot]:
    """What is kept of ``roots`` and of every expression inside them; inside a guard, only where it does not hold."""
    found: dict[Expr, Slot] = {}
    pending: list[tuple[Expr, Lowering, tuple[Form, ...]]] = [(root, low, ()) for root in reversed(roots)]
    while pending:
        node, here, guards = pending.pop()
        if node in found:
            continue
        found[node] = _slot(here, here.lower(node), guards)
        if isinstance(node, Guarded):
            inner, more = here.inside(node)
            pending.append((node.value, inner, (*guards, *more)))
            pending.extend((condition, here, guards) for condition, _ in node.undefined_where)
        else:
            pending.extend((child, here, guards) for child in children(node))
    return found


def _slot(low: Lowering, lowered: Lowered, guards: tuple[Form, ...]) -> Slot:
    condition = low.build.all([*low.needs_of(lowered), *guards])
    match lowered:
        case Pair(above, below):
            return Slot((above, below), condition)
        case Atom(form):
            return Slot((form,), condition)
        case Form():
            return Slot((lowered,), condition)
        case _:
            assert_never(lowered)


@frozen
class Frames:
    """How the frames of one program are read.

    Attributes:
        readers: for each expression, what reads its value, and what says whether it is there.
    """

    readers: Mapping[Expr, tuple[tuple[_Reader, ...], _Reader]]

    @classmethod
    def of(cls, kept: Mapping[Expr, Slot], source: Source, *, names: Sequence[str]) -> Frames:
        """The readers of what a program keeps, by the names of its variables."""
        places = {name: position for position, name in enumerate(names)}

        def reader(form: Form) -> _Reader:
            if form.op is Op.PRESENT:
                position = places[source.columns(Op.PRESENT, str(form.of))]
                return lambda frame: frame[position] is not None
            text = source.texts[form]
            if text in places:
                place = places[text]
                return lambda frame: frame[place]
            return lambda _: form.of

        return cls({node: (tuple(map(reader, slot.value)), reader(slot.condition)) for node, slot in kept.items()})

    def value(self, node: Expr, frame: Frame) -> Value | None:
        """The value of an expression; nothing where it is missing, undefined, or was not needed."""
        if node not in self.readers:
            return None
        parts, is_there = self.readers[node]
        if not is_there(frame):
            return None
        values = [part(frame) for part in parts]
        return Fraction(*as_whole(*values)) if len(values) == 2 else values[0]
