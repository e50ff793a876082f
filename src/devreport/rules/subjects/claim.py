"""Stated figures as subjects: each beside its recomputation, with the grade that the comparison gives it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from devreport.errors import InputError, Problem, RuleError
from devreport.measures import MEASURES, Amount, Grade, Graded, Measure, Obstacle, grade
from devreport.model import Basis, Claim, Display, Text
from devreport.quantities import Quantity, Ratio
from devreport.rules.facts.claims import MISTAKES, first_of_each, mistake_cells, months_of, other_totals
from devreport.rules.facts.recorded import meanings, words_of
from devreport.rules.subject import Context, Meaning, Sort, Subject, Table

__all__ = ["KIND", "SCHEMA", "subjects"]

KIND = "claim"

#: Cells that show one input, by that input.
_NAMED = {"whole": ("whole",), **dict.fromkeys(("elapsed", "left", "years"), ("periods",))}

SCHEMA = Table(
    meanings(
        stated=(Sort.AMOUNT, "the figure as stated"),
        recomputed=(Sort.AMOUNT, "what its measure gives for its inputs"),
        grade=Meaning(
            Sort.WORD,
            "follows, within_box, truncated, does_not_follow or not_recomputable; empty without a grade",
            words=words_of(Grade, empty=True),
        ),
        measure=Meaning(Sort.WORD, "the measure; missing where there is none of that name", optional=True),
        inputs=Meaning(
            Sort.TRUTH, "that the inputs are those of the measure; missing where they are not", optional=True
        ),
    )
    | MISTAKES,
    texts=("name", "base"),
)


def subjects(context: Context) -> Iterator[Subject]:
    """One subject for each stated figure."""
    claims = context.plan.claims
    firsts, totals = first_of_each(claims), other_totals(context.plan) if claims else {}
    for claim in claims:
        yield _subject(context, claim, first=firsts.get(claim.id), totals=totals)


def _subject(
    context: Context, claim: Claim, *, first: Claim | None, totals: Mapping[str, tuple[Quantity, Text]]
) -> Subject:
    measure = MEASURES.get(claim.measure)
    others = {name: figure for name, (figure, _) in totals.items() if name != f"claim:{claim.id}"}
    graded = _graded(claim, measure, others=others) if measure else None
    recomputed = graded.recomputed if graded else None
    base = graded.mistake.name if graded and graded.mistake else ""
    record, places = f"claim:{claim.id}", max(claim.value.places, 0)
    return Subject(
        kind=KIND,
        id=claim.id,
        period=context.period,
        cells={
            "stated": claim.value,
            "recomputed": _shown(recomputed, claim.value) if isinstance(recomputed, Ratio) else None,
            "grade": graded.grade if graded else "",
            "measure": claim.measure if measure else None,
            "inputs": True if graded or not measure else None,
            **mistake_cells(claim, graded, first=first),
        },
        inputs={
            **dict.fromkeys(("stated", "renamed", "rescaled"), (f"{record}.value",)),
            "recomputed": tuple(f"{record}.inputs[{number}]" for number in range(len(claim.inputs))),
            **({"first": (f"claim:{first.id}.value",)} if first else {}),
            **({"other_whole": (base if base.startswith("obs:") else f"{base}.inputs",)} if base else {}),
            **{
                name: (f"{record}.inputs[{number}]",)
                for number, (role, _) in enumerate(claim.inputs)
                for name in _NAMED.get(role, ())
            },
        },
        texts={"name": claim.name, "base": totals[base][1] if base else Text()},
        display=Display(places=0 if claim.value.places < 0 else None, rate_places=places),
        unit=claim.value.unit,
        tags=claim.tags,
    )


def _graded(claim: Claim, measure: Measure, *, others: Mapping[str, Quantity]) -> Graded | None:
    """The grade of a claim; nothing where its inputs are not those of its measure."""
    try:
        return grade(
            measure,
            _inputs(measure, claim.inputs),
            stated=claim.value,
            hedge=claim.hedge,
            obstacle=_obstacle(claim),
            others=others,
        )
    except (InputError, RuleError):
        return None


def _obstacle(claim: Claim) -> Obstacle | None:
    match claim:
        case Claim(basis=Basis.COMPARABLE):
            return Obstacle.COMPARABLE
        case Claim(basis=Basis.CONSTANT_PRICE):
            return Obstacle.CONSTANT_PRICE
        case Claim(circular=True):
            return Obstacle.CIRCULAR
        case Claim(exhaustive=False):
            return Obstacle.NOT_EXHAUSTIVE
        case _:
            return None


def _inputs(measure: Measure, given: Sequence[tuple[str, Quantity]]) -> dict[str, Amount | list[Mapping[str, Amount]]]:
    """The inputs of a claim as its measure takes them: those that repeat together in rows.

    Raises:
        InputError: if some of them are given more often than others.
    """
    repeated = {key for keys in measure.relations.values() for key in keys}
    single = [(name, months_of(name, figure)) for name, figure in given if name not in repeated]
    inputs: dict[str, Amount | list[Mapping[str, Amount]]] = dict(single)
    if len(inputs) < len(single):
        raise InputError.of(Problem("inputs", "an input given twice", "each once", code="inputs"))
    for relation, keys in measure.relations.items():
        inputs[relation] = _rows([[(key, figure) for name, figure in given if name == key] for key in keys])
    return inputs


def _rows(columns: Sequence[Sequence[tuple[str, Amount]]]) -> list[Mapping[str, Amount]]:
    if len({len(column) for column in columns}) > 1:
        found = ", ".join(str(len(column)) for column in columns)
        raise InputError.of(Problem("inputs", f"{found} of them", "each as often as the other", code="inputs"))
    return [dict(row) for row in zip(*columns, strict=True)]


def _shown(recomputed: Ratio, stated: Quantity) -> Ratio:
    """The recomputed figure in the unit of the stated one, where they measure the same."""
    return recomputed.to(stated.unit) if recomputed.unit.convertible_to(stated.unit) else recomputed
