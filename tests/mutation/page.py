"""The page of results: a table of the layers, and every survivor with the reason why no test can or need kill it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from tests.mutation.layers import LAYERS, ROOT

PAGE = ROOT / "docs" / "mutation.md"
REASONS = ROOT / "tests" / "mutation" / "reasons.json"
BEGIN, END = "<!-- results -->", "<!-- end of results -->"


class Reason(NamedTuple):
    """Why some survivors live."""

    kind: str
    reason: str
    mutants: tuple[str, ...]


class Row(NamedTuple):
    """What came of a layer."""

    layer: str
    tried: int
    killed: int
    survived: int
    equivalent: int

    @property
    def tenths(self) -> int:
        """Tenths of a per cent of the mutants that can be killed, cut off."""
        return 1000 * self.killed // max(1, self.tried - self.equivalent)


def reasons() -> list[Reason]:
    """The reasons, by hand."""
    data = json.loads(REASONS.read_text(encoding="utf-8"))
    return [Reason(one["kind"], one["reason"], tuple(one["mutants"])) for one in data]


def layer_of(name: str) -> str:
    """The layer of a mutant, from its name."""
    module = name.partition(":")[0].removeprefix("devreport.").replace(".", "/")
    return next(layer.name for layer in LAYERS if module.startswith(f"{layer.name}/"))


def rows(verdicts: Mapping[str, str], equivalent: frozenset[str]) -> list[Row]:
    """A row for each layer, and the sum."""
    made = []
    for layer in LAYERS:
        own = {name: verdict for name, verdict in verdicts.items() if layer_of(name) == layer.name}
        living = {name for name, verdict in own.items() if verdict == "survived"}
        same = len(living & equivalent)
        if own:
            made.append(Row(layer.name, len(own), len(own) - len(living), len(living) - same, same))
    return [*made, Row("all", *(sum(row[index] for row in made) for index in range(1, 5)))]


def text_of(verdicts: Mapping[str, str]) -> str:
    """The part of the page that is made."""
    told = reasons()
    equivalent = frozenset(name for one in told if one.kind == "equivalent" for name in one.mutants)
    lines = [
        "| layer | mutants | killed | survived | equivalent | killed, of those that can be |",
        "|---|--:|--:|--:|--:|--:|",
    ]
    for row in rows(verdicts, equivalent):
        share = f"{row.tenths // 10}.{row.tenths % 10} %"
        lines.append(
            f"| {row.layer} | {row.tried:,} | {row.killed:,} | {row.survived:,} | {row.equivalent:,} | {share} |"
        )
    return "\n".join([*lines, "", *survivors(verdicts, told)])


def survivors(verdicts: Mapping[str, str], told: Sequence[Reason]) -> list[str]:
    """The survivors under their reasons, and those that have none yet."""
    living = [name for name, verdict in sorted(verdicts.items()) if verdict == "survived"]
    known = {name for one in told for name in one.mutants}
    lines: list[str] = []
    for kind, title in (("equivalent", "Equivalent"), ("accepted", "Survivors")):
        lines += [f"### {title}", ""]
        for one in told:
            left = [name for name in one.mutants if name in living]
            if one.kind == kind and left:
                lines += [f"{one.reason}", "", *(f"- `` {name} ``" for name in left), ""]
    loose = [name for name in living if name not in known]
    return [*lines, "### Without a reason yet", "", *(f"- `` {name} ``" for name in loose)] if loose else lines[:-1]


def write_page(verdicts: Mapping[str, str]) -> None:
    """Put the results where the page has room for them."""
    page = PAGE.read_text(encoding="utf-8")
    head, rest = page.split(BEGIN)
    _, tail = rest.split(END)
    PAGE.write_text(f"{head}{BEGIN}\n\n{text_of(verdicts)}\n\n{END}{tail}", encoding="utf-8")
