"""The last chapter: what the words mean, how it was computed, with which settings, and what is not claimed."""

from collections.abc import Iterator, Mapping
from dataclasses import fields

from graphmodel import reference
from graphmodel.gaps.settings import default_settings
from graphmodel.vocabulary import TIE_KINDS
from visualisations.documents.blocks import (
    Bullets,
    Cell,
    Entry,
    Facts,
    Paragraph,
    Part,
    Section,
    Table,
)
from visualisations.documents.telling import Telling

_TERMS = (
    ("members", "method.members"),
    ("group", "method.without_gezin"),
    ("dates", "method.uncertain_dates"),
    ("minor", "method.minor"),
    ("severity", "document.term.severity.text"),
    ("grade", "page.method.grades"),
    ("norm", "method.norm_to_check"),
)
"""What is explained, beside what counts as contact: a term, and the text that explains it."""

_INDICES = ("f", "df", "density")
"""The measures that are one number for the whole network."""

_NO_CLAIMS = (
    "method.more_is_not_better",
    "method.vulnerability",
    "document.no_claim.person",
    "document.no_claim.reachable",
    "document.no_claim.setting",
    "document.no_claim.permission",
    "document.no_claim.boundary",
    "document.no_claim.recognisable",
)


def method(told: Telling) -> Section:
    """The account of the report."""
    parts = (_terms(told), _order(told), _not_examined(told), _measures(told), _settings(told))
    return Section("method", told.say("page.method"), (*parts, _no_claims(told)))


def _terms(told: Telling) -> Part:
    window = told.report.window
    period = {
        "from": told.day(window.from_) if window.from_ else told.say("page.since_unknown"),
        "until": told.day(window.until) if window.until else told.say("page.until_unknown"),
    }
    entries = (
        Entry(told.say("page.method.window"), told.say("method.window", **period)),
        Entry(told.say("document.term.contact"), _ties(told)),
        *(Entry(told.say(f"document.term.{term}"), told.say(key)) for term, key in _TERMS),
    )
    return Part(told.say("document.terms"), (Facts(entries),))


def _ties(told: Telling) -> str:
    kinds = reference.contact_kinds()
    names = {kind: row.name.in_language(told.language) for kind, row in kinds.items()}
    counted = told.list(name for kind, name in names.items() if kind in TIE_KINDS)
    others = told.list(name for kind, name in names.items() if kind not in TIE_KINDS)
    return told.say("page.method.ties", kinds=counted, others=others)


def _order(told: Telling) -> Part:
    said = (told.say("method.order"), told.say("method.grouping"))
    return Part(told.say("document.order"), tuple(map(Paragraph, said)))


def _not_examined(told: Telling) -> Part:
    said = [told.not_examined()]
    if told.gaps.silent:
        said.append(told.say("terminal.silent", codes=", ".join(told.gaps.silent)))
    said.append(told.say("document.not_examined.outside"))
    return Part(told.say("document.not_examined"), (Bullets(tuple(said)),))


def _measures(told: Telling) -> Part:
    entries = tuple(
        Entry(
            told.say(f"page.method.{key}"),
            told.say("page.method.undefined") if number is None else told.number(number),
        )
        for key, number in told.report.measures.model_dump(include=set(_INDICES)).items()
    )
    blocks = (Facts(entries), Paragraph(told.say("document.measures.small")))
    return Part(told.say("page.method.measures"), blocks)


def _settings(told: Telling) -> Part:
    changed: Mapping[str, int] = told.report.made_with.settings or {}
    table = Table(
        told.say("page.method.settings_caption"),
        (told.say("page.method.setting"), told.say("page.method.value")),
        (5, 2),
        tuple(_rows(told, changed)),
    )
    return Part(told.say("page.method.settings_heading"), (table,))


def _rows(told: Telling, changed: Mapping[str, int]) -> Iterator[tuple[Cell, Cell]]:
    default = default_settings()
    for name in (each.name for each in fields(default)):
        value = told.number(changed.get(name, getattr(default, name)))
        if name in changed:
            value = told.say("page.method.changed", value=value)
        yield Cell(reference.name_of("setting", name, told.language)), Cell(value)


def _no_claims(told: Telling) -> Part:
    return Part(told.say("document.no_claims"), (Bullets(tuple(map(told.say, _NO_CLAIMS))),))
