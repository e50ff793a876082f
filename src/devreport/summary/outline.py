"""An outline is data: what a report says, in what order; it selects and never computes."""

from __future__ import annotations

from enum import Enum

from attrs import field, frozen

from devreport.findings import Outcome, Verdict
from devreport.model import Text
from devreport.model.converters import as_tuple

__all__ = ["Join", "Order", "Outline", "OutlinePoint", "OutlineSection", "Select"]


class Join(Enum):
    """How the findings of one selection are put together."""

    #: a sentence each.
    SENTENCES = "sentences"
    #: one sentence, its clauses parted by semicolons (；).
    CLAUSES = "clauses"
    #: one sentence, its clauses parted by commas (，).
    COMMAS = "commas"
    #: one sentence, its clauses parted like nouns (、).
    LIST = "list"


class Order(Enum):
    """The order of the findings of one selection."""

    #: as the plan lists its subjects.
    PLAN = "plan"
    #: as the tags of the selection list them: first all with the first tag, and so on.
    TAGS = "tags"
    #: failures first.
    WORST_FIRST = "worst_first"
    #: by the figure ``rank_by``, the greatest first.
    RANKED = "ranked"


@frozen(kw_only=True)
class Select:
    """Which findings are said here; every condition that is given must hold, and one word of each is enough.

    Attributes:
        tags: the finding has one of these tags.
        rules: it was made by one of these rules.
        statements: it makes one of these statements.
        kinds: its subject is of one of these kinds.
        verdicts: it says one of these verdicts.
        outcomes: it ended in one of these outcomes.
        order: how the findings are ordered.
        rank_by: the figure to rank by.
        limit: at most so many.
        join: how they are put together.
        opening: words before them, which the author of the outline answers for.
        closing: words after them, before the full stop.
        with_period: begin with the period of the report.
        one_each: of every subject only the finding whose statement comes first in ``statements``.
        again: also say what was said before; without it each finding is said once, where it is selected first.
    """

    tags: tuple[str, ...] = field(default=(), converter=as_tuple)
    rules: tuple[str, ...] = field(default=(), converter=as_tuple)
    statements: tuple[str, ...] = field(default=(), converter=as_tuple)
    kinds: tuple[str, ...] = field(default=(), converter=as_tuple)
    verdicts: tuple[Verdict, ...] = field(default=(), converter=as_tuple)
    outcomes: tuple[Outcome, ...] = field(default=(), converter=as_tuple)
    order: Order = Order.PLAN
    rank_by: str | None = None
    limit: int | None = None
    join: Join = Join.SENTENCES
    opening: Text = field(default=Text(), converter=Text)
    closing: Text = field(default=Text(), converter=Text)
    with_period: bool = False
    one_each: bool = False
    again: bool = False


@frozen(kw_only=True)
class OutlinePoint:
    """One point of a section (一是…), or a plain paragraph.

    Attributes:
        id: its id, unique in the outline.
        heading: the words after its number; without a heading it is not numbered.
        selects: what it says, in order.
        own_paragraph: starts a new paragraph; otherwise points of a section follow each other in one.
    """

    id: str
    heading: Text = field(default=Text(), converter=Text)
    selects: tuple[Select, ...] = field(default=(), converter=as_tuple)
    own_paragraph: bool = False


@frozen(kw_only=True)
class OutlineSection:
    """A section with a numbered heading.

    Attributes:
        id: its id, unique in the outline.
        heading: its heading.
        points: what it says.
        sections: the sections inside it.
        optional: left out when nothing is selected inside it.
    """

    id: str
    heading: Text = field(converter=Text)
    points: tuple[OutlinePoint, ...] = field(default=(), converter=as_tuple)
    sections: tuple[OutlineSection, ...] = field(default=(), converter=as_tuple)
    optional: bool = False


@frozen(kw_only=True)
class Outline:
    """The structure of a report.

    Attributes:
        id: its id.
        title: the id of the message that makes the title, such as ``title.half_year``.
        lead: what is said before the first section.
        sections: its sections.
    """

    id: str
    title: str = "title.report"
    lead: tuple[OutlinePoint, ...] = field(default=(), converter=as_tuple)
    sections: tuple[OutlineSection, ...] = field(default=(), converter=as_tuple)
