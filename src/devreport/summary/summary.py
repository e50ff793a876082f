"""A summary: findings in the order in which they are said, without any words of its own."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from attrs import field, frozen

from devreport.findings import Finding, Tally
from devreport.model import Text
from devreport.periods import Period
from devreport.summary.outline import Join

__all__ = ["Group", "Point", "Section", "Summary"]


@frozen(kw_only=True)
class Group:
    """Findings that are said together.

    Attributes:
        findings: the findings, in order.
        join: how they are put together.
        opening: words before them.
        closing: words after them.
        with_period: begin with the period of the report.
    """

    findings: tuple[Finding, ...]
    join: Join = Join.SENTENCES
    opening: Text = field(default=Text(), converter=Text)
    closing: Text = field(default=Text(), converter=Text)
    with_period: bool = False


@frozen(kw_only=True)
class Point:
    """One point.

    Attributes:
        id: its id, the same in every language.
        heading: the words after its number; without a heading it is not numbered.
        groups: what it says.
        own_paragraph: starts a new paragraph.
    """

    id: str
    heading: Text = field(default=Text(), converter=Text)
    groups: tuple[Group, ...] = ()
    own_paragraph: bool = False


@frozen(kw_only=True)
class Section:
    """A section.

    Attributes:
        id: its id, the same in every language.
        heading: its heading.
        points: its points.
        sections: the sections inside it.
    """

    id: str
    heading: Text
    points: tuple[Point, ...] = ()
    sections: tuple[Section, ...] = ()


@frozen(kw_only=True)
class Summary:
    """Everything a report says, as data and in no language.

    Attributes:
        id: the id of the plan.
        title: the id of the message that makes the title.
        plan_title: the title the plan gives itself.
        org: the name of the unit that reports.
        period: the period reported on.
        next_period: the period that the second part plans for, if there is one.
        as_of: the day up to which time had passed.
        fictional: the place and every figure are made up.
        lead: what is said before the first section.
        sections: the sections.
        findings: every finding of the assessment, said or not.
        tallies: rule name → how often it ended in each outcome.
        unsaid: findings that failed or are unknown and that no point says.
        sources: id of a recorded figure → id of its source.
        ruleset: the id and version of the rules.
    """

    id: str
    title: str
    plan_title: Text
    org: Text
    period: Period
    next_period: Period | None
    as_of: date
    fictional: bool
    lead: tuple[Point, ...]
    sections: tuple[Section, ...]
    findings: tuple[Finding, ...]
    tallies: Mapping[str, Tally] = field(factory=dict[str, Tally])
    unsaid: tuple[Finding, ...] = ()
    sources: Mapping[str, str] = field(factory=dict[str, str])
    ruleset: str = ""
