from pathlib import Path

import pytest

from devreport.bulk.engines.files import Files, is_files, located, row_in
from devreport.errors import InputError


@pytest.fixture
def folder(tmp_path):
    """A folder of files, and what other programs leave beside them."""
    for name in ("b.csv", "a.csv", "_SUCCESS", ".a.csv.crc", "below/c.csv"):
        path = tmp_path / "data" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x\n1\n", encoding="utf-8")
    return tmp_path / "data"


def names(given):
    """The names of the files that are found."""
    return [path.name for path in located(given).paths]


def test_a_folder_holds_its_files_and_those_below(folder):
    """In order, without what other programs leave."""
    assert ["a.csv", "b.csv", "c.csv"] == names(folder)


def test_a_pattern_and_a_list_name_files(folder):
    """In the order that they are named in."""
    assert ["a.csv", "b.csv"] == names(str(folder / "*.csv"))
    assert ["a.csv", "b.csv", "c.csv"] == names(str(folder / "**" / "*.csv"))
    assert ["b.csv", "a.csv"] == names([folder / "b.csv", folder / "a*.csv"])


def test_what_is_said_of_files_is_kept(folder):
    """The encoding, and the most rows."""
    files = Files(folder, encoding="gb18030", most_rows=5)
    found = located(files)
    assert (files, "csv", str(folder)) == (found.files, found.format, found.label)
    assert "a, b, c, …" == located_label(["a", "b", "c", "d"])


def located_label(paths):
    """What messages call these files."""
    from devreport.bulk.engines.files import Located

    return Located((), "csv", Files(paths)).label


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("a", True),
        (Path("a"), True),
        (["a"], True),
        (("a", Path("b")), True),
        (Files("a"), True),
        ([], False),
        ([1], False),
    ],
)
def test_paths_are_files(given, expected):
    """A list of anything else is none."""
    assert expected is is_files(given)


def problem(given):
    """The only problem with some files."""
    with pytest.raises(InputError) as caught:
        located(given)
    (found,) = caught.value.problems
    return found


def test_a_missing_file_is_named_with_one_like_it(folder):
    """A slip of the keyboard is found."""
    found = problem(folder.parent / "dat")
    assert ("no such file", 'did you mean "data"?') == (found.found, found.hint)
    assert not problem(folder / "none" / "a.csv").hint


def test_everything_that_is_wrong_is_said_at_once(folder):
    """Not only the first file."""
    with pytest.raises(InputError) as caught:
        located([folder / "x.csv", folder / "nothing-*.csv"])
    assert ["no such file", "a pattern that no file matches"] == [one.found for one in caught.value.problems]


def test_an_empty_folder_is_refused(tmp_path):
    """And so is no file at all."""
    assert "a folder without files" == problem(tmp_path).found
    assert "no files" == problem(Files(())).found


def test_what_is_no_file_is_refused(tmp_path, folder):
    """A device may never end, a name may be none."""
    assert "something that is no regular file" == problem("/dev/null").found
    assert "a file that cannot be read" in problem("a\0b").found
    assert "a file that cannot be read" in problem(folder / "a.csv" / "b").found


def test_other_forms_are_refused(folder):
    """By the end of the name."""
    (folder / "notes.txt").write_text("", encoding="utf-8")
    assert ("a file that ends in '.txt'", ".parquet, .pq, .csv") == (problem(folder).found, problem(folder).expected)


def test_mixed_forms_are_refused(folder):
    """A table has one."""
    (folder / "d.parquet").write_bytes(b"")
    assert "files of one form" == problem(folder).expected


def test_a_path_of_nothing_is_refused():
    """It would be the working directory."""
    for given in ("", " "):
        with pytest.raises(InputError, match="found no path"):
            located(given)


def test_a_file_is_not_there_twice(tmp_path):
    """Its rows would count twice, or somebody meant another one."""
    file = tmp_path / "a.csv"
    file.write_text("a\n1\n")
    (tmp_path / "link").symlink_to(tmp_path)
    for second in (file, tmp_path / "*.csv", tmp_path / "link" / "a.csv"):
        with pytest.raises(InputError, match="the same file twice, expected each file once"):
            located([str(file), str(second)])


def test_a_row_is_in_a_file():
    """Also after files without rows; of none where nobody knows."""
    ends = [(Path("a"), 0), (Path("b"), 2), (Path("c"), 2), (Path("d"), 3)]
    assert [("b", 1), ("b", 2), ("d", 1), ("", 4)] == [row_in(ends, row) for row in (1, 2, 3, 4)]
