"""Every link from page to page leads somewhere, and every page that one can read in English has its Chinese twin."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.architecture.source import ROOT, label

DOCS = ROOT / "docs"
PAGES = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted(DOCS.rglob("*.md"))]
LINK = re.compile(r"\]\((?!https?:)(?P<file>[^)#\s]*)(?:#(?P<heading>[^)\s]+))?\)")
HEADING = re.compile(r"^#+ (?P<words>.+)$", re.MULTILINE)
CODE = re.compile(r"^```.*?^```$|`[^`\n]+`", re.MULTILINE | re.DOTALL)


def text(page: Path) -> str:
    """A page without its code."""
    return CODE.sub("", page.read_text(encoding="utf-8"))


def anchors(page: Path) -> set[str]:
    """The names under which the headings of a page are linked to."""
    words = (found["words"] for found in HEADING.finditer(text(page)))
    return {re.sub(r"[^\w\- ]", "", one.lower()).strip().replace(" ", "-") for one in words}


def broken(page: Path) -> Iterator[str]:
    """The links of a page that lead nowhere."""
    for link in LINK.finditer(text(page)):
        target = (page.parent / link["file"]).resolve() if link["file"] else page
        if not target.exists() or (link["heading"] and link["heading"] not in anchors(target)):
            yield link[0]


@pytest.mark.parametrize("page", PAGES, ids=label)
def test_the_links_of_a_page_lead_somewhere(page: Path) -> None:
    """A reader is never sent to nothing."""
    assert [] == list(broken(page))


@pytest.mark.parametrize("folder", ["how-to", "tutorial"])
def test_a_page_for_doing_something_is_in_both_languages(folder: str) -> None:
    """Whoever reads Chinese is served as well as whoever reads English."""
    pages = {path.name for path in (DOCS / folder).glob("*.md")}
    chinese = {name for name in pages if name.endswith(".zh.md")}
    assert {f"{name.removesuffix('.md')}.zh.md" for name in pages - chinese} == chinese


@pytest.mark.parametrize("page", sorted((DOCS / "explanation").glob("*.md")), ids=label)
def test_an_explanation_has_a_summary_in_chinese(page: Path) -> None:
    """The long pages are English, with their gist in Chinese."""
    assert "## 中文摘要" in page.read_text(encoding="utf-8")
