"""Text that stays inert where it is put: in JSON, and in XML."""

from __future__ import annotations

import json
import re
from typing import Final
from xml.sax.saxutils import escape

__all__ = ["printable_json", "xml_attribute", "xml_text"]

#: What nobody sees, or turns the direction of writing: controls, format characters, other line ends, half pairs.
_UNSEEN: Final = re.compile(
    r"[\x00-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u2800\u3164"
    r"\ud800-\udfff\ufeff\uffa0\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e007f]"
)
_IN_ATTRIBUTES: Final = {'"': "&quot;", "\n": "&#10;", "\t": "&#9;", "\r": "&#13;"}


def printable_json(data: object) -> str:
    r"""JSON on one line that reads as it prints, and says the same as any other.

    Example:
        >>> printable_json({"名称": "a\u202eb"})
        '{"名称": "a\\u202eb"}'
    """
    return _UNSEEN.sub(lambda match: json.dumps(match[0])[1:-1], json.dumps(data, ensure_ascii=False))


def xml_text(text: str) -> str:
    r"""Text between tags; what nobody sees is told by its number.

    Example:
        >>> xml_text("a]]> & <b>\x00")
        'a]]&gt; &amp; &lt;b&gt;U+0000'
    """
    return escape(_told(text))


def xml_attribute(text: str) -> str:
    """Text as the value of an attribute, with its quotes.

    Example:
        >>> xml_attribute('say "no"')
        '"say &quot;no&quot;"'
    """
    return f'"{escape(_told(text), _IN_ATTRIBUTES)}"'


def _told(text: str) -> str:
    return _UNSEEN.sub(lambda match: match[0] if match[0] in "\n\t" else f"U+{ord(match[0]):04X}", text)
