"""The pages about rules, statements and measures."""

from inspect import Parameter, isfunction, signature
from types import FunctionType

from devreport import measures
from devreport.expressions import Expr, Guarded
from devreport.findings import STATEMENTS, Statement
from devreport.measures import Grade, Measure, Obstacle
from devreport.rules import ListShown, Rule, core_rules
from devreport.rules.rule import Shown, ShownPeriod
from devreport.wording.document import TextSegment
from devreport.wording.locale import locale_named
from devreport.wording.messages import Message
from devreport.wording.template import Slot
from tests.docs.formulas import constant, formula, reasons
from tests.docs.markdown import bullets, code, codes, first_sentence, members, page, table

#: The languages whose sentences are shown, in this order.
LANGUAGES = ("zh", "en")


def rules() -> str:
    """Every rule that is shipped."""
    ruleset = core_rules()
    overview = table(
        ["code", "name", "检查内容", "what it checks", "judges"],
        [[f"[{rule.code}](#{anchor(rule)})", code(rule.name), *titles(rule), rule.over] for rule in ruleset.rules],
    )
    about = (
        f"The rule set `{ruleset.id}` {ruleset.version} has {len(ruleset.rules)} rules. "
        "A name is a field of the subject; ⟨a name in brackets⟩ is a parameter, which is data and can be "
        "[changed](../how-to/change-a-threshold.md). Verdicts are tried in the order shown.\n\n"
        "规则按编号排列。尖括号内为参数，可按各地口径修改；结论自上而下依次判断。"
    )
    return page("Rules 规则", about, overview, *(rule_section(rule) for rule in ruleset.rules))


def anchor(rule: Rule) -> str:
    """Where a rule stands on the page."""
    return f"{rule.code} {rule.name}".lower().replace(".", "").replace(" ", "-")


def titles(rule: Rule) -> list[str]:
    """The title of a rule in both languages."""
    return [rule.title.within("zh")[0], rule.title.within("en")[0]]


def rule_section(rule: Rule) -> str:
    """One rule."""
    chinese, english = titles(rule)
    facts = {
        "judges": f"every [{rule.over}](subjects.md#{rule.over})",
        "applies where": "" if rule.applies is None else code(formula(rule.applies)),
        "statement": f"[`{rule.statement.name}`](statements.md#{rule.statement.name})",
        "severity of a failure": code(rule.severity.value),
        "earlier names": codes(rule.aliases),
        "source": rule.source,
    }
    tests = [[code(one.verdict.value), code(one.outcome.value), holds(one.when)] for one in rule.verdicts]
    parameters = [[code(name), constant(one.value), one.source] for name, one in rule.parameters.items()]
    figures = [[code(role), shown(one)] for role, one in rule.figures.items()]
    lists = [[code(role), *listed(one)] for role, one in rule.lists.items()]
    return "\n\n".join(
        [
            f"## {rule.code} {rule.name}",
            f"{chinese}: {english}.",
            bullets(facts),
            table(["verdict", "outcome", "when"], tests),
            *([table(["parameter", "value", "source"], parameters)] if parameters else []),
            *([table(["figure", "formula"], figures)] if figures else []),
            *([table(["list", "rows", "figure"], lists)] if lists else []),
        ]
    )


def holds(condition: Expr | None) -> str:
    """When a verdict is given."""
    return "otherwise" if condition is None else code(formula(condition))


def shown(value: Expr | Shown | ShownPeriod | None) -> str:
    """What a figure is."""
    match value:
        case None:
            return ""
        case Expr():
            return code(formula(value))
        case ShownPeriod(role):
            return f"the period `{role}`"
        case Shown(expr, unit, places):
            unit_shown = "" if unit is None else f" in {unit.code}"
            return code(formula(expr)) + unit_shown + ("" if places is None else f" with {places} decimals")


def listed(one: ListShown) -> list[str]:
    """What a list is."""
    where = "" if one.where is None else f" where {code(formula(one.where))}"
    return [f"{code(one.relation)}{where}", shown(one.value)]


def statements() -> str:
    """Every statement, with its roles and its sentences."""
    about = (
        "A statement is what a finding claims. Each language has one whole clause for each of its verdicts; the roles "
        "listed here are what may stand in its braces. *unknown* is said where nothing could be decided. A message "
        "that ends in `-role` is for the case that this role is absent, which it can be where it is optional.\n\n"
        "陈述是结论的内容；每种语言、每种结论各有一整句，花括号内为下列角色。`unknown` 用于无法判定时；"
        "以 `-角色` 结尾的，用于该角色没有时。"
    )
    return page("Statements 陈述", about, *(statement_section(one) for one in STATEMENTS.values()))


