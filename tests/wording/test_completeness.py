"""Every locale says everything, with the same roles, and nothing that is not a figure holds a digit."""

from itertools import chain, combinations

import pytest

from devreport.findings import STATEMENTS
from devreport.wording import locale_named, locale_tags
from devreport.wording.declared import required_messages
from tests.strategies.wording import finding
from tests.wording.words import worded_clause

LOCALES = locale_tags()


def says(name):
    """Whether it is a message of a statement, and none of the frame, such as check.title."""
    statement, _, verdict = name.partition("-")[0].partition(".")
    return statement in STATEMENTS and verdict in {"unknown", *(one.value for one in STATEMENTS[statement].verdicts)}


def choices(roles):
    """Every choice of some of the roles, none and all included."""
    return map(frozenset, chain.from_iterable(combinations(roles, size) for size in range(len(roles) + 1)))


@pytest.mark.parametrize("tag", LOCALES)
def test_a_catalogue_is_complete(tag):
    """There is a message for each verdict of each statement, and for all that puts sentences together."""
    assert set() == set(required_messages()) - set(locale_named(tag).catalogue.messages)


def test_catalogues_have_the_same_statements():
    """A message for a statement, in whatever variant, is there in every language or in none."""
    found = [{name for name in locale_named(tag).catalogue.messages if says(name)} for tag in LOCALES]
    assert [found[0]] * len(found) == found


@pytest.mark.parametrize("statement", STATEMENTS.values(), ids=lambda statement: statement.name)
@pytest.mark.parametrize("tag", LOCALES)
def test_absent_roles_have_a_message_of_their_own(statement, tag):
    """Whatever the plan does not ask for is left out of the sentence, and nothing is marked as missing."""
    texts = [role for role in statement.texts if role not in {"name", "title", "rule"} and len(statement.texts) > 1]
    for verdict in (*statement.verdicts, None):
        for absent in choices((*statement.optional, *texts)):
            page, _ = worded_clause(finding(statement, verdict, absent=absent), tag)
            assert verdict is None or not page.gaps, (verdict, absent)


@pytest.mark.parametrize("tag", LOCALES)
def test_sentences_begin_small_and_end_open(tag):
    """A message is a clause: the capital and the full stop come with the sentence."""
    for name, message in locale_named(tag).catalogue.messages.items():
        if says(name):
            for form in message.forms:
                text = form.format(dict.fromkeys(form.roles, "x"))
                assert text == text.strip()
                assert text[-1] not in "。.;；,，:："
                assert not text[0].isupper()


def test_chinese_has_no_spaces_and_no_half_width_punctuation():
    """Official Chinese sets no space between characters and digits, and full-width punctuation."""
    for name, message in locale_named("zh").catalogue.messages.items():
        if says(name):
            words = "".join(part.text for form in message.forms for part in form.parts if hasattr(part, "text"))
            assert not set(words) & set(" ,;:()?!"), name
