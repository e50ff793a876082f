"""Units are known in both scripts, and combine as what they count."""

import pickle
import time
from contextlib import suppress
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devreport.errors import InputError
from devreport.quantities import (
    MONEY,
    ONE,
    PERCENT,
    PERCENTAGE_POINT,
    PERMILLE,
    POINTS,
    RATIO,
    YUAN,
    Unit,
    counter,
    normalise,
    parse_unit,
)
from devreport.quantities.dimension import divide, multiply
from devreport.quantities.unit import unit_of
from devreport.quantities.unit_table import ALIASES, COUNTERS, MEASURES, MULTIPLIERS
from tests.strategies.quantities import SPELLINGS, units

BRANCH = Unit("个支部", counter("个支部"))
BARREL = Unit("桶", counter("桶"), 5)


@pytest.mark.parametrize(
    ("text", "code", "like", "scale"),
    [
        ("元", "元", "元", 1),
        ("万元", "万元", "元", 10**4),
        ("億元", "亿元", "元", 10**8),
        ("万亿元", "万亿元", "元", 10**12),
        ("人民幣", "元", "元", 1),
        ("万吨", "万吨", "公斤", 10**7),
        ("亿斤", "亿斤", "公斤", 5 * 10**7),
        ("萬畝", "万亩", "平方米", Fraction(2 * 10**7, 3)),
        ("千公顷", "千公顷", "平方米", 10**7),
        ("㎡", "平方米", "平方米", 1),
        ("億千瓦時", "亿千瓦时", "千瓦时", 10**8),
        ("噸標準煤", "吨标准煤", "吨标准煤", 1000),
        ("万标箱", "万标箱", "标箱", 10**4),
        ("公里", "公里", "米", 1000),
        ("月", "个月", "个月", 1),
        ("年", "年", "个月", 12),
        ("日", "天", "天", 1),
        ("％", "%", "1", Fraction(1, 100)),
        ("‰", "‰", "1", Fraction(1, 1000)),
        ("個百分點", "个百分点", "个百分点", Fraction(1, 100)),
        ("個千分點", "个千分点", "个百分点", Fraction(1, 1000)),
        ("倍", "倍", "1", 1),
        ("亿", "亿", "1", 10**8),
        ("", "1", "1", 1),
        ("元/人", "元/人", "元/人", 1),
        ("公斤／公頃", "公斤/公顷", "公斤/平方米", Fraction(1, 10**4)),
        ("次/月", "次/个月", "次/个月", 1),
        ("万吨·公里", "万吨·公里", "吨·公里", 10**10),
        ("元/人/年", "元/人/年", "元/人/月", Fraction(1, 12)),
        ("公斤/吨", "公斤/吨", "1", Fraction(1, 1000)),
        ("元/1", "元", "元", 1),
        (" 亿元\n", "亿元", "元", 10**8),
    ],
)
def test_units_of_reports_are_known(text, code, like, scale):
    """In both scripts, with 万 and 亿 in front, as quotients and products."""
    unit = parse_unit(text)
    assert (code, scale) == (unit.code, unit.scale)
    assert unit.convertible_to(Unit("其他", parse_unit(like).dimension))


@pytest.mark.parametrize(
    "text",
    [
        "個",
        "項",
        "條",
        "臺",
        "戶",
        "畝",
        "噸",
        "輛",
        "座",
        "處",
        "類",
        "場",
        "組",
        "筆",
        "艘",
        "張",
        "冊",
        "棟",
        "塊",
        "隻",
        "人",
        "户次",
        "車次",
    ],
)
def test_traditional_counters_are_known(text):
    """Under their simplified code."""
    assert normalise(text) == parse_unit(text).code


@pytest.mark.parametrize("code", sorted({*COUNTERS, *MEASURES, *MULTIPLIERS}))
def test_every_code_of_the_table_is_its_own_spelling(code):
    """It is simplified already, and no other spelling hides it."""
    assert normalise(code) == code == parse_unit(code).code


def test_every_other_spelling_leads_somewhere():
    """And the table names no unit twice."""
    assert [] == [alias for alias, code in ALIASES.items() if parse_unit(alias) != parse_unit(code)]
    assert len(set(COUNTERS) | set(MEASURES)) == len(COUNTERS) + len(MEASURES)
    assert sorted(MULTIPLIERS, key=len, reverse=True) == list(MULTIPLIERS)


@given(units(), units())
def test_a_code_is_read_back(left, right):
    """Files write codes only, of compounds too."""
    for unit in (left, unit_of(left, right), unit_of(left, right, power=-1)):
        assert unit == parse_unit(unit.code)
        assert unit is parse_unit(unit)


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("千瓦小时", 'did you mean "千瓦时"?'),
        ("瓦时", 'did you mean "千瓦时"?'),
        ("万%", 'did you mean "%"?'),
        ("万1", ""),
        ("元/", ""),
        ("/元", ""),
        ("·", ""),
        ("元/火星", ""),
        ("元" * 2_000_000, ""),
        ("元/" * 2_000_000, ""),
        (None, ""),
        (5, ""),
    ],
    ids=lambda value: str(value)[:8],
)
def test_unknown_units_are_refused(text, hint):
    """At once, with the nearest known one."""
    start = time.process_time()
    with pytest.raises(InputError, match="expected a known unit") as caught:
        parse_unit(text, where="row 3")
    assert time.process_time() - start < 0.5
    (problem,) = caught.value.problems
    assert ("row 3", "unit") == (problem.where, problem.code)
    assert hint in problem.hint
    assert len(str(caught.value)) < 200