def statement_section(statement: Statement) -> str:
    """One statement."""
    roles = {
        "figures": codes(role for role in statement.figures if role not in statement.optional),
        "optional figures": codes(statement.optional),
        "texts": codes(statement.texts),
        "lists": codes(statement.lists),
    }
    return f"## {statement.name}\n\n{bullets(roles)}\n\n{sentences(statement)}"


def sentences(statement: Statement) -> str:
    """The sentence of each verdict in every language, and of what could not be decided."""
    catalogues = [locale_named(tag).catalogue.messages for tag in LANGUAGES]
    ids = [one for one in catalogues[0] if one.partition(".")[0] == statement.name]
    order = [verdict.value for verdict in statement.verdicts]
    ids.sort(
        key=lambda one: (verdict_of(one) not in order, order.index(verdict_of(one)) if verdict_of(one) in order else 0)
    )
    rows = [[code(one.partition(".")[2]), *(sentence(messages[one]) for messages in catalogues)] for one in ids]
    return table(["verdict", "中文", "English"], rows)


def verdict_of(message: str) -> str:
    """The verdict that a message is for, without the roles whose absence it is for."""
    return message.partition(".")[2].partition("-")[0]


def sentence(message: Message) -> str:
    """A message as its catalogue has it, in the form for many."""
    return "".join(part.text if isinstance(part, TextSegment) else slot(part) for part in message.forms[-1].parts)


def slot(part: Slot) -> str:
    """The place of a role."""
    return f"{{{part.role}{'.' if part.form else ''}{part.form}}}"


def all_measures() -> list[Measure]:
    """Every measure by its name."""
    return [measures.MEASURES[name] for name in sorted(measures.MEASURES)]


def larger(measure: Measure) -> dict[Expr, str]:
    """The formulas of other measures that are too long to repeat inside this one."""
    others = {
        bare(one.expression): one.name for one in all_measures() if bare(one.expression) != bare(measure.expression)
    }
    return {expr: name for expr, name in others.items() if expr.size > 7}


def bare(expr: Expr) -> Expr:
    """A formula without its guards."""
    return expr.value if isinstance(expr, Guarded) else expr


def undefined(measure: Measure) -> str:
    """Where a measure has no result."""
    return "; ".join(
        f"{code(reason)} where {' or '.join(map(code, where))}" for reason, where in reasons(measure.expression).items()
    )


def measure_page() -> str:
    """Every measure."""
    about = (
        "A measure is a formula with a name, the conditions under which it has no result, and a source. It is usable "
        "without a plan: `devreport.measures.completion(actual, target)`, or `COMPLETION.of(actual=…, target=…)` for "
        "any of them. A claim cites it by name. Results are exact; a result that does not exist is an `Undefined` "
        "with one of the reasons listed, or `missing_input`.\n\n"
        "计算公式可脱离计划单独使用，结果为精确值；无结果时返回原因。"
    )
    rows = [
        [code(one.name), one.term, code(formula(one.expression, larger(one))), undefined(one), one.source]
        for one in all_measures()
    ]
    formulas = table(["name", "中文", "formula", "undefined", "source"], rows)
    return page("Measures 计算公式", about, f"## Formulas 公式\n\n{formulas}", mistakes(), functions(), grades())


def mistakes() -> str:
    """The formulas that are often taken for another."""
    rows = [
        [code(measure.name), code(reason), code(formula(wrong))]
        for measure in all_measures()
        for reason, wrong in measure.mistakes.items()
    ]
    about = (
        "## Common mistakes 常见误算\n\nWhere a stated figure does not follow and one of these would give it, the "
        "finding says so."
    )
    return f"{about}\n\n{table(['measure', 'reason', 'mistaken formula'], rows)}" if rows else ""


def functions() -> str:
    """The functions of the module, with what they take."""
    found = {name: one for name, one in vars(measures).items() if name in measures.__all__ and isfunction(one)}
    rows = [[code(f"{name}({taken(one)})"), first_sentence(one)] for name, one in sorted(found.items())]
    return f"## Functions 函数\n\n{table(['call', 'what it gives'], rows)}"


def taken(function: FunctionType) -> str:
    """The parameters of a function; those after the star are given by name."""
    parameters = signature(function).parameters.values()
    names = [f"{one.name}=…" if one.kind is Parameter.KEYWORD_ONLY else one.name for one in parameters]
    return ", ".join(names)


def grades() -> str:
    """How a stated figure is graded."""
    about = "`grade` and the rule about claims use these words."
    kinds = [
        f"### {cls.__name__}\n\n"
        + table(["value", "meaning"], [[code(one.value), members(cls)[one.name]] for one in cls])
        for cls in (Grade, Obstacle)
    ]
    return "\n\n".join([f"## Grades 陈述数的核对\n\n{about}", *kinds])
