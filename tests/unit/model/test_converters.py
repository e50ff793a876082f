import pytest

from devreport.errors import InputError
from devreport.model import Claim, Goal, LedgerEntry, Note, Observation, Text
from devreport.periods import half
from devreport.quantities import Quantity


def test_lists_become_tuples():
    """Whatever can be gone through is a list."""
    assert ("a", "b") == Note(id="n", text="x", tags=(tag for tag in "ab")).tags


@pytest.mark.parametrize("value", ["abc", b"bytes", {"a": 1}, 5, None, 1.5])
def test_what_is_no_list_is_refused(value):
    """A string is no list of its characters."""
    with pytest.raises(InputError, match="expected a list"):
        Note(id="n", text="x", tags=value)


def test_each_text_of_a_list_is_made():
    """Measures may be written as strings."""
    assert (Text("培训"),) == LedgerEntry(id="1", measures=["培训"]).measures


def test_named_figures_are_pairs():
    """Inputs of a claim may be written as lists."""
    rate = Quantity("97.2", "%")
    assert (("actual", rate),) == Claim(id="c", measure="completion", inputs=[["actual", rate]], value=rate).inputs


def test_a_weight_is_exact():
    """A float has been rounded already."""
    assert "0.50" == str(Goal(id="g", name="目标", weight="0.50").weight)
    with pytest.raises(InputError, match="exact number"):
        Goal(id="g", name="目标", weight=0.5)


def test_a_recorded_figure_is_a_quantity():
    """A float is refused at once."""
    with pytest.raises(InputError, match="a Quantity"):
        Observation(indicator="a", period=half(2023, 1), value=6.5)
