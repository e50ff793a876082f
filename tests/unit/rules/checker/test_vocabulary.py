"""Words that a field can be."""

import pytest

from devreport.expressions import Expr, Field, Parameter
from devreport.rules.checker.places import Spot
from devreport.rules.checker.vocabulary import unknown_words
from devreport.rules.subject import Meaning, Sort, Table

KIND = Field("kind")
SCOPE = Table({"kind": Meaning(Sort.WORD, "", words=("flow", "stock")), "id": Meaning(Sort.WORD, "")})


@pytest.mark.parametrize(
    ("where", "hint", "expr"),
    [
        ("$.right", 'did you mean "stock"?', KIND.equals("stok")),
        ("$.right", "use one of these words", KIND.equals("something else")),
        ("$.left", 'did you mean "flow"?', Parameter("wanted").equals(KIND)),
        ("$.options[1]", 'did you mean "flow"?', KIND.is_in("stock", "flo")),
    ],
)
def test_a_word_that_cannot_be(where: str, hint: str, expr: Expr) -> None:
    """With the nearest that can."""
    found = list(unknown_words(Spot("$", expr, SCOPE), {"wanted": "fow"}))
    assert [(where, hint, "unknown_word")] == [(one.where, one.hint, one.code) for one in found]


@pytest.mark.parametrize(
    "expr",
    [
        KIND.equals("flow"),
        KIND.equals(Parameter("wanted")),
        KIND.equals(Parameter("number")),
        KIND.equals(Field("id")),
        Field("id").equals("anything"),
        Field("nobody_knows").equals("anything"),
        KIND.is_missing(),
    ],
)
def test_a_word_that_can(expr: Expr) -> None:
    """Or of which nothing is known."""
    assert [] == list(unknown_words(Spot("$", expr, SCOPE), {"wanted": "stock", "number": True}))
