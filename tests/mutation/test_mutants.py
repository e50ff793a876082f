"""Mutants are wrong in one place, have names that stay, and text that is no code is left alone."""

import ast

import pytest

from tests.mutation.layers import LAYERS, name_of, suite_of
from tests.mutation.mutants import Source
from tests.mutation.operators import wrongs


def changes(code):
    """What may become of one piece of code, its own wrong twins only."""
    node = ast.parse(code).body[0]
    node = node.value if isinstance(node, ast.Expr) else node
    return [ast.unparse(wrong) for _, wrong in wrongs(node)]


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("a < b", ["a <= b", "a >= b"]),
        ("a <= b < c", ["a < b < c", "a > b < c", "a <= b <= c", "a <= b >= c"]),
        ("a is None", ["a is not None"]),
        ("a in b", ["a not in b"]),
        ("a * b", ["a + b"]),
        ("str | None", []),
        ("a & b", ["a | b"]),
        ("a and b", ["a or b"]),
        ("not a", ["a"]),
        ("-a", ["a"]),
        ("7", ["8"]),
        ("True", ["False"]),
        ("'word'", ["'wordx'"]),
        ("'a word or two'", []),
        ("'({} + {})'", ["'({} - {})'"]),
        ("' or '", ["' and '"]),
        ("f'{a} is None'", ["f'{a} is not None'"]),
        ("a if b else c", ["a if not b else c"]),
        ("f(a, b, c)", ["f(b, a, c)"]),
        ("f(a, a)", []),
        ("isinstance(a, b)", []),
        ("raise error", ["pass"]),
        ("a += 1", ["a -= 1", "pass"]),
        ("while a: b()", ["while not a:\n    b()"]),
    ],
)
def test_a_piece_of_code_has_its_wrong_twins(code, expected):
    """Each kind of slip."""
    assert expected == changes(code)


def test_a_case_or_its_guard_is_forgotten():
    """What only the type checker needs stays."""
    code = "match a:\n    case 1 if b:\n        c()\n    case _:\n        assert_never(a)"
    assert ["match a:\n    case _:\n        assert_never(a)", "match a:\n    case 1:\n        c()"] == changes(code)


def test_a_filter_is_forgotten():
    """Nothing is left out."""
    (each,) = ast.parse("[a for a in b if a]").body[0].value.generators
    assert [" for a in b"] == [ast.unparse(wrong) for _, wrong in wrongs(each)]


@pytest.fixture(scope="module")
def source(tmp_path_factory):
    """A small module."""
    path = tmp_path_factory.mktemp("mutants") / "small.py"
    path.write_text(
        '"""Prose."""\n\n__all__ = ["twice"]\nLIMIT: int = 2\n\n\n'
        'def twice(a: "int", b=1):\n    """Prose."""\n    return a + a if a < LIMIT else a + a\n',
        encoding="utf-8",
    )
    return Source(path, "small")


def test_every_mutant_has_a_name_of_its_own(source):
    """With the function, the line and what became of it; the annotation, the prose and the names are left alone."""
    told = [mutant.name.partition(": ")[2] for mutant in source.mutants()]
    line = "return a + a if a < LIMIT else a + a"
    assert "LIMIT: int = 2  [2 → 3]" in told
    assert f"{line}  [a + a → a - a] #2" in told
    assert len(told) == len(set(told))
    assert not [name for name in told if "Prose" in name or "twicex" in name or "intx" in name]


def test_what_works_on_import_has_no_owner(source):
    """A formula and a default, but not the body of a function."""
    owners = {mutant.name.partition("  ")[2]: mutant.owner for mutant in source.mutants()}
    assert owners["[2 → 3]"] is owners["[1 → 2]"] is None
    assert ("twice", 7) == owners["[a < LIMIT → a <= LIMIT]"]


def test_a_mutant_is_compiled_and_the_source_stays_right(source):
    """One at a time."""
    right = ast.unparse(source.tree)
    (mutant,) = [one for one in source.mutants() if one.name.endswith("[a < LIMIT → a >= LIMIT]")]
    names = {}
    exec(source.code(mutant), names)  # noqa: S102 - the module of this test
    assert (2, 2 * 5) == (names["twice"](1), names["twice"](5))
    assert right == ast.unparse(source.tree)


def test_every_layer_has_modules_and_tests():
    """A layer that is renamed is renamed here too."""
    for layer in LAYERS:
        assert layer.modules
        assert all(suite_of(path).layer.is_dir() for path in layer.modules)
        assert all(name_of(path).startswith("devreport.") for path in layer.modules)
