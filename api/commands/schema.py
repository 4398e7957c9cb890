"""`vangnet schema`: the JSON Schema of casus/1, made from the model that reads it."""

from argparse import ArgumentParser

from api import output
from api.arguments import add_named
from api.commands.call import Call
from api.exits import Exit
from graphmodel.language import Language
from graphmodel.model.schema import casus_schema


def add_arguments(parser: ArgumentParser, language: Language) -> None:
    """Takes a place to write to."""
    add_named(parser, language, "-o", "--output")


def run(call: Call) -> int:
    """The schema, the same bytes every time."""
    where = output.destination(call.given.output)
    output.write(casus_schema(), where)
    return Exit.DONE
