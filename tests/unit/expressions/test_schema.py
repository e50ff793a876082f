"""What a subject offers."""

from devreport.expressions import FUNCTIONS, WORD, Function, Schema, with_functions


def test_a_subject_offers_fields_and_the_functions_that_there_are():
    """Other functions where they are given."""
    assert FUNCTIONS == Schema({}).functions
    more = with_functions(Function("first", [("text", WORD)], WORD, lambda text: text[:1]))
    assert ["first", "power"] == sorted(Schema({}, functions=more).functions)
