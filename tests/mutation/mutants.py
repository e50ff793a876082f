"""The mutants of a module: the same module with one piece of code wrong."""

from __future__ import annotations

import ast
import difflib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from types import CodeType
from typing import NamedTuple, TypeAlias

from tests.mutation.operators import CAREFUL, wrongs

Function: TypeAlias = ast.FunctionDef | ast.AsyncFunctionDef
#: Modules whose every mutant is run and every survivor explained: what rounds, compares or says what is missing.
CAREFUL_MODULES = frozenset({"rounding", "ratio", "interval", "missing", "logic", "values", "pairs", "absence"})


class Place(NamedTuple):
    """Where a piece of code hangs in the tree, and in which function; ``owner`` is ``None`` at import time."""

    holder: ast.AST
    slot: str
    index: int | None
    where: str
    owner: Function | None

    def put(self, node: ast.AST) -> None:
        """Hang another piece of code there."""
        if self.index is None:
            setattr(self.holder, self.slot, node)
        else:
            getattr(self.holder, self.slot)[self.index] = node


class Mutant(NamedTuple):
    """One wrong piece of code: its name stays the same while the lines around it move."""

    module: str
    kind: str
    name: str
    line: int
    place: Place
    right: ast.AST
    wrong: ast.AST

    @property
    def is_careful(self) -> bool:
        """Whether it is in a comparison, a null check or rounding."""
        return self.kind in CAREFUL or self.module.rpartition(".")[2] in CAREFUL_MODULES

    @property
    def owner(self) -> tuple[str, int] | None:
        """The name and first line of the function it is in; ``None`` if it runs on import."""
        function = self.place.owner
        lines = [function.lineno, *(line.lineno for line in function.decorator_list)] if function else []
        return (self.place.where, min(lines)) if lines else None


class Source:
    """A module's source, parsed once."""

    def __init__(self, path: Path, module: str) -> None:
        self.path, self.module = path.resolve(), module
        text = path.read_text(encoding="utf-8")
        self.lines, self.tree = text.splitlines(), ast.parse(text)

    def mutants(self) -> list[Mutant]:
        """All of them, in the order of the lines."""
        seen: Counter[str] = Counter()
        found: list[Mutant] = []
        for place, node in places(self.tree):
            for kind, wrong in wrongs(node):
                if is_said(kind, place):
                    continue
                name = f"{self.module}:{place.where or '-'}: {self.told(node, wrong)}"
                seen[name] += 1
                name += f" #{seen[name]}" if seen[name] > 1 else ""
                found.append(Mutant(self.module, kind, name, line_of(node, place), place, node, wrong))
        return found

    def told(self, right: ast.AST, wrong: ast.AST) -> str:
        """The line of code, and what became of it."""
        before, after = ast.unparse(right), ast.unparse(wrong)
        if "\n" in before + after:
            before, after = changed_lines(before, after)
        line = self.lines[getattr(right, "lineno", 1) - 1].strip() if hasattr(right, "lineno") else before
        return f"{line}  [{before} → {after}]" if before.strip() != line else f"{line}  [→ {after}]"

    def code(self, mutant: Mutant) -> CodeType:
        """The compiled module with the one piece wrong."""
        mutant.place.put(ast.fix_missing_locations(ast.copy_location(mutant.wrong, mutant.right)))
        try:
            return compile(self.tree, str(self.path), "exec")
        finally:
            mutant.place.put(mutant.right)


def changed_lines(before: str, after: str) -> tuple[str, str]:
    """The first lines that differ."""
    lines = list(difflib.ndiff(before.splitlines(), after.splitlines()))
    gone = [line[2:].strip() for line in lines if line.startswith("- ")]
    come = [line[2:].strip() for line in lines if line.startswith("+ ")]
    return "; ".join(gone[:2]), "; ".join(come[:2])


def line_of(node: ast.AST, place: Place) -> int:
    """The line of a piece of code."""
    return int(getattr(node, "lineno", getattr(place.holder, "lineno", 1)))


def places(tree: ast.Module) -> Iterator[tuple[Place, ast.AST]]:
    """Every piece of code that can be wrong, with the place where it hangs."""
    for index, node in enumerate(tree.body):
        if not is_silent(node):
            yield from pieces(node, Place(tree, "body", index, "", None))


def pieces(node: ast.AST, place: Place) -> Iterator[tuple[Place, ast.AST]]:
    """A piece of code and the pieces in it."""
    yield place, node
    where, owner = place.where, place.owner
    if isinstance(node, Function | ast.ClassDef) and owner is None:
        where = f"{where}.{node.name}".lstrip(".")
    for slot, child in () if isinstance(node, ast.JoinedStr) else ast.iter_fields(node):
        inside = node if owner is None and isinstance(node, Function) and slot == "body" else owner
        if slot not in {"annotation", "returns"}:
            yield from below(child, Place(node, slot, None, where, inside))


def below(child: object, place: Place) -> Iterator[tuple[Place, ast.AST]]:
    """The pieces in one field of a piece of code."""
    if isinstance(child, ast.AST) and not is_silent(child):
        yield from pieces(child, place)
    if isinstance(child, list):
        for index, item in enumerate(child):
            if isinstance(item, ast.AST) and not is_silent(item):
                yield from pieces(item, place._replace(index=index))


def is_said(kind: str, place: Place) -> bool:
    """Whether a wrong piece is only said: what is told of an error, or the names of a measure.

    The names are compared with the register of measures and with the generated reference.
    """
    match place.holder:
        case ast.Raise():
            return kind == "arguments"
        case ast.Call(func=ast.Name(id="Measure" | "_measure")):
            return kind == "word" and place.slot == "args" and place.index in {0, 1}
        case _:
            return False


def is_silent(node: ast.AST) -> bool:
    """Whether a piece is no code: a text, an annotation, a list of public names, or what only a type checker sees.

    What a problem says is a text; its code is compared with the reference of errors by the tests of the docs.
    """
    match node:
        case ast.Expr(value=ast.Constant()) | ast.Import() | ast.ImportFrom() | ast.pattern():
            return True
        case ast.Assign(targets=[ast.Name(id="__all__")]) | ast.If(test=ast.Name(id="TYPE_CHECKING")):
            return True
        case ast.AnnAssign(annotation=ast.Name(id="TypeAlias")) | ast.keyword(arg="cache_hash"):
            return True
        case ast.Call(func=ast.Name(id="assert_never" | "TypeVar" | "lru_cache" | "Problem")) | ast.Raise(exc=None):
            return True
        case ast.Expr(value=ast.Call(func=ast.Name(id="assert_never"))):
            return True
        case _:
            return False
