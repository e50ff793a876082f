"""Single stages of funding as subjects: how many projects and how much money came so far."""

from __future__ import annotations

from collections.abc import Iterator

from devreport.model import Funding, FundingStage, FundingStageKind
from devreport.quantities import YUAN
from devreport.rules.facts.recorded import count, meanings, recorded_ids, words_of
from devreport.rules.subject import Context, Meaning, Sort, Subject, Table

__all__ = ["KIND", "SCHEMA", "subjects"]

KIND = "funding_stage"

SCHEMA = Table(
    meanings(
        stage=Meaning(Sort.WORD, "which stage it is", words=words_of(FundingStageKind)),
        count=Meaning(Sort.AMOUNT, "the number of projects", family="count", least=0),
        amount=Meaning(Sort.AMOUNT, "the money", unit=YUAN, least=0),
        counted=(Sort.TRUTH, "whether the plan asks for the number of projects"),
        valued=(Sort.TRUTH, "whether the plan asks for the money"),
        batch=Meaning(Sort.RATIO, "the number of the batch", least=1),
    )
)


def subjects(context: Context) -> Iterator[Subject]:
    """One subject for each stage of each funding."""
    for funding in context.plan.fundings:
        for stage in funding.stages:
            yield _subject(context, funding, stage=stage)


def _subject(context: Context, funding: Funding, *, stage: FundingStage) -> Subject:
    own = f"funding:{funding.id}"
    return Subject(
        kind=KIND,
        id=f"{funding.id}/{stage.stage.value}",
        period=funding.period or context.period,
        cells={
            "stage": stage.stage,
            "count": stage.count,
            "amount": stage.amount,
            "counted": stage.count is not None,
            "valued": stage.amount is not None,
            "batch": None if funding.batch is None else count(funding.batch),
        },
        inputs={
            **recorded_ids(f"{own}.{stage.stage.value}", ("count", "amount")),
            "batch": (f"{own}.batch",),
        },
        texts={"name": funding.name},
        tags=funding.tags,
    )
