"""The texts of CEL's own tests: the text form of protocol buffers, and the expression language."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

__all__ = ["Node", "Unreadable", "parse", "read_proto"]

#: An expression: the kind of node and its parts.
Node = tuple[Any, ...]

_QUOTED = r""""(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*\'"""
_PROTO = re.compile(rf"\s+|\#[^\n]*|({_QUOTED}|[\w.+-]+|\[[\w./]+\]|[{{}}<>:;,\[\]])")
_WORDS = re.compile(
    r'''\s+|//[^\n]*|([rRbB]{0,2}(?:"""(?:[^\\]|\\.)*?"""|\'\'\'(?:[^\\]|\\.)*?\'\'\'|'''
    + _QUOTED
    + r""")|0x[0-9a-fA-F]+[uU]?|(?:[0-9]+\.[0-9]+|\.[0-9]+|[0-9]+)(?:[eE][+-]?[0-9]+)?[uU]?"""
    + r"""|\w+|&&|\|\||[<>=!]=|[^\s])""",
    re.DOTALL,
)
_ESCAPE = re.compile(r"\\(x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|[0-7]{3}|.)", re.DOTALL)
_OCTETS = re.compile(r"(?:\\[0-7]{3}|\\x[0-9a-fA-F]{2})+")
_SHORT = {"n": "\n", "t": "\t", "r": "\r", "a": "\a", "b": "\b", "f": "\f", "v": "\v"}
_LEVELS: Sequence[Sequence[str]] = (
    ("||",), ("&&",), ("<", "<=", ">", ">=", "==", "!=", "in"), ("+", "-"), ("*", "/", "%"),
)  # fmt: skip


class Unreadable(Exception):  # noqa: N818 - a text outside the part of the language that is read
    """A text that is not read."""


def unescape(text: str) -> str:
    """The characters that a quoted text stands for."""

    def one(match: re.Match[str]) -> str:
        found = match[1]
        if found[0] in "xuU" and len(found) > 1:
            return chr(int(found[1:], 16))
        return chr(int(found, 8)) if found.isdigit() and len(found) == 3 else _SHORT.get(found, found)

    return _ESCAPE.sub(one, text)


def _tokens(pattern: re.Pattern[str], text: str) -> list[str]:
    return [match[1] for match in pattern.finditer(text) if match[1] is not None]


def read_proto(text: str) -> dict[str, list[Any]]:
    """A message: each field with all its values, in order."""
    return _message(iter(_tokens(_PROTO, text)))


def _message(tokens: Iterator[str]) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = {}
    for name in tokens:
        if name in "}>":
            return found
        if name in ",;":
            continue
        start = next(tokens)
        start = next(tokens) if start == ":" else start
        values = found.setdefault(name, [])
        if start == "[":
            values += [_value(one, tokens) for one in iter(lambda: next(tokens), "]") if one != ","]
        else:
            values.append(_value(start, tokens))
    return found


def _value(first: str, tokens: Iterator[str]) -> Any:
    if first in "{<":
        return _message(tokens)
    return unescape(_OCTETS.sub(_utf8, first[1:-1])) if first[0] in "'\"" else first


def _utf8(match: re.Match[str]) -> str:
    """In a message, octal and hexadecimal escapes are the bytes of characters."""
    found = [int(one[1:], 16) if one[0] == "x" else int(one, 8) for one in match[0][1:].split("\\")]
    return bytes(found).decode("utf-8", "replace")


def parse(text: str) -> Node:
    """An expression, as nested tuples.

    Raises:
        Unreadable: for what is outside the part that is read.
    """
    reader = _Reader(_tokens(_WORDS, text))
    found = reader.ternary()
    if reader.rest:
        raise Unreadable(text)
    return found


class _Reader:
    """What is left of an expression, front first."""

    def __init__(self, tokens: list[str]) -> None:
        self.rest = tokens[::-1]

    def peek(self) -> str:
        return self.rest[-1] if self.rest else ""

    def take(self, expected: str = "") -> str:
        if not self.rest or (expected and self.rest[-1] != expected):
            raise Unreadable(expected)
        return self.rest.pop()

    def ternary(self) -> Node:
        condition = self.binary(0)
        if self.peek() != "?":
            return condition
        self.take()
        value = self.ternary()
        self.take(":")
        return ("case", condition, value, self.ternary())

    def binary(self, level: int) -> Node:
        if level == len(_LEVELS):
            return self.unary()
        left = self.binary(level + 1)
        while self.peek() in _LEVELS[level]:
            left = ("binary", self.take(), left, self.binary(level + 1))
        return left

    def unary(self) -> Node:
        if self.peek() == "!":
            return ("not", (self.take(), self.unary())[1])
        if self.peek() == "-":
            self.take()
            inside = self.unary()
            negative = inside[0] == "number" and not inside[1].startswith("-")
            return ("number", f"-{inside[1]}", inside[2]) if negative else ("negate", inside)
        return self.postfix(self.primary())

    def postfix(self, node: Node) -> Node:
        while self.peek() in {".", "[", "{"}:
            sign = self.take()
            if sign == "[":
                node = ("index", node, self.ternary())
                self.take("]")
            elif sign == "{":
                node = ("message", node, self.pairs())
            else:
                name = self.take()
                called = self.peek() == "("
                node = ("method", node, name, self.arguments()) if called else ("select", node, name)
        return node

    def arguments(self) -> list[Node]:
        self.take("(")
        return self.until(")")

    def until(self, end: str) -> list[Node]:
        found: list[Node] = []
        while self.peek() != end:
            found.append(self.ternary())
            if self.peek() == ",":
                self.take()
        self.take()
        return found

    def pairs(self) -> list[tuple[Node, Node]]:
        found: list[tuple[Node, Node]] = []
        while self.peek() != "}":
            key = self.ternary()
            self.take(":")
            found.append((key, self.ternary()))
            if self.peek() == ",":
                self.take()
        self.take()
        return found

    def primary(self) -> Node:
        first = self.take()
        if first == "(":
            inside = self.ternary()
            self.take(")")
            return ("group", inside)
        if first in {"[", "{"}:
            return ("list", self.until("]")) if first == "[" else ("map", self.pairs())
        if first[-1] in "'\"":
            return _text(first)
        if first[0].isdigit() or (first[0] == "." and len(first) > 1):
            return _number(first)
        if not re.fullmatch(r"\w+", first):
            raise Unreadable(first)
        return self.named(first)

    def named(self, name: str) -> Node:
        if name in {"true", "false"}:
            return ("truth", name == "true")
        if name == "null":
            return ("null",)
        return ("call", name, self.arguments()) if self.peek() == "(" else ("name", name)


def _text(token: str) -> Node:
    match = re.match(r"[rRbB]*", token)
    prefix = match[0].lower() if match else ""
    body = token[len(prefix) :]
    inside = body[3:-3] if body[:3] in {'"""', "'''"} else body[1:-1]
    return ("bytes" if "b" in prefix else "word", inside if "r" in prefix else unescape(inside))


def _number(token: str) -> Node:
    if token.lower().startswith("0x"):
        return ("number", str(int(token.rstrip("uU"), 16)), True)
    digits = token.rstrip("uU")
    return ("number", digits, bool(re.fullmatch("[0-9]+", digits)))
