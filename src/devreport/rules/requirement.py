"""Rules of the plainest kind: a condition that is met or missed."""

from __future__ import annotations

from collections.abc import Mapping

from devreport.expressions import Expr
from devreport.findings import STATEMENTS, Outcome, Severity, Verdict, VerdictTest
from devreport.findings.evidence import check_condition
from devreport.rules.rule import ParameterValue, Rule
from devreport.text import Text

__all__ = ["requirement"]


def requirement(
    condition: Expr,
    *,
    name: str,
    over: str,
    code: str = "",
    title: Text | Mapping[str, str] | None = None,
    applies: Expr | None = None,
    value: Expr | None = None,
    limit: Expr | None = None,
    parameters: Mapping[str, ParameterValue] | None = None,
    severity: Severity = Severity.ERROR,
    needs: tuple[str, ...] = (),
    source: str = "",
) -> Rule:
    """A rule that passes where a condition holds, fails where it does not, and is unknown where that is unknown.

    Args:
        condition: what is required.
        name: the name of the rule, such as ``project.half``.
        over: the kind of subject it judges.
        code: a short code; by default the name.
        title: what it checks, in a few words; by default the name.
        applies: when it applies; everywhere by default.
        value: the figure that its sentence prints.
        limit: the figure it is held against.
        parameters: its thresholds.
        severity: how much a failure matters.
        needs: the rules that must not have failed before.
        source: who says so.

    Raises:
        RuleError: for a condition that is no expression, such as the ``False`` that ``field == 5`` is.

    Example:
        >>> from devreport.expressions import Field
        >>> rule = requirement(Field("done") >= Field("planned"), name="project.whole", over="project")
        >>> [test.verdict.value for test in rule.verdicts]
        ['met', 'missed']
    """
    check_condition(f"{name}.verdicts[0].when", condition)
    figures = {role: figure for role, figure in (("value", value), ("limit", limit)) if figure is not None}
    return Rule(
        code=code or name,
        name=name,
        title=title or {"zh": name, "en": name},
        over=over,
        statement=STATEMENTS["check"],
        applies=applies,
        verdicts=(VerdictTest(Verdict.MET, Outcome.PASS, condition), VerdictTest(Verdict.MISSED, Outcome.FAIL)),
        figures=figures,
        parameters=parameters or {},
        severity=severity,
        needs=needs,
        source=source,
    )
