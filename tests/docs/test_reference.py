"""docs/reference says what the objects say: every page is what the generator makes of them."""

import pytest

from tests.docs.codes import MEANINGS
from tests.docs.doors import codes_in_source
from tests.docs.generate import PAGES, REFERENCE


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_what_the_generator_makes(name: str) -> None:
    """A page that is out of date is brought up to date by ``python -m tests.docs.generate``."""
    made = PAGES[name]()
    assert made == (REFERENCE / name).read_text(encoding="utf-8"), "run python -m tests.docs.generate"


def test_there_is_no_other_page() -> None:
    """No page outlives what it is about."""
    assert sorted(PAGES) == sorted(path.name for path in REFERENCE.iterdir())


def test_every_code_of_a_problem_is_explained() -> None:
    """tests/docs/codes.py says what each code means, and explains none that is not used."""
    assert sorted({word for word, _ in codes_in_source()}) == sorted(MEANINGS)
