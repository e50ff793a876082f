import pytest

from devreport.io.plain import Refused
from devreport.io.tables import read_table
from devreport.model import Breakdown, Cadence, Claim, Indicator, Observation, OrgUnit, PlanItem, Publication, Target


def records(text: str, kind) -> list[dict]:
    """The records of a table that has no problems."""
    table = read_table(text, kind)
    assert ([], True) == (table.problems, table.readable)
    return table.records


def found(text: str, kind=PlanItem) -> list[tuple[str, str]]:
    """What is wrong with a table."""
    return [(problem.where, problem.found) for problem in read_table(text, kind).problems]


def test_a_row_is_a_record():
    """Empty cells are left out, and so are empty rows; rows are counted as a spreadsheet counts them."""
    table = read_table('id, name ,owner\r\nt1, 项目,\r\n,,\r\nt2,"a,\nb",o\r\n', PlanItem)
    assert [{"id": "t1", "name": "项目"}, {"id": "t2", "name": "a,\nb", "owner": "o"}] == table.records
    assert [2, 4] == table.rows


@pytest.mark.parametrize(
    ("expected", "text", "kind"),
    [
        ({"listed": True}, "listed\ntrue", PlanItem),
        ({"listed": False}, "listed\n否", PlanItem),
        ({"listed": "perhaps"}, "listed\nperhaps", PlanItem),
        ({"heads_required": 2}, "heads_required\n2", OrgUnit),
        ({"heads_required": "two"}, "heads_required\ntwo", OrgUnit),
        ({"heads": ["甲", "乙"]}, "heads\n甲；乙;", OrgUnit),
        ({"issues": [1, 2, "x"]}, "issues\n1;2;x", Publication),
        ({"records": ["1月", "2月"]}, "records\n1月;2月", Cadence),
        ({"per": "month", "minimum": 2}, "per,minimum\nmonth,2", Cadence),
        ({"due": "2023-06-30", "investment": "8.6亿元"}, "due,investment\n2023-06-30,8.6亿元", PlanItem),
    ],
)
def test_cells_are_read_by_the_type_of_their_field(expected, text, kind):
    """What does not fit stays text, and the converter says so."""
    assert [expected] == records(text, kind)


def test_dotted_columns_lie_deeper():
    """Records, languages, and the parts of a figure."""
    assert [
        {
            "name": {"zh": "投资", "en": "investment"},
            "display": {"places": 1, "hedge_step": {"value": "100", "unit": "万元"}},
        }
    ] == records(
        "name.zh,name.en,display.places,display.hedge_step.value,display.hedge_step.unit\n投资,investment,1,100,万元",
        Indicator,
    )
    assert [{"value": {"missing": "not_collected"}}, {"value": "5亿元"}] == records(
        "value,value.missing\n,not_collected\n5亿元,", Observation
    )
    assert [{"responsibility": {"leaders": ["甲"]}}] == records("responsibility.leaders\n甲", PlanItem)


@pytest.mark.parametrize("header", ["name,name.en", "name.en,name"])
def test_a_name_beside_its_translation_is_chinese(header):
    """The columns may stand in any order."""
    row = "投资,investment" if header.startswith("name,") else "investment,投资"
    assert [{"name": {"zh": "投资", "en": "investment"}}] == records(f"{header}\n{row}", Indicator)


@pytest.mark.parametrize(
    ("header", "row"), [("value,value.missing", "5亿元,missing"), ("value.missing,value", "missing,5亿元")]
)
def test_a_value_and_its_parts_exclude_each_other(header, row):
    """Only a name may have both."""
    ((value,),) = [record.values() for record in records(f"{header}\n{row}", Observation)]
    assert isinstance(value, Refused)


def test_a_column_of_units():
    """It belongs to every bare number of the row, also where the figure names it itself."""
    text = 'value,upper,tolerance,unit\n100.0,"1,200",,亿元\n5亿元,,,亿元\n7,,,\n'
    assert [
        {"value": {"value": "100.0", "unit": "亿元"}, "upper": {"value": "1200", "unit": "亿元"}},
        {"value": {"value": "5", "unit": "亿元"}},
        {"value": "7"},
    ] == records(text, Target)


def test_an_indicator_has_a_unit_of_its_own():
    """There the column is the field."""
    assert [{"id": "i", "unit": "亿元"}] == records("id,unit\ni,亿元", Indicator)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("x", PlanItem),
        ("milestones", PlanItem),
        ("responsibility", PlanItem),
        ("name.fr", PlanItem),
        ("name.zh.x", PlanItem),
        ("unit", PlanItem),
        ("", PlanItem),
        ("inputs", Claim),
        ("parts", Breakdown),
    ],
)
def test_a_column_means_something(name, kind):
    """Records in records are written in TOML."""
    assert [("row 1: column 2", f"the unknown column {name!r}")] == found(f"id,{name}\n1,2", kind)


def test_a_column_of_a_similar_name_is_suggested():
    """Among all there are, the deeper ones too."""
    (problem,) = read_table("display.palces\n1", Indicator).problems
    assert 'did you mean "display.places"?' == problem.hint


def test_a_column_stands_once():
    """Of two, neither is right."""
    assert [("row 1: column 3", "the column 'id' again")] == found("id,name,id\n1,2,3")


@pytest.mark.parametrize(("expected", "row"), [("1 cells", "t1"), ("3 cells", "t1,a,b")])
def test_a_row_is_as_long_as_its_header(expected, row):
    """A cell too few or too many moves all the others."""
    assert [("row 3", expected)] == found(f"id,name\nt0,a\n{row}\nt2,b,\n")


@pytest.mark.parametrize("text", ['id\n"t1', 'id\n"t1"x', "id\n" + "x" * 200_000])
def test_what_is_no_csv(text):
    """The line is named, and nothing else can be said."""
    table = read_table(text, PlanItem)
    assert (False, ["line"]) == (table.readable, [problem.where.split()[0] for problem in table.problems])
