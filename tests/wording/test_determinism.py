"""The same summary gives the same bytes, whatever the machine is set to."""

import os
import subprocess
import sys
from decimal import ROUND_DOWN, Context, FloatOperation, Inexact, localcontext

import pytest
from hypothesis import given, settings

from devreport.renderers import FORMATS
from devreport.wording import locale_tags, word_summary
from tests.architecture.source import ROOT
from tests.strategies.wording import all_findings, said, summaries

HOSTILE = Context(prec=1, rounding=ROUND_DOWN, traps=[Inexact, FloatOperation])

SCRIPT = """
from devreport.renderers import FORMATS
from devreport.wording import word_summary
from tests.strategies.wording import all_findings, said
import hashlib
texts = [FORMATS[name](word_summary(said(*all_findings()), locale=tag)) for name in FORMATS for tag in ("zh", "en")]
print(hashlib.sha256("".join(texts).encode()).hexdigest())
"""


@given(summary=summaries())
@settings(max_examples=10)
def test_the_decimal_context_does_not_matter(summary):
    """Nothing is rounded by the context, and nothing fails in one that forbids rounding."""
    for tag in locale_tags():
        expected = word_summary(summary, locale=tag)
        with localcontext(HOSTILE):
            assert expected == word_summary(summary, locale=tag)


@pytest.mark.parametrize("name", FORMATS)
def test_a_document_is_rendered_the_same_twice(name):
    """Rendering keeps nothing from one document to the next."""
    document = word_summary(said(*all_findings()))
    assert FORMATS[name](document) == FORMATS[name](document)


def test_the_environment_does_not_matter():
    """Locale, hash seed and time zone of the machine leave no trace."""
    settings_ = [
        {"LANG": "C", "LC_ALL": "C", "PYTHONHASHSEED": "1", "TZ": "UTC"},
        {"LANG": "de_DE.UTF-8", "LC_ALL": "de_DE.UTF-8", "PYTHONHASHSEED": "2", "TZ": "Asia/Shanghai"},
    ]
    assert 1 == len({digest(environment) for environment in settings_})


def digest(environment):
    """The digest of what a fresh interpreter renders."""
    run = subprocess.run(
        [sys.executable, "-c", SCRIPT],
        cwd=ROOT,
        env={**os.environ, **environment, "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        check=True,
    )
    return run.stdout
