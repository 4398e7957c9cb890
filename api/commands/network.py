"""`vangnet network`: the network around one gezin on a day, as a page, a picture, or a graph for other programs."""

from argparse import ArgumentParser
from typing import Final

from api import output
from api.arguments import add_casus, add_format, add_named
from api.choice import chosen
from api.commands.call import Call
from api.exits import CallError, Exit
from graphmodel.gaps.search import find_gaps
from graphmodel.language import Language
from visualisations.scene import Scene, compose

FORMATS: Final = ("html", "json", "graphml", "gexf", "svg")


def add_arguments(parser: ArgumentParser, language: Language) -> None:
    """Takes a casus, a day and a format."""
    add_casus(parser, language)
    add_format(parser, language, FORMATS)
    add_named(parser, language, "-o", "--output")


def run(call: Call) -> int:
    """The findings of all rules are marked in it."""
    form = call.given.format
    where = output.destination(call.given.output)
    if form != "json" and where.is_terminal:
        raise CallError("call.for_a_file", form=form)
    network = chosen(call.given.casus, call.given.day, call.settings).network
    scene = compose(network, find_gaps(network).findings, call.language)
    output.write(_written(form, scene, call.language), where)
    return Exit.DONE


def _written(form: str, scene: Scene, language: Language) -> str:
    """The scene as a text in `form`; only what writes that form is imported."""
    match form:
        case "svg":
            from visualisations import svg

            return svg.document(scene)
        case _:
            from visualisations.pyvis_page import network_page

            return network_page(scene, language)
