"""Picture → SVG: to stand in a page, or a file of its own with its heading, its legend and its notes.

Nothing but shapes, lines and text with presentation attributes, so that a page, a print and a PDF show the same. Every
text goes through `Markup.format`, which escapes it.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from markupsafe import Markup

from visualisations.canvas import BOLD, Bar, Figure, Glyph, Part, Picture, Stroke, Words
from visualisations.curves import Point
from visualisations.elements import FONT_FACE, FONT_SIZE, LINE_HEIGHT
from visualisations.lettering import lines_of
from visualisations.outlines import corners
from visualisations.palette import INK, PAPER
from visualisations.svg_parts import (
    ENTRY_HEIGHT,
    arrowhead,
    legend,
    legend_rows,
    number,
    pair,
    shape,
    stroke,
)

_HEADER, _HEADING_SIZE, _HEADING_LINE = 40, 18, 24
_MARGIN = 12
_NOTE_LINES = 3
_FAINT = Markup(' opacity="0.3"')


class _Sheet(NamedTuple):
    """The room around a picture; `above` it stands the heading."""

    above: int
    height: int
    content: Markup


def as_svg(picture: Picture) -> Markup:
    """The picture alone, to stand in a page that has its legend."""
    return _svg(picture, _Sheet(0, picture.height, _drawn(picture)))


def as_file(picture: Picture) -> str:
    """A whole file: heading, picture, legend and notes."""
    below = picture.height + LINE_HEIGHT
    rows = legend_rows(picture.legend, picture.width - _MARGIN)
    notes_top = below + rows * ENTRY_HEIGHT + FONT_SIZE + LINE_HEIGHT / 2
    notes = _note_lines(picture)
    height = round(notes_top) + len(notes) * LINE_HEIGHT + _MARGIN
    content = Markup("{}{}{}{}").format(
        _heading(picture),
        _drawn(picture),
        legend(picture.legend, _MARGIN, below, picture.width - _MARGIN),
        Markup("").join(_notes(notes, notes_top)),
    )
    above = _HEADER + (len(_heading_lines(picture)) - 1) * _HEADING_LINE
    drawn = _svg(picture, _Sheet(above, above + height, content))
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{drawn}'


def _svg(picture: Picture, sheet: _Sheet) -> Markup:
    return Markup(
        '<svg xmlns="http://www.w3.org/2000/svg" xml:lang="{lang}" lang="{lang}" role="img"'
        ' aria-labelledby="{key}-title {key}-description" viewBox="0 {top} {width} {height}"'
        ' width="{width}" height="{height}" font-family="{face}" font-size="{size}" fill="{ink}">'
        '<title id="{key}-title">{title}</title><desc id="{key}-description">{words}</desc>'
        '<rect x="0" y="{top}" width="{width}" height="{height}" fill="{paper}"/>{content}</svg>\n'
    ).format(
        lang=picture.language,
        key=picture.key,
        top=-sheet.above,
        width=picture.width,
        height=sheet.height,
        face=FONT_FACE,
        size=FONT_SIZE,
        ink=INK,
        paper=PAPER,
        title=picture.title,
        words=picture.alternative,
        content=sheet.content,
    )


def _heading(picture: Picture) -> Markup:
    lines = _heading_lines(picture)
    return Markup("").join(
        _words(Words(_MARGIN, -14 - row * _HEADING_LINE, line, _HEADING_SIZE, is_bold=True))
        for row, line in enumerate(reversed(lines))
    )


def _heading_lines(picture: Picture) -> tuple[str, ...]:
    return lines_of(picture.title, _HEADING_SIZE, (picture.width - 2 * _MARGIN) / BOLD, 2)


def _notes(lines: Sequence[str], top: float) -> Iterator[Markup]:
    for position, line in enumerate(lines):
        yield _words(Words(_MARGIN, top + position * LINE_HEIGHT, line))


def _note_lines(picture: Picture) -> tuple[str, ...]:
    width = picture.width - 2 * _MARGIN
    return tuple(
        line for note in picture.notes for line in lines_of(note, FONT_SIZE, width, _NOTE_LINES)
    )


def _drawn(picture: Picture) -> Markup:
    return Markup("").join(_figure(figure) for figure in picture.figures)


def _figure(figure: Figure) -> Markup:
    named = Markup(' data-element="{}"').format(figure.id) if figure.id else Markup("")
    layer = Markup(' data-layer="{}"').format(figure.layer) if figure.layer else Markup("")
    told = Markup("<title>{}</title>").format(figure.told) if figure.told else Markup("")
    parts = Markup("").join(_part(part) for part in figure.parts)
    return Markup("<g{}{}{}>{}{}</g>").format(
        named, layer, _FAINT if figure.is_faint else Markup(""), told, parts
    )


def _part(part: Part) -> Markup:
    match part:
        case Words():
            return _words(part)
        case Bar():
            return _bar(part)
        case Stroke():
            return _stroke(part)
        case Glyph():
            return _glyph(part)


def _words(words: Words) -> Markup:
    halo = Markup(' paint-order="stroke" stroke="{}" stroke-width="4"').format(words.halo)
    return Markup('<text x="{}" y="{}" font-size="{}" fill="{}"{}{}{}>{}</text>').format(
        number(words.x),
        number(words.y),
        words.size,
        words.ink,
        Markup("") if words.anchor == "start" else Markup(' text-anchor="{}"').format(words.anchor),
        Markup(' font-weight="bold"') if words.is_bold else Markup(""),
        halo if words.halo else Markup(""),
        words.text,
    )


def _bar(bar: Bar) -> Markup:
    dash = " ".join(str(part) for part in bar.dash)
    outline = Markup(' stroke="{}"{}').format(
        bar.border, Markup(' stroke-dasharray="{}"').format(dash) if dash else Markup("")
    )
    return Markup('<rect x="{}" y="{}" width="{}" height="{}"{} fill="{}"{}/>').format(
        number(bar.left),
        number(bar.top),
        number(bar.width),
        number(bar.height),
        Markup(' rx="{}"').format(number(bar.rounding)) if bar.rounding else Markup(""),
        bar.fill,
        outline if bar.border else Markup(""),
    )


def _stroke(line: Stroke) -> Markup:
    points, head = line.points, Markup("")
    if line.look.has_arrow:
        base, head = arrowhead(points[-1], _direction(points), line.look.colour)
        points = (*points[:-1], base)
    return Markup('<path d="M{}" fill="none" {}/>{}').format(
        " L".join(pair(point) for point in points), stroke(line.look), head
    )


def _direction(points: tuple[Point, ...]) -> Point:
    """The direction of the last piece; to the right for a line without length."""
    before, end = points[-2], points[-1]
    across, down = end[0] - before[0], end[1] - before[1]
    length = (across * across + down * down) ** 0.5
    return (across / length, down / length) if length else (1.0, 0.0)


def _glyph(glyph: Glyph) -> Markup:
    look = glyph.look
    paint = Markup('fill="{}"').format(look.fill)
    if look.border != look.fill:
        paint = Markup('{} stroke="{}" stroke-width="1.5"').format(paint, look.border)
    if not corners(look.shape, glyph.size):
        return Markup('<circle cx="{}" cy="{}" r="{}" {}/>').format(
            number(glyph.x), number(glyph.y), number(glyph.size), paint
        )
    return Markup('<g transform="translate({} {})">{}</g>').format(
        number(glyph.x), number(glyph.y), shape(look.shape, glyph.size, paint)
    )
