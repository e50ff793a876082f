"""The straight path of an indicator through five years, as expressions over its fields."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import frozen

from devreport.expressions import Case, Expr, Field, Guarded, Parameter

__all__ = ["ACTUAL", "BY_FIELDS", "CAPPED", "ELAPSED", "EXPECTED", "HELD", "RATE", "TARGET", "Path", "reached"]

ACTUAL, TARGET, ELAPSED = Field("actual"), Field("target"), Field("elapsed")
_BASELINE, _ADDITIVE, _FALLING = Field("baseline"), Field("additive"), Field("falling")
_AHEAD, _ON_PACE = Parameter("ahead"), Parameter("on_pace")


def reached(value: Expr) -> Expr:
    """Whether a value is as good as the target."""
    return (_FALLING & (value <= TARGET)) | (~_FALLING & (value >= TARGET))


#: What adds up may come to so much at most: the less of it is used, the better.
CAPPED = _ADDITIVE & _FALLING

#: It was as good as the target from the beginning, and is to stay so.
HELD = ~_ADDITIVE & reached(_BASELINE)

#: How much of the way is done; of a cap, how much is used.
RATE = Case(
    ((_ADDITIVE, Guarded(ACTUAL / TARGET, ((TARGET <= 0, "target_not_positive"),))),),
    Guarded((ACTUAL - _BASELINE) / (TARGET - _BASELINE), ((_BASELINE.equals(TARGET), "target_is_baseline"),)),
)

#: What a straight line from the base value to the target comes to by now.
EXPECTED = Case(((_ADDITIVE, TARGET * ELAPSED),), _BASELINE + (TARGET - _BASELINE) * ELAPSED)


@frozen
class Path:
    """What decides how an indicator stands on its way, as expressions.

    Attributes:
        rate: how much of the way is done.
        reached: whether it is as good as the target.
        held: whether it was so from the beginning.
        capped: whether less is better of what adds up.
    """

    rate: Expr
    reached: Expr
    held: Expr
    capped: Expr

    @property
    def kept(self) -> Expr:
        """It was as good as the target from the beginning, and still is."""
        return self.held & self.reached

    @property
    def early(self) -> Expr:
        """提前实现: the whole way is done; a cap is kept only at the end."""
        return ~self.capped & ~self.held & (self.rate >= 1)

    @property
    def ahead(self) -> Expr:
        """快于预期, or better."""
        return ~self.held & self._as_fast_as(_AHEAD)

    @property
    def on_pace(self) -> Expr:
        """基本符合预期, or better."""
        return Case(((self.held, self.reached),), self._as_fast_as(_ON_PACE))

    @property
    def statuses(self) -> Mapping[str, Expr]:
        """The four statuses, each shutting out the others."""
        early, ahead, on_pace = self.early, self.ahead, self.on_pace
        return {
            "early": early,
            "ahead": ahead & ~early,
            "on_pace": on_pace & ~ahead & ~early,
            "behind": ~on_pace & ~early,
        }

    def _as_fast_as(self, share: Expr) -> Expr:
        """Whether progress is so large a share of what is expected by now; of a cap, what is used as much below it."""
        gap, allowed = self.rate - ELAPSED, (1 - share) * ELAPSED
        return Case(((self.capped, gap <= allowed),), -allowed <= gap)


#: The same where all of it was computed before, as in the rows of a whole plan, which measure unlike things.
BY_FIELDS = Path(Field("rate"), Field("reached"), Field("held"), Field("capped"))
