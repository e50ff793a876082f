"""What a slip of the pen makes of one piece of code: every operator gives a piece its wrong twins."""

from __future__ import annotations

import ast
import copy
from collections.abc import Callable, Iterator

#: A wrong comparison is off by its line (``<`` for ``<=``) or looks the wrong way.
COMPARISONS: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Lt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
}
ARITHMETIC: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Add,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult,
    ast.Mod: ast.FloorDiv,
    ast.Pow: ast.Mult,
    ast.LShift: ast.RShift,
    ast.RShift: ast.LShift,
    ast.BitAnd: ast.BitOr,
    ast.BitOr: ast.BitAnd,
    ast.BitXor: ast.BitAnd,
}
#: The kinds whose survivors are all run and all explained.
CAREFUL = frozenset({"comparison", "condition", "logic", "missing", "sign"})

#: Calls whose arguments nobody mixes up, since that fails at once, and calls that do not mind the order.
FIXED = frozenset({"isinstance", "issubclass", "cast", "getattr", "max", "min", "gcd", "lcm", "union"}) | {
    "Measure",
    "_measure",
}

#: Signs in Python that is written as text, and by what it is known.
SIGNS = {
    " <= ": ("comparison", " < "),
    " >= ": ("comparison", " > "),
    " < ": ("comparison", " <= "),
    " > ": ("comparison", " >= "),
    " == ": ("comparison", " != "),
    " is None": ("missing", " is not None"),
    " is not None": ("missing", " is None"),
    " is True": ("logic", " is False"),
    " is False": ("logic", " is True"),
    " + ": ("arithmetic", " - "),
    " - ": ("arithmetic", " + "),
    " * ": ("arithmetic", " + "),
    "(-": ("sign", "("),
    "(not ": ("logic", "("),
}
WORDS = {" and ": ("logic", " or "), " or ": ("logic", " and ")}
MARKS = ("{0}", "{}", "{1}", " is None", " is not None", " == ")

Wrong = tuple[str, ast.AST]


def comparison(node: ast.Compare) -> Iterator[Wrong]:
    """Each of the signs of a comparison in turn."""
    for index, sign in enumerate(node.ops):
        for other in COMPARISONS[type(sign)]:
            wrong = copy.deepcopy(node)
            wrong.ops[index] = other()
            yield "missing" if is_none(node.comparators[index]) else "comparison", wrong


def is_none(node: ast.AST) -> bool:
    """Whether code says ``None``."""
    return isinstance(node, ast.Constant) and node.value is None


def arithmetic(node: ast.BinOp | ast.AugAssign) -> Iterator[Wrong]:
    """The wrong operation; a union of types is none."""
    if not is_union(node):
        wrong = copy.deepcopy(node)
        wrong.op = ARITHMETIC[type(node.op)]()
        yield "logic" if isinstance(node.op, ast.BitAnd | ast.BitOr) else "arithmetic", wrong


def is_union(node: ast.AST) -> bool:
    """Whether ``A | B`` stands between names of types."""
    match node:
        case ast.BinOp(op=ast.BitOr(), left=left, right=right):
            return (is_union(left) or is_type(left)) and is_type(right)
        case _:
            return False


def is_type(node: ast.AST) -> bool:
    """Whether code is written as types are: ``Fraction``, ``str``, ``tuple[int, ...]``, ``None``."""
    match node:
        case ast.Name(id=name):
            return name in {"str", "int", "bool", "date", "float"} or (name[0].isupper() and not name.isupper())
        case ast.Attribute(attr=name):
            return name[0].isupper() and not name.isupper()
        case ast.Subscript() | ast.Constant(value=None):
            return True
        case _:
            return False


def boolean(node: ast.BoolOp) -> Iterator[Wrong]:
    """``and`` for ``or``."""
    wrong = copy.deepcopy(node)
    wrong.op = ast.Or() if isinstance(node.op, ast.And) else ast.And()
    yield "logic", wrong


def unary(node: ast.UnaryOp) -> Iterator[Wrong]:
    """``x`` for ``not x``, ``-x`` and ``~x``."""
    if not isinstance(node.op, ast.UAdd):
        yield "logic" if isinstance(node.op, ast.Not) else "sign", node.operand


