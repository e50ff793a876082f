"""Where the shipped rules come from is said in the language of the page."""

import re

from attrs import evolve

from devreport.rules import core_rules
from devreport.wording.sources import cited, translated_sources


def test_every_source_is_in_chinese() -> None:
    """Or has been translated."""
    for rule in core_rules().rules:
        assert re.search("[\u4e00-\u9fff]{2}|[=]", cited(rule, "zh-Hans-CN")), rule.name
        assert cited(rule, "en") == rule.source


def test_none_is_left_of_a_rule_that_is_gone() -> None:
    """Or whose source is another one by now."""
    rules = core_rules()
    assert {name: known["source"] for name, known in translated_sources().items()} == {
        name: rules.rule(name).source for name in translated_sources()
    }


def test_a_rule_of_ones_own_is_cited_as_it_is() -> None:
    """Even under the name of a shipped one."""
    own = evolve(core_rules().rule("ledger.balance"), source="a circular")
    assert cited(own, "zh-Hans-CN") == "a circular"
