"""Scene → SVG: a file of its own with its legend, a picture inside a page, and the samples of a legend.

Every text goes through `Markup.format`, which escapes it.
"""

from collections.abc import Mapping

from markupsafe import Markup

from visualisations.curves import Point, control_point
from visualisations.elements import (
    FONT_FACE,
    FONT_SIZE,
    LINE_HEIGHT,
    Badge,
    Dot,
    Frame,
    Line,
    Scene,
)
from visualisations.palette import ALARM, BADGE_LOOKS, INK, PAPER, LineLook, Shape
from visualisations.svg_parts import (
    ENTRY_HEIGHT,
    arrowhead,
    entry_text,
    legend,
    legend_rows,
    number,
    pair,
    sample,
    shape,
    stroke,
)

__all__ = ["badge_place", "document", "entry_text", "picture", "sample"]

_HEADER = 40
_BADGE_RADIUS = 8


def document(scene: Scene) -> str:
    """A whole SVG file: title, picture and legend."""
    frame = scene.frame
    rows = legend_rows(scene.legend, frame.width)
    height = frame.height + _HEADER + rows * ENTRY_HEIGHT + LINE_HEIGHT
    whole = Frame(frame.left, frame.top - _HEADER, frame.width, height)
    heading = Markup('<text x="{}" y="{}" font-size="18" font-weight="bold">{}</text>').format(
        frame.left + 12, frame.top - 14, f"{scene.title}, {scene.day}"
    )
    below = frame.top + frame.height + LINE_HEIGHT
    entries = legend(scene.legend, frame.left + 12, below, frame.width)
    drawn = _svg(scene, whole, Markup("{}{}{}").format(heading, _drawn(scene), entries))
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{drawn}'


def picture(scene: Scene, key: str = "picture") -> Markup:
    """The picture alone, to stand in a page; `key` begins its ids, so that two can stand in one."""
    return _svg(scene, scene.frame, _drawn(scene), key)


def _svg(scene: Scene, frame: Frame, content: Markup, key: str = "picture") -> Markup:
    return Markup(
        '<svg xmlns="http://www.w3.org/2000/svg" xml:lang="{lang}" lang="{lang}" role="img"'
        ' aria-labelledby="{key}-title {key}-description" viewBox="{box}" width="{width}"'
        ' height="{height}" font-family="{face}" font-size="{size}" fill="{ink}">'
        '<title id="{key}-title">{title}</title><desc id="{key}-description">{words}</desc>'
        '<rect x="{left}" y="{top}" width="{width}" height="{height}" fill="{paper}"/>{content}</svg>\n'
    ).format(
        key=key,
        lang=scene.language,
        box=f"{frame.left} {frame.top} {frame.width} {frame.height}",
        left=frame.left,
        top=frame.top,
        width=frame.width,
        height=frame.height,
        face=FONT_FACE,
        size=FONT_SIZE,
        ink=INK,
        paper=PAPER,
        title=f"{scene.title}, {scene.day}",
        words=scene.alternative,
        content=content,
    )


def _drawn(scene: Scene) -> Markup:
    dots = {dot.id: dot for dot in scene.dots}
    lines = Markup("").join(_line(line, dots) for line in scene.lines)
    shapes = Markup("").join(_dot(dot) for dot in scene.dots)
    marks = Markup("").join(_mark(line) for line in scene.lines if line.mark)
    badges = Markup("").join(_badge(dot, dot.badge) for dot in scene.dots if dot.badge)
    return Markup("{}{}{}{}").format(lines, shapes, marks, badges)


def _part(element: Dot | Line) -> Markup:
    """Says of which element something is a part, so that a page can show and hide it."""
    return Markup('data-element="{}"').format(element.id)


def _line(line: Line, dots: Mapping[str, Dot]) -> Markup:
    start, end, control = _curve(line, dots)
    arrow = Markup("")
    if line.look.has_arrow:
        end, arrow = _arrow(control, end, dots[line.end], line.look)
    return Markup('<g {}><title>{}</title><path d="{}" fill="none" {}/>{}</g>').format(
        _part(line),
        line.tooltip,
        f"M{pair(start)} Q{pair(control)} {pair(end)}",
        stroke(line.look),
        arrow,
    )


