"""The command line: finds the command, and turns everything that goes wrong into a sentence and an exit status.

What a command needs is imported when that command runs: a person waits for every import.
"""

import argparse
import errno
import gc
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any, Final, TextIO

from api import commands
from api.arguments import CommandParser, Parser, speaking, written
from api.commands.call import Call
from api.exits import Exit, exit_of
from api.settings import LANGUAGE, PROGRAM, Settings, read_settings, shows_details
from api.terminal import say, tell
from graphmodel.errors import (
    CasusFileError,
    NotExplainedError,
    UnknownCasusError,
    UnknownFindingError,
    VangnetError,
)
from graphmodel.language import Language, text

ALLOCATIONS_BEFORE_COLLECTING: Final = 50_000
_NO_ROOM: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO})
_OURS: Final = ("api", "cypher", "graphmodel", "visualisations")
"""The packages of the program."""

_HINTS: Final = {
    # What was meant may have been a file.
    UnknownCasusError: "call.no_file_either",
    UnknownFindingError: "call.which_findings",
    NotExplainedError: "call.which_findings",
}
"""What helps further on the command line alone."""


def main(argv: Sequence[str] | None = None) -> int:
    """Carry out one command line; the exit status says how it went, and a sentence on the standard error why."""
    given = list(sys.argv[1:] if argv is None else argv)
    # A command is over before there is much to collect, and looking for it takes a seventh of its time.
    gc.set_threshold(ALLOCATIONS_BEFORE_COLLECTING)
    try:
        status = _answered(given)
    except KeyboardInterrupt:
        status = Exit.INTERRUPTED
    except BrokenPipeError:
        _drop_output()
        status = Exit.READER_LEFT
    except Exception as error:  # noqa: BLE001  # nobody ever sees a stack trace
        status = _unforeseen(error, _language(given))
    return int(status)


def _answered(given: list[str]) -> int:
    for stream in (sys.stdout, sys.stderr):
        _make_writable(stream)
    language = _language(given)
    try:
        status = _carried_out(given, replace(read_settings(os.environ), language=language))
    except VangnetError as error:
        _explain(error, language)
        return exit_of(error)
    # What is still in the buffer may meet a reader who has left: that is found out here, not at the very end.
    sys.stdout.flush()
    return status


def _carried_out(given: list[str], settings: Settings) -> int:
    with speaking(settings.language):
        try:
            arguments = _parser(given, settings.language).parse_args(given)
        except SystemExit as stopped:
            # Help and version are printed; argparse ends the process after them.
            return int(stopped.code or 0)
    store = getattr(arguments, "store", None) or settings.store
    settings = replace(settings, store=store and written(store))
    return commands.command(arguments.command).run(Call(arguments, settings))


def _parser(given: list[str], language: Language) -> Parser:
    """Knows every command by name, and the arguments of those that are named in `given`."""
    parser = Parser(
        prog=PROGRAM,
        description=text(language, "command.about"),
        epilog=text(language, "command.epilog"),
    )
    parser.add_argument("--version", action=_Version, help=text(language, "argument.version"))
    _add_global(parser, language)
    chosen = parser.add_subparsers(
        parser_class=CommandParser,
        dest="command",
        required=True,
        title=text(language, "command.title"),
        metavar=text(language, "command.metavar"),
    )
    for name in commands.NAMES:
        about = text(language, f"command.{name}")
        each = chosen.add_parser(
            name, help=about, description=about, epilog=text(language, f"command.{name}.epilog")
        )
        if name in given:
            commands.command(name).add_arguments(each, language)
        _add_global(each, language)
    return parser


def _add_global(parser: argparse.ArgumentParser, language: Language) -> None:
    """These may stand before the command and behind it."""
    parser.add_argument(
        "--store",
        metavar="URL",
        default=argparse.SUPPRESS,
        help=text(language, "argument.store"),
    )
    parser.add_argument(
        "--lang",
        choices=[language.value for language in Language],
        default=argparse.SUPPRESS,
        help=text(language, "argument.lang"),
    )


class _Version(argparse.Action):
    """Looks the version up only when it is asked for."""

    def __init__(self, option_strings: Sequence[str], dest: str, **options: Any) -> None:
        """Takes no value."""
        super().__init__(option_strings, dest, nargs=0, default=argparse.SUPPRESS, **options)

    def __call__(self, parser: argparse.ArgumentParser, *_: object, **__: object) -> None:
        """Print the version and stop."""
        from importlib.metadata import version

        tell(f"{PROGRAM} {version(PROGRAM)}")
        parser.exit()


def _language(given: Sequence[str]) -> Language:
    """The language asked for, found before the arguments are read: their help is in it."""
    asked = os.environ.get(LANGUAGE)
    for position, word in enumerate(given):
        name, equals, value = word.partition("=")
        if name == "--lang":
            asked = value if equals else next(iter(given[position + 1 :]), None)
    return Language(asked) if asked in set(Language) else Language.NL


def _explain(error: VangnetError, language: Language) -> None:
    from graphmodel.language.problems import error_text, problem_text

    if isinstance(error, CasusFileError):
        for problem in error.problems:
            say(problem_text(language, error.file, problem))
    hints = [text(language, key) for kind, key in _HINTS.items() if isinstance(error, kind)]
    say(" ".join((f"{PROGRAM}:", error_text(language, error), *hints)))


def _unforeseen(error: Exception, language: Language) -> Exit:
    """Say what happened without a word of the casus: the output is full, or the program is at fault, and where."""
    if isinstance(error, OSError) and error.errno in _NO_ROOM:
        _drop_output()
        say(f"{PROGRAM}: {text(language, 'call.no_room', reason=error.strerror)}")
        return Exit.CALL_WRONG
    if shows_details(os.environ):
        import traceback

        traceback.print_exception(error)
    kind, place = type(error).__name__, _place_of(error)
    say(f"{PROGRAM}: {text(language, 'error.defect', kind=kind, place=place)}")
    return Exit.DEFECT


def _place_of(error: Exception) -> str:
    """The last line of our own that was running."""
    root = Path(__file__).parents[1]
    place, step = "?", error.__traceback__
    while step:
        file = Path(step.tb_frame.f_code.co_filename)
        if file.is_relative_to(root) and file.relative_to(root).parts[0] in _OURS:
            place = f"{file.relative_to(root).as_posix()}:{step.tb_lineno}"
        step = step.tb_next
    return place


def _make_writable(stream: TextIO) -> None:
    """Show a character that the terminal does not have as a question mark, rather than fail on it."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure:
        reconfigure(errors="replace")


def _drop_output() -> None:
    """Whoever read the output has left; what is still in the buffer goes nowhere, without a complaint at the end."""
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)


if __name__ == "__main__":
    sys.exit(main())
