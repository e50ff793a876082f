"""Names of columns that databases could take for each other."""

from __future__ import annotations

import pytest

from devreport.bulk.engines.sql.naming import check_names
from devreport.errors import InputError


@pytest.mark.parametrize("names", [["Done", "done"], ["done", "done"]])
def test_names_that_differ_in_capitals_only_are_refused(names):
    """Names that differ in capitals only are refused."""
    with pytest.raises(InputError, match="DuckDB takes names") as caught:
        check_names(["id", *names], where="plans", engine="DuckDB")
    assert {one.where for one in caught.value.problems} == {"plans"}


def test_other_names_are_as_good_as_any():
    """Other names are as good as any."""
    check_names(["done", "done ", ""], where="plans", engine="Spark")
