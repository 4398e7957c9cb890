"""`vangnet ask`: a named question to the store, or the list of them."""

import csv
import io
import json
from argparse import ArgumentParser
from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Final

from api import output
from api.arguments import add_format, add_named
from api.choice import opened_store
from api.commands.call import Call
from api.exits import Exit
from api.terminal import cleaned, say, screen
from graphmodel.language import Language, day_text, text
from graphmodel.questions import (
    Parameter,
    QuestionKind,
    Sort,
    question_from_words,
    question_kinds,
)

if TYPE_CHECKING:
    from rich.console import RenderableType

FORMATS: Final = ("text", "json", "csv")

Rows = Sequence[tuple[object, ...]]


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
    if call.given.question is None:
        kinds = question_kinds()
        rows = [(kind.name, text(call.language, f"question.{kind.name}"), _asked(kind)) for kind in kinds]
    question = question_from_words(call.given.question, tuple(call.given.values))
    with opened_store(call.settings) as store:
        rows = store.ask(question)
    return Exit.DONE
