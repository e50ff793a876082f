"""Public test cases of other languages of rules: the same result, a refusal with its reason, or a known difference.

The data files beside this one are made by ``convert.py``; README.md says where the facts come from.
"""

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

import pytest

from devreport.expressions import Absent, Value, from_data, infer, to_data
from tests.conformance.cases import CLASSES, ENGINES, SOURCES, Case, agree, as_object, codes, read, shown
from tests.conformance.page import PAGE, page, reasons

CHUNKS = [(source, chunk) for source in SOURCES for chunk in range(0, 1200, 200)]


@cache
def cases(source: str) -> Sequence[Case]:
    """The cases of a source."""
    return tuple(read(source))


@pytest.mark.parametrize(("source", "start"), CHUNKS)
def test_cases_end_as_their_class_says(source: str, start: int) -> None:
    """Every case of a chunk is accepted, written and evaluated, or refused, as its line says; all slips at once."""
    slips = [
        f"{case.source}: {slip}"
        for position, case in list(enumerate(cases(source)))[start : start + 200]
        for slip in slips_of(
            case, problems(source)[position], {name: given(name, source)[position] for name in ENGINES}
        )
    ]
    if slips:
        pytest.fail("\n".join(slips), pytrace=False)


@cache
def problems(source: str) -> Sequence[Sequence[str]]:
    """The codes for which each case of a source is refused."""
    return [codes(case) for case in cases(source)]


@cache
def given(name: str, source: str) -> Sequence[Value | None]:
    """What an engine gives for each case of a source; nothing for those that are refused, or that it refuses."""
    pairs = zip(cases(source), problems(source), strict=True)
    return [None if found else ENGINES[name](case.expr(), *case.subject()) for case, found in pairs]


def slips_of(case: Case, found: Sequence[str], values: Mapping[str, Value | None]) -> Iterator[str]:
    """What is not as the line of a case says."""
    refused: list[str] = as_object(case.ours).get("refused", [])
    fits = {"refused": bool(refused), "same": agree(case.expected, case.ours)}
    if not fits.get(case.group, not any(fits.values())):
        yield f"{case.ours} is not of the class {case.group}: the source expects {case.expected}"
    if found != refused:
        yield f"refused with {found}, not with {refused}"
    elif not found:
        yield from accepted(case, values)


def accepted(case: Case, values: Mapping[str, Value | None]) -> Iterator[str]:
    """What is wrong with an accepted case: its JSON form, or the value that an engine gives."""
    expr = case.expr()
    _, schema = case.subject()
    if to_data(expr) != case.expression or from_data(json.loads(json.dumps(to_data(expr)))) != expr:
        yield "another form after a round trip"
    if infer(expr, schema) != infer(from_data(to_data(expr)), schema):
        yield "another type after a round trip"
    for name, value in values.items():
        if value is None or (value == Absent() and "absent" in as_object(case.ours)):
            continue
        if shown(value) != case.ours:
            yield f"{name} gives {shown(value)}, not {case.ours}"


@pytest.mark.parametrize("name", ENGINES)
def test_every_engine_has_its_say(name: str) -> None:
    """Each engine evaluates at least 500 cases; the reference all that are accepted."""
    accepted = sum("refused" not in as_object(case.ours) for source in SOURCES for case in cases(source))
    said = sum(value is not None for source in SOURCES for value in given(name, source))
    assert said >= (accepted if name == "interpreter" else 500)


def test_there_are_enough_cases() -> None:
    """At least 1,000 public cases, at least 500 of them with the same result; each has a name of its own."""
    every = [case for source in SOURCES for case in cases(source)]
    assert len(every) >= 1000
    assert Counter(case.group for case in every)["same"] >= 500
    assert {1} == set(Counter(case.source for case in every).values())
    assert max(len(cases(source)) for source in SOURCES) <= CHUNKS[-1][1] + 200


def test_every_class_and_reason_is_known() -> None:
    """A refusal or a difference has one of the listed reasons, the same has none, and no reason is without a case."""
    every = [case for source in SOURCES for case in cases(source)]
    assert set(CLASSES) == {case.group for case in every}
    assert [] == [case.source for case in every if bool(case.reason) is (case.group == "same")]
    assert set(reasons()) == {case.reason for case in every} - {""}


def test_the_page_is_what_the_cases_say() -> None:
    """A page that is out of date is brought up to date by ``python -m tests.conformance.page``."""
    assert page() == PAGE.read_text(encoding="utf-8"), "run python -m tests.conformance.page"
