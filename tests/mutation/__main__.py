"""Try the mutants of the layers that compare, round and say what is missing, and write what came of it.

``python -m tests.mutation`` tries a sample (every mutant in comparisons, null checks and rounding; of the others the
given share), ``--share 100`` tries all. ``--again`` tries those that survived the last time.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import sys
import time
import zlib
from functools import partial
from pathlib import Path

from tests.mutation.layers import LAYERS, ROOT, Layer, name_of, suite_of
from tests.mutation.mutants import Mutant, Source
from tests.mutation.page import reasons, write_page
from tests.mutation.running import Verdicts, try_on_import, try_warm

#: A file of verdicts for each module.
RESULTS = ROOT / "build" / "mutation"
SEED = 20260101


def is_drawn(mutant: Mutant, *, share: int) -> bool:
    """Whether a mutant is in the sample: by its name, so that the same code has the same sample everywhere."""
    return mutant.is_careful or zlib.crc32(f"{SEED}:{mutant.name}".encode()) % 100 < share


def judged(job: tuple[Layer, Path, list[str]], *, twins: bool, profile: str) -> Verdicts:
    """What became of the named mutants of one module."""
    layer, path, names = job
    source, suite = Source(path, name_of(path)), suite_of(path)
    drawn = [mutant for mutant in source.mutants() if mutant.name in set(names)]
    first = [str(suite.twin)] if suite.twin.is_file() else [str(suite.layer)]
    stages = [first] if twins else [first, [str(suite.layer)]]
    verdicts: Verdicts = {}
    for paths in stages:
        left = [mutant for mutant in drawn if verdicts.get(mutant.name, "survived") == "survived"]
        verdicts |= _in_process(
            source, left, layer=layer, twin=suite.twin, tests=[*paths, f"--hypothesis-profile={profile}"]
        )
    return verdicts


def _in_process(source: Source, mutants: list[Mutant], *, layer: Layer, twin: Path, tests: list[str]) -> Verdicts:
    """In bodies first, in a process that collects; then what works on import, in one that does not."""
    bodies = [mutant for mutant in mutants if mutant.owner]
    verdicts = _elsewhere(partial(try_warm, source, bodies, twin=twin, tests=tests))
    rest = [mutant for mutant in mutants if verdicts.get(mutant.name, "used on import") == "used on import"]
    return verdicts | _elsewhere(partial(try_on_import, source, rest, tests=tests, beneath=layer.beneath))


def _elsewhere(work: partial[Verdicts]) -> Verdicts:
    """Run in a process of its own, so that this one stays free of the package."""
    context = multiprocessing.get_context("fork")
    receiving, sending = context.Pipe(duplex=False)

    def send() -> None:
        sending.send(work())

    process = context.Process(target=send)
    process.start()
    sending.close()
    try:
        return receiving.recv()
    except EOFError:  # the tests fail without any mutant; the process has said so
        return {}
    finally:
        process.join()


def jobs(
    layers: list[str], *, share: int, modules: list[str], stored: Verdicts, again: bool
) -> list[tuple[Layer, Path, list[str]]]:
    """The modules with the names of their mutants that are to be tried."""
    made, told = [], {name for one in reasons() for name in one.mutants}
    for layer in LAYERS:
        if layers and layer.name not in layers:
            continue
        for path in layer.modules:
            if modules and path.stem not in modules:
                continue
            drawn = [m.name for m in Source(path, name_of(path)).mutants() if is_drawn(m, share=share)]
            names = [
                name for name in drawn if not again or (stored.get(name, "survived") == "survived" and name not in told)
            ]
            if names:
                made.append((layer, path, names))
    return made


def main() -> None:
    """Try, tell and write."""
    parser = argparse.ArgumentParser(prog="python -m tests.mutation", description=__doc__)
    parser.add_argument("layers", nargs="*", help="layers; all if none is named")
    parser.add_argument("--module", action="append", default=[], help="a module of them, by its short name")
    parser.add_argument("--share", type=int, default=40, help="per cent of the mutants outside the careful kinds")
    parser.add_argument("--jobs", type=int, default=1, help="processes at a time")
    parser.add_argument("--twins", action="store_true", help="only the unit tests of the module itself")
    parser.add_argument("--profile", default="mutation", help="of Hypothesis: ci has more examples")
    parser.add_argument(
        "--again", action="store_true", help="only what survived the last time without a reason, or is new"
    )
    parser.add_argument("--write", action="store_true", help="write docs/mutation.md")
    given = parser.parse_args()
    stored = read()
    work = jobs(given.layers, share=given.share, modules=given.module, stored=stored, again=given.again)
    context = multiprocessing.get_context("fork")
    begin = time.monotonic()
    with context.Pool(given.jobs, initializer=_may_have_children, maxtasksperchild=1) as pool:
        for verdicts in pool.imap_unordered(partial(judged, twins=given.twins, profile=given.profile), work):
            module = next(iter(verdicts), "nothing").partition(":")[0]
            keep(module, verdicts, stored=stored if given.again else {})
            survivors = [name for name, verdict in verdicts.items() if verdict == "survived"]
            told = f"{module}: {len(verdicts)} tried, {len(survivors)} survived ({time.monotonic() - begin:.0f} s)"
            sys.stdout.write("".join(f"{line}\n" for line in [told, *(f"    {name}" for name in survivors)]))
            sys.stdout.flush()
    if given.write:
        write_page(read())


def read() -> Verdicts:
    """What is known of every mutant that is still one."""
    names = {
        mutant.name for layer in LAYERS for path in layer.modules for mutant in Source(path, name_of(path)).mutants()
    }
    stored: Verdicts = {}
    for path in sorted(RESULTS.glob("*.json")):
        stored |= json.loads(path.read_text(encoding="utf-8"))
    return {name: verdict for name, verdict in stored.items() if name in names}


def keep(module: str, verdicts: Verdicts, *, stored: Verdicts) -> None:
    """Write what became of the mutants of a module, beside what is known of its others."""
    known = {name: verdict for name, verdict in stored.items() if name.startswith(f"{module}:")}
    RESULTS.mkdir(parents=True, exist_ok=True)
    text = json.dumps(known | verdicts, ensure_ascii=False, indent=0, sort_keys=True)
    (RESULTS / f"{module}.json").write_text(text, encoding="utf-8")


def _may_have_children() -> None:
    multiprocessing.current_process()._config["daemon"] = False


if __name__ == "__main__":
    main()
