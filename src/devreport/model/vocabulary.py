"""The closed vocabularies of a plan, each word with its Chinese term."""

from __future__ import annotations

from enum import Enum

__all__ = [
    "Accumulation",
    "Binding",
    "Comparator",
    "Coverage",
    "Direction",
    "FundingStageKind",
    "GrowthKind",
    "ItemKind",
    "Level",
    "Modality",
    "Nature",
    "Obligation",
    "ObservationStatus",
    "Qualifier",
    "Status",
    "TargetVersion",
]


class Nature(Enum):
    """What kind of figure an indicator is (指标性质)."""

    #: 流量: adds up over time, such as investment completed.
    FLOW = "flow"
    #: 存量: a level at a moment, such as projects in a library.
    STOCK = "stock"
    #: 比率: a growth rate or another rate that is never summed.
    RATE = "rate"
    #: 比例: a numerator over a denominator, rolled up as a ratio of sums.
    RATIO = "ratio"
    #: 指数: relative to a base of its own.
    INDEX = "index"
    #: 个数: whole things.
    COUNT = "count"
    #: 得分: points of an assessment.
    SCORE = "score"
    #: 是否: done or not.
    BINARY = "binary"


class Accumulation(Enum):
    """How an observation relates to its period (累计方式)."""

    #: 累计: since the start of the year, or of whatever span the period names.
    CUMULATIVE = "cumulative"
    #: 当期: of that period alone.
    PERIOD = "period"
    #: 期末: at the end of the period.
    POINT = "point"


class Direction(Enum):
    """Which way is better (指标方向)."""

    #: 正向: more is better.
    UP = "up"
    #: 逆向: less is better, such as energy use per unit of output.
    DOWN = "down"
    #: 保持: staying where it is.
    MAINTAIN = "maintain"


class Binding(Enum):
    """How firm an indicator of a plan is (指标属性)."""

    #: 约束性: must be reached.
    BINDING = "binding"
    #: 预期性: expected to be reached.
    EXPECTED = "expected"


class Comparator(Enum):
    """What a target asks for."""

    #: 以上, 不低于.
    AT_LEAST = "at_least"
    #: 以内, 不超过.
    AT_MOST = "at_most"
    #: exactly.
    EQUAL = "equal"
    #: 左右.
    ABOUT = "about"
    #: a range of two bounds.
    BETWEEN = "between"


class Qualifier(Enum):
    """The word after a target figure."""

    #: 左右
    AROUND = "around"
    #: 以上
    OR_MORE = "or_more"
    #: 以内
    OR_LESS = "or_less"


class TargetVersion(Enum):
    """Which edition of the plan a target belongs to."""

    #: 年初计划
    INITIAL = "initial"
    #: 调整后计划
    ADJUSTED = "adjusted"


class ObservationStatus(Enum):
    """How settled an observation is (数据状态)."""

    #: 快报
    FLASH = "flash"
    #: 初步核算
    PRELIMINARY = "preliminary"
    #: 最终核实
    FINAL = "final"
    #: 修订
    REVISED = "revised"
    #: 预计
    ESTIMATED = "estimated"


class GrowthKind(Enum):
    """What a growth rate compares with."""

    #: 同比: the same period of the year before.
    YEAR_ON_YEAR = "year_on_year"
    #: 环比: the period before.
    PERIOD_ON_PERIOD = "period_on_period"
    #: 年均: per year over several years.
    AVERAGE_ANNUAL = "average_annual"


class ItemKind(Enum):
    """What a plan item is."""

    #: 项目
    PROJECT = "project"
    #: 工作任务
    TASK = "task"
    #: 文件, 方案, 规划
    DOCUMENT = "document"
    #: 有日期的事件
    EVENT = "event"
    #: 整改事项
    RECTIFICATION = "rectification"


class Level(Enum):
    """The level of government that a unit or project belongs to (层级)."""

    #: 中央
    NATIONAL = "national"
    #: 省级
    PROVINCIAL = "provincial"
    #: 市级
    MUNICIPAL = "municipal"
    #: 县级
    COUNTY = "county"
    #: 乡镇
    TOWNSHIP = "township"
    #: 部门内设机构
    INTERNAL = "internal"


class Status(Enum):
    """How far a plan item or document has come (进展状态)."""

    #: 未启动
    NOT_STARTED = "not_started"
    #: 编制中, 推进中
    IN_PROGRESS = "in_progress"
    #: 征求意见
    CONSULTING = "consulting"
    #: 完成, 印发, 投用
    DONE = "done"
    #: 暂停
    SUSPENDED = "suspended"
    #: 取消
    CANCELLED = "cancelled"


class Modality(Enum):
    """How firmly something is promised (力度用语)."""

    #: 确保
    ENSURE = "ensure"
    #: 力争
    STRIVE = "strive"
    #: 推进
    ADVANCE = "advance"


class Obligation(Enum):
    """How strict a frequency is."""

    #: 应当: a gap is an error.
    MUST = "must"
    #: 一般: a gap is a warning.
    USUALLY = "usually"


class Coverage(Enum):
    """How units and items are matched when a goal is broken down (分解要求)."""

    #: 一县一策: every unit has exactly one.
    EXACTLY_ONE = "exactly_one"
    #: 落实到每一个: every unit has one or more.
    AT_LEAST_ONE = "at_least_one"


class FundingStageKind(Enum):
    """The stages of funding, in the order money passes through them (资金环节)."""

    #: 储备
    RESERVED = "reserved"
    #: 申报
    APPLIED = "applied"
    #: 审核通过
    APPROVED = "approved"
    #: 额度下达
    ALLOCATED = "allocated"
    #: 发行
    ISSUED = "issued"
    #: 拨付
    DISBURSED = "disbursed"
    #: 支出
    SPENT = "spent"
