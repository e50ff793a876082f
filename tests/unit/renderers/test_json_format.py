"""JSON: everything a document holds."""

import json

from devreport.renderers.json_format import render
from devreport.wording import (
    Document,
    FigureEntry,
    FigureSegment,
    Gap,
    Heading,
    MarkerSegment,
    Notice,
    Paragraph,
    Sentence,
    SourceSegment,
    TextSegment,
)

SEGMENTS = (
    TextSegment("完成"),
    FigureSegment("12个", "b"),
    SourceSegment("公路", "f:name", "zh"),
    MarkerSegment("一、"),
)
DOCUMENT = Document(
    id="plan",
    language="zh-Hans-CN",
    blocks=(
        Heading("s", 1, SEGMENTS),
        Paragraph("p", (Sentence(SEGMENTS, ("f",), "p"),)),
        Notice("draft", (TextSegment("草稿</script>"),)),
    ),
    figures={
        "b": FigureEntry(id="b", value="12", unit="个", printed="12", inputs=("obs:b",)),
        "a": FigureEntry(id="a", value=""),
    },
    findings={"f": {"rule": "r", "verdict": ""}},
    gaps=(Gap(kind="value", where="f", what="数据"),),
    metadata={"period": "2023-S1", "as_of": "2023-06-30"},
)


def test_json_holds_all_of_a_document():
    """Blocks, segments, figures, findings, gaps and metadata."""
    data = json.loads(render(DOCUMENT))
    assert ("1.0", "plan", "zh-Hans-CN", True) == (data["schema_version"], data["id"], data["lang"], data["draft"])
    segments = [
        {"t": "text", "text": "完成"},
        {"t": "figure", "text": "12个", "ref": "b"},
        {"t": "source", "text": "公路", "ref": "f:name", "lang": "zh"},
        {"t": "marker", "text": "一、"},
    ]
    text = "完成12个公路一、"
    assert {"t": "heading", "id": "s", "level": 1, "text": text, "segments": segments} == data["blocks"][0]
    sentence = {"point": "p", "findings": ["f"], "text": text, "segments": segments}
    assert {"t": "paragraph", "id": "p", "sentences": [sentence]} == data["blocks"][1]
    assert "notice" == data["blocks"][2]["t"]
    assert ("12", ["obs:b"]) == (data["figures"]["b"]["value"], data["figures"]["b"]["inputs"])
    assert {"f": {"rule": "r", "verdict": ""}} == data["findings"]
    assert [{"kind": "value", "where": "f", "what": "数据"}] == data["gaps"]


def test_json_is_in_a_fixed_order():
    """Figures, findings and metadata by their names."""
    text = render(DOCUMENT)
    assert text.index('"a": {') < text.index('"b": {')
    assert text.index('"as_of"') < text.index('"period"')
    assert text.endswith("}\n")
