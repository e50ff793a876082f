"""Templates: words and roles, and nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devreport.wording import FigureSegment, TextSegment
from devreport.wording.template import Slot, compile_template, fill, grammar_of


def test_a_template_is_words_and_roles():
    """Roles keep their forms; two braces are one."""
    template = compile_template("{name}有{{{parts.names}}}")
    assert (Slot("name"), TextSegment("有{"), Slot("parts", "names"), TextSegment("}")) == template.parts
    assert {"name", "parts"} == template.roles


def test_a_template_is_filled_with_strings_or_segments():
    """Both keep the order of the template."""
    template = compile_template("共{a}、{b}")
    assert "共一、二" == template.format({"a": "一", "b": "二"})
    figure = FigureSegment("6次", "f")
    assert (TextSegment("共"), figure, TextSegment("、")) == fill(template, {"a": [figure], "b": []})


WRONG = [
    ("{a.__class__}", "the field {a.__class__}"),
    ("{a.b.c}", "the field {a.b.c}"),
    ("{a[0]}", "the field {a[0]}"),
    ("{a!r}", "the field {a!r}"),
    ("{a:>9}", "the field {a:>9}"),
    ("{}", "the field {}"),
    ("{0}", "the field {0}"),
    ("{A}", "the field {A}"),
    ("{a", "an unbalanced brace (expected '}' before end of string)"),
    ("a}", "an unbalanced brace (Single '}' encountered in format string)"),
    ("第3期", "the digit 3 among the words"),
    ("第３期", "the digit ３ among the words"),
    ("第②期", "the digit ② among the words"),
]


@pytest.mark.parametrize(("source", "found"), WRONG)
def test_what_is_no_template_is_said(source, found):
    """Attributes, positions, conversions, formats and digits are found."""
    assert [found] == list(grammar_of(source))


@given(source=st.text(alphabet="{}ab._!:[]0九 "))
def test_what_passes_can_name_roles_only(source):
    """Whatever a catalogue holds, a string without complaint gives roles of small letters."""
    if not list(grammar_of(source)):
        assert all(
            slot.role.isidentifier() and slot.role.islower()
            for slot in compile_template(source).slots
            if slot.role.strip("_")
        )
