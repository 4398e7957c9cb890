"""`vangnet trace`: who knew what when, of all signalen or of one, line by line; and what if it had been otherwise."""

from argparse import ArgumentParser
from typing import TYPE_CHECKING, Final

from api import output
from api.arguments import add_casus, add_format, add_named
from api.choice import chosen, day_of
from api.commands.call import Call
from api.exits import CallError, Exit
from graphmodel.analysis.what_if import Experiment, ImaginedContact
from graphmodel.gaps.run import Run
from graphmodel.gaps.settings import default_settings
from graphmodel.gaps.situation import Situation
from graphmodel.language import Language, text
from graphmodel.report.trace import Asked, traces_document

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from rich.console import Console, RenderableType

    from graphmodel.model.casus import Casus
    from graphmodel.report.trace_document import Traces

FORMATS: Final = ("text", "json")
_PARTS: Final = 3


def add_arguments(parser: ArgumentParser, language: Language) -> None:
    """Takes a casus, a signaal, towards whom and by when, and what is imagined."""
    add_casus(parser, language)
    parser.add_argument(
        "signaal",
        nargs="?",
        metavar=text(language, "argument.signaal.name"),
        help=text(language, "argument.signaal"),
    )
    for flag in ("--to", "--before"):
        add_named(parser, language, flag)
    for flag in ("--add", "--remove"):
        add_named(parser, language, flag, action="append", default=[])
    add_format(parser, language, FORMATS)
    add_named(parser, language, "-o", "--output")


def run(call: Call) -> int:
    """Without a signaal all of them in short; nothing is computed towards anybody then."""
    given = call.given
    where = output.destination(given.output)
    if given.signaal is None and (given.to or given.before):
        raise CallError("call.one_signaal")
    asked = Asked(
        given.signaal,
        given.to,
        day_of(given.before) if given.before else None,
        Experiment(tuple(map(_contact, given.add)), tuple(dict.fromkeys(given.remove))),
    )
    found = chosen(given.casus, given.day, call.settings)
    traced = Run(Situation(found.network, default_settings()))
    document = traces_document(traced, asked, found.version, found.hash)
    if given.format == "json":
        output.write(document.as_json(), where)
    else:
        output.show(where, _text(call, document, found.network.casus))
    return Exit.DONE


def _contact(given: str) -> ImaginedContact:
    """`A,B,DAY` taken apart."""
    parts = [part.strip() for part in given.split(",")]
    if len(parts) != _PARTS or not all(parts):
        raise CallError("call.imagined_contact", given=given)
    return ImaginedContact(parts[0], parts[1], day_of(parts[2]))


def _text(
    call: Call, document: "Traces", casus: "Casus"
) -> "Callable[[Console], Iterator[RenderableType]]":
    from api.trace_text import trace_parts

    return lambda _: trace_parts(document, casus, call.language, call.given.casus)
