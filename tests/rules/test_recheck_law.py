"""Every finding proves itself: of the examples, of all cases, and of plans of any shape."""

import json

import pytest
from hypothesis import HealthCheck, given, settings

import devreport
from devreport import Plan, examples
from devreport.io import finding_from_data, finding_to_data
from devreport.rules import Assessment
from devreport.rules.evidence.recheck import recheck
from tests.rules.assessed import cases, judged
from tests.strategies.model import plans


def unproven(assessment: Assessment) -> list[str]:
    """The findings that do not prove themselves."""
    return [one.id for one in assessment.findings if not recheck(one, assessment.ruleset)]


@pytest.mark.parametrize("name", examples.names())
def test_the_examples_are_proven(name: str) -> None:
    """Each finding, against the rules it was found by."""
    example = examples.load(name)
    assert [] == unproven(devreport.assess(example.plan, previous=example.previous))


def test_the_cases_are_proven() -> None:
    """Also those on the line, those that are undecided, and after they were written and read."""
    found = [one for one in map(judged, cases()) if one is not None]
    assert [] == [one.id for one in found if not recheck(one)]
    for one in found:
        read = finding_from_data(json.loads(json.dumps(finding_to_data(one))))
        assert one == read
        assert recheck(read)


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(plan=plans())
def test_any_plan_is_proven(plan: Plan) -> None:
    """Whatever it holds."""
    assessment = devreport.assess(plan, as_of=plan.period.end)
    assert [] == unproven(assessment)
    for one in assessment.findings[:20]:
        assert one == finding_from_data(json.loads(json.dumps(finding_to_data(one))))
