"""The pages about the command line and about errors."""

import argparse
import ast
from collections.abc import Iterator, Mapping

from devreport import errors
from tests.architecture.source import MODULES, tree
from tests.docs.codes import FIXES, MADE, MEANINGS
from tests.docs.markdown import code, codes, page, summary, table

Commands = Mapping[str, argparse.ArgumentParser]


def command_line() -> str:
    """The commands and their options."""
    from devreport import cli

    parser = cli._parser()
    commands = next(action for action in parser._actions if isinstance(action, argparse._SubParsersAction))
    about = (
        "`devreport` or `python -m devreport`. Exit codes: 0 nothing failed, 1 something failed (`check`, "
        "`midterm`, `diff`), 2 bad input. Complaints go to standard error, one line for each problem.\n\n"
        "退出码：0 无不通过；1 有不通过（限 `check`、`midterm`、`diff`）；2 输入有误。"
    )
    helps = {action.dest: action.help or "" for action in commands._choices_actions}
    parts = [command_section(name, helps[name], parser=one) for name, one in commands.choices.items()]
    return page("The command line 命令行", about, *parts)


def command_section(name: str, about: str, *, parser: argparse.ArgumentParser) -> str:
    """One command."""
    actions = [action for action in parser._actions if action.dest != "help"]
    usage = " ".join(["devreport", name, *(used(action) for action in actions)])
    rows = [[code(spelled(action)), action.help or "", given(action)] for action in actions]
    text = f"## {name}\n\n{about[0].upper()}{about[1:].rstrip('.')}. {parser.epilog}\n\n```text\n{usage}\n```"
    return f"{text}\n\n{table(['argument', 'what it is', 'default'], rows)}"


def spelled(action: argparse.Action) -> str:
    """An argument as it is typed."""
    words = "|".join(map(str, action.choices or ()))
    name = words or (action.metavar if isinstance(action.metavar, str) else action.dest)
    if not action.option_strings:
        return name
    more = "..." if action.nargs == "+" else ""
    return action.option_strings[-1] + ("" if action.nargs == 0 else f" {name}{more}")


def used(action: argparse.Action) -> str:
    """An argument in a line of usage."""
    optional = action.option_strings or action.nargs == "?"
    return f"[{spelled(action)}]" if optional else spelled(action)


def given(action: argparse.Action) -> str:
    """What an argument is where it is left out."""
    return "" if action.default in {None, False, argparse.SUPPRESS} else code(action.default)


def error_page() -> str:
    """The errors and the codes of problems."""
    about = (
        "Every error that devreport raises on purpose is a `DevreportError` and also the builtin that people catch. "
        "It carries `problems`: all of them, not only the first. A problem says `where`, what was `found`, what was "
        "`expected`, a `hint`, and a stable `code`.\n\n"
        "所有问题一次列出，各有位置、所见、应为、提示和代码。"
    )
    classes = [getattr(errors, name) for name in errors.__all__ if name.endswith("Error")]
    kinds = table(
        ["error", "also a", "what it means"],
        [[code(cls.__name__), codes(base.__name__ for base in cls.__bases__), summary(cls)] for cls in classes],
    )
    layers: dict[str, set[str]] = {}
    for word, layer in codes_in_source():
        layers.setdefault(word, set()).add(layer)
    rows = [[code(word), MEANINGS.get(word, ""), codes(sorted(layers[word]))] for word in sorted(layers)]
    words = table(["code", "what is wrong", "found by"], rows)
    fixes = table(
        ["code", "what is wrong", "how to put it right"],
        [[code(word), (MEANINGS | MADE)[word], fix] for word, fix in FIXES.items()],
    )
    checked = (
        "## Problems of rules 规则的问题\n\n"
        "Rules are checked before any data: `check_rule`, `check_ruleset`, and every rule file as it is read. A place "
        "is the name of the rule and the place in it, such as `indicator.pace.verdicts[1].when.left`; the hint of a "
        "problem says more than this table.\n\n"
        "规则在读取任何数据之前逐条校验，各问题均指明位置和改法。"
    )
    return page("Errors 错误", about, kinds, f"## Codes of problems\n\n{words}", f"{checked}\n\n{fixes}")


def codes_in_source() -> Iterator[tuple[str, str]]:
    """Every code of a problem, with the layer that finds it."""
    for path in MODULES:
        layer = path.relative_to(path.parents[[one.name for one in path.parents].index("devreport")]).parts[0]
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.Call) and "Problem" in ast.unparse(node.func):
                yield from ((word, layer.removesuffix(".py")) for word in code_of(node))


def code_of(call: ast.Call) -> Iterator[str]:
    """The code that a problem is made with, if it is written there."""
    given = [word.value for word in call.keywords if word.arg == "code"] or call.args[4:5]
    yield from (one.value for one in given if isinstance(one, ast.Constant) and isinstance(one.value, str))