@given(st.text(alphabet="元人万亿个/·% 億\n1", max_size=12))
def test_no_text_breaks_the_reader(text):
    """A unit that can be read back, or an InputError."""
    with suppress(InputError):
        unit = parse_unit(text)
        assert unit == parse_unit(unit.code)


def test_units_of_the_callers_own_come_first():
    """Alone, with a multiplier, in a quotient, and under a spelling that means something else here."""
    degree = Unit("度", (("angle", 1),))
    assert BRANCH == parse_unit("個支部", extra=[BRANCH])
    assert ("万桶", 50_000) == (parse_unit("万桶", extra=[BARREL]).code, parse_unit("万桶", extra=[BARREL]).scale)
    assert "元/桶" == parse_unit("元/桶", extra=iter([BARREL])).code
    assert degree == parse_unit("度", extra=[degree])
    assert "千瓦时" == parse_unit("度").code
    with pytest.raises(InputError, match="did you mean"):
        parse_unit("个支", extra=[BRANCH])


def test_a_unit_of_ones_own_may_be_spelled_in_traditional_script():
    """Its own spelling is its code."""
    own = Unit("擔穀", counter("擔穀"))
    assert own == parse_unit("擔穀", extra=[own])


@pytest.mark.parametrize(
    ("left", "right", "product", "quotient"),
    [
        ("元/人", "人", "元", "元/人/人"),
        ("元/人", "万人", "元", "元/人/万人"),
        ("亿元", "万人", "亿元·万人", "亿元/万人"),
        ("元", "亿元", "元·亿元", "1"),
        ("%", "元", "元", "1/元"),
        ("元", "%", "元", "元"),
        ("%", "%", "%", "1"),
        ("%", "1", "%", "1"),
        ("1", "%", "1", "1"),
        ("个百分点", "个月", "个百分点·个月", "个百分点/个月"),
        ("个百分点", "个百分点", "个百分点·个百分点", "1"),
        ("1/人", "人", "1", "1/人/人"),
        ("1/人", "元", "元/人", "1/人/元"),
        ("吨·公里", "公里", "吨·公里·公里", "吨"),
        ("元/人", "元/万人", "元·元/人/万人", "1"),
    ],
)
def test_like_units_cancel(left, right, product, quotient):
    """元/人 × 人 is 元; a ratio leaves the other unit as it is."""
    a, b = parse_unit(left), parse_unit(right)
    assert (product, quotient) == (unit_of(a, b).code, unit_of(a, b, power=-1).code)


@given(units(), units())
def test_a_combined_unit_measures_what_was_combined(left, right):
    """Whatever it is called."""
    assert multiply(left.dimension, right.dimension) == unit_of(left, right).dimension
    assert divide(left.dimension, right.dimension) == unit_of(left, right, power=-1).dimension


@pytest.mark.parametrize(
    ("text", "counts"),
    [(text, True) for text in "个 人 天 个月 年 个工作日".split()]
    + [(text, False) for text in "万个 元 % 亩 元/人 1/人 个/月 1 小时".split()],
)
def test_only_whole_things_count(text, counts):
    """万个 is rounded; days and months are counted off."""
    assert counts is parse_unit(text).counts


@pytest.mark.parametrize("scale", [0, -1, 0.5, "x", Decimal("NaN"), True])
def test_a_step_is_exact_and_above_zero(scale):
    """A float is no scale."""
    with pytest.raises(InputError):
        Unit("箱", counter("箱"), scale)


def test_a_unit_has_a_name():
    """Blank is none."""
    with pytest.raises(InputError, match="a name"):
        Unit(" ", MONEY)


def test_a_dimension_is_put_in_order():
    """So that equal kinds are equal however they are written down."""
    assert Unit("x", (("b", 1), ("a", -1), ("c", 0))) == Unit("x", (("a", -1), ("b", 1)))


def test_the_constants_are_the_parsed_ones():
    """And a unit is its code in text."""
    expected = [ONE, PERCENT, PERMILLE, PERCENTAGE_POINT, YUAN]
    assert expected == [parse_unit(str(unit)) for unit in expected]
    assert [RATIO, RATIO, RATIO, POINTS, MONEY] == [unit.dimension for unit in expected]


@pytest.mark.parametrize("text", SPELLINGS)
def test_units_are_values(text):
    """They survive pickling, and equal ones have equal hashes."""
    unit = parse_unit(text)
    copy = pickle.loads(pickle.dumps(unit))  # noqa: S301
    assert (unit, hash(unit), unit.factors) == (copy, hash(copy), copy.factors)


def test_a_spelling_of_forty_characters_is_looked_up():
    """And no longer one."""
    for length in (40, 41):
        own = Unit("桶" * length, counter("桶"))
        if length > 40:
            with pytest.raises(InputError, match="a known unit"):
                parse_unit(own.code, extra=[own])
        else:
            assert own == parse_unit(own.code, extra=[own])
