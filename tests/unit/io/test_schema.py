import json

import pytest
from hypothesis import given, settings
from jsonschema import Draft202012Validator

from devreport.io.plan_json import plan_to_json
from devreport.io.reading import read_plan
from devreport.io.schema import plan_schema
from devreport.io.template_folder import write_template
from tests.strategies.model import plans

SCHEMA = Draft202012Validator(plan_schema())
PLAN = {"id": "p", "title": "工作总结", "period": "2023-S1"}


def test_the_schema_is_one():
    """It keeps the rules of JSON Schema 2020-12, and can be written down."""
    Draft202012Validator.check_schema(plan_schema())
    assert plan_schema() == json.loads(json.dumps(plan_schema()))


@given(plans())
@settings(max_examples=25)
def test_what_is_written_is_valid(plan):
    """Every plan in its canonical form."""
    SCHEMA.validate(json.loads(plan_to_json(plan)))


def test_the_template_is_valid(tmp_path):
    """And so is what comes with the library."""
    write_template(tmp_path)
    SCHEMA.validate(json.loads(plan_to_json(read_plan(tmp_path))))


def test_every_field_is_described():
    """In the words of the docstrings."""
    definitions = plan_schema()["$defs"]
    assert (
        "the period by whose end it is due; an annual plan has a year."
        == definitions["Target"]["properties"]["period"]["description"]
    )
    records = [plan_schema(), *(one for one in definitions.values() if "indicator" in one.get("properties", {}))]
    assert all(
        part is True or "description" in part or "const" in part
        for one in records
        for part in one["properties"].values()
    )


SEEN = {"indicator": "i", "period": "2023"}
ITEM = {"id": "t", "name": "项目"}


@pytest.mark.parametrize(
    "change",
    [
        {"id": 5},
        {"titel": "x"},
        {"schema_version": "9.0"},
        {"fictional": "yes"},
        {"observations": {}},
        {"observations": [SEEN]},
        {"observations": [{**SEEN, "value": None}]},
        {"observations": [{**SEEN, "value": {"missing": "x"}}]},
        {"observations": [{**SEEN, "value": {"unit": "%"}}]},
        {"items": [{**ITEM, "kind": "projekt"}]},
        {"items": [{**ITEM, "name": {"zh": 5}}]},
        {"items": [{**ITEM, "milestones": [{"name": "a"}]}]},
        {"claims": [{"id": "c", "measure": "m", "value": "1", "inputs": [["a"]]}]},
        {"units": ["担"]},
    ],
    ids=repr,
)
def test_what_is_wrong_is_not_valid(change):
    """As far as a schema can tell."""
    SCHEMA.validate(PLAN)
    assert not SCHEMA.is_valid({**PLAN, **change})


def test_what_is_needed_is_required():
    """A plan has an id, a title and a period."""
    assert not any(SCHEMA.is_valid({key: value for key, value in PLAN.items() if key != name}) for name in PLAN)


def test_the_writers_own_is_valid_everywhere():
    """Under ``ext``."""
    SCHEMA.validate(
        {
            **PLAN,
            "ext": [1],
            "notes": [{"id": "n", "text": "x", "ext": {"a": None}}],
            "units": [{"code": "担", "equals": "50公斤"}],
        }
    )
