"""Which messages there may be, and with which roles."""

import pytest

from devreport.findings import STATEMENTS
from devreport.wording.declared import declared_roles, free_roles, misuse, required_messages
from devreport.wording.template import Slot


@pytest.mark.parametrize(
    "name", ["pace.ahead", "pace.unknown", "ledger.done-origin", "unit.亿元", "title.own", "when.day"]
)
def test_a_message_has_roles(name):
    """Statements, units, titles and the rest of the frame are known."""
    assert declared_roles(name) is not None


@pytest.mark.parametrize("name", ["", "pace", "pace.met", "pace.ahead-nothing", "nothing.ahead"])
def test_other_messages_are_not_known(name):
    """A statement needs one of its verdicts, and can only lack roles that it has."""
    assert declared_roles(name) is None


def test_a_variant_may_not_use_what_is_absent():
    """The role that is absent is no role of the variant."""
    assert {"found", "origin"} <= set(declared_roles("ledger.done"))
    assert "origin" not in declared_roles("ledger.done-origin")


@pytest.mark.parametrize(
    ("slot", "found"),
    [
        (Slot("gap"), None),
        (Slot("gap", "bare"), None),
        (Slot("lead"), ("the role {lead}", "one of gap, name")),
        (Slot("gap", "names"), ("the form {gap.names}", "one of '', 'bare', 'ordinal', 'when'")),
        (Slot("name", "bare"), ("the form {name.bare}", "one of ''")),
    ],
)
def test_a_slot_is_checked(slot, found):
    """A role must be declared, and its form must fit what plays it."""
    assert found == misuse(slot, {"gap": "figure", "name": "text"})


def test_no_roles_are_named_as_such():
    """A message without roles says so."""
    assert ("the role {x}", "one of no roles at all") == misuse(Slot("x"), {})


def test_only_periods_and_ordinals_differ_in_their_roles():
    """Month names in one language are month numbers in another."""
    assert free_roles("period.month")
    assert not free_roles("pace.ahead")


def test_a_complete_catalogue_has_every_verdict():
    """One message for each, and one for what is undecided unless the statement only records."""
    required = set(required_messages())
    assert {"pace.ahead", "pace.unknown", "note.recorded"} <= required
    assert "note.unknown" not in required
    assert {f"{name}.{verdict.value}" for name, one in STATEMENTS.items() for verdict in one.verdicts} <= required
