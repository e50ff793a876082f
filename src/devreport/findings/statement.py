"""Statements: what a finding claims, and the roles its figures and texts play."""

from __future__ import annotations

from attrs import field, frozen

from devreport.findings.outcome import Verdict

__all__ = ["Statement"]


@frozen
class Statement:
    """One kind of claim; every language has one whole sentence for each of its verdicts.

    Attributes:
        name: its name, the first half of a message's id.
        verdicts: the verdicts it can carry.
        figures: the roles that single figures play.
        texts: the roles that single names and free texts play.
        lists: the roles that lists play; figures and names of one list come together.
        optional: figure roles that are left out where the plan does not ask for them; the message is then the one
            whose id ends in ``-role``.
    """

    name: str
    verdicts: tuple[Verdict, ...]
    figures: tuple[str, ...] = field(default=(), kw_only=True)
    texts: tuple[str, ...] = field(default=(), kw_only=True)
    lists: tuple[str, ...] = field(default=(), kw_only=True)
    optional: tuple[str, ...] = field(default=(), kw_only=True)

    @property
    def roles(self) -> frozenset[str]:
        """Every role a message may use."""
        return frozenset({*self.figures, *self.texts, *self.lists})
