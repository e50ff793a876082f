"""Tables are rolled up exactly, in one pass, whatever they hold."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import polars as pl
import pytest
from attrs import evolve
from hypothesis import given, settings

from devreport.bulk import Always, Mapped, Refused, TableMapping, roll_up
from devreport.errors import InputError
from devreport.expressions import Field
from devreport.findings import Outcome
from devreport.quantities import Quantity, Ratio, Undefined
from devreport.rules import RuleSet, requirement
from devreport.rules.subject import Sort
from tests.strategies.rollups import DONE, MAPPING, PLANNED, RATIOS, ROWS, RULES, come_to, frame, judged, rolled, row

ANY = RuleSet(
    id="any", version="1", rules=(requirement(Field("n") >= 0, name="thing.any", over="thing", title="任意"),)
)
PLACES = {"area": 1, "level": 2, "month": 3}


def found(group):
    """What a group comes to, as the oracle says it."""
    tally, pair, partial = group.tallies["project.half"], group.ratios["completion"], group.sums["done"]
    return {
        "rows": group.rows,
        "outcomes": {
            Outcome.PASS: tally.passed,
            Outcome.FAIL: tally.failed,
            Outcome.UNKNOWN: tally.unknown,
            Outcome.NOT_APPLICABLE: tally.not_applicable,
        },
        "above": pair.above.value,
        "below": pair.below.value,
        "both": pair.present,
        "doubtful": pair.doubtful,
        "sum": partial.value.value if isinstance(partial.value, Ratio) else None,
        "present": partial.present,
    }


def grouped(rows, by):
    """Rows by their keys."""
    parts = {}
    for one in rows:
        parts.setdefault(tuple(one[PLACES[name]] for name in by), []).append(one)
    return parts


@pytest.mark.parametrize("engine", ["polars", "duckdb"])
def test_groups_come_to_what_fractions_say(engine):
    """On any rows, by any columns: outcomes, ratios of sums and sums, with what was left out; totals as well."""
    if engine == "duckdb":
        pytest.importorskip("duckdb")

    @given(rows=ROWS)
    @settings(max_examples=8, deadline=None)
    def check(rows):
        for by in ((), ("area",), ("month", "level"), ("area", "level", "month")):
            rollup = rolled(rows, by, engine=engine)
            expected = {key: come_to(part) for key, part in grouped(rows, by).items()}
            expected = expected or ({} if by else {(): come_to([])})
            assert expected == {group.key: found(group) for group in rollup.groups}
            assert come_to(rows) == found(rollup.total)

    check()


@given(rows=ROWS)
@settings(max_examples=15, deadline=None)
def test_regrouping_is_rolling_up_by_fewer_columns(rows):
    """Finer groups added up are the coarser ones, in any order of the columns."""
    fine = rolled(rows, ("area", "level", "month"))
    for by in ((), ("area",), ("month", "area"), ("level", "month", "area")):
        assert rolled(rows, by) == fine.regrouped(by)


def test_a_ratio_of_sums_is_not_the_mean_of_ratios():
    """One of ten and ninety of ninety are 91 of 100, and not 55 per cent."""
    rollup = rolled([row(done=100, planned=10), row(done=9000, planned=90)])
    assert Ratio(91, 100) == rollup.total.figure("completion")


def test_rows_that_lack_one_side_are_left_out():
    """They are counted, and nothing is put in their place."""
    (group,) = rolled([row(done=None), row(planned=None), row(), row(done=700, planned=0), row(planned=-7)]).groups
    pair = group.ratios["completion"]
    assert (3, 5, 2, 2) == (pair.present, pair.expected, pair.left_out, pair.doubtful)
    assert Ratio(50 + 7 + 50, unit="元") == pair.above
    assert (4, 5) == (group.sums["done"].present, group.sums["done"].expected)


def test_units_are_those_of_the_mapping():
    """Sums are in the unit of their field; a ratio of two units of one kind is a pure number."""
    fields = {**MAPPING.fields, "planned": Mapped(unit="万元")}
    rollup = rolled([row(done=500000, planned=1)], mapping=evolve(MAPPING, fields=fields))
    assert Ratio(5000, unit="元") == rollup.total.figure("done")
    assert Ratio(1, 2) == rollup.total.figure("completion")
    assert Fraction(1, 2) == rollup.table()[0]["completion"]


def test_every_type_that_can_tell_groups_apart_does():
    """Texts, integers, decimals, days and truth values, with what is missing at the end."""
    keys = {
        "text": pl.Series(["b", None, "a"]),
        "whole": pl.Series([10, None, 9], dtype=pl.Int16),
        "exact": pl.Series([Decimal("1.50"), None, Decimal("-2.00")]),
        "day": pl.Series([date(2026, 6, 30), None, date(2026, 1, 1)]),
        "truth": pl.Series([True, None, False]),
        "kind": pl.Series(["b", None, "a"], dtype=pl.Categorical),
    }
    base = frame([row(), row(), row()])
    for name, series in keys.items():
        rollup = rolled(base.with_columns(series.alias(name)), name)
        first, second, last = series[2], series[0], series[1]
        assert [(first,), (second,), (last,)] == [group.key for group in rollup.groups]


def test_a_table_without_rows_comes_to_nothing():
    """No groups; a total of no rows whose figures do not exist."""
    rollup = rolled([])
    assert () == rollup.groups
    assert 0 == rollup.total.rows
    assert Undefined("missing_input") == rollup.total.figure("done") == rollup.total.figure("completion")
    assert [0] == [line["rows"] for line in rollup.table()]
    assert rolled([], ()).total == rollup.total


def test_rules_that_are_not_judged_are_kept_with_their_reason():
    """What a table cannot be judged by is not forgotten on the way to its report."""
    wide = requirement(
        DONE * DONE * DONE >= PLANNED * PLANNED * PLANNED, name="project.wide", over="project", title="宽"
    )
    rollup = rolled([row(done=2**63 - 1)], rules=evolve(RULES, rules=(wide,)))
    assert [Refused("project.wide", "too_wide", "")] == [evolve(one, reason="", names=()) for one in rollup.refused]
    assert ({}, ()) == (rollup.total.tallies, rollup.rules)


def test_all_wrong_columns_and_fields_are_named_at_once():
    """With what was probably meant."""
    fields = {
        **MAPPING.fields,
        "pair": Mapped(column="done", over="planned", sort=Sort.RATIO),
        "n": Mapped(column="done"),
    }
    mapping = TableMapping(kind="thing", key="id", fields=fields)
    source = frame([row()]).with_columns(weight=pl.lit(1.5))
    assessment = judged(source, mapping=mapping, rules=ANY)
    with pytest.raises(InputError) as caught:
        roll_up(assessment, ["aera", "weight", "nothing"], ratios={"x": ("dnoe", "pair")}, sums=["stopped"])
    problems = {(one.where, one.code): one.hint for one in caught.value.problems}
    assert "area" in problems["by[0]", "missing_column"]
    assert ("by[1]", "type") in problems
    assert "there are" in problems["by[2]", "missing_column"]
    assert "done" in problems["dnoe", "unknown_field"]
    assert ("pair", "denominators") in problems
    assert ("stopped", "sort") in problems
    with pytest.raises(InputError, match="there are: done"):
        roll_up(assessment, sums=["zzz"])


def test_a_name_twice_is_refused_before_anything_is_read():
    """Names of ratios, sums, rules and columns share one line."""
    for by, ratios, sums in ((["area", "area"], {}, []), ([], {"done": ("done", "planned")}, ["done"])):
        with pytest.raises(InputError, match="twice"):
            roll_up(judged([row()]), by, ratios=ratios, sums=sums)
    assert ("done",) == rolled([row()], sums=["done", "done"]).sums


def wide(values, *, lazy=False):
    """Numbers of very many digits, written as text."""
    mapping = TableMapping(kind="thing", key="id", fields={"n": Mapped(decimals=0)})
    data = pl.DataFrame({"id": list(range(len(values))), "n": values}, schema={"id": pl.Int64, "n": pl.String})
    return judged(data.lazy() if lazy else data, mapping=mapping, rules=ANY)


@pytest.mark.parametrize("lazy", [False, True])
def test_sums_that_could_be_too_large_are_refused(lazy):
    """With the digits that they need; nothing overflows silently."""
    with pytest.raises(InputError, match="a sum of up to 39 digits") as caught:
        roll_up(wide(["6" + "0" * 37, "1", None], lazy=lazy), sums=["n"])
    assert ["too_wide"] == [one.code for one in caught.value.problems]
    total = roll_up(wide(["6" + "0" * 36, "-1", "x"], lazy=lazy), sums=["n"]).total
    assert Ratio(6 * 10**36 - 1) == total.figure("n")
    assert 1 == total.sums["n"].expected - total.sums["n"].present
    assert Undefined("missing_input") == roll_up(wide([], lazy=lazy), sums=["n"]).total.figure("n")


def test_constants_are_added_up_for_each_row():
    """What every row has counts as often as there are rows; what no row has does not count."""
    fields = {
        "n": Mapped(column="done"),
        "one": Mapped(always=Always(Decimal("1.5"))),
        "none": Mapped(always=Always(), unit="元"),
    }
    mapping = TableMapping(kind="thing", key="id", fields=fields)
    assessment = judged([row(), row()], mapping=mapping, rules=ANY)
    rollup = roll_up(assessment, sums=["one"], ratios={"r": ("one", "none")})
    assert 3 == rollup.total.figure("one").value
    assert 0 == rollup.total.ratios["r"].present
    assert "" == rollup.summed["one"].column


def test_several_ratios_and_no_totals():
    """Ratios may share their fields; lines without totals are the groups."""
    ratios = {**RATIOS, "inverse": ("planned", "done")}
    rollup = roll_up(judged([row("A"), row("B")]), "area", ratios=ratios, totals=False)
    assert rollup.groups == rollup.lines
    assert [Ratio(1, 2), Ratio(2)] == [rollup.groups[0].figure(name) for name in ratios]


@given(rows=ROWS)
@settings(max_examples=10, deadline=None)
def test_rules_of_every_form_are_tallied(rows):
    """Those that end in a truth, those that may not apply, and those that need others."""
    plain = requirement(DONE > PLANNED, name="project.plain", over="project", title="平")
    needed = requirement(DONE > 0, name="project.needed", over="project", title="需")
    needy = evolve(
        requirement(DONE > Quantity("1", "元"), name="project.needy", over="project", title="要"),
        needs=("project.needed",),
    )
    assessment = judged(rows, rules=evolve(RULES, rules=(*RULES.rules, plain, needed, needy)))
    assert {"project.plain"} == assessment.program.plain
    assert assessment.tallies == roll_up(assessment).total.tallies == roll_up(assessment, "area").total.tallies


def test_what_is_asked_for_is_read_as_it_is_meant():
    """A single sum is one, and what is no pair is refused with its name."""
    assert ("done",) == roll_up(judged([row()]), "area", sums="done").sums
    with pytest.raises(InputError, match=r"ratios\['c'\]: found \('done',\)"):
        roll_up(judged([row()]), ratios={"c": ("done",)})
