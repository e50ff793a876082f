"""Every example that a reader can see gives what it says: in docstrings, in README.md and under docs/.

A page is read from top to bottom, in a folder of its own and with one namespace:

- a ``python`` block is run; where it has prompts, the output must be the one shown,
- a ``console`` block is typed in; a line ``$ devreport …`` must print what is shown, ``...`` stands for any text,
- a block with ``title="name"`` is a file of that name, which the blocks below can use,
- a page with ``<!-- needs: java -->`` or ``<!-- needs: postgresql -->`` is skipped where that is missing.
"""

import doctest
import importlib
import re
import shlex
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout, suppress
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from devreport.cli import main
from tests.architecture.source import MODULES, ROOT, dotted, label

PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
FENCE = re.compile(r"^```(?P<language>\w+)(?P<info>.*)\n(?P<body>(?:.*\n)*?)```$", re.MULTILINE)
TITLE = re.compile(r'title="(?P<name>[^"]+)"')
COMMAND = re.compile(r"^\$ devreport(?P<arguments>.*)\n(?P<output>(?:(?!\$ ).*\n)*)", re.MULTILINE)
NEEDS = re.compile(r"^<!-- needs: (?P<name>\w+) -->$", re.MULTILINE)
#: What a page can need, and the fixture that starts it or skips the page.
FIXTURES = {"java": "spark", "postgresql": "postgres"}


@pytest.mark.parametrize("path", [path for path in MODULES if path.name != "__main__.py"], ids=label)
def test_the_examples_of_a_docstring_hold(path: Path) -> None:
    """Each example in the docstrings of a module gives what it says."""
    failed, _ = doctest.testmod(importlib.import_module(dotted(path)), optionflags=doctest.ELLIPSIS)
    assert 0 == failed


@pytest.mark.parametrize("page", PAGES, ids=label)
def test_the_examples_of_a_page_hold(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    """Each example of a page gives what it says, after all that stands above it."""
    for need in NEEDS.finditer(page.read_text(encoding="utf-8")):
        request.getfixturevalue(FIXTURES[need["name"]])
    monkeypatch.chdir(tmp_path)
    if found := "\n".join(complaints(page)):
        pytest.fail(found, pytrace=False)


def complaints(page: Path) -> Iterator[str]:
    """What is wrong with a page, block by block."""
    text = page.read_text(encoding="utf-8")
    namespace: dict[str, Any] = {"__name__": "__main__"}
    for fence in FENCE.finditer(text):
        line = text.count("\n", 0, fence.start()) + 1
        if title := TITLE.search(fence["info"]):
            Path(title["name"]).write_text(fence["body"], encoding="utf-8")
        elif fence["language"] == "python":
            yield from run_python(fence["body"], namespace, where=f"{page.name}:{line}")
        elif fence["language"] == "console":
            yield from run_console(fence["body"], where=f"{page.name}:{line}")


def run_python(code: str, namespace: dict[str, Any], *, where: str) -> Iterator[str]:
    """Run a block of Python, with or without prompts, and say where it goes wrong."""
    if ">>> " not in code:
        exec(compile(code, where, "exec"), namespace)  # noqa: S102 - running the page is the point
        return
    example = doctest.DocTestParser().get_doctest(code, namespace, where, where, 0)
    report: list[str] = []
    doctest.DocTestRunner(optionflags=doctest.ELLIPSIS).run(example, out=report.append, clear_globs=False)
    namespace.update(example.globs)
    yield from report


def run_console(session: str, *, where: str) -> Iterator[str]:
    """Type in each devreport command of a session and say where something else is printed."""
    checker = doctest.OutputChecker()
    for command in COMMAND.finditer(session):
        expected = doctest.Example(command["arguments"], command["output"])
        printed = output_of(shlex.split(command["arguments"]))
        if not checker.check_output(expected.want, printed, doctest.ELLIPSIS):
            difference = checker.output_difference(expected, printed, doctest.ELLIPSIS)
            yield f"{where}: devreport{command['arguments']}\n{difference}"


def output_of(arguments: list[str]) -> str:
    """What the command line prints, complaints included."""
    printed = StringIO()
    with redirect_stdout(printed), redirect_stderr(printed), suppress(SystemExit):
        main(arguments)
    return printed.getvalue()
