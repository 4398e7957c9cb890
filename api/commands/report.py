"""`vangnet report`: the gap report of one casus, as a text, as JSON, as a page, a PDF or a Word file."""

from argparse import ArgumentParser
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from api import output
from api.arguments import add_casus, add_choice, add_format, add_named, named_values
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

FORMATS: Final = ("text", "json", "html", "pdf", "docx")
FOR_A_FILE: Final = ("html", "pdf", "docx")
FOR_PROGRAMS: Final = ("json",)
AUDIENCES: Final = ("dossier", "gezin")


def add_arguments(parser: ArgumentParser, language: Language) -> None:
    """Takes a casus, a day, for whom, a format and which rules to run."""
    add_casus(parser, language)
    add_choice(parser, language, "--for", AUDIENCES, dest="audience")
    add_format(parser, language, FORMATS)
    add_named(parser, language, "-o", "--output")
    for flag in ("--select", "--ignore", "--set"):
        add_named(parser, language, flag, action="append", default=[])


def run(call: Call) -> int:
    """The report goes to the standard output or into a file; it is the same for the same input."""
    form, audience = call.given.format, call.given.audience
    where = output.destination(call.given.output)
    if form in FOR_PROGRAMS and audience != AUDIENCES[0]:
        allowed = ", ".join(each for each in FORMATS if each not in FOR_PROGRAMS)
        raise CallError("call.for_programs", form=form, allowed=allowed)
    if form in FOR_A_FILE and where.is_terminal:
        raise CallError("call.for_a_file", form=form)
    found, gaps = _found(call)
    if form == "json":
        output.write(gap_report(gaps, found.version, found.hash).as_json(), where)
        return Exit.DONE
    # A report for people makes its own sentences, in one language: those of `gap-report/1` would be made for nothing.
    frame = gap_report(replace(gaps, findings=()), found.version, found.hash)
    if form in FOR_A_FILE:
        output.write_bytes(_made(call, gaps, frame), where)
    elif audience == AUDIENCES[0]:
        output.show(where, _text(call, gaps, frame))
    else:
        output.write(_made(call, gaps, frame).decode(), where)
    return Exit.DONE


def _found(call: Call) -> tuple[Chosen, Gaps]:
    select, ignore = tuple(_codes(call.given.select)), tuple(_codes(call.given.ignore))
    settings = _settings(call.given.set)
    found = chosen(call.given.casus, call.given.day, call.settings)
    return found, find_gaps(found.network, settings, select, ignore).explained(found.said)


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


def _made(call: Call, gaps: Gaps, frame: "GapReport") -> bytes:
    from visualisations.documents.blocks import Audience
    from visualisations.report_forms import Form, made

    audience, form = Audience(call.given.audience), Form(call.given.format)
    return made(gaps, frame, call.language, audience, form)


def _text(
    call: Call, gaps: Gaps, frame: "GapReport"
) -> "Callable[[Console], Iterator[RenderableType]]":
    from api.report_text import parts

    return lambda console: parts(gaps, frame, call.language, console.width)
