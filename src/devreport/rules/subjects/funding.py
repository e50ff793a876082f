"""Fundings as subjects, with their stages in the order that money passes through them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from devreport.model import Funding, FundingStage, FundingStageKind, Text
from devreport.quantities import YUAN, Missing, Quantity
from devreport.rules.facts.recorded import meanings, recorded_ids
from devreport.rules.subject import Context, Meaning, Sort, Subject, Table

__all__ = ["KIND", "SCHEMA", "subjects"]

KIND = "funding"

_ORDER = tuple(FundingStageKind)

#: What a stage is called where one has to be named.
_NAMES = {
    FundingStageKind.RESERVED: Text({"zh": "储备", "en": "reserved"}),
    FundingStageKind.APPLIED: Text({"zh": "申报", "en": "applied for"}),
    FundingStageKind.APPROVED: Text({"zh": "审核通过", "en": "approved"}),
    FundingStageKind.ALLOCATED: Text({"zh": "额度下达", "en": "allocated"}),
    FundingStageKind.ISSUED: Text({"zh": "发行", "en": "issued"}),
    FundingStageKind.DISBURSED: Text({"zh": "拨付", "en": "disbursed"}),
    FundingStageKind.SPENT: Text({"zh": "支出", "en": "spent"}),
}

SCHEMA = Table(
    meanings(
        issued=Meaning(Sort.AMOUNT, "the money issued", unit=YUAN, least=0),
        spent=Meaning(Sort.AMOUNT, "the money spent", unit=YUAN, least=0),
        spending=(Sort.TRUTH, "whether the plan asks for both"),
        staged=(Sort.TRUTH, "whether there are two stages or more to compare"),
    ),
    {
        "stages": meanings(
            count=Meaning(Sort.AMOUNT, "the number of projects", family="count", least=0),
            amount=Meaning(Sort.AMOUNT, "the money", unit=YUAN, least=0),
            count_before=Meaning(
                Sort.AMOUNT, "the number of projects at the nearest stage before that has one", family="count", least=0
            ),
            amount_before=Meaning(
                Sort.AMOUNT, "the money at the nearest stage before that has some", unit=YUAN, least=0
            ),
            counted=(Sort.TRUTH, "whether both numbers are asked for"),
            valued=(Sort.TRUTH, "whether both amounts are asked for"),
            explained=(Sort.TRUTH, "whether the plan says why it is more than before"),
        )
    },
)


def subjects(context: Context) -> Iterator[Subject]:
    """One subject for each funding."""
    for funding in context.plan.fundings:
        yield _subject(context, funding)


def _subject(context: Context, funding: Funding) -> Subject:
    stages = sorted(funding.stages, key=lambda stage: _ORDER.index(stage.stage))
    amounts = {stage.stage: stage.amount for stage in stages}
    issued, spent = amounts.get(FundingStageKind.ISSUED), amounts.get(FundingStageKind.SPENT)
    record = f"funding:{funding.id}"
    return Subject(
        kind=KIND,
        id=funding.id,
        period=funding.period or context.period,
        cells={
            "issued": issued,
            "spent": spent,
            "spending": issued is not None and spent is not None,
            "staged": len(stages) > 1,
        },
        inputs={"issued": (f"{record}.issued.amount",), "spent": (f"{record}.spent.amount",)},
        children={
            "stages": tuple(
                _stage(context, stage, earlier=stages[:number], record=record) for number, stage in enumerate(stages)
            )
        },
        texts={"name": funding.name},
        tags=funding.tags,
    )


def _stage(context: Context, stage: FundingStage, *, earlier: Sequence[FundingStage], record: str) -> Subject:
    counts = [(one.stage, one.count) for one in earlier if one.count is not None]
    amounts = [(one.stage, one.amount) for one in earlier if one.amount is not None]
    count_before, count_ids = _last(counts, record=record, name="count")
    amount_before, amount_ids = _last(amounts, record=record, name="amount")
    return Subject(
        kind="",
        id=stage.stage.value,
        period=context.period,
        cells={
            "count": stage.count,
            "amount": stage.amount,
            "count_before": count_before,
            "amount_before": amount_before,
            "counted": stage.count is not None and count_before is not None,
            "valued": stage.amount is not None and amount_before is not None,
            "explained": bool(stage.explained),
        },
        inputs={
            **recorded_ids(f"{record}.{stage.stage.value}", ("count", "amount")),
            "count_before": count_ids,
            "amount_before": amount_ids,
        },
        texts={"name": _NAMES[stage.stage]},
    )


def _last(
    found: Sequence[tuple[FundingStageKind, Quantity | Missing]], *, record: str, name: str
) -> tuple[Quantity | Missing | None, tuple[str, ...]]:
    """The nearest figure before, and its id."""
    if not found:
        return None, ()
    stage, figure = found[-1]
    return figure, (f"{record}.{stage.value}.{name}",)