def constant(node: ast.Constant) -> Iterator[Wrong]:
    """The next whole number, the other truth value, a word with a letter more; prose is left alone."""
    match node.value:
        case bool(value):
            yield "truth value", ast.Constant(not value)
        case int(value):
            yield "number", ast.Constant(value + 1)
        case str(value) if not any(character.isspace() for character in value):
            yield "word", ast.Constant(f"{value}x")
        case str(value):
            yield from ((kind, ast.Constant(wrong)) for kind, wrong in written(value))
        case _:
            pass


def written(text: str) -> Iterator[tuple[str, str]]:
    """Python that a text holds, for code that writes code: one wrong sign; prose is left alone."""
    if text in WORDS or any(mark in text for mark in MARKS):
        for right, (kind, wrong) in {**SIGNS, **WORDS}.items():
            if right in text:
                yield kind, text.replace(right, wrong, 1)


def joined(node: ast.JoinedStr) -> Iterator[Wrong]:
    """Python that an f-string writes."""
    for index, part in enumerate(node.values):
        if isinstance(part, ast.Constant):
            for kind, text in written(part.value):
                wrong = copy.copy(node)
                wrong.values = [*node.values[:index], ast.Constant(text), *node.values[index + 1 :]]
                yield kind, wrong


def branch(node: ast.If | ast.IfExp | ast.While) -> Iterator[Wrong]:
    """The other branch."""
    if not isinstance(node.test, ast.Compare | ast.UnaryOp):
        wrong = copy.copy(node)
        wrong.test = ast.UnaryOp(ast.Not(), node.test)
        yield "condition", wrong


def filtered(node: ast.comprehension) -> Iterator[Wrong]:
    """What a comprehension keeps: nothing is left out."""
    for index in range(len(node.ifs)):
        wrong = copy.copy(node)
        wrong.ifs = node.ifs[:index] + node.ifs[index + 1 :]
        yield "condition", wrong


def cases(node: ast.Match) -> Iterator[Wrong]:
    """A case that was forgotten, or whose guard was."""
    for index, case in enumerate(node.cases):
        if len(node.cases) > 1 and not never(case.body):
            wrong = copy.copy(node)
            wrong.cases = node.cases[:index] + node.cases[index + 1 :]
            yield "case", wrong
        if case.guard is not None:
            wrong, open_case = copy.copy(node), copy.copy(case)
            open_case.guard = None
            wrong.cases = [*node.cases[:index], open_case]
            yield "condition", wrong


def never(body: list[ast.stmt]) -> bool:
    """Whether a branch is there for the type checker alone."""
    return "assert_never" in ast.unparse(body[0])


def returned(node: ast.Return) -> Iterator[Wrong]:
    """Nothing for the result."""
    if node.value is not None and not is_none(node.value):
        yield "result", ast.Return(ast.Constant(None))


def removed(node: ast.stmt) -> Iterator[Wrong]:
    """A statement that was forgotten."""
    yield "statement", ast.Pass()


def swapped(node: ast.Call) -> Iterator[Wrong]:
    """The first two arguments the wrong way round."""
    known = isinstance(node.func, ast.Name) and node.func.id in FIXED
    first = [argument for argument in node.args[:2] if not isinstance(argument, ast.Starred)]
    if len(first) == 2 and not known and ast.dump(first[0]) != ast.dump(first[1]):
        wrong = copy.copy(node)
        wrong.args = [node.args[1], node.args[0], *node.args[2:]]
        yield "arguments", wrong


OPERATORS: dict[type[ast.AST], tuple[Callable[..., Iterator[Wrong]], ...]] = {
    ast.Compare: (comparison,),
    ast.BinOp: (arithmetic,),
    ast.AugAssign: (arithmetic, removed),
    ast.BoolOp: (boolean,),
    ast.UnaryOp: (unary,),
    ast.Constant: (constant,),
    ast.JoinedStr: (joined,),
    ast.If: (branch,),
    ast.IfExp: (branch,),
    ast.While: (branch,),
    ast.comprehension: (filtered,),
    ast.Match: (cases,),
    ast.Return: (returned,),
    ast.Expr: (removed,),
    ast.Raise: (removed,),
    ast.Call: (swapped,),
}


def wrongs(node: ast.AST) -> Iterator[Wrong]:
    """Every wrong twin of one piece of code, with the kind of the slip."""
    for operator in OPERATORS.get(type(node), ()):
        yield from operator(node)
