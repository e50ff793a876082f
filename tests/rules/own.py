"""Rules of one's own: one with nothing left out, and one as small as can be."""

from datetime import date
from typing import Any

from devreport.expressions import Field, Parameter, to_data
from devreport.findings import Outcome, Severity, Statement, Verdict
from devreport.quantities import PERCENT, Quantity
from devreport.rules import (
    ListShown,
    ParameterEdition,
    ParameterValue,
    Rule,
    Shown,
    ShownPeriod,
    VerdictTest,
)

#: A rule with nothing left out.
FULL = Rule(
    code="X01",
    name="indicator.big",
    title={"zh": "大项目", "en": "big projects"},
    aliases=("indicator.old",),
    over="indicator",
    statement=Statement("own", (Verdict.MET, Verdict.MISSED), figures=("value", "span"), lists=("parts",)),
    applies=Field("targeted"),
    verdicts=(
        VerdictTest(Verdict.MET, Outcome.PASS, Field("actual") >= Parameter("limit")),
        VerdictTest(Verdict.MISSED, Outcome.FAIL),
    ),
    figures={"value": Shown(Field("actual") / Field("target"), PERCENT, 2), "span": ShownPeriod("span")},
    lists={"parts": ListShown("parts", Shown(Field("value")), Field("value") > 1)},
    parameters={
        "limit": ParameterValue(
            Quantity("50", "%"),
            "a circular",
            (
                ParameterEdition(
                    value=Quantity("60.0", "亿元"),
                    source="a notice",
                    place="yinchuan",
                    since=date(2026, 1, 1),
                    until=date(2026, 12, 31),
                ),
                ParameterEdition(value=date(2026, 1, 1)),
            ),
        ),
        "kind": ParameterValue("project"),
        "strict": ParameterValue(True),
    },
    severity=Severity.WARNING,
    needs=("indicator.whole",),
    source="a circular",
)

#: As little as a rule can be.
SMALL: dict[str, Any] = {
    "code": "X02",
    "name": "item.dated",
    "title": "有期限",
    "over": "item",
    "verdicts": [{"verdict": "met", "outcome": "pass", "when": to_data(Field("dated"))}],
    "source": "a notice",
}

#: A sound rule file.
CITY: dict[str, Any] = {
    "schema_version": "1.0",
    "id": "city",
    "version": "2026.1",
    "since": "2026-01-01",
    "rules": [
        {
            "code": "X01",
            "name": "item.big",
            "title": {"zh": "重大项目投资", "en": "investment of big projects"},
            "over": "item",
            "applies": to_data(Field("invested")),
            "verdicts": [
                {"verdict": "met", "outcome": "pass", "when": to_data(Field("investment") >= Parameter("least"))},
                {"verdict": "missed", "outcome": "fail"},
            ],
            "figures": {"value": to_data(Field("investment")), "limit": to_data(Parameter("least"))},
            "parameters": {"least": {"value": {"quantity": "500", "unit": "万元"}, "source": "a notice"}},
            "source": "a notice",
        }
    ],
}

#: A completion rate of 70 % where the place is "here", and of 50 % elsewhere.
RATE: dict[str, Any] = {
    "id": "city",
    "version": "2026.1",
    "rules": [
        {
            "code": "X02",
            "name": "indicator.rate",
            "title": {"zh": "完成率达标", "en": "completion is high enough"},
            "over": "indicator",
            "applies": to_data(Field("targeted")),
            "verdicts": [
                {
                    "verdict": "met",
                    "outcome": "pass",
                    "when": to_data(Field("to_date") / Field("target") >= Parameter("least")),
                },
                {"verdict": "missed", "outcome": "fail"},
            ],
            "figures": {"value": to_data(Field("to_date") / Field("target")), "limit": to_data(Parameter("least"))},
            "parameters": {
                "least": {
                    "value": {"quantity": "50", "unit": "%"},
                    "source": "a notice",
                    "editions": [{"value": {"quantity": "70", "unit": "%"}, "source": "ours", "place": "here"}],
                }
            },
            "source": "a notice",
        }
    ],
}
