"""One mutant, one fork: the tests of the mutated module are run in it until one fails.

A mutant in the body of a function is tried in a process that has collected the tests already: the function gets the
wrong code, wherever it is known. A mutant that works on import (a formula, a table, a default) is tried in a process
that has not imported the package yet. What survives the first way in a function that is called on import (also by the
tests, for their parameters) is tried the second way too.
"""

from __future__ import annotations

import gc
import importlib
import os
import resource
import signal
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from functools import _lru_cache_wrapper, partial
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, SourceFileLoader
from importlib.util import spec_from_file_location
from pathlib import Path
from types import CodeType, FrameType, FunctionType

import attrs
import pytest
from _pytest.runner import runtestprotocol

from tests.mutation.layers import ROOT
from tests.mutation.mutants import Mutant, Source

#: No plugin that shuffles, stores or prints; few examples, the same ones every time.
ARGUMENTS = (
    "-p",
    "no:randomly",
    "-p",
    "no:cacheprovider",
    "-q",
    "--no-header",
    "-x",
    "--tb=no",
    "-W",
    "ignore::pytest.PytestAssertRewriteWarning",
)
#: A test that takes so many times its time, and some seconds, never ends.
PATIENCE, SECONDS = 3, 1
MEMORY = 4 * 2**30

Verdicts = dict[str, str]


def forked(work: Callable[[], bool], *, seconds: int) -> str:
    """What came of some work in a process of its own: ``survived``, ``killed`` or ``timeout``."""
    sys.stdout.flush()
    child = os.fork()
    if not child:
        _work_and_end(work, seconds)
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        return "timeout" if os.WTERMSIG(status) in {signal.SIGXCPU, signal.SIGALRM} else "killed"
    return "killed" if os.WEXITSTATUS(status) else "survived"


def _work_and_end(work: Callable[[], bool], seconds: int) -> None:
    fine = False
    try:
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, 1)
        os.dup2(null, 2)
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 5))
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        signal.alarm(20 * seconds)
        fine = work()
    finally:
        os._exit(not fine)


class Warm:
    """A pytest plugin: in place of running the collected tests once, they are run for every mutant."""

    def __init__(self, source: Source, mutants: list[Mutant], *, twin: Path) -> None:
        self.source, self.mutants, self.twin = source, mutants, twin.resolve()
        self.verdicts: Verdicts = {}
        self.called: set[tuple[str, int]] = set()
        sys.setprofile(self.note)

    def note(self, frame: FrameType, event: str, _: object) -> None:
        """Remember a function of the module that is called while modules are imported and tests are collected."""
        code = frame.f_code
        if event == "call" and code.co_filename == str(self.source.path):
            self.called.add((code.co_qualname, code.co_firstlineno))

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """The loop over mutants; the twin's tests come first."""
        sys.setprofile(None)
        known = functions(self.source.path)
        items, seconds = rehearsed(session.items, self.source.module, twin=self.twin)
        for mutant in self.mutants:
            live = known.get(mutant.owner, [])
            patch = partial(patched, live, self.source.code(mutant), mutant)
            verdict = forked(lambda patch=patch: patch() and passed(items), seconds=seconds)
            again = verdict == "survived" and (not live or mutant.owner in self.called)
            self.verdicts[mutant.name] = "used on import" if again else verdict
        return True


def rehearsed(items: list[pytest.Item], module: str, *, twin: Path) -> tuple[list[pytest.Item], int]:
    """The tests, those of the twin first and the quick ones first of these, and how much time a mutant gets.

    Afterwards nothing of the package is kept in caches, and all that Hypothesis keeps is.
    """
    spent: dict[pytest.Item, float] = {}
    for item in items:
        begin = time.process_time()
        if not passed([item]):
            raise RuntimeError(f"the tests of {module} fail without any mutant: {item.nodeid}")
        spent[item] = time.process_time() - begin
    for thing in gc.get_objects():
        if isinstance(thing, _lru_cache_wrapper) and str(thing.__module__).startswith("devreport"):
            thing.cache_clear()
        elif attrs.has(type(thing)) and type(thing).__module__.startswith("devreport"):
            forget(thing)
    gc.collect()
    gc.freeze()
    order = sorted(items, key=lambda item: (item.path != twin, spent[item]))
    return order, SECONDS + round(PATIENCE * sum(spent.values()))


