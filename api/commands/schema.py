"""`vangnet schema`: the JSON Schema of casus/1, made from the model that reads it."""

import json
from argparse import ArgumentParser

from api import output
from api.commands.call import Call
from api.exits import Exit
from graphmodel.language import Language, text
from graphmodel.model.casus import Casus


def add_arguments(parser: ArgumentParser, language: Language) -> None:
    """Takes a place to write to."""
    parser.add_argument(
        "-o",
        "--output",
        metavar=text(language, "argument.output.name"),
        help=text(language, "argument.output"),
    )


def run(call: Call) -> int:
    """The schema, the same bytes every time."""
    where = output.destination(call.given.output)
    schema = Casus.model_json_schema(by_alias=True)
    output.write(json.dumps(schema, indent=2, ensure_ascii=False) + "\n", where)
    return Exit.DONE
