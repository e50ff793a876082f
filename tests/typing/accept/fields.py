"""Fields by name, as authors of rules use them."""

from typing import assert_type

from devreport.expressions import Aggregate, Expr, Field, total
from devreport.quantities import Quantity
from devreport.rules.fields import breakdown, indicator, item
from devreport.rules.fields import indicator as f

assert_type(indicator.actual, Field)
assert_type(f.actual / f.target >= Quantity("50", "%"), Expr)
assert_type(item.dated & ~item.finished.is_missing(), Expr)
assert_type(breakdown.parts_value, Field)
assert_type(total(breakdown.PARTS, breakdown.parts_value, where=~breakdown.parts_subtract), Aggregate)
