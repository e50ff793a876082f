"""Tables, as engines hold them."""

from __future__ import annotations

import pytest

from devreport.bulk import Mapped
from devreport.bulk.tables import open_table
from devreport.errors import InputError
from tests.tables.made import mapping, table


def test_a_table_is_fitted_to_its_mapping() -> None:
    """A table is fitted to its mapping, and so are those of its child rows."""
    held = mapping({"parts": {"n": Mapped()}}, x=Mapped())
    opened = open_table(table({"x": [1]}, held, parts={"of": ["k0"], "n": [1]}))
    assert "the table" == opened.source.label
    assert ["parts"] == list(opened.children) == list(opened.rows.children)


def test_child_rows_have_to_be_mapped() -> None:
    """Child rows have to be mapped."""
    held = mapping({"parts": {"n": Mapped()}}, x=Mapped())
    given = table({"x": [1]}, held, part={"of": ["k0"], "n": [1]})
    with pytest.raises(InputError, match='did you mean "parts"'):
        open_table(given)


def test_child_rows_name_their_row_as_it_names_itself() -> None:
    """Child rows name their row as it names itself."""
    held = mapping({"parts": {"n": Mapped()}}, x=Mapped())
    given = table({"x": [1]}, held, parts={"of": [0], "n": [1]})
    with pytest.raises(InputError, match="a column of text, as the key is"):
        open_table(given)
