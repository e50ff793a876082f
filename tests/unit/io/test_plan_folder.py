import pytest

from devreport.errors import InputError
from devreport.io.plan_folder import TABLES, read_plan_folder

HEAD = 'id = "p"\ntitle = "工作总结"\nperiod = "2023年上半年"\n'
INDICATORS = "id,name,unit\nmoney,投资,亿元\n"


@pytest.fixture
def folder(tmp_path):
    """A function that writes a folder: the text of ``plan.toml``, then one of each table."""

    def write(toml: str | bytes = HEAD, **tables: str):
        (tmp_path / "plan.toml").write_bytes(toml if isinstance(toml, bytes) else toml.encode())
        for name, text in tables.items():
            (tmp_path / f"{name}.csv").write_bytes(text.encode())
        return tmp_path

    return write


def problems(place) -> list[str]:
    """Everything that is wrong with a folder, whose own name is left out."""
    with pytest.raises(InputError) as caught:
        read_plan_folder(place)
    assert all(problem.where.startswith(f"{place}/") for problem in caught.value.problems)
    return [str(problem).replace(f"{place}/", "") for problem in caught.value.problems]


def test_tables_and_toml_make_one_plan(folder):
    """Records may stand in either; numbers are read as written, whatever the line ends."""
    record = '[[observations]]\nindicator = "money"\nperiod = 2022\nvalue = { value = 600.50, unit = "亿元" }\n'
    toml = f"{HEAD}as_of = 2023-06-30\n{record}"
    plan = read_plan_folder(
        folder(
            toml.replace("\n", "\r\n"),
            indicators="\ufeff" + INDICATORS,
            observations="indicator,period,value,unit\r\nmoney,1—6月,629.0,亿元\r\n",
        )
    )
    assert ["600.50亿元", "629.0亿元"] == [str(one.value) for one in plan.observations]
    assert ["2022", "2023-01/2023-06"] == [one.period.code for one in plan.observations]


def test_each_problem_names_its_file_and_row(folder):
    """Wrong cells, contradictions and wrong TOML, all at once."""
    place = folder(
        HEAD + 'org = "x"\ntags = []\n[[notes]]\nid = "n"\ntext = 5\n',
        indicators=INDICATORS,
        observations="indicator,period,value\nmoney,2023,5亿元\nmony,2023,5亿元\n\nmoney,2022,5\nmoney,2021,5亿圆圆\n",
        goals="id,name,parent\na,甲,b\nb,乙,a\n",
    )
    assert {
        "plan.toml: $.tags",
        "plan.toml: $.notes[0].text",
        "observations.csv: row 6: value",
        "plan.toml: $.org",
        "observations.csv: row 3: indicator",
        "observations.csv: row 5: value",
        "goals.csv: row 2: parent",
    } == {problem.partition(": found")[0] for problem in problems(place)}


def test_a_row_as_a_whole(folder):
    """A figure that is given twice."""
    place = folder(indicators=INDICATORS, observations="indicator,period,value\n" + "money,2023,5亿元\n" * 2)
    (problem,) = problems(place)
    assert problem.startswith("observations.csv: row 3: found 'obs:money@2023' again")
    assert "observations.csv: row 2 has it already" in problem


def test_a_wrong_column_is_named_once(folder):
    """Not again for every row that lacks the right one."""
    place = folder(indicators=INDICATORS, observations="indicater,period,value\nmoney,2023,5亿元\nmoney,2022,x\n")
    found = problems(place)
    assert ["observations.csv: row 1: column 1", "observations.csv: row 3: value"] == [
        one.partition(": found")[0] for one in found
    ]


def test_a_column_that_means_nothing_spoils_the_plan(folder):
    """Even if everything else is right: it may have been meant."""
    (problem,) = problems(folder(indicators="id,name,unit,remark\nmoney,投资,亿元,x\n"))
    assert problem.startswith("indicators.csv: row 1: column 4: found the unknown column 'remark'")


@pytest.mark.parametrize(
    ("expected", "toml"),
    [
        ("plan.toml: line 1, column 5: found Invalid value in 'a = x', expected TOML", "a = x"),
        ("plan.toml: $.a", HEAD + "a = " + "[" * 40 + "]" * 40),
        ("plan.toml: $.org: found nan", HEAD + "org = nan"),
        ("plan.toml: $.org: found 1e999999999", HEAD + "org = 1e999999999"),
        ("plan.toml: $.as_of: found a datetime", HEAD + "as_of = 2023-06-30T00:00:00"),
        ("plan.toml: $.as_of: found a time", HEAD + "as_of = 12:00:00"),
    ],
    ids=lambda value: value[:40],
)
def test_bad_toml(expected, toml, folder):
    """Each is refused with its place."""
    assert problems(folder(toml))[0].startswith(expected)


def test_every_file_is_looked_at_even_if_one_cannot_be_read(folder):
    """All that is wrong with the files themselves is said."""
    place = folder("a =", indicators='id\n"x', observations="", notes="idd\nn\n")
    assert ["plan.toml", "indicators.csv", "notes.csv", "observations.csv"] == [
        problem.partition(":")[0] for problem in problems(place)
    ]


def test_an_unreadable_table_hides_nothing_else(folder):
    """Only what follows from it is left out: ids that it may have held."""
    place = folder(indicators="", observations="indicator,period,value\nmoney,2023年,5亿元\nmoney,soon,6亿元\n")
    assert ["indicators.csv", "observations.csv: row 3: period"] == [
        problem.partition(": found")[0] for problem in problems(place)
    ]


def test_decimal_commas_and_other_units_are_refused(folder):
    """As they were written; thousands, full-width digits and Chinese numerals are read."""
    rows = 'money,2021,"63,5",亿元\nmoney,2022,63.5万元,亿元\nmoney,2023,三十四,亿元\nmoney,2024,"１,２３４．５",亿元\n'
    found = problems(folder(indicators=INDICATORS, observations=f"indicator,period,value,unit\n{rows}"))
    expected = "expected a number in '亿元', the unit of the row, such as 1,234.5"
    assert [
        f"observations.csv: row 2: value: found '63,5', {expected}",
        f"observations.csv: row 3: value: found '63.5万元', {expected}",
    ] == found


@pytest.mark.parametrize(
    ("hint", "name"),
    [('did you mean "observations"?', "observation"), ("define units in plan.toml", "units"), ("", "xyz")],
)
def test_a_table_has_a_known_name(hint, name, folder):
    """Otherwise its facts would be lost without a word."""
    (problem,) = problems(folder(**{name: "id\n1\n"}))
    assert problem.startswith(f"{name}.csv: found an unknown table, expected a table called ")
    assert problem.endswith(f"({hint})" if hint else "waivers.csv")


def test_other_files_are_left_alone(folder):
    """A folder may hold notes and spreadsheets."""
    place = folder()
    (place / "notes.txt").write_text("x")
    assert "p" == read_plan_folder(place).id


def test_a_list_that_is_none(folder):
    """What stands in its place in ``plan.toml`` is wrong."""
    place = folder(HEAD + "indicators = 5\n", indicators=INDICATORS)
    assert ["plan.toml: $.indicators: found 5, expected a list"] == problems(place)


def test_a_folder_without_a_plan(tmp_path):
    """Or no folder at all."""
    assert "no such file" in problems(tmp_path)[0]
    assert "no such file" in problems(tmp_path / "nowhere")[0]


def test_every_list_but_the_units_can_be_a_table():
    """Units are few, and defined before they are used."""
    assert {"observations", "targets", "indicators", "items", "orgs", "notes", "growths"} <= set(TABLES)
    assert "units" not in TABLES
