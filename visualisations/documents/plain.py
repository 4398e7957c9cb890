"""Document → a text of lines that are no longer than a screen is wide."""

from collections.abc import Iterable, Iterator
from textwrap import wrap

from visualisations.documents.blocks import (
    Block,
    Bullets,
    Counts,
    Drawing,
    Facts,
    Paragraph,
    ReportDocument,
    Table,
    ToldFinding,
)

WIDTH = 80


def plain(document: ReportDocument) -> str:
    """The whole document; of a drawing what it shows in words, of a table a line for each row."""
    return "\n".join(_lines(document)) + "\n"


def _lines(document: ReportDocument) -> Iterator[str]:
    yield from _wrapped(document.title)
    yield from _wrapped(document.subtitle)
    for section in document.sections:
        yield ""
        yield from _wrapped(section.heading.upper())
        yield from _told(section.blocks)
    yield ""
    yield from _wrapped(document.made)


def _told(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Paragraph():
                yield from _paragraph(block)
            case Bullets(entries):
                yield from _items(entries)
            case Facts(entries) | Counts(entries):
                yield from _items(f"{entry.label}: {entry.value}" for entry in entries)
            case Table():
                yield from _table(block)
            case Drawing():
                yield from _wrapped(f"{block.title}: {block.alternative}")
            case ToldFinding():
                yield from _finding(block)
            case _:
                yield from ("", *_wrapped(block.heading), *_told(block.blocks))


def _finding(block: ToldFinding) -> Iterator[str]:
    yield from ("", *_wrapped(f"{block.heading} ({'; '.join(block.marks)})"))
    yield from _told((*block.found, *block.asks))
    yield f"{block.evidence_lead}:"
    yield from _items(f"{stated.where} {stated.facts}".rstrip() for stated in block.evidence)


def _table(table: Table) -> Iterator[str]:
    yield from _wrapped(f"{table.caption}:")
    for row in table.rows:
        cells = zip(table.columns, row, strict=True)
        yield from _items(("; ".join(f"{column}: {cell.text}" for column, cell in cells),))


def _paragraph(block: Paragraph) -> Iterator[str]:
    yield from _wrapped(f"{block.lead}: {block.text}" if block.lead else block.text)


def _items(entries: Iterable[str]) -> Iterator[str]:
    for entry in entries:
        yield from wrap(entry, WIDTH, initial_indent="- ", subsequent_indent="  ")


def _wrapped(said: str) -> Iterator[str]:
    yield from wrap(said, WIDTH) or [""]
