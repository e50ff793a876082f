"""What items and commitments say about their schedule: days, and how far they have come."""

from __future__ import annotations

from devreport.expressions import Cell, Field
from devreport.findings import Outcome, Verdict
from devreport.model import PlanItem, Status
from devreport.rules.facts.recorded import meanings, words_of
from devreport.rules.rule import VerdictTest
from devreport.rules.subject import Context, Meaning, Sort

__all__ = ["STATUS", "progress_tests", "status_cells"]

STATUS = meanings(
    status=Meaning(
        Sort.WORD, "how far it has come; missing where the plan does not say", words=words_of(Status), optional=True
    ),
    due=(Sort.DAY, "the day it must be finished"),
    finished=(Sort.DAY, "the day it was finished"),
    starts=(Sort.DAY, "the planned first day"),
    dated=(Sort.TRUTH, "whether it must be finished by a day"),
    started_by=(Sort.TRUTH, "whether it must be started by a day"),
    done=(Sort.TRUTH, "whether it was done by then, by its status or by the day it was finished"),
    scheduled=(Sort.TRUTH, "whether a day or a milestone says when it must have come how far"),
    slipping=(Sort.TRUTH, "whether a milestone is overdue, or the day that was promised earlier"),
    as_of=Meaning(Sort.DAY, "the day up to which time has passed", optional=False),
)


def status_cells(context: Context, item: PlanItem) -> dict[str, Cell]:
    """The days of an item, and how far it has come; what was finished after the day of the report is not done yet."""
    finished = item.finished is not None and item.finished <= context.as_of
    status = item.status
    if item.finished is not None and not finished and status is Status.DONE:
        status = Status.IN_PROGRESS
    if finished and status is None:
        status = Status.DONE
    return {
        "status": status.value if status else None,
        "due": item.due,
        "finished": item.finished if finished else None,
        "starts": item.starts,
        "dated": item.due is not None,
        "started_by": item.starts is not None,
        "done": finished or status is Status.DONE,
        "scheduled": item.due is not None or bool(item.milestones),
        "slipping": _slipping(context, item),
        "as_of": context.as_of,
    }


def _slipping(context: Context, item: PlanItem) -> bool:
    """Whether a day on the way has passed: that of a milestone, or one that the plan before had promised."""
    as_of = context.as_of
    steps = any(step.due < as_of and (step.finished is None or step.finished > as_of) for step in item.milestones)
    promised = context.previous.item_by_id.get(item.id) if context.previous else None
    return steps or (promised is not None and promised.due is not None and promised.due < as_of)


def progress_tests() -> tuple[VerdictTest, ...]:
    """The verdicts about anything that is to be finished, in the order they are tried."""
    over = Field("dated") & (Field("due") < Field("as_of"))
    late = Field("dated") & ~Field("finished").is_missing() & (Field("finished") > Field("due"))
    status = Field("status")
    not_started = status.equals("not_started")
    return (
        VerdictTest(Verdict.DONE_LATE, Outcome.FAIL, Field("done") & late),
        VerdictTest(Verdict.DONE, Outcome.PASS, Field("done")),
        VerdictTest(Verdict.SUSPENDED, Outcome.FAIL, status.equals("suspended")),
        VerdictTest(Verdict.CANCELLED, Outcome.FAIL, status.equals("cancelled")),
        VerdictTest(Verdict.OVERDUE, Outcome.FAIL, over),
        VerdictTest(
            Verdict.NOT_STARTED,
            Outcome.FAIL,
            not_started & Field("started_by") & (Field("starts") <= Field("as_of")),
        ),
        VerdictTest(Verdict.NOT_STARTED, Outcome.PASS, not_started),
        VerdictTest(Verdict.IN_PROGRESS, Outcome.PASS, Field("scheduled") & ~Field("slipping")),
        VerdictTest(Verdict.UNDER_WAY, Outcome.PASS),
    )
