"""`vangnet ask`: a named question to the store, or the list of them."""

from argparse import ArgumentParser
from typing import TYPE_CHECKING, Final

from api import output
from api.answer_text import Answer, as_csv, as_json, shown_answer, shown_questions
from api.arguments import add_format, add_named
from api.choice import opened_store
from api.commands.call import Call
from api.exits import Exit
from api.terminal import page, page_text, screen
from graphmodel.language import Language, text
from graphmodel.questions import question_from_words, question_kinds

if TYPE_CHECKING:
    from api.output import Destination

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
    add_format(parser, language, *FORMATS)
    add_named(parser, language, "-o", "--output")


def run(call: Call) -> int:
    """Without a question the list of them, for which no store is opened."""
    where = output.destination(call.given.output)
    answer = _answer(call)
    match call.given.format:
        case "json":
            output.write(as_json(answer), where)
        case "csv":
            output.write(as_csv(answer), where)
        case _:
            _show(call, answer, where)
    return Exit.DONE


def _answer(call: Call) -> Answer:
    if call.given.question is None:
        return Answer.of_kinds(question_kinds(), call.language)
    question = question_from_words(call.given.question, tuple(call.given.values))
    with opened_store(call.settings) as store:
        return Answer(question.kind.name, question.kind.columns, store.ask(question))


def _show(call: Call, answer: Answer, where: "Destination") -> None:
    console = page() if where.path else screen()
    show = shown_answer if call.given.question else shown_questions
    for part in show(answer, call.language, console.width):
        console.print(part)
    if where.path:
        output.write(page_text(console), where)
