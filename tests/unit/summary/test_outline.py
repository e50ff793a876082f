"""An outline is data."""

import pytest

from devreport.errors import InputError
from devreport.model import Text
from devreport.summary import Join, Order, Outline, OutlinePoint, OutlineSection, Select


def test_lists_become_tuples_and_words_become_texts():
    """What a file holds is enough to make an outline."""
    select = Select(tags=["party"], opening="其中")
    section = OutlineSection(id="one", heading={"en": "Work"}, points=[OutlinePoint(id="first", selects=[select])])
    outline = Outline(id="mine", sections=[section])
    assert ("party",) == outline.sections[0].points[0].selects[0].tags
    assert Text("其中") == select.opening
    assert Text({"en": "Work"}) == section.heading


def test_a_selection_says_everything_once_in_the_order_of_the_plan():
    """The plainest selection has no condition."""
    plain = Select()
    assert (Order.PLAN, Join.SENTENCES, None, False, False) == (
        plain.order,
        plain.join,
        plain.limit,
        plain.one_each,
        plain.again,
    )


def test_a_single_word_is_no_list():
    """A forgotten bracket does not become a list of letters."""
    with pytest.raises(InputError, match="a list"):
        Select(tags="party")
