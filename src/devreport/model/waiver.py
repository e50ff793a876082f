"""Waivers: why something that a rule finds wrong is right, or bearable for some time."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import date

from attrs import field, frozen

from devreport.errors import Problem
from devreport.model.links import dangling, repeated
from devreport.periods import Period
from devreport.text import Text

__all__ = ["Waiver", "waivers"]


@frozen(kw_only=True)
class Waiver:
    """An explanation given for a failure in advance (除非另有说明), so that it is known and does not count as new.

    Attributes:
        rule: the rule that fails: its name, its code or an alias.
        subject: the id of what it fails on, as in the findings: ``investment``, ``investment/yinchuan``.
        reason: why that is so.
        by: who gave the explanation: the id of a unit of the plan, or a name.
        until: the last day it holds; without one it holds for good.
        period: the period it is about; by default every period.
    """

    rule: str
    subject: str
    reason: Text = field(converter=Text)
    by: str
    until: date | None = None
    period: Period | None = None

    @property
    def id(self) -> str:
        """Made of what it is."""
        about = f"waiver:{self.rule}:{self.subject}"
        return f"{about}@{self.period.code}" if self.period else about


def waivers(given: Iterable[Waiver], known: Collection[str]) -> Iterator[Problem]:
    """Waivers given twice, and those of something that is not in the plan.

    Args:
        given: the waivers of a plan.
        known: every id in the plan that the id of a subject may begin with.
    """
    placed = [(f"$.waivers[{index}]", one) for index, one in enumerate(given)]
    yield from repeated((where, one.id) for where, one in placed)
    heads = [(f"{where}.subject", one.subject.partition("/")[0]) for where, one in placed]
    yield from dangling(heads, known, noun="something in the plan")
