"""Catalogues: read strictly, with every problem at its line."""

import re
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devreport.errors import WordingError
from devreport.wording.messages import Catalogue, read_catalogue

HEAD = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n\n'

GOOD = """msgctxt "pace.on_pace"
msgid "{name} is on schedule"
msgstr "{name}与序时进度持平"
"""


def read(body: str | bytes, *, locale: str = "zh-Hans-CN") -> Catalogue:
    """A catalogue of one file."""
    content = body if isinstance(body, bytes) else (HEAD + body).encode()
    return read_catalogue({"house.po": content}, locale=locale)


def entry(context: str, source: str, text: str) -> str:
    """One message."""
    return f'msgctxt "{context}"\nmsgid "{source}"\nmsgstr "{text}"\n'


def test_a_message_is_compiled():
    """It has its id, its words and its roles."""
    message = read(GOOD).message("pace.on_pace")
    assert ("pace.on_pace", frozenset({"name"}), frozenset()) == (message.id, message.roles, message.absent)
    assert "投资与序时进度持平" == message.forms[0].format({"name": "投资"})


def test_a_byte_order_mark_is_no_part_of_it():
    """Editors of some systems write one."""
    assert read(b"\xef\xbb\xbf" + (HEAD + GOOD).encode()).message("pace.on_pace")


def test_a_later_file_replaces_single_messages():
    """A house changes one sentence and keeps the others."""
    own = (HEAD + entry("pace.on_pace", "{name} is on schedule", "{name}达序时")).encode()
    catalogue = read_catalogue({"a.po": (HEAD + GOOD).encode(), "b.po": own}, locale="zh-Hans-CN")
    assert "投资达序时" == catalogue.message("pace.on_pace").forms[0].format({"name": "投资"})
    assert catalogue.digest != read(GOOD).digest


WRONG = [
    (entry("pace.sideways", "{name}", "{name}"), "house.po:6: found the message 'pace.sideways'"),
    (
        entry("pace.ahead", "{name}", "{name}{lead}"),
        "found the role {lead} in 'pace.ahead', expected one of actual, elapsed",
    ),
    (entry("pace.ahead", "{name}{gap.names}", "{name}{gap}"), "found the form {gap.names} in 'pace.ahead'"),
    (
        entry("pace.ahead", "{name}{gap}", "{name}"),
        "found {name} in 'pace.ahead', expected {gap} {name}, as in its source",
    ),
    (entry("pace.ahead", "{name}", "完成"), "found no roles in 'pace.ahead', expected {name}"),
    (entry("pace.ahead", "{name}", "{name}第1"), "house.po:6: found the digit 1 among the words in 'pace.ahead'"),
    (entry("pace.ahead", "{name}", "{name.__class__}"), "found the field {name.__class__} in 'pace.ahead'"),
    (entry("pace.ahead", "{name", "{name}"), "found an unbalanced brace"),
    (entry("pace.ahead", "{name}", ""), "found 'pace.ahead' without words"),
    ("#, fuzzy\n" + entry("pace.ahead", "{name}", "{name}"), "found 'pace.ahead' marked fuzzy"),
    (
        GOOD + "\n" + GOOD.replace("is on", "keeps"),
        "house.po:9: found 'pace.on_pace' a second time, expected each message once",
    ),
    ('msgid "no id"\nmsgstr "x"\n', "found the message ''"),
    ("nonsense here\n", "house.po:5: found 'nonsense here', expected a .po file"),
    ('msgctxt "pace.ahead"\nmsgid "{name}"\n', "missing msgstr"),
    ('msgctxt "pace.ahead"\nmsgid "{name}"\nmsgstr[x] "{name}"\n', "found a line that cannot be read"),
]


@pytest.mark.parametrize(("body", "found"), WRONG, ids=[found for _, found in WRONG])
def test_what_is_wrong_is_named_with_its_line(body, found):
    """A catalogue cannot reach into objects, drop or invent a role, or hold a digit."""
    with pytest.raises(WordingError) as caught:
        read(body)
    assert found in str(caught.value)


