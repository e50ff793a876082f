"""The units that reports use, as data: measures, counters, multipliers and other spellings."""

from __future__ import annotations

from fractions import Fraction

__all__ = ["ALIASES", "COUNTERS", "MEASURES", "MULTIPLIERS"]

#: What may stand before a unit, longest first: 万 in 万亩, 万亿 in 万亿元.
MULTIPLIERS: dict[str, int] = {
    "万亿": 10**12, "千亿": 10**11, "百亿": 10**10, "十亿": 10**9, "千万": 10**7, "百万": 10**6, "十万": 10**5,
    "亿": 10**8, "万": 10**4, "千": 1000, "百": 100,
}  # fmt: skip

#: Measures: code → (base kind, base units in one). A 亩 is 1/15 公顷.
MEASURES: dict[str, tuple[str, Fraction | int]] = {
    "元": ("money", 1),
    "美元": ("money:USD", 1),
    "欧元": ("money:EUR", 1),
    "港元": ("money:HKD", 1),
    "公斤": ("mass", 1),
    "斤": ("mass", Fraction(1, 2)),
    "吨": ("mass", 1000),
    "克": ("mass", Fraction(1, 1000)),
    "毫克": ("mass", Fraction(1, 10**6)),
    "微克": ("mass", Fraction(1, 10**9)),
    "吨标准煤": ("coal", 1000),
    "平方米": ("area", 1),
    "亩": ("area", Fraction(2000, 3)),
    "公顷": ("area", 10**4),
    "平方公里": ("area", 10**6),
    "立方米": ("volume", 1),
    "升": ("volume", Fraction(1, 1000)),
    "米": ("length", 1),
    "公里": ("length", 1000),
    "千瓦时": ("energy", 1),
    "千瓦": ("power", 1),
    "兆瓦": ("power", 1000),
    "小时": ("hour", 1),
    "分钟": ("hour", Fraction(1, 60)),
    "天": ("day", 1),
    "周": ("day", 7),
    "个工作日": ("workday", 1),
    "个月": ("month", 1),
    "年": ("month", 12),
    "分": ("score", 1),
    "指数点": ("index", 1),
}

#: Counters (量词), each a kind of its own: 个 and 条 are not added.
COUNTERS = (
    "个 项 条 次 家 篇 台 期 户 人 名 宗 件 所 套 只 头 羽 座 辆 列 份 类 处 场 批 批次 起 支 间 组 笔 艘 架 株 棵 本 册 张 "
    "部 例 班 栋 幢 眼 口 片 位 款 幅 块 单 轮 对 人次 户次 车次 班次 艘次 架次 亩次 标箱"
).split()

#: Other spellings → code.
ALIASES = {
    "": "1", "one": "1", "percent": "%", "pct": "%", "permille": "‰",
    "百分点": "个百分点", "pp": "个百分点", "percentage point": "个百分点", "percentage points": "个百分点",
    "千分点": "个千分点", "点": "指数点",
    "人民币": "元", "圆": "元", "CNY": "元", "RMB": "元", "yuan": "元", "USD": "美元", "EUR": "欧元", "HKD": "港元",
    "千克": "公斤", "kg": "公斤", "t": "吨", "g": "克", "mg": "毫克", "μg": "微克", "吨标煤": "吨标准煤",
    "m2": "平方米", "㎡": "平方米", "平米": "平方米", "mu": "亩", "ha": "公顷", "km2": "平方公里", "平方千米": "平方公里",
    "m3": "立方米", "立方": "立方米", "m": "米", "km": "公里", "千米": "公里",
    "kWh": "千瓦时", "度": "千瓦时", "kW": "千瓦", "MW": "兆瓦",
    "h": "小时", "日": "天", "day": "天", "days": "天", "工作日": "个工作日", "月": "个月", "months": "个月", "years": "年",
    "person": "人", "persons": "人", "people": "人",
}  # fmt: skip
