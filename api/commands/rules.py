"""`vangnet rules`: which rules there are, and the page of one of them."""

from argparse import ArgumentParser
from collections.abc import Iterator
from typing import TYPE_CHECKING

from api import output
from api.commands.call import Call
from api.exits import Exit
from api.output import Destination
from api.terminal import cleaned
from graphmodel.gaps.catalogue import RULES, RULES_VERSION, Rule, rule
from graphmodel.language import Language, has, text

if TYPE_CHECKING:
    from rich.console import RenderableType

PARTS = ("what", "why", "example", "overturned_by", "question")
"""What the page of a rule tells in words, in order; norms and settings stand before the example."""


def add_arguments(parser: ArgumentParser, language: Language) -> None:
    """Takes the code of one rule."""
    parser.add_argument(
        "code",
        nargs="?",
        metavar=text(language, "argument.code.name"),
        help=text(language, "argument.code"),
    )


def run(call: Call) -> int:
    """Without a code every rule in one line, with a code its page."""
    shown = _page(call, rule(call.given.code.upper())) if call.given.code else _list(call)
    output.show(Destination(), lambda _: shown)
    return Exit.DONE


def _list(call: Call) -> Iterator["RenderableType"]:
    from rich.table import Table

    yield call.text("rules.version", version=RULES_VERSION)
    yield ""
    table = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 2, 0, 0))
    table.add_column(call.text("rules.code"), no_wrap=True)
    table.add_column(call.text("rules.name"))
    table.add_column(call.text("rules.kind"))
    for code, row in RULES.items():
        table.add_row(code, _named(call, code), call.text(f"kind.{row.kind}"))
    yield table
    yield ""
    yield call.text("rules.hint")


def _page(call: Call, row: Rule) -> Iterator["RenderableType"]:
    from rich.padding import Padding
    from rich.text import Text

    yield Text(f"{row.code}  {_named(call, row.code)}", style="bold")
    yield Text(call.text(f"kind.{row.kind}"), style="dim")
    told = {part: [call.text(f"rule.{row.code}.{part}")] for part in PARTS}
    sections = {
        "what": told["what"],
        "why": told["why"],
        "norms": list(_norms(call, row)) or [call.text("rules.no_norm")],
        "settings": list(_settings(call, row)),
        "needs": [call.text(f"list.{name}") for name in row.needs],
        "example": told["example"],
        "overturned_by": told["overturned_by"],
        "question": told["question"],
    }
    for name, lines in sections.items():
        if lines:
            yield ""
            yield Text(call.text(f"rules.{name}"), style="bold")
            for line in lines:
                yield Padding(Text(cleaned(line)), (0, 0, 0, 2))


def _named(call: Call, code: str) -> str:
    return call.text(f"rule.{code}.name")


def _norms(call: Call, row: Rule) -> Iterator[str]:
    """What the rule rests on, then each norm with where it stands and how sure that is."""
    from graphmodel.report.norms import behind

    if has(f"rule.{row.code}.norm"):
        yield call.text(f"rule.{row.code}.norm")
    for id_ in row.norms:
        yield call.text("rules.norm", **behind(id_, call.language)._asdict())


def _settings(call: Call, row: Rule) -> Iterator[str]:
    """Each number that the rule works with."""
    from graphmodel import reference
    from graphmodel.gaps.settings import default_settings

    numbers = default_settings()
    for name in row.settings:
        yield call.text(
            "rules.setting",
            name=name,
            number=getattr(numbers, name),
            meaning=reference.name_of("setting", name, call.language),
        )
