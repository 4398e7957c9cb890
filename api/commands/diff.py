"""`vangnet diff`: two days of one casus beside each other."""

from argparse import ArgumentParser
from typing import TYPE_CHECKING, Final

from api import output
from api.arguments import add_format, add_named
from api.choice import chosen, day_of
from api.commands.call import Call
from api.exits import CallError, Exit
from graphmodel.gaps.search import find_gaps
from graphmodel.language import Language, text
from graphmodel.model.network import network_of
from graphmodel.report.changes import changes_document

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from rich.console import Console, RenderableType

    from graphmodel.model.casus import Casus
    from graphmodel.report.trace_document import Changes

FORMATS: Final = ("text", "json")


def add_arguments(parser: ArgumentParser, language: Language) -> None:
    """Takes a casus and two days."""
    for name in ("casus", "day1", "day2"):
        parser.add_argument(
            name,
            metavar=text(language, f"argument.{name}.name"),
            help=text(language, f"argument.{name}"),
        )
    add_format(parser, language, FORMATS)
    add_named(parser, language, "-o", "--output")


def run(call: Call) -> int:
    """The earlier day comes first."""
    given = call.given
    where = output.destination(given.output)
    first, last = day_of(given.day1), day_of(given.day2)
    if first > last:
        raise CallError("call.days_reversed")
    found = chosen(given.casus, given.day2, call.settings)
    casus = found.network.casus
    before, after = find_gaps(network_of(casus, first)), find_gaps(found.network)
    document = changes_document(before, after, found.version, found.hash)
    if given.format == "json":
        output.write(document.as_json(), where)
    else:
        output.show(where, _text(call, document, casus))
    return Exit.DONE


def _text(
    call: Call, document: "Changes", casus: "Casus"
) -> "Callable[[Console], Iterator[RenderableType]]":
    from api.trace_text import change_parts

    return lambda _: change_parts(document, casus, call.language)
