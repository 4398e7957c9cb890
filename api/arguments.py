"""The arguments of a command line, with help and messages in the language of the reader."""

import argparse
from collections.abc import Generator, Iterable, Sequence
from contextlib import contextmanager
from itertools import islice
from typing import Any, Final, NoReturn

from api.exits import CallError
from graphmodel.language import Language, text

_KEYS: Final = {
    "usage: ": "argparse.usage",
    "positional arguments": "argparse.positional",
    "options": "argparse.options",
    "show this help message and exit": "argparse.help",
    "argument %(argument_name)s: %(message)s": "argparse.argument",
    "the following arguments are required: %s": "argparse.required",
    "unrecognized arguments: %s": "argparse.unrecognized",
    "expected one argument": "argparse.one",
    "expected at least one argument": "argparse.at_least_one",
    "ignored explicit argument %r": "argparse.explicit",
    "invalid choice: %(value)r (choose from %(choices)s)": "argparse.choice",
}
"""The texts of argparse that a caller of ours can meet."""


class Formatter(argparse.HelpFormatter):
    """Fills each paragraph to the width of the screen, and leaves a line that is indented as it is."""

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        return "\n".join(
            line if line.startswith(" ") else super(Formatter, self)._fill_text(line, width, indent)
            for line in text.split("\n")
        )


class Parser(argparse.ArgumentParser):
    """A parser that takes no abbreviations, and raises what is wrong instead of ending the process."""

    def __init__(self, **options: Any) -> None:
        """`options` as those of argparse."""
        super().__init__(allow_abbrev=False, formatter_class=Formatter, **options)

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and where the help is."""
        raise CallError("call.arguments", program=self.prog, message=message)


class CommandParser(Parser):
    """Takes the options of a command before, between and behind what else it is given; behind `--` nothing is an option.

    Argparse itself counts a positional that may be left out as left out when an option stands where it could be.
    """

    def parse_known_args(self, args: Any = None, *rest: Any, **named: Any) -> Any:
        """As argparse, which calls this for the command that was chosen; what does not belong to it is an error here."""
        words: list[str] = list(args)
        known, strangers = super().parse_known_args(self._options_last(words), *rest, **named)
        if strangers:
            as_given = sorted(strangers, key=words.index)
            self.error(_translated("unrecognized arguments: %s") % " ".join(as_given))
        return known, strangers

    def _options_last(self, words: Iterable[str]) -> list[str]:
        positionals: list[str] = []
        options: list[str] = []
        waiting = iter(words)
        for word in waiting:
            if word == "--":
                return [*options, word, *positionals, *waiting]
            is_option = word.startswith("-") and word != "-" and not word[1:].isdigit()
            if is_option:
                options.append(word)
                options.extend(islice(waiting, 1) if self._wants_value(word) else ())
            else:
                positionals.append(word)
        return [*positionals, *options]

    def _wants_value(self, word: str) -> bool:
        action = self._option_string_actions.get(word)
        return action is not None and action.nargs is None


def _translated(message: str) -> str:
    """A text of argparse, in the language that it speaks now."""
    return getattr(argparse, "_")(message)  # noqa: B009  # a name that is private there


@contextmanager
def speaking(language: Language) -> Generator[None]:
    """Have argparse take its own texts from our catalogues.

    It looks them up through two names of its module and offers no other way than the settings of the whole process.
    """

    def one(message: str) -> str:
        key = _KEYS.get(message)
        return text(language, key) if key else message

    def several(singular: str, plural: str, n: int) -> str:
        return one(singular if n == 1 else plural)

    before = {name: getattr(argparse, name) for name in ("_", "ngettext")}
    try:
        for name, function in (("_", one), ("ngettext", several)):
            setattr(argparse, name, function)
        yield
    finally:
        for name, function in before.items():
            setattr(argparse, name, function)


def add_files(parser: argparse.ArgumentParser, language: Language) -> None:
    """One or more casus files."""
    parser.add_argument(
        "files",
        nargs="+",
        metavar=text(language, "argument.files.name"),
        help=text(language, "argument.files"),
    )


def add_casus(parser: argparse.ArgumentParser, language: Language) -> None:
    """A casus and a day."""
    parser.add_argument(
        "casus",
        metavar=text(language, "argument.casus.name"),
        help=text(language, "argument.casus"),
    )
    add_named(parser, language, "--day")


def add_format(
    parser: argparse.ArgumentParser,
    language: Language,
    forms: Sequence[str],
) -> None:
    """One of `forms`, the first unless another is asked for."""
    add_choice(parser, language, "--format", forms)


def add_choice(
    parser: argparse.ArgumentParser,
    language: Language,
    flag: str,
    allowed: Sequence[str],
    **options: Any,
) -> None:
    """One of `allowed` behind `flag`, the first unless another is asked for; `options` as those of argparse."""

    def choice(given: str) -> str:
        if given in allowed:
            return given
        told = text(language, "argparse.form", form=given, allowed=", ".join(allowed))
        raise argparse.ArgumentTypeError(told)

    parser.add_argument(
        flag,
        type=choice,
        default=allowed[0],
        metavar=f"{{{','.join(allowed)}}}",
        help=text(language, f"argument.{flag.removeprefix('--')}", default=allowed[0]),
        **options,
    )


def add_named(
    parser: argparse.ArgumentParser, language: Language, *flags: str, **options: Any
) -> None:
    """A value behind the last of `flags`, which also names its texts; `options` as those of argparse."""
    key = f"argument.{flags[-1].removeprefix('--')}"
    parser.add_argument(
        *flags,
        metavar=text(language, f"{key}.name"),
        help=text(language, key, **({"default": d} if (d := options.get("default")) else {})),
        **options,
    )


def written(word: str) -> str:
    """`word`, when it can be written as text: what a shell passes on may be any bytes.

    Raises:
        CallError: it cannot.
    """
    try:
        word.encode()
    except UnicodeEncodeError:
        raise CallError("call.no_text", given=word) from None
    return word


def named_values(pairs: Sequence[str]) -> dict[str, str]:
    """`name=value` taken apart.

    Raises:
        CallError: one has no `=`, no name, or a name that was given before.
    """
    found: dict[str, str] = {}
    for pair in pairs:
        name, equals, value = pair.partition("=")
        if not equals or not name or name in found:
            raise CallError("call.named_value", given=pair)
        found[name] = value
    return found
