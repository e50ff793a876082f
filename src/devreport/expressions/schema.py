"""What a subject offers to expressions."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import field, frozen

from devreport.expressions.functions import FUNCTIONS, Function
from devreport.expressions.types import Type

__all__ = ["Schema"]


@frozen
class Schema:
    """What a subject offers to expressions.

    Attributes:
        fields: field name → type.
        relations: relation name → the schema of its child rows.
        parameters: parameter name → type; they hold for the child rows too.
        functions: function name → function; so do they.
    """

    fields: Mapping[str, Type]
    relations: Mapping[str, Schema] = field(factory=dict[str, "Schema"])
    parameters: Mapping[str, Type] = field(factory=dict[str, Type])
    functions: Mapping[str, Function] = FUNCTIONS
