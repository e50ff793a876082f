"""The fields of every kind of subject by name, one module for each kind, for editors to complete and tools to check.

``from devreport.rules.fields import indicator`` and then ``indicator.actual / indicator.target`` is the same as
``Field("actual") / Field("target")``, but a misspelt field is found before anything runs. A relation is a constant,
``breakdown.PARTS``; the fields of its child rows begin with its name, ``breakdown.parts_value``.

The modules are made from the tables of subjects by ``python -m tests.docs.generate``.
"""

__all__: list[str] = []
