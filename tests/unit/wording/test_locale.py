"""Locales: found by folder, asked for by any usual tag, with a house's own messages on top."""

from decimal import Decimal

import pytest

from devreport.errors import WordingError
from devreport.wording import locale as module
from devreport.wording import locale_named, locale_tags, read_locale

REQUESTS = [
    ("zh", "zh-Hans-CN"),
    ("zh-CN", "zh-Hans-CN"),
    ("zh_CN", "zh-Hans-CN"),
    ("zh_Hans_CN", "zh-Hans-CN"),
    ("zh-Hans", "zh-Hans-CN"),
    ("zh-SG", "zh-Hans-CN"),
    ("en", "en"),
    ("en-US", "en"),
    ("en_GB", "en"),
]


@pytest.mark.parametrize(("request_", "tag"), REQUESTS)
def test_a_locale_has_many_names(request_, tag):
    """Languages and scripts decide; it is read once."""
    assert tag == locale_named(request_).tag
    assert locale_named(request_) is locale_named(tag)


@pytest.mark.parametrize("request_", ["zh-TW", "zh-Hant", "fr", "", "no such", "xx-YY-ZZ", "zh-Hans-CN-x-x-x"])
def test_there_is_not_every_locale(request_):
    """Another script is another text; the error says what there is."""
    with pytest.raises(WordingError, match="expected one of en, zh-Hans-CN"):
        locale_named(request_)


def test_a_locale_is_a_locale():
    """Whoever has one hands it on."""
    assert locale_named("zh") is locale_named(locale_named("zh"))


@pytest.mark.parametrize("tag", locale_tags())
def test_a_locale_says_what_it_comes_from(tag):
    """Versions and a fingerprint of the messages, for the metadata of documents."""
    assert {"devreport", "babel", "cldr", "catalogue"} == set(locale_named(tag).versions)
    assert tag == locale_named(tag).tag
    assert tag.startswith(locale_named(tag).language)


def test_a_house_changes_single_messages(tmp_path):
    """Its own file stands on top of the shipped one."""
    own = tmp_path / "house.po"
    own.write_text('msgctxt "missing"\nmsgid "[to be supplied]"\nmsgstr "（待报）"\n', encoding="utf-8")
    ours = read_locale("zh", own)
    assert ("（待报）", "【待补】") == (ours.phrase("missing"), locale_named("zh").phrase("missing"))
    assert ours.versions["catalogue"] != locale_named("zh").versions["catalogue"]


def test_a_wrong_house_file_is_refused(tmp_path):
    """With its own name and line."""
    own = tmp_path / "house.po"
    own.write_text('msgctxt "missing"\nmsgid "x"\nmsgstr "1"\n', encoding="utf-8")
    with pytest.raises(WordingError, match=r"house\.po:2: found the digit 1"):
        read_locale("zh", own)


@pytest.mark.parametrize(
    ("tag", "number", "form"),
    [("en", "1", 0), ("en", "1.0", 1), ("en", "2", 1), ("en", "0", 1), ("en", None, 1), ("zh", "1", 0)],
)
def test_plural_forms_follow_the_number_printed(tag, number, form):
    """1 percentage point, 1.0 percentage points."""
    locale = locale_named(tag)
    message = locale.message("unit.个百分点" if tag == "en" else "unit.other")
    assert form == locale.form(message, None if number is None else Decimal(number))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("grouping = ", "locale.toml: found Invalid value"),
        ("gruoping = true", "found the key 'gruoping', expected a known one (did you mean \"grouping\"?)"),
        ("", "found no key 'grouping', expected one"),
    ],
)
def test_a_wrong_style_is_refused(text, found):
    """Every key must be there, and none besides."""
    with pytest.raises(WordingError) as caught:
        module._style(text, where="locale.toml")
    assert found in str(caught.value)


def test_a_locale_is_a_folder(tmp_path, monkeypatch):
    """Another folder is another locale, and no other file knows of it."""
    for tag in ("en", "en-GB"):
        folder = tmp_path / tag
        folder.mkdir()
        for file in ("messages.po", "explanation.po", "locale.toml"):
            source = module.files("devreport.wording").joinpath("locales", "en", file).read_text(encoding="utf-8")
            (folder / file).write_text(source.replace("{number} yuan", "{number} yuan renminbi"), encoding="utf-8")
    monkeypatch.setattr(module, "_folders", tmp_path.iterdir)
    assert ("en", "en-GB") == locale_tags()
    assert ("en-GB", "en") == (module._negotiated("en-GB"), module._negotiated("en-US"))
    assert "1 yuan renminbi" == read_locale("en-GB").phrase("unit.元", number="1")
