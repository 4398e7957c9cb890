"""`vangnet ask`: a named question to the store, or the list of them."""

from argparse import ArgumentParser
from typing import Final

from api import output
from api.answer_text import (
    Answer,
    as_csv,
    as_json,
    questions_as_csv,
    questions_as_json,
    shown_answer,
    shown_questions,
)
from api.arguments import add_format, add_named, written
from api.commands.call import Call
from api.exits import Exit
from api.output import Destination, show
from graphmodel.language import Language, text
from graphmodel.questions import question_from_words

FORMATS: Final = ("text", "json", "csv")


def add_arguments(parser: ArgumentParser, language: Language) -> None:
    """Takes a question with its values, and a format."""
    for name, count in (("question", "?"), ("values", "*")):
        parser.add_argument(
            name,
            nargs=count,
            metavar=text(language, f"argument.{name}.name"),
            help=text(language, f"argument.{name}"),
        )
    add_format(parser, language, FORMATS)
    add_named(parser, language, "-o", "--output")


def run(call: Call) -> int:
    """Without a question the list of them, for which no store is opened."""
    where = output.destination(call.given.output)
    if call.given.question is None:
        _list(call, where)
        return Exit.DONE
    # The list needs no store, and no model of what is in one.
    from api.choice import filled_store
    from graphmodel.asking import answer

    question = question_from_words(call.given.question, tuple(map(written, call.given.values)))
    with filled_store(call.settings) as store:
        found = Answer(question, answer(store, question))
    match call.given.format:
        case "json":
            output.write(as_json(found), where)
        case "csv":
            output.write(as_csv(found), where)
        case _:
            show(where, lambda console: shown_answer(found, call.language, console.width))
    return Exit.DONE


def _list(call: Call, where: Destination) -> None:
    match call.given.format:
        case "json":
            output.write(questions_as_json(call.language), where)
        case "csv":
            output.write(questions_as_csv(call.language), where)
        case _:
            show(where, lambda _: shown_questions(call.language))
