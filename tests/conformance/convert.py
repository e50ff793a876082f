"""Write the data files from fetched copies of the sources.

Run it from the folder of the project, with the folders that hold the copies::

    python -m tests.conformance.convert --substrait DIR --cel DIR --certlogic DIR --json-logic DIR

Each folder is the root of a copy of the repository that README.md names; a source that is not given is left as it is.
The suite of tests never runs this: it reads what this wrote.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path

from tests.conformance import cel, json_logic, substrait
from tests.conformance.cases import FOLDER

CONVERTERS = {
    "substrait": substrait.convert,
    "cel": cel.convert,
    "certlogic": json_logic.convert_certlogic,
    "json_logic": json_logic.convert,
}


def main() -> None:
    """Convert the sources that are given."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for source in CONVERTERS:
        parser.add_argument(f"--{source.replace('_', '-')}", type=Path, dest=source)
    given = vars(parser.parse_args())
    for source, convert in CONVERTERS.items():
        if given[source] is not None:
            lines = list(convert(given[source]))
            text = "".join(f"{json.dumps(line, ensure_ascii=False)}\n" for line in lines)
            (FOLDER / f"{source}.jsonl").write_text(text, encoding="utf-8")
            counts = Counter(line["class"] for line in lines)
            print(source, len(lines), dict(counts))  # noqa: T201 - a command prints


if __name__ == "__main__":
    main()
