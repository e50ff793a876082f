"""Every import contract of pyproject.toml is kept."""

import pytest

from tests.architecture.source import contracts
from tests.architecture.tools import check_with


@pytest.mark.parametrize("contract", [contract["id"] for contract in contracts()])
def test_an_import_contract_is_kept(contract: str) -> None:
    """Imports point where the contract lets them point."""
    check_with("lint-imports", "--no-logo", "--no-cache", "--contract", contract)
