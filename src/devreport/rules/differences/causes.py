"""What became different between two assessments, and why."""

from __future__ import annotations

from datetime import date
from enum import Enum

from attrs import frozen

from devreport.findings import Finding
from devreport.quantities import Ratio

__all__ = ["Cause", "CauseKind", "Difference", "Fact"]

#: A fact as it was and as it is: a figure, a day, a word or a truth value; nothing where there was none.
Fact = Ratio | date | str | bool | None


class CauseKind(Enum):
    """Why something was found that had not been found before."""

    #: 数据修订: what was recorded has another value now.
    RESTATED = "restated"
    #: 数据新增
    ADDED = "added"
    #: 数据删除
    REMOVED = "removed"
    #: 时间推移: time has passed.
    TIME = "time"
    #: 标准调整: a threshold has another value.
    THRESHOLD = "threshold"
    #: 前提变化: a rule that it needs ends otherwise.
    NEED = "need"
    #: 规则调整: the rule itself is another one, or was added or removed.
    RULE = "rule"


@frozen(kw_only=True)
class Cause:
    """One thing that is not as it was.

    Attributes:
        kind: what happened.
        name: the field, with the child row it is in (``milestones[0].due``), the threshold, the
            rule that is needed, or what of the rule.
        inputs: the ids of the recorded figures, as they are now or else were.
        before: what it was.
        after: what it is.
        decisive: whether this alone would have changed what was found; otherwise it does so together with others.
    """

    kind: CauseKind
    name: str
    inputs: tuple[str, ...] = ()
    before: Fact = None
    after: Fact = None
    decisive: bool = False


@frozen(kw_only=True)
class Difference:
    """One finding that became another one.

    Attributes:
        before: what was found before; nothing where the rule did not apply, or there was no such thing.
        after: what is found now; nothing likewise.
        causes: what is not as it was, decisive causes first.
    """

    before: Finding | None
    after: Finding | None
    causes: tuple[Cause, ...] = ()

    @property
    def finding(self) -> Finding:
        """What is found now, or else what was found before.

        Raises:
            ValueError: if there is neither.
        """
        found = self.after or self.before
        if found is None:
            raise ValueError("a difference without a finding")
        return found

    @property
    def id(self) -> str:
        """The id of the finding."""
        return self.finding.id
