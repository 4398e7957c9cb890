"""`vangnet network`: the network around one gezin on a day, as a page, a picture, or a graph for other programs."""

from argparse import ArgumentParser
from typing import Final

from api import output
from api.arguments import add_casus, add_format, add_named
from api.choice import chosen
from api.commands.call import Call
from api.exits import CallError, Exit
from graphmodel.language import Language
from graphmodel.model.network import Network

FORMATS: Final = ("html", "json", "graphml", "gexf", "svg")
DRAWN: Final = ("html", "svg")
"""Formats for people; the others are for programs, and the same in every language."""


def add_arguments(parser: ArgumentParser, language: Language) -> None:
    """Takes a casus, a day and a format."""
    add_casus(parser, language)
    add_format(parser, language, FORMATS)
    add_named(parser, language, "-o", "--output")


def run(call: Call) -> int:
    """What people look at has the findings of all rules marked in it; what programs read has the record alone."""
    form = call.given.format
    where = output.destination(call.given.output)
    if form != "json" and where.is_terminal:
        raise CallError("call.for_a_file", form=form)
    network = chosen(call.given.casus, call.given.day, call.settings).network
    written = _drawn(form, network, call.language) if form in DRAWN else _graph(form, network)
    output.write(written, where)
    return Exit.DONE


def _drawn(form: str, network: Network, language: Language) -> str:
    from graphmodel.gaps.search import find_gaps
    from visualisations import pyvis_page, svg
    from visualisations.scene import compose

    scene = compose(network, find_gaps(network).findings, language)
    return svg.document(scene) if form == "svg" else pyvis_page.network_page(scene, language)


def _graph(form: str, network: Network) -> str:
    from visualisations.graph_files import as_gexf, as_graphml, as_json

    return {"json": as_json, "graphml": as_graphml, "gexf": as_gexf}[form](network)
