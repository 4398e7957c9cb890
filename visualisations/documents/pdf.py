"""Document → PDF/UA-1 and SVG → PNG, both set by Typst.

What a document says travels to the template as data, so no text of a casus is ever read as markup. Only the fonts of
this package are used, and nothing is fetched: the same document gives the same bytes on every machine. PDF/UA wants a
glyph for every character; one that the fonts do not have is shown as U+FFFD, and the document then says so.
"""

import json
import re
from dataclasses import fields, is_dataclass, replace
from datetime import UTC, datetime, time
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, Final, cast

import typst
from fontTools.ttLib import TTFont  # pyright: ignore[reportMissingTypeStubs]

from graphmodel.language import text
from visualisations.documents.blocks import Cell, Drawing, Paragraph, ReportDocument
from visualisations.templating import asset

FONTS: Final = ("DejaVuSansCondensed.ttf", "DejaVuSansCondensed-Bold.ttf")
STANDARD: Final = "ua-1"
PIXELS_PER_INCH: Final = 220.0
"""On the width of a column of text on A4."""

MISSING: Final = "\N{REPLACEMENT CHARACTER}"

_MAY_BREAK: Final = "\N{ZERO WIDTH SPACE}"
_UNSEEN: Final = frozenset(map(ord, "\n\u2068\u2069"))
"""Characters that need no glyph: the typesetter obeys them."""

_MISSING_SIGN: Final = re.compile(f"{MISSING}[{MISSING}\u200d\ufe0f]*")
_LONG_WORD: Final = re.compile(r"[^\s\u200b-]{80,}")
_LONG_IN_CELL: Final = re.compile(r"[^\W\d_]{30,}|(?=\S*[^\s\u200bA-Za-zÀ-ž-])[^\s\u200b-]{16,}")
"""Words are broken by their language first; addresses, codes and the like it does not know."""

_PIECE: Final = 12

_DRAWING: Final = """
#set page(width: 17cm, height: auto, margin: 0pt)
#set text(font: "DejaVu Sans", stretch: 75%)
#image(bytes(sys.inputs.svg), format: "svg", width: 100%)
"""


def pdf(document: ReportDocument) -> bytes:
    """The document as tagged PDF (PDF/UA-1), dated to the day of the report."""
    data = _data(_owning_up(document))
    day = document.day
    data |= {"year": day.year, "month": day.month, "day": day.day}
    data |= {"page": text(document.language, "document.page")}
    return typst.compile(
        asset("document/report.typ").encode(),
        font_paths=_fonts(),
        ignore_system_fonts=True,
        format="pdf",
        sys_inputs={"report": json.dumps(data)},
        pdf_standards=[STANDARD],
        timestamp=datetime.combine(day, time(), UTC),
    )


def png(drawing: Drawing) -> bytes:
    """The drawing in pixels, for programs that draw no SVG."""
    return typst.compile(
        _DRAWING.encode(),
        font_paths=_fonts(),
        ignore_system_fonts=True,
        format="png",
        ppi=PIXELS_PER_INCH,
        sys_inputs={"svg": drawable(drawing.svg)},
    )


def drawable(words: str) -> str:
    """The text with U+FFFD for what the fonts do not have, be it one character or several that make one sign."""
    drawn = "".join(c if ord(c) in _glyphs() else MISSING for c in words)
    return _MISSING_SIGN.sub(MISSING, drawn)


def _owning_up(document: ReportDocument) -> ReportDocument:
    """The document, with a note in its last chapter when characters are missing from the file."""
    if all(ord(character) in _glyphs() for character in _all_text(document)):
        return document
    note = Paragraph(text(document.language, "document.no_glyph"))
    *sections, last = document.sections
    return replace(document, sections=(*sections, replace(last, blocks=(*last.blocks, note))))


def _all_text(value: object) -> set[str]:
    if isinstance(value, str):
        return set(value)
    if isinstance(value, tuple):
        parts = cast("tuple[object, ...]", value)
    elif is_dataclass(value):
        parts = tuple(getattr(value, each.name) for each in fields(value))
    else:
        return set()
    return set[str]().union(*map(_all_text, parts))


def _data(value: object) -> Any:
    """Plain values for JSON; a block keeps its `kind`."""
    if isinstance(value, Cell):
        return {"text": _breakable(drawable(value.text), _LONG_IN_CELL), "state": value.state}
    if isinstance(value, Drawing):
        told = (drawable(each) for each in (value.title, value.svg, value.alternative))
        parts = dict(zip(("title", "svg", "alternative"), told, strict=True))
        return {"kind": value.kind, "wide": value.is_wide, **parts}
    if isinstance(value, str):
        return _breakable(drawable(value), _LONG_WORD)
    if isinstance(value, tuple):
        return [_data(each) for each in cast("tuple[object, ...]", value)]
    if is_dataclass(value):
        parts = {each.name: _data(getattr(value, each.name)) for each in fields(value)}
        return {"kind": getattr(value, "kind", ""), **parts}
    return value


def _breakable(words: str, long: re.Pattern[str]) -> str:
    """The text with places to break in words that no column can hold."""
    return long.sub(lambda word: _MAY_BREAK.join(_pieces(word[0])), words)


def _pieces(word: str) -> list[str]:
    return [word[start : start + _PIECE] for start in range(0, len(word), _PIECE)]


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[str(_folder())],
    )


@cache
def _glyphs() -> frozenset[int]:
    """Every character that both fonts can draw."""
    regular, bold = map(_drawn_by, FONTS)
    return _UNSEEN | (regular & bold)


def _drawn_by(font: str) -> frozenset[int]:
    with TTFont(_folder() / font, lazy=True) as read:
        return frozenset(read.getBestCmap() or ())


def _folder() -> Path:
    return Path(str(files("visualisations") / "fonts"))
