"""The public names, loaded when they are first used."""

import pytest

import devreport


def test_every_public_name_is_there():
    """And nothing else is."""
    assert devreport.__all__ == dir(devreport)
    for name in devreport.__all__:
        assert devreport.__getattr__(name) is not None
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        devreport.__getattr__("nothing")
