import os
from pathlib import Path

import pytest

from devreport.errors import InputError
from devreport.io.files import decoded, read_text, write_made, write_parts, write_text


def names_in(folder: Path) -> list[str]:
    """What a folder holds."""
    return sorted(path.name for path in folder.iterdir())


def test_text_is_utf_8(tmp_path):
    """A byte order mark is dropped, Windows line ends stay."""
    (tmp_path / "a.txt").write_bytes(b"\xef\xbb\xbf" + "投资\r\n".encode())
    assert "投资\r\n" == read_text(tmp_path / "a.txt")


@pytest.mark.parametrize(
    ("hint", "data"),
    [
        ("it looks like GBK (GB 18030): save it as UTF-8", "固定资产投资".encode("gbk")),
        ("it looks like UTF-16: save it as UTF-8", "投资".encode("utf-16")),
        ("it looks like UTF-16: save it as UTF-8", b"\xfe\xff\x62\x95"),
        ("save it as UTF-8", b"\xff\xff\xff"),
    ],
)
def test_another_encoding_is_named(hint, data):
    """Whoever saved a file as GBK is told so."""
    with pytest.raises(InputError) as caught:
        decoded(data, "plan.json")
    (problem,) = caught.value.problems
    assert ("plan.json", "UTF-8", hint) == (problem.where, problem.expected, problem.hint)


@pytest.mark.parametrize("data", [b"", b" \r\n\t", b"\xef\xbb\xbf"])
def test_an_empty_file_is_none(data):
    """There is nothing to read in it."""
    with pytest.raises(InputError, match="an empty file"):
        decoded(data)


def test_a_file_has_a_largest_size(tmp_path):
    """No more is read than may be there."""
    (tmp_path / "a.txt").write_text("12345")
    assert "12345" == read_text(tmp_path / "a.txt", 5)
    with pytest.raises(InputError, match="more than 4 bytes"):
        read_text(tmp_path / "a.txt", 4)


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="needs a file without end")
def test_only_regular_files_are_read(tmp_path):
    """A device may never end, and a pipe would be waited for."""
    os.mkfifo(tmp_path / "pipe")
    for path in ("/dev/zero", tmp_path, tmp_path / "pipe"):
        with pytest.raises(InputError, match="no regular file"):
            read_text(path, 1000)


def test_devices_are_written_to_as_they_are(tmp_path):
    """And a folder is no file, whether it is there or only looks like one."""
    write_text("/dev/null", "x")
    for path in (str(tmp_path), f"{tmp_path}/new/"):
        with pytest.raises(InputError, match="found a folder"):
            write_text(path, "x")


def test_only_very_similar_names_are_suggested(tmp_path):
    """Any two files of one kind have an end in common."""
    (tmp_path / "p2.json").touch()
    with pytest.raises(InputError) as caught:
        read_text(tmp_path / "nope.json")
    assert "" == caught.value.problems[0].hint


def test_a_missing_file_has_neighbours(tmp_path):
    """A file of a similar name may be the one that was meant."""
    (tmp_path / "plan-2023.json").touch()
    with pytest.raises(InputError, match=r'no such file.*did you mean "plan-2023.json"'):
        read_text(tmp_path / "plan2023.json")


def test_a_missing_folder_has_none(tmp_path):
    """There is nothing to suggest."""
    with pytest.raises(InputError, match="no such file") as caught:
        read_text(tmp_path / "nowhere" / "plan.json")
    assert "" == caught.value.problems[0].hint


@pytest.mark.parametrize("path", ["a\0b"])
def test_what_cannot_be_read_is_refused(path):
    """No name holds a zero."""
    with pytest.raises(InputError, match="cannot be read"):
        read_text(path)


def test_a_file_is_written(tmp_path):
    """In UTF-8, and nothing else is left behind."""
    write_text(tmp_path / "a.txt", "投资\n")
    assert ("投资\n".encode(), ["a.txt"]) == ((tmp_path / "a.txt").read_bytes(), names_in(tmp_path))


def test_a_new_file_keeps_the_rights_of_the_old_one(tmp_path):
    """Replacing a file changes what is in it, not who may read it."""
    (tmp_path / "a.txt").write_text("old")
    (tmp_path / "a.txt").chmod(0o640)
    write_text(tmp_path / "a.txt", "new")
    assert ("new", 0o640) == ((tmp_path / "a.txt").read_text(), (tmp_path / "a.txt").stat().st_mode & 0o777)


def test_a_link_stays_a_link(tmp_path):
    """What it points to is replaced."""
    (tmp_path / "real.txt").write_text("old")
    (tmp_path / "link.txt").symlink_to("real.txt")
    write_text(tmp_path / "link.txt", "new")
    assert ("new", True) == ((tmp_path / "real.txt").read_text(), (tmp_path / "link.txt").is_symlink())


def test_an_old_file_stays_until_the_new_one_is_complete(tmp_path, monkeypatch):
    """Nothing half-written is ever there."""
    (tmp_path / "a.txt").write_text("old")

    def full(_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(InputError, match="No space left on device"):
        write_text(tmp_path / "a.txt", "new")
    assert ("old", ["a.txt"]) == ((tmp_path / "a.txt").read_text(), names_in(tmp_path))


@pytest.mark.parametrize("path", ["nowhere/a.txt"])
def test_what_cannot_be_written_is_refused(path, tmp_path):
    """A folder that is not there holds no file."""
    with pytest.raises(InputError, match="cannot be written"):
        write_text(tmp_path / path, "new")
    assert [] == names_in(tmp_path)


def test_a_file_can_be_made_part_by_part(tmp_path):
    """An old one stays where a part cannot be made."""

    def parts():
        yield "new"
        raise InputError("no more")

    write_parts(tmp_path / "a.txt", ["o", "l", "d"])
    with pytest.raises(InputError, match="no more"):
        write_parts(tmp_path / "a.txt", parts())
    assert "old" == (tmp_path / "a.txt").read_text()
    assert ["a.txt"] == names_in(tmp_path)


def test_something_else_can_make_a_file(tmp_path):
    """It is put in its place when it is complete."""

    def make(path):
        assert not (tmp_path / "a.bin").exists()
        Path(path).write_bytes(b"made")

    write_made(tmp_path / "a.bin", make)
    assert b"made" == (tmp_path / "a.bin").read_bytes()
    assert ["a.bin"] == names_in(tmp_path)
    with pytest.raises(InputError, match="no regular file"):
        write_made("/dev/null", make)
    with pytest.raises(InputError, match="a folder"):
        write_made(tmp_path, make)
