"""What the counts of the front page do not tell: on whom routes depend, and what there is between domains."""

from collections.abc import Iterator

from graphmodel.report.detail_sentences import detail_sentences, domain_rows
from visualisations.documents.blocks import Block, Bullets, Cell, Section, Table
from visualisations.documents.telling import Telling
from visualisations.lettering import isolated


def detail(told: Telling) -> tuple[Section, ...]:
    """The chapter, none when there is nothing to tell."""
    blocks = tuple(_blocks(told))
    return (Section("detail", told.say("detail.heading"), blocks),) if blocks else ()


def _blocks(told: Telling) -> Iterator[Block]:
    measures, names = told.report.measures, told.whole_names
    said = tuple(isolated(each) for each in detail_sentences(measures, names))
    if said:
        yield Bullets(said)
    rows = tuple(
        (Cell(row.domains), Cell(isolated(row.found))) for row in domain_rows(measures, names)
    )
    if rows:
        columns = (told.say("detail.domains"), told.say("detail.domains.found"))
        yield Table(told.say("detail.domains"), columns, (2, 3), rows)
