from io import StringIO

from devreport.bulk.engines.progress import Progress


class Terminal(StringIO):
    """A terminal."""

    def isatty(self):
        """It is one."""
        return True


def test_a_terminal_shows_what_is_done():
    """At the end, and now and then before."""
    stream = Terminal()
    with Progress("checked", total=2000, stream=stream) as progress:
        progress.add(500)
        progress.add(500)
    first, last = stream.getvalue().split("\r")[1], stream.getvalue().split("\r")[-1]
    assert first.startswith("checked: [######..................] 500 / 2,000 (25 %)")
    assert last.startswith("checked: [############............] 1,000 / 2,000 (50 %)")
    assert last.endswith("\n")


def test_anything_else_stays_clean():
    """A log is no terminal."""
    stream = StringIO()
    with Progress("checked", stream=stream) as progress:
        progress.add(5)
    assert ("", 5) == (stream.getvalue(), progress.done)


def test_without_a_total_rows_are_counted():
    """And more than there should be is no more than all."""
    progress = Progress("checked")
    progress.add(1500)
    assert "checked: 1,500" == str(progress)
    over = Progress("checked", total=1)
    over.add(2)
    assert str(over).endswith("2 / 1 (100 %)")
