"""`vangnet explain`: say that a finding is explained, or that it no longer is; without a finding, what can be and was said."""

import textwrap
from argparse import ArgumentParser
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Final

from api import output
from api.arguments import add_named
from api.choice import Chosen, chosen, day_of, filled_store, id_of, is_file
from api.commands.call import Call
from api.exits import CallError, Exit
from api.explaining import Statement, keep, statement_of
from api.request_errors import RequestError
from api.terminal import cleaned, say
from graphmodel.errors import Problem
from graphmodel.gaps.explanation import Explanation, ExplanationKind
from graphmodel.gaps.search import find_gaps
from graphmodel.gaps.settings import Settings as RuleSettings
from graphmodel.gaps.settings import default_settings
from graphmodel.language import Language, day_text, text
from graphmodel.language.problems import problem_sentence
from graphmodel.stores.contract import GraphStore

if TYPE_CHECKING:
    from rich.console import RenderableType

_SAID: Final = ("by", "reason")
_LETTERS_SHOWN: Final = 150


@dataclass(frozen=True, slots=True)
class _Around:
    """What keeping asks for."""

    store: GraphStore
    settings: RuleSettings
    clock: Callable[[], datetime]


def add_arguments(parser: ArgumentParser, language: Language) -> None:
    """Takes a casus, a finding, who says so and why."""
    parser.add_argument(
        "casus",
        metavar=text(language, "argument.casus.name"),
        help=text(language, "argument.stored_casus"),
    )
    parser.add_argument(
        "finding",
        nargs="?",
        metavar=text(language, "argument.finding.name"),
        help=text(language, "argument.finding"),
    )
    for name in ("day", *_SAID):
        add_named(parser, language, f"--{name}")
    parser.add_argument("--withdraw", action="store_true", help=text(language, "argument.withdraw"))


def run(call: Call) -> int:
    """What is said is kept beside the casus in the store; the finding stays in every report, with what explains it."""
    given = call.given
    if is_file(given.casus):
        raise CallError("call.explain_file")
    if given.finding is None:
        if given.withdraw or any(getattr(given, name) is not None for name in _SAID):
            raise CallError("call.one_finding")
        found = chosen(given.casus, given.day, call.settings)
        output.show(output.Destination(), lambda _: _list(call, found))
        return Exit.DONE
    said = _statement(call)
    day = day_of(given.day) if given.day else None
    say(_kept(call, id_of(given.casus), day, said))
    return Exit.DONE


def _statement(call: Call) -> Statement:
    """What the words of the call say; all that is wrong with them is told at once, and none of it repeated."""
    given = call.given
    kind = ExplanationKind.WITHDRAWN if given.withdraw else ExplanationKind.EXPLAINED
    words = {name: getattr(given, name) for name in ("finding", *_SAID)}
    fields = {name: word for name, word in words.items() if word is not None}
    try:
        return statement_of({**fields, "kind": kind})
    except RequestError as error:
        wrong = (
            f"{_name(call, each.path)}: "
            + problem_sentence(call.language, Problem(0, "", each.code, each.values))
            for each in error.input_errors
        )
        raise CallError("call.explain", wrong=" ".join(wrong)) from None


def _name(call: Call, field: str) -> str:
    return f"--{field}" if field in _SAID else call.text("argument.finding.name")


def _kept(call: Call, casus_id: str, day: date | None, said: Statement) -> str:
    with filled_store(call.settings) as store:
        around = _Around(
            store, default_settings(), lambda: datetime.now(UTC).replace(microsecond=0)
        )
        is_new = keep(around, casus_id, day, said).is_new
    told = said.kind if is_new else "unchanged"
    return call.text(f"explain.{told}", casus=casus_id, finding=said.finding)


def _list(call: Call, found: Chosen) -> "Iterator[RenderableType]":
    """Each finding in the order of the report, with all that was said of it; then what was said of others."""
    from rich.text import Text

    from graphmodel.report.names import Names
    from graphmodel.report.sentences import Sentences

    network = found.network
    gaps = find_gaps(network)
    day = date.fromordinal(network.day)
    sentences = Sentences(Names(network.casus, call.language), day)
    yield Text(call.text("explain.about" if gaps.findings else "page.no_findings"))
    for finding in gaps.findings:
        told = textwrap.shorten(sentences.found(finding), _LETTERS_SHOWN, placeholder=" …")
        yield from _entry(call, finding.id, told, found.said)
    there = {finding.id for finding in gaps.findings}
    gone = dict.fromkeys(each.finding for each in found.said if each.finding not in there)
    if gone:
        yield ""
        yield Text(call.text("findings.gone"), style="bold")
    for id_ in gone:
        yield from _entry(call, id_, "", found.said)


def _entry(
    call: Call, id_: str, told: str, said: tuple[Explanation, ...]
) -> "Iterator[RenderableType]":
    from rich.console import Group
    from rich.padding import Padding
    from rich.text import Text

    yield ""
    # An id is given back as it is: broken over lines it would be another. Printed by itself, a text is made anew.
    yield Group(Text(cleaned(id_), style="bold", no_wrap=True, overflow="ignore"))
    remarks = [_remark(call, each) for each in said if each.finding == id_]
    for line in filter(None, (told, *remarks)):
        yield Padding(Text(cleaned(line)), (0, 0, 0, 2))


def _remark(call: Call, said: Explanation) -> str:
    when = day_text(call.language, said.at.date())
    key = f"findings.history.{said.kind}"
    return call.text(key, when=when, by=said.by, reason=said.reason)