def forget(thing: object) -> None:
    """Whatever an object has computed once and keeps is computed anew: the tests share objects, mutants must not."""
    kind = type(thing)
    fields = {one.name for one in attrs.fields(kind)}
    slots = {name for one in kind.__mro__ for name in vars(one).get("__slots__", ())}
    for name in slots - fields - {"__weakref__", "_attrs_cached_hash"}:
        with suppress(AttributeError):
            object.__delattr__(thing, name)


def fair_seconds(work: Callable[[], bool], module: str) -> int:
    """How much processor time a mutant gets, from what the right code takes."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    if forked(work, seconds=600) != "survived":
        raise RuntimeError(f"the tests of {module} fail without any mutant")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return SECONDS + round(PATIENCE * (after.ru_utime - before.ru_utime))


def passed(items: list[pytest.Item]) -> bool:
    """Whether all tests pass; the first that fails ends it."""
    for item, following in zip(items, [*items[1:], None], strict=True):
        if any(report.failed for report in runtestprotocol(item, nextitem=following, log=False)):
            return False
    return True


def functions(path: Path) -> dict[tuple[str, int] | None, list[FunctionType]]:
    """The functions that a source file has made, by name and first line."""
    found: dict[tuple[str, int] | None, list[FunctionType]] = {}
    for thing in gc.get_objects():
        if isinstance(thing, FunctionType) and thing.__code__.co_filename == str(path):
            found.setdefault((thing.__code__.co_qualname, thing.__code__.co_firstlineno), []).append(thing)
    return found


def patched(live: Iterable[FunctionType], code: CodeType, mutant: Mutant) -> bool:
    """Give the functions their wrong code."""
    wrong = next(inner for inner in codes(code) if (inner.co_qualname, inner.co_firstlineno) == mutant.owner)
    for function in live:
        function.__code__ = wrong
    return True


def codes(code: CodeType) -> Iterator[CodeType]:
    """Every piece of compiled code in another one."""
    yield code
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from codes(constant)


class Imported(MetaPathFinder, SourceFileLoader):
    """Gives one module the wrong code when it is imported."""

    def __init__(self, source: Source, code: CodeType) -> None:
        super().__init__(source.module, str(source.path))
        self.wrong = code

    def find_spec(self, fullname: str, path: object = None, target: object = None) -> ModuleSpec | None:
        """The one module is found here."""
        return spec_from_file_location(fullname, self.path, loader=self) if fullname == self.name else None

    def get_code(self, fullname: str) -> CodeType:
        """The wrong code."""
        return self.wrong


def imported(source: Source, code: CodeType, tests: list[str]) -> bool:
    """Whether all tests pass where the module has been imported wrong."""
    sys.meta_path.insert(0, Imported(source, code))
    return pytest.main([*tests, *ARGUMENTS]) == 0


def try_on_import(source: Source, mutants: list[Mutant], *, tests: list[str], beneath: tuple[str, ...]) -> Verdicts:
    """Every mutant in a process that has imported only what is beneath its layer."""
    if not mutants:
        return {}
    warm_up()
    for module in beneath:
        importlib.import_module(module)
    if source.module in sys.modules:
        raise RuntimeError(f"{source.module} is imported by what is beneath it")
    right = compile(source.tree, str(source.path), "exec")
    seconds = fair_seconds(lambda: imported(source, right, tests), source.module)
    gc.freeze()
    return {
        mutant.name: forked(lambda mutant=mutant: imported(source, source.code(mutant), tests), seconds=seconds)
        for mutant in mutants
    }


def warm_up() -> None:
    """Load pytest, its plugins and what Hypothesis reads, with tests that need nothing of the package but errors."""
    pytest.main([str(ROOT / "tests" / "unit" / "test_errors.py"), "--hypothesis-profile=mutation", *ARGUMENTS])
    strategies = importlib.import_module("hypothesis.strategies")
    hypothesis = importlib.import_module("hypothesis")

    @hypothesis.settings(max_examples=3, database=None)
    @hypothesis.given(
        strategies.tuples(strategies.text(), strategies.fractions(), strategies.lists(strategies.dates()))
    )
    def draw(_: object) -> None:
        """Nothing but draw."""

    draw()


def try_warm(source: Source, mutants: list[Mutant], *, twin: Path, tests: list[str]) -> Verdicts:
    """Every mutant in a process that has collected the tests."""
    if not mutants:
        return {}
    warm = Warm(source, mutants, twin=twin)
    pytest.main([*tests, *ARGUMENTS], plugins=[warm])
    return warm.verdicts
