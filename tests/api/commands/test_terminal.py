"""What a text may do to a terminal: nothing."""

import sys

import pytest

from api.terminal import Progress, cleaned


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("gewoon", "gewoon"),
        ("Zoë 👩‍👧 משפחה", "Zoë 👩‍👧 משפחה"),
        ("een\ntwee\tdrie\r", "een twee drie "),
        ("\x1b[2J", "<U+001B>[2J"),
        ("\x9b2J", "<U+009B>2J"),
        ("\u202eomgekeerd\u2069", "<U+202E>omgekeerd<U+2069>"),
        ("\u2028", "<U+2028>"),
        ("\ud800", "<U+D800>"),
        ("[bold]", "[bold]"),
    ],
)
def test_a_character_that_steers_is_written_out(text: str, shown: str) -> None:
    assert cleaned(text) == shown


def test_progress_off_a_terminal_is_a_line_for_each_step(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with Progress(30) as progress:
        progress.step("een")
        progress.step("twee")
    assert capsys.readouterr().err == "[1/30] een\n[2/30] twee\n"


def test_progress_on_a_terminal_is_one_line_that_is_written_over(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    with Progress(30) as progress:
        progress.step("een")
        progress.keep("blijft")
        progress.step("twee")
    told = capsys.readouterr().err
    assert told.count("\n") == 1
    assert "blijft\n" in told
    assert told.endswith("\x1b[K")
