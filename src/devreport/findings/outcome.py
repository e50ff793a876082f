"""How a rule ends on a subject, and what a statement may say."""

from __future__ import annotations

from enum import Enum

__all__ = ["Outcome", "Severity", "Verdict"]


class Outcome(Enum):
    """How a rule ends on a subject: exactly one of four, so that they add up to the number of subjects."""

    #: 通过
    PASS = "pass"  # noqa: S105 - no password
    #: 不通过
    FAIL = "fail"
    #: 无法判定: an input is missing, and it is named.
    UNKNOWN = "unknown"
    #: 不适用
    NOT_APPLICABLE = "not_applicable"


class Severity(Enum):
    """How much a failure matters."""

    #: 错误: it must be put right.
    ERROR = "error"
    #: 警告: it should be looked at.
    WARNING = "warning"
    #: 提示
    INFO = "info"


class Verdict(Enum):
    """What a statement says of its subject; each rule maps the ones it uses to outcomes."""

    #: stated, and nothing to compare it with.
    RECORDED = "recorded"
    #: before the period of the report.
    EARLIER = "earlier"
    #: after the period of the report.
    LATER = "later"
    #: 超序时进度
    AHEAD = "ahead"
    #: 与序时进度持平
    ON_PACE = "on_pace"
    #: 慢于序时进度
    BEHIND = "behind"
    #: 提前实现
    ACHIEVED_EARLY = "achieved_early"
    #: 超额完成
    EXCEEDED = "exceeded"
    #: 完成, 达标
    MET = "met"
    #: 未完成, 未达标
    MISSED = "missed"
    #: 增长
    UP = "up"
    #: 下降
    DOWN = "down"
    #: 持平
    FLAT = "flat"
    #: 由负转正
    TURNED_POSITIVE = "turned_positive"
    #: 由正转负
    TURNED_NEGATIVE = "turned_negative"
    #: 上年同期为零
    FROM_ZERO = "from_zero"
    #: 不作计算: the figures are there, and what they would give does not exist.
    UNDEFINED = "undefined"
    #: 齐全, 全覆盖
    COMPLETE = "complete"
    #: 不齐全
    INCOMPLETE = "incomplete"
    #: 相符
    AGREES = "agrees"
    #: 基本相符
    NEARLY_AGREES = "nearly_agrees"
    #: 不符
    DIFFERS = "differs"
    #: 按期开展
    REGULAR = "regular"
    #: 有缺期
    GAPS = "gaps"
    #: 未发现
    NONE_FOUND = "none_found"
    #: 已完成
    DONE = "done"
    #: 迟于期限完成
    DONE_LATE = "done_late"
    #: 按时序推进
    IN_PROGRESS = "in_progress"
    #: 推进中: no schedule says whether that is in time.
    UNDER_WAY = "under_way"
    #: 征求意见
    CONSULTING = "consulting"
    #: 尚未启动
    NOT_STARTED = "not_started"
    #: 逾期
    OVERDUE = "overdue"
    #: 暂停
    SUSPENDED = "suspended"
    #: 取消
    CANCELLED = "cancelled"
    #: promised earlier, and gone from the plan.
    VANISHED = "vanished"
    #: 说明有效
    CURRENT = "current"
    #: 说明到期
    EXPIRED = "expired"
    #: 说明无对应事项
    UNUSED = "unused"
    #: 说明所指规则不存在
    UNKNOWN_RULE = "unknown_rule"
    #: 推得出
    FOLLOWS = "follows"
    #: 在修约范围内
    WITHIN_BOX = "within_box"
    #: 截断所致
    TRUNCATED = "truncated"
    #: 推不出
    DOES_NOT_FOLLOW = "does_not_follow"
    #: 不可重算
    NOT_RECOMPUTABLE = "not_recomputable"
    #: in a coloured or named band.
    GREEN = "green"
    YELLOW = "yellow"
    RED = "red"
    #: between two bands of a table that leaves a gap.
    UNCOLOURED = "uncoloured"
    #: 优秀
    EXCELLENT = "excellent"
    #: 良好
    GOOD = "good"
    #: 合格
    QUALIFIED = "qualified"
    #: 不合格
    UNQUALIFIED = "unqualified"
    #: 确保
    ENSURE = "ensure"
    #: 力争
    STRIVE = "strive"
    #: 推进
    ADVANCE = "advance"
