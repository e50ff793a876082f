"""Whether rules can judge a class of records, before there is one."""

from __future__ import annotations

from attrs import evolve

from devreport.errors import RuleError
from devreport.expressions import BOOLEAN, DATE, WORD, Expr, Schema, Type, infer, number_type, scalar_type
from devreport.quantities import ONE
from devreport.rules.records import Records
from devreport.rules.rule import Rule, Shown
from devreport.rules.subject import Meaning, Sort

__all__ = ["check_fit"]

_TYPES = {Sort.TRUTH: BOOLEAN, Sort.WORD: WORD, Sort.DAY: DATE}


def check_fit(rule: Rule, records: Records) -> None:
    """Refuse a rule that reads what the records do not have, or combines unlike things.

    Raises:
        RuleError: with everything that is wrong, each with its place in the rule.
    """
    fields = {name: _type(meaning) for name, meaning in records.table.fields.items()}
    thresholds = {name: scalar_type(value) for name, value in rule.thresholds.items()}
    conditions = [one for one in (rule.applies, *(test.when for test in rule.verdicts)) if one is not None]
    shown = [one.value if isinstance(one, Shown) else one for one in rule.figures.values()]
    try:
        for expr in [*conditions, *(one for one in shown if isinstance(one, Expr))]:
            infer(expr, Schema(fields, {}, thresholds))
    except RuleError as error:
        problems = [evolve(one, where=f"{rule.name}: {one.where}") for one in error.problems]
        raise RuleError(f"the rule {rule.name} cannot judge the records {records.kind}", problems) from None


def _type(meaning: Meaning) -> Type:
    return _TYPES.get(meaning.sort) or number_type(meaning.unit or ONE)
