"""`vangnet report`: the gap report of one casus, as a text, as JSON or as a page."""

from argparse import ArgumentParser
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from api import output
from api.arguments import add_casus, add_format, add_named, named_values
from api.choice import Chosen, chosen
from api.commands.call import Call
from api.exits import CallError, Exit
from graphmodel.gaps.search import Gaps, find_gaps
from graphmodel.gaps.settings import Settings as RuleSettings
from graphmodel.gaps.settings import default_settings
from graphmodel.language import Language
from graphmodel.report.build import gap_report

if TYPE_CHECKING:
    from collections.abc import Callable

    from rich.console import Console, RenderableType

    from graphmodel.report.document import GapReport

FORMATS: Final = ("text", "json", "html")
LATER: Final = ("pdf", "docx")
"""Formats of the contract that are not made yet."""


def add_arguments(parser: ArgumentParser, language: Language) -> None:
    """Takes a casus, a day, a format and which rules to run."""
    add_casus(parser, language)
    add_format(parser, language, FORMATS, LATER)
    add_named(parser, language, "-o", "--output")
    for flag in ("--select", "--ignore", "--set"):
        add_named(parser, language, flag, action="append", default=[])


def run(call: Call) -> int:
    """The report goes to the standard output or into a file; it is the same for the same input."""
    form = call.given.format
    where = output.destination(call.given.output)
    if form == "html" and where.is_terminal:
        raise CallError("call.for_a_file", form=form)
    found, gaps = _found(call)
    match form:
        case "json":
            report = gap_report(gaps, found.version, found.hash)
            output.write(report.as_json(), where)
        case "html":
            report = gap_report(gaps, found.version, found.hash)
            output.write(_page(call, gaps, report), where)
        case _:
            # The text makes its own sentences, in one language: those of the document would be made for nothing.
            frame = gap_report(replace(gaps, findings=()), found.version, found.hash)
            output.show(where, _text(call, gaps, frame))
    return Exit.DONE


def _found(call: Call) -> tuple[Chosen, Gaps]:
    select, ignore = tuple(_codes(call.given.select)), tuple(_codes(call.given.ignore))
    settings = _settings(call.given.set)
    found = chosen(call.given.casus, call.given.day, call.settings)
    return found, find_gaps(found.network, settings, select, ignore)


def _codes(given: Iterable[str]) -> Iterator[str]:
    """The codes of all `--select`, or `--ignore`; several may stand in one, with commas between them."""
    for codes in given:
        yield from (code.strip().upper() for code in codes.split(",") if code.strip())


def _settings(given: Iterable[str]) -> RuleSettings:
    numbers: dict[str, int] = {}
    for name, number in named_values(list(given)).items():
        if not (number.isascii() and number.isdigit()):
            raise CallError("call.setting_number", name=name)
        numbers[name] = int(number)
    return default_settings().changed(numbers)


def _page(call: Call, gaps: Gaps, report: "GapReport") -> str:
    from visualisations.pyvis_page import report_page
    from visualisations.scene import compose

    scene = compose(gaps.run.network, gaps.findings, call.language)
    document = report.model_dump(mode="json", by_alias=True, exclude_unset=True)
    return report_page(scene, document, call.language)


def _text(
    call: Call, gaps: Gaps, frame: "GapReport"
) -> "Callable[[Console], Iterator[RenderableType]]":
    from api.report_text import parts

    return lambda console: parts(gaps, frame, call.language, console.width)
