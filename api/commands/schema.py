"""`vangnet schema`: the JSON Schema of casus/1, made from the model that reads it."""

import json
from argparse import ArgumentParser

from api import output
from api.arguments import add_named
from api.commands.call import Call
from api.exits import Exit
from graphmodel.language import Language
from graphmodel.model.casus import FORMAT, Casus


def add_arguments(parser: ArgumentParser, language: Language) -> None:
    """Takes a place to write to."""
    add_named(parser, language, "-o", "--output")


def run(call: Call) -> int:
    """The schema, the same bytes every time."""
    where = output.destination(call.given.output)
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **Casus.model_json_schema(by_alias=True),
        "title": FORMAT,
    }
    output.write(json.dumps(schema, indent=2, ensure_ascii=False) + "\n", where)
    return Exit.DONE