def test_all_problems_come_at_once():
    """Each file and each message is read to its end."""
    bad = (HEAD + entry("pace.ahead", "{name}", "{x}") + "\n" + entry("pace.behind", "{name}", "9")).encode()
    with pytest.raises(WordingError) as caught:
        read_catalogue({"a.po": bad, "b.po": b"\xff"}, locale="en")
    assert ["a.po:6", "a.po:10", "b.po:1"] == [problem.where for problem in caught.value.problems]


def test_plural_forms_are_those_of_the_language():
    """English has two forms, Chinese one."""
    plural = 'msgctxt "funding_issued.recorded"\nmsgid "{count} project"\nmsgid_plural "{count} projects"\n'
    english = read(plural + 'msgstr[0] "{count} project"\nmsgstr[1] "{count} projects"\n', locale="en")
    assert 2 == len(english.message("funding_issued.recorded").forms)
    assert 1 == len(read(plural + 'msgstr[0] "{count}个"\n').message("funding_issued.recorded").forms)
    with pytest.raises(WordingError, match="more translations than num_plurals"):
        read(plural + 'msgstr[0] "{count}个"\nmsgstr[1] "{count}个"\n')
    with pytest.raises(WordingError, match="without words"):
        read(plural + 'msgstr[0] "{count} project"\n', locale="en")


def test_a_header_with_other_plural_forms_is_refused():
    """The header is held against what the language has."""
    header = HEAD.replace("\n\n", '\n"Plural-Forms: nplurals=3; plural=0;\\n"\n\n')
    with pytest.raises(
        WordingError, match=re.escape("house.po:1: found 3 plural forms, expected 1, as zh-Hans-CN has")
    ):
        read(header.encode())


def test_periods_may_use_other_roles_than_the_source():
    """A month is a number in one language and a name in another."""
    assert read(entry("period.month", "{first_name} {year}", "{year}年{first}月")).message("period.month")


def test_a_message_that_is_not_there_is_named():
    """With the id that comes nearest."""
    with pytest.raises(WordingError, match=r'did you mean "pace\.on_pace"'):
        read(GOOD).message("pace.on_pase")


VARIANTS = "\n".join(
    [
        entry("ledger.done-origin", "{name} done", "{name}完成"),
        entry("ledger.done", "{origin} {name} done", "{origin}{name}完成"),
        entry("note.recorded", "{text}", "{text}"),
    ]
)


@pytest.mark.parametrize(
    ("present", "name"),
    [(["name", "origin"], "ledger.done"), (["name"], "ledger.done-origin"), ([], "ledger.done-origin")],
)
def test_the_variant_follows_from_the_roles_present(present, name):
    """The fullest message whose roles are all there; where there is none, the one that lacks the fewest."""
    assert name == read(VARIANTS).wording_of("ledger.done", present).id


def test_an_unknown_wording_is_named():
    """As any message that is not there."""
    with pytest.raises(WordingError, match=re.escape("no message 'ledger.gone'")):
        read(VARIANTS).wording_of("ledger.gone", [])


def test_what_is_undecided_is_worded_as_a_bare_record():
    """Unless the statement has a message of its own for it."""
    catalogue = read(entry("pace.unknown", "{name}", "{name}") + "\n" + VARIANTS)
    assert "pace.unknown" == catalogue.statement("pace", None)
    assert "note.recorded" == catalogue.statement("note", None)
    assert "pace.ahead" == catalogue.statement("pace", "ahead")


@given(text=st.text())
def test_no_text_gets_past_the_checks(text):
    """Whatever a message holds, it is refused or made of declared roles and words without digits."""
    quoted = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\r", " ")
    try:
        message = read(entry("note.recorded", "{text}", quoted)).message("note.recorded")
    except WordingError:
        return
    assert {"text"} == message.roles
    assert not any(c.isdigit() for part in message.forms[0].parts for c in getattr(part, "text", ""))


@given(content=st.binary())
def test_no_bytes_do_harm(content):
    """Any file is read or refused with a WordingError."""
    with suppress(WordingError):
        assert read(content)
