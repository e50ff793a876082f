"""The modules of devreport.rules.fields: every field of every kind of subject as a typed constant."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from textwrap import wrap

from devreport.rules.subject import Meaning, Table
from devreport.rules.subjects import subject_tables
from tests.architecture.source import PACKAGE

FOLDER = PACKAGE / "rules" / "fields"


def modules() -> dict[Path, str]:
    """What stands in the module of each kind."""
    return {FOLDER / f"{kind}.py": module(kind, found) for kind, found in subject_tables().items()}


def module(kind: str, found: Table) -> str:
    """The fields of a kind, and behind them those of its child rows."""
    about = f'"""The fields of the kind ``{kind}``, made from its table by ``python -m tests.docs.generate``."""'
    imports = "from typing import Final\n\nfrom devreport.expressions import Field"
    own = [*constants(found.fields, prefix="")]
    for relation, fields in found.relations.items():
        own.append(f'{relation.upper()}: Final = "{relation}"\n"""the relation ``{relation}``"""')
        own += constants(fields, prefix=f"{relation}_")
    return "\n\n".join([about, imports, *own]) + "\n"


def constants(fields: Mapping[str, Meaning], *, prefix: str) -> Iterator[str]:
    """A constant for each field, with what it holds below."""
    for name, one in fields.items():
        lines = wrap(". ".join(filter(None, [one.text, allowed(one)])), 114)
        text = lines[0] if len(lines) == 1 else "\n".join([*lines, ""])
        yield f'{prefix}{name}: Final = Field("{name}")\n"""{text}"""'


def allowed(one: Meaning) -> str:
    """What sort of value it is, and what it can be."""
    bounds = "" if one.least is None else f"{one.least} or more" if one.most is None else f"{one.least} to {one.most}"
    words = ", ".join(word or "(empty)" for word in one.words)
    known = [words, f"in {one.unit.code}" if one.unit else "", bounds, "can be missing" if one.optional else ""]
    return "; ".join(filter(None, [one.sort.value, *known])).capitalize()