def _curve(line: Line, dots: Mapping[str, Dot]) -> tuple[Point, Point, Point]:
    start = (float(dots[line.start].x), float(dots[line.start].y))
    end = (float(dots[line.end].x), float(dots[line.end].y))
    return start, end, control_point(start, end, line.bend)


def _arrow(control: Point, end: Point, target: Dot, look: LineLook) -> tuple[Point, Markup]:
    """Where the line stops short of its target, and the arrowhead there."""
    width, height = end[0] - control[0], end[1] - control[1]
    length = (width * width + height * height) ** 0.5 or 1.0
    along = (width / length, height / length)
    short = target.size + 4.0
    if target.width:
        # The ray leaves a box through its nearer side.
        across, down = abs(along[0]) or 1e-9, abs(along[1]) or 1e-9
        short = min(target.width / 2 / across, target.size / down) + 2.0
    tip = (end[0] - along[0] * short, end[1] - along[1] * short)
    return arrowhead(tip, along, look.colour)


def _dot(dot: Dot) -> Markup:
    return Markup('<g {} transform="translate({} {})"><title>{}</title>{}{}</g>').format(
        _part(dot), dot.x, dot.y, dot.tooltip, _outline(dot), _label(dot)
    )


def _outline(dot: Dot) -> Markup:
    look = dot.look
    if look.shape is Shape.TEXT:
        return Markup("")
    paint = Markup('fill="{}" stroke="{}" stroke-width="2"{}').format(
        look.fill, look.border, Markup(' stroke-dasharray="5 4"') if dot.is_dashed else Markup("")
    )
    if look.shape is Shape.BOX:
        return Markup('<rect x="{}" y="{}" width="{}" height="{}" rx="6" {}/>').format(
            -dot.width / 2, -dot.size, dot.width, dot.size * 2, paint
        )
    if look.shape is Shape.ELLIPSE:
        return Markup('<ellipse rx="{}" ry="{}" {}/>').format(dot.width / 2, dot.size, paint)
    return shape(look.shape, dot.size, paint)


def _label(dot: Dot) -> Markup:
    if dot.width:
        top = FONT_SIZE * 0.85 - len(dot.label) * LINE_HEIGHT / 2
    else:
        top = dot.size + FONT_SIZE + 3.0
    weight = Markup(' font-weight="bold"') if dot.look.shape is Shape.TEXT else Markup("")
    written = Markup("").join(
        Markup('<tspan x="0" y="{}">{}</tspan>').format(number(top + row * LINE_HEIGHT), line)
        for row, line in enumerate(dot.label)
    )
    return Markup(
        '<text text-anchor="middle" fill="{}" paint-order="stroke" stroke="{}" stroke-width="{}"{}>{}</text>'
    ).format(dot.look.ink, PAPER, 0 if dot.width else 4, weight, written)


def _mark(line: Line) -> Markup:
    x, y = line.mark_place
    return Markup(
        '<text {} x="{}" y="{}" text-anchor="middle" font-size="12" font-weight="bold" fill="{}"'
        ' paint-order="stroke" stroke="{}" stroke-width="4">{}</text>'
    ).format(_part(line), x, y + 4, ALARM, PAPER, line.mark)


def _badge(dot: Dot, badge: Badge) -> Markup:
    x, y = badge_place(dot)
    look = BADGE_LOOKS[badge.severity]
    return Markup(
        '<g {} transform="translate({} {})"><circle r="{}" fill="{}" stroke="{}" stroke-width="2"/>'
        '<text y="4" text-anchor="middle" font-size="11" font-weight="bold" fill="{}">{}</text></g>'
    ).format(
        _part(dot),
        number(x),
        number(y),
        _BADGE_RADIUS,
        look.fill,
        look.border,
        look.ink,
        badge.count,
    )


def badge_place(dot: Dot) -> Point:
    """Where the badge of a dot stands: at its upper right."""
    if dot.width:
        return dot.x + dot.width / 2 - 2, dot.y - dot.size + 1
    return dot.x + dot.size + 1, dot.y - dot.size + 1
