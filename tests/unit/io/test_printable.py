"""Text that stays inert."""

from __future__ import annotations

import json
from xml.etree import ElementTree as ET

import pytest

from devreport.io.printable import printable_json, xml_attribute, xml_text

UNSEEN = ["\u202e", "\x00", "\x7f", "\ud800", "\U000e0041", "\u2028", "\ufeff", "\r\n\t", "]]>", "<&>\"'"]


@pytest.mark.parametrize("text", UNSEEN)
def test_json_says_the_same(text: str) -> None:
    """And prints."""
    written = printable_json({"名": text})
    assert {"名": text} == json.loads(written)
    assert written.isprintable()


@pytest.mark.parametrize("text", UNSEEN)
def test_xml_can_be_read(text: str) -> None:
    """What cannot stand in it is told by its number."""
    element = ET.fromstring(f"<a b={xml_attribute(text)}>{xml_text(text)}</a>")  # noqa: S314 - our own
    plain = "".join(one if one in "\n\t]>&<\"'" else f"U+{ord(one):04X}" for one in text)
    assert (plain, plain) == (element.attrib["b"], element.text)
