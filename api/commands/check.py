"""`vangnet check`: everything that is wrong with casus files, and nothing is kept."""

from argparse import ArgumentParser

from api.arguments import add_files
from api.commands.call import Call
from api.exits import Exit
from api.terminal import say, tell
from graphmodel.errors import CasusFileError
from graphmodel.language import Language
from graphmodel.language.problems import error_text, problem_text
from graphmodel.loading import read_casus_file


def add_arguments(parser: ArgumentParser, language: Language) -> None:
    """Takes files."""
    add_files(parser, language)


def run(call: Call) -> int:
    """Problems go to the standard output, one a line; how it went to the standard error."""
    sound = [_is_sound(call, file) for file in call.given.files]
    return Exit.DONE if all(sound) else Exit.INPUT_WRONG


def _is_sound(call: Call, file: str) -> bool:
    try:
        casus = read_casus_file(file)
    except CasusFileError as error:
        for problem in error.problems:
            tell(problem_text(call.language, error.file, problem))
        say(error_text(call.language, error))
        return False
    say(call.text("check.sound", file=file, casus=casus.id))
    return True
