"""The one converter between plain data and the classes of the model, and the problems it finds."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import lru_cache, partial
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin

from attrs import evolve, fields, has
from cattrs import BaseValidationError, ClassValidationError, Converter, ForbiddenExtraKeysError

from devreport.errors import InputError, Problem
from devreport.io import values
from devreport.io.plain import as_list
from devreport.model import Text
from devreport.periods import Period, PeriodKind
from devreport.quantities import Missing, Quantity, Unit

__all__ = ["converter_for", "structured"]

Hook = Callable[[Any, Any], Any]

#: The exceptions by which a converter says what is wrong.
_FAILURES = (InputError, BaseValidationError)


@lru_cache(maxsize=32)
def converter_for(context: values.Context) -> Converter:
    """The converter for the files of one context; it reads what it writes, and refuses everything else."""
    converter = Converter(forbid_extra_keys=True, omit_if_default=True)
    converter.register_structure_hook_factory(has, partial(_record_hook, converter))
    converter.register_structure_hook_factory(_is_tuple, partial(_tuple_hook, converter))
    converter.register_structure_hook_factory(_is_optional, partial(_optional_hook, converter))
    converter.register_structure_hook_factory(_is_enum, _enum_hook)
    for kind, read in _readers(context).items():
        converter.register_structure_hook(kind, partial(_read, read))
    converter.register_structure_hook_func(_is_figure, partial(_read, partial(values.read_figure, context=context)))
    converter.register_unstructure_hook(Quantity, values.write_quantity)
    converter.register_unstructure_hook(Missing, values.write_missing)
    converter.register_unstructure_hook(Text, values.write_text_value)
    converter.register_unstructure_hook(Unit, str)
    converter.register_unstructure_hook(Period, str)
    converter.register_unstructure_hook(date, date.isoformat)
    converter.register_unstructure_hook(Decimal, "{:f}".format)
    return converter


def structured(converter: Converter, value: object, *, kind: Any) -> Any:  # noqa: ANN401
    """The value as ``kind``.

    Raises:
        InputError: with everything that is wrong, each problem with its place inside the value.
    """
    try:
        return converter.structure(value, kind)
    except _FAILURES as error:
        raise InputError("values that are not as they should be", _problems_of(error)) from None


def _problems_of(error: BaseException, where: str = "") -> Iterator[Problem]:
    """What a converter found wrong, each problem with its place below ``where``."""
    match error:
        case ClassValidationError():
            for one in error.exceptions:
                names = [f".{note.name}" for note in getattr(one, "__notes__", ()) if hasattr(note, "name")]
                yield from _problems_of(one, where + "".join(names))
        case InputError():
            yield from (evolve(problem, where=where + problem.where) for problem in error.problems)
        case ForbiddenExtraKeysError():
            yield from values.unknown(
                sorted(error.extra_fields), [field.name for field in fields(error.cl)], where=where
            )
        case _:
            yield Problem(where, "nothing", "a value", code="required")


def _readers(context: values.Context) -> Mapping[type, Callable[[object], object]]:
    """How each kind of single value is read; a word that is a string as well is named, lest it be read as one."""
    return {
        str: values.read_string,
        int: values.read_integer,
        bool: values.read_boolean,
        Decimal: values.read_decimal,
        date: values.read_day,
        Text: values.read_text_value,
        Missing: values.read_missing,
        Period: partial(values.read_period, context=context),
        Quantity: partial(values.read_quantity, context=context),
        Unit: partial(values.read_unit, context=context),
        PeriodKind: partial(values.read_word, words=PeriodKind),
    }


def _read(read: Callable[[object], object], value: object, _: object) -> object:
    return read(value)


def _is_figure(kind: object) -> bool:
    return kind == Quantity | Missing


def _is_enum(kind: object) -> bool:
    return isinstance(kind, type) and issubclass(kind, Enum)


def _is_tuple(kind: object) -> bool:
    return get_origin(kind) is tuple


def _is_optional(kind: object) -> bool:
    return get_origin(kind) in {Union, UnionType} and NoneType in get_args(kind)


def _enum_hook(words: type[Enum]) -> Hook:
    return lambda value, _: values.read_word(value, words)


def _optional_hook(converter: Converter, kind: Any) -> Hook:  # noqa: ANN401
    """Nothing, or what the rest of the union is."""
    rest: Any = Union[tuple(one for one in get_args(kind) if one is not NoneType)]  # noqa: UP007
    hook = converter.get_structure_hook(rest)
    return lambda value, _: None if value is None else hook(value, rest)


def _record_hook(converter: Converter, kind: Any) -> Hook:  # noqa: ANN401
    """An object with the fields of a class; what is under ``ext`` is the writer's own."""
    generated = converter.gen_structure_attrs_fromdict(kind)

    def hook(value: object, _: object) -> object:
        return generated(values.object_of(value, None), kind)

    return hook


def _tuple_hook(converter: Converter, kind: Any) -> Hook:  # noqa: ANN401
    """A list, of any length or of exactly so many values."""
    kinds = [one for one in get_args(kind) if one is not Ellipsis]
    hooks = [(converter.get_structure_hook(one), one) for one in kinds]

    def hook(value: object, _: object) -> tuple[object, ...]:
        members = as_list(value)
        if members is None:
            values.wrong(value, "a list")
        if Ellipsis not in get_args(kind) and len(members) != len(hooks):
            values.wrong(f"a list of {len(members)}", f"a list of {len(hooks)}")
        return _each(members, hooks * len(members) if len(hooks) == 1 else hooks)

    return hook


def _each(members: list[object], hooks: list[tuple[Hook, object]]) -> tuple[object, ...]:
    """Every member made what it should be, or every problem there is."""
    made: list[object] = []
    problems: list[Problem] = []
    for index, (value, (hook, kind)) in enumerate(zip(members, hooks, strict=True)):
        try:
            made.append(hook(value, kind))
        except _FAILURES as error:
            problems += _problems_of(error, f"[{index}]")
    if problems:
        raise InputError("a list with problems", problems)
    return tuple(made)
