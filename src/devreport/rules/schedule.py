"""What items and commitments say about their schedule: days, and how far they have come."""

from __future__ import annotations

from devreport.expressions import Cell
from devreport.model import PlanItem
from devreport.rules.facts import meanings
from devreport.rules.subject import Context, Sort

__all__ = ["STATUS", "status_cells"]

STATUS = meanings(
    status=(Sort.WORD, "how far it has come; missing where the plan does not say"),
    due=(Sort.DAY, "the day it must be finished"),
    finished=(Sort.DAY, "the day it was finished"),
    starts=(Sort.DAY, "the planned first day"),
    dated=(Sort.TRUTH, "whether it must be finished by a day"),
    started_by=(Sort.TRUTH, "whether it must be started by a day"),
    done=(Sort.TRUTH, "whether it is recorded as done, by its status or by the day it was finished"),
    as_of=(Sort.DAY, "the day up to which time has passed"),
)


def status_cells(context: Context, item: PlanItem) -> dict[str, Cell]:
    """The days of an item, and how far it has come."""
    finished = item.finished is not None and item.finished <= context.as_of
    status = item.status.value if item.status else None
    return {
        "status": "done" if finished and status is None else status,
        "due": item.due,
        "finished": item.finished if finished else None,
        "starts": item.starts,
        "dated": item.due is not None,
        "started_by": item.starts is not None,
        "done": finished or status == "done",
        "as_of": context.as_of,
    }
