import json
from time import perf_counter

import pytest
from hypothesis import given, settings

from devreport.errors import InputError
from devreport.io.plan_json import parse_json, plan_to_json, read_plan_json
from devreport.model import Indicator, Observation, Plan
from devreport.periods import half
from devreport.quantities import Quantity
from tests.strategies.model import plans

PLAN = '"id": "p", "title": "工作总结", "period": "2023-S1"'


def problems(text: str | bytes) -> list[str]:
    """What is wrong with a file."""
    with pytest.raises(InputError) as caught:
        read_plan_json(text.encode() if isinstance(text, str) else text)
    return [str(problem) for problem in caught.value.problems]


@settings(max_examples=25)
@given(plans())
def test_a_plan_comes_back(plan):
    """Nothing is lost on the way out and in, not even a zero at the end of a figure."""
    text = plan_to_json(plan)
    again = read_plan_json(text.encode())
    assert plan == again
    assert text == plan_to_json(again)


def test_the_canonical_form():
    """Fields in their order, figures as strings, defaults left out."""
    plan = Plan(
        id="p",
        title={"zh": "工作总结", "en": "Report"},
        period=half(2023, 1),
        indicators=[Indicator(id="i", name="投资", unit="亿元")],
        observations=[Observation(indicator="i", period=half(2023, 1), value=Quantity("629.0", "亿元"))],
    )
    text = plan_to_json(plan)
    assert text.endswith("}\n")
    assert {
        "schema_version": "1.0",
        "id": "p",
        "title": {"en": "Report", "zh": "工作总结"},
        "period": "2023-S1",
        "indicators": [{"id": "i", "name": "投资", "unit": "亿元"}],
        "observations": [{"indicator": "i", "period": "2023-S1", "value": "629.0亿元"}],
    } == json.loads(text)


def test_a_number_is_read_as_it_is_written():
    """Never by way of a float."""
    indicator = '{"id": "i", "name": "a", "unit": "%"}'
    value = '{"value": 0.10000000000000000000000010, "unit": "%"}'
    seen = f'{{"indicator": "i", "period": "2023", "value": {value}}}'
    text = f'{{{PLAN}, "indicators": [{indicator}], "observations": [{seen}]}}'
    assert "0.10000000000000000000000010%" == str(read_plan_json(text.encode()).observations[0].value)


def test_a_file_is_named_in_its_problems(tmp_path):
    """Each with its path."""
    (tmp_path / "plan.json").write_text(f'{{{PLAN}, "org": 5}}', encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read_plan_json(tmp_path / "plan.json")
    assert [f"{tmp_path / 'plan.json'}: $.org"] == [problem.where for problem in caught.value.problems]


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        ("line 1, column 2: found the end of the file, expected JSON", "{"),
        ("line 2, column 1: found 'x', expected JSON", "{\nx"),
        ("$: found a list, expected an object", "[]"),
        ("$: found 'x', expected an object", '"x"'),
        ("$: found nothing, expected an object", "null"),
        ("found more than 32 levels", "[" * 100_000),
        ("found more than 32 levels", '{"a":' * 100_000),
        ("$.id: found a key that is there twice, expected each key once", f'{{{PLAN}, "id": "q"}}'),
        ("$.ext.a[0]: found NaN, expected a finite number", f'{{{PLAN}, "ext": {{"a": [NaN]}}}}'),
        ("$.org: found -Infinity, expected a finite number", f'{{{PLAN}, "org": -Infinity}}'),
        ("$.org: found 1e999999999, expected a finite number", f'{{{PLAN}, "org": 1e999999999}}'),
        (
            "$.org: found 9999999999999999999999999999999999999999…, expected a finite",
            f'{{{PLAN}, "org": {"9" * 100_000}}}',
        ),
        (
            "$.titel: found the unknown key 'titel', expected",
            '{"id": "p", "titel": "a", "title": "a", "period": "2023"}',
        ),
        ("$.period: found '2023-S3', expected", '{"id": "p", "title": "a", "period": "2023-S3"}'),
        ("$.schema_version: found '9.0', expected '1.0'", f'{{{PLAN}, "schema_version": "9.0"}}'),
        ("$.title: found the character U+D800", '{"id": "p", "title": "\\ud800", "period": "2023"}'),
        ("$.title: found the character U+202E", '{"id": "p", "title": "a\\u202eb", "period": "2023"}'),
        ("$.as_of: found '2023-02-30', expected a day", f'{{{PLAN}, "as_of": "2023-02-30"}}'),
    ],
)
def test_bad_files(expected, text):
    """Each is refused at once, with the place and what is expected there."""
    before = perf_counter()
    assert problems(text)[0].startswith(expected)
    assert perf_counter() - before < 1


@pytest.mark.parametrize(
    ("expected", "data"),
    [("an empty file", b""), ("UTF-8", '{"标题": 1}'.encode("gbk")), ("UTF-8", "{}".encode("utf-32"))],
)
def test_bad_bytes(expected, data):
    """Before anything is parsed."""
    assert expected in problems(data)[0]


def test_a_byte_order_mark_and_windows_line_ends_do_no_harm():
    """Whatever editor wrote it."""
    assert "p" == read_plan_json(b"\xef\xbb\xbf{\r\n" + PLAN.encode() + b"\r\n}\r\n").id


def test_anything_is_a_plan_or_refused():
    """Parsing alone accepts what is JSON."""
    assert [1] == parse_json("[1]")
    with pytest.raises(InputError, match=r"a\.json: line 1, column 2"):
        parse_json("[", where="a.json")
