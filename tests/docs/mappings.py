"""The page about mapping files."""

from collections.abc import Mapping
from typing import Any

from devreport.bulk.mapping.mapped import SORTS
from devreport.io.mapping_schema import CHILD_KEYS, FIELD_KEYS, TABLE_KEYS
from devreport.rules.subject import Sort
from tests.docs.markdown import code, codes, page, table

#: What each word for the sort of a field stands for, and the columns that can hold it.
SORTED = {
    Sort.AMOUNT: ("a figure in its unit", "integers, decimals, floats, text"),
    Sort.RATIO: ("a share or a pure number", "integers, decimals, floats, text; or two columns of them"),
    Sort.DAY: ("a day", "days; moments at midnight; text such as 2026-06-30"),
    Sort.WORD: ("a word, or an id", "text"),
    Sort.TRUTH: ("true or false", "truth values; text, with the words for both"),
}


def mapping() -> str:
    """The keys of a mapping file."""
    about = (
        "A mapping file says once what the columns of a table hold, for `devreport check --table` and "
        "`devreport.read_mapping`. It is TOML or JSON of the same shape; `devreport schema mapping` prints its JSON "
        "Schema. Any other key is an error. Numbers that must be exact are text. "
        "[How to check a table](../how-to/check-a-table-from-the-command-line.md).\n\n"
        "映射文件写明表格各列的含义：对应哪个字段、用什么单位。"
        "见[用命令行核查表格](../how-to/check-a-table-from-the-command-line.zh.md)。"
    )
    sorts = [[code(word), *SORTED[sort]] for word, sort in SORTS.items()]
    return page(
        "Mapping files 映射文件",
        about,
        f"## The file\n\n{keys(TABLE_KEYS, ('kind', 'key', 'fields'))}",
        f"## A field\n\nThe name of its column as a text, or an object:\n\n{keys(FIELD_KEYS)}",
        f"## What a field holds\n\n{table(['sort', 'what it is', 'columns that can hold it'], sorts)}",
        "What a column holds and its mapping does not promise counts as missing, and is a data finding: other words, "
        "more decimals or digits, numbers below zero, NaN, days that are none. A text that is empty or all spaces is "
        "plainly missing, but in a column of words.",
        f"## Child rows\n\nOne for each relation in `children`:\n\n{keys(CHILD_KEYS, ('parent',))}",
    )


def keys(schemas: Mapping[str, Any], required: tuple[str, ...] = ()) -> str:
    """The keys of an object."""
    rows = [[code(key), kind(one), one.get("description", ""), _needed(key, required)] for key, one in schemas.items()]
    return table(["key", "value", "what it is", ""], rows)


def _needed(key: str, required: tuple[str, ...]) -> str:
    return "*required*" if key in required else ""


def kind(schema: Mapping[str, Any]) -> str:
    """What a value is."""
    if "enum" in schema:
        return codes(schema["enum"])
    if "anyOf" in schema:
        return " or ".join(dict.fromkeys(kind(one) for one in schema["anyOf"]))
    names = {"string": "text", "integer": "whole number", "boolean": "true or false", "array": "list of texts"}
    given = schema.get("type", "anything")
    if isinstance(given, list):
        return " or ".join(dict.fromkeys(names[one] for one in given))
    return names.get(given, given)
