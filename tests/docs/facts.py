"""The pages about subjects, presets and the kinds of facts of a real report."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from devreport.measures import Band
from devreport.model import Text
from devreport.rules import core_rules
from devreport.rules.presets import (
    BandPreset,
    band_presets,
    cadence_presets,
    checklist_presets,
    limits,
    vague_words,
)
from devreport.rules.presets import thresholds as thresholds_named
from devreport.rules.subject import Meaning, Sort
from devreport.rules.subjects import subject_tables
from tests.architecture.source import ROOT
from tests.docs.catalogue import anchor
from tests.docs.markdown import code, codes, members, page, table

HERE = Path(__file__).parent


def subjects() -> str:
    """The fields that rules can use, for each kind of subject."""
    about = (
        "A rule judges the rows of one kind of subject. These are the fields that its expressions can name; child rows "
        "belong to a relation, and are reached by an aggregate such as *count* or *all*. The last column is what the "
        "checker knows of a field before any data: its words, its unit where that is always of one kind, its bounds, "
        "and whether it can be missing. In Python, `devreport.rules.fields` holds them by name: `indicator.actual`, "
        "`breakdown.parts_value`.\n\n"
        "规则按对象逐行判断；下列字段可用于表达式，子行经汇总使用；末列为取值范围。`devreport.rules.fields` 按名称列出这些字段。"
    )
    sorts = table(["sort", "meaning"], [[code(sort.value), members(Sort)[sort.name]] for sort in Sort])
    sections = [
        "\n\n".join(
            [
                f"## {kind}",
                meanings(found.fields),
                *(f"### {kind}: {name}\n\n{meanings(fields)}" for name, fields in found.relations.items()),
            ]
        )
        for kind, found in sorted(subject_tables().items())
    ]
    return page("Subjects 判断对象", about, sorts, *sections)


def meanings(fields: Mapping[str, Meaning]) -> str:
    """What some fields hold."""
    rows = [[code(name), one.sort.value, one.text, allowed(one)] for name, one in fields.items()]
    return table(["field", "sort", "what it is", "what it can be"], rows)


def allowed(one: Meaning) -> str:
    """Which values a field can have, as far as the checker of rules knows."""
    known = [
        codes(word or "(empty)" for word in one.words),
        f"in {one.unit.code}" if one.unit else "",
        "" if one.least is None else f"{one.least} or more" if one.most is None else f"{one.least} to {one.most}",
        "missing" if one.optional else "",
    ]
    return "; ".join(filter(None, known))


def presets() -> str:
    """Thresholds, bands, checklists and frequencies with their sources."""
    about = (
        "What somebody published and others may do differently: data, each with its source. An indicator names a table "
        "in `bands`; checklists and frequencies are templates for a plan.\n\n"
        "各地、各部门公布的口径，均为数据，注明出处，可自行替换。"
    )
    parts = [
        *(f"## {heading}\n\n{bands(band_presets(group))}" for group, heading in GROUPS.items()),
        f"## Single thresholds 阈值\n\n{thresholds()}",
        f"## Mid-term evaluation 中期评估\n\n{parameters('midterm')}",
        f"## Scores of goals 目标任务计分\n\n{parameters('goals')}",
        f"## Checklists 要件清单\n\n{checklists()}",
        f"## Frequencies 频次\n\n{frequencies()}",
        f"## Vague words 模糊表述\n\n{vague()}",
    ]
    return page("Presets 预设", about, *parts)


GROUPS = {"lights": "Lights 红黄绿灯", "grades": "Grades 等次", "rates": "Rates 比例"}


def bands(found: Iterable[BandPreset]) -> str:
    """Tables of bands."""
    return "\n\n".join(
        f"### {one.id}\n\n{both(one.title)}. Measures `{one.metric}`. Source: {one.source}.{gap(one)}\n\n"
        + band_table(one)
        for one in found
    )


def gap(preset: BandPreset) -> str:
    """A remark about a table that says nothing of some values."""
    return " The table leaves a gap on purpose." if preset.gaps else ""


def band_table(preset: BandPreset) -> str:
    """The bands of a table."""
    rates = [str(preset.rates[band.name]) for band in preset.bands] if preset.rates else []
    rows = [[code(band.name), interval(band, preset.unit.code)] for band in preset.bands]
    if rates:
        return table(["band", "range", "rate"], [[*row, rate] for row, rate in zip(rows, rates, strict=True)])
    return table(["band", "range"], rows)


def interval(band: Band, unit: str) -> str:
    """A range in words of mathematics."""
    low, high = band.range.lower, band.range.upper
    below = "" if low is None else f"{low}{unit} {'≤' if band.range.lower_closed else '<'} "
    above = "" if high is None else f" {'≤' if band.range.upper_closed else '<'} {high}{unit}"
    return f"{below}x{above}"


def both(text: Text) -> str:
    """A text in both languages."""
    return f"{text.within('zh')[0]}: {text.within('en')[0]}"


def thresholds() -> str:
    """Single thresholds."""
    rows = [[code(name), both(one.title), str(one.value), one.source] for name, one in limits().items()]
    return table(["name", "what it limits", "value", "source"], rows)


def parameters(preset: str) -> str:
    """Thresholds of rules."""
    rows = [[code(name), str(one.value), one.source] for name, one in thresholds_named(preset).items()]
    return table(["parameter", "value", "source"], rows)


def checklists() -> str:
    """Checklists."""
    rows = [
        [code(name), both(one.name), "; ".join(both(each.name) for each in one.requirements)]
        for name, one in checklist_presets().items()
    ]
    return table(["name", "list", "documents"], rows)


def frequencies() -> str:
    """Frequencies."""
    rows = [
        [code(name), both(one.name), f"{one.minimum} a {one.per.value}", one.obligation.value]
        for name, one in cadence_presets().items()
    ]
    return table(["name", "what happens", "how often", "obligation"], rows)


def vague() -> str:
    """Words that stand for a number without giving one."""
    return codes(word.pattern.replace("\\b", "").replace("\\", "") for word in vague_words())


def slots() -> str:
    """The kinds of facts of a real report, and what checks each."""
    names = json_of(HERE / "slots.json")
    checks = json_of(ROOT / "tests" / "rules" / "slots.json")
    about = (
        "A half-year report of a bureau states 110 kinds of facts. Each has a home in the model; this table says what "
        "checks it: rules of the catalogue, the model itself when a plan is read, or nothing, and why. The `half-year` "
        "example fills all of them.\n\n"
        "一份半年工作总结共有 110 类事实。下表逐类说明由哪条规则或模型约束核查；无从判定的写明原因。"
    )
    rows = [
        [
            slot,
            name["zh"],
            name["en"],
            ruled(checks[slot]),
            "; ".join(checks[slot].get("model", ())),
            open_to(checks[slot]),
        ]
        for slot, name in names.items()
    ]
    header = ["", "事实", "fact", "rules", "the model", "not decidable"]
    return page("Kinds of facts 事实种类", about, table(header, rows))


def json_of(path: Path) -> dict[str, Any]:
    """A table kept as JSON."""
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found


def ruled(checks: Mapping[str, Any]) -> str:
    """The rules that check a kind of fact."""
    found = [core_rules().rule(name) for name in checks.get("rules", ())]
    return ", ".join(f"[{rule.code}](rules.md#{anchor(rule)})" for rule in found)


def open_to(checks: Mapping[str, Any]) -> str:
    """What about a kind of fact cannot be decided, and why."""
    return str(checks.get("undecidable", ""))
