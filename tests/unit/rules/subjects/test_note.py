"""Notes as subjects."""

import pytest

from tests.rules.assessed import subjects


@pytest.mark.parametrize(
    ("text", "vague"),
    [
        ("统筹推进。", ""),
        ("多次调研，大量走访。", "多次"),
        ("多次调研（3次）。", ""),
        ("多次、共十余次调研。", ""),
        ("召开3次会议，多次调研。", "多次"),
        ({"zh": "调研。", "en": "Several times, several surveys"}, "Several times"),
    ],
)
def test_the_first_vague_word_in_a_clause_without_a_number(text: object, vague: str) -> None:
    """In any language of the note."""
    found = subjects("note", {"notes": [{"id": "x", "text": text}]})["x"]
    assert (vague, ("note:x.text",)) == (found.cells["vague"], found.inputs["vague"])
