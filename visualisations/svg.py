"""Scene → SVG: a file of its own with its legend, a picture inside a page, and the samples of a legend.

Every text goes through `Markup.format`, which escapes it.
"""

from collections.abc import Iterator, Mapping

from markupsafe import Markup

from visualisations.curves import Point, control_point
from visualisations.elements import (
    FONT_FACE,
    FONT_SIZE,
    LINE_HEIGHT,
    Badge,
    Dot,
    Frame,
    LegendEntry,
    Line,
    Scene,
)
from visualisations.lettering import width_of
from visualisations.outlines import corners
from visualisations.palette import ALARM, BADGE_LOOKS, INK, PAPER, DotLook, LineLook, Shape

_HEADER = 40
_SAMPLE_WIDTH, _SAMPLE_HEIGHT = 34, 18
_ENTRY_HEIGHT = 24
_ARROW_LENGTH, _ARROW_HALF = 11.0, 4.5
_BADGE_RADIUS = 8


def document(scene: Scene) -> str:
    """A whole SVG file: title, picture and legend."""
    frame = scene.frame
    columns = max(1, frame.width // _entry_width(scene))
    legend_rows = -(-len(scene.legend) // columns)
    height = frame.height + _HEADER + legend_rows * _ENTRY_HEIGHT + LINE_HEIGHT
    whole = Frame(frame.left, frame.top - _HEADER, frame.width, height)
    heading = Markup('<text x="{}" y="{}" font-size="18" font-weight="bold">{}</text>').format(
        frame.left + 12, frame.top - 14, f"{scene.title}, {scene.day}"
    )
    legend = Markup("").join(_legend(scene, columns))
    drawn = _svg(scene, whole, Markup("{}{}{}").format(heading, _drawn(scene), legend))
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{drawn}'


def picture(scene: Scene, key: str = "picture") -> Markup:
    """The picture alone, to stand in a page; `key` begins its ids, so that two can stand in one."""
    return _svg(scene, scene.frame, _drawn(scene), key)


def sample(look: DotLook | LineLook, *, is_dashed: bool = False) -> Markup:
    """What a look looks like, for a legend; it says nothing to who cannot see it."""
    return Markup(
        '<svg class="sample" width="{0}" height="{1}" viewBox="0 0 {0} {1}" aria-hidden="true">{2}</svg>'
    ).format(_SAMPLE_WIDTH, _SAMPLE_HEIGHT, _sample(look, is_dashed=is_dashed))


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
        f"M{_pair(start)} Q{_pair(control)} {_pair(end)}",
        _stroke(line.look),
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
    base = (tip[0] - along[0] * _ARROW_LENGTH, tip[1] - along[1] * _ARROW_LENGTH)
    left = (base[0] - along[1] * _ARROW_HALF, base[1] + along[0] * _ARROW_HALF)
    right = (base[0] + along[1] * _ARROW_HALF, base[1] - along[0] * _ARROW_HALF)
    points = " ".join(_pair(corner) for corner in (tip, left, right))
    return base, Markup('<polygon points="{}" fill="{}"/>').format(points, look.colour)


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
    return _shape(look.shape, dot.size, paint)


def _shape(shape: Shape, size: float, paint: Markup) -> Markup:
    points = corners(shape, size)
    if not points:
        return Markup('<circle r="{}" {}/>').format(_number(size), paint)
    written = " ".join(_pair(corner) for corner in points)
    return Markup('<polygon points="{}" {}/>').format(written, paint)


def _label(dot: Dot) -> Markup:
    if dot.width:
        top = FONT_SIZE * 0.85 - len(dot.label) * LINE_HEIGHT / 2
    else:
        top = dot.size + FONT_SIZE + 3.0
    weight = Markup(' font-weight="bold"') if dot.look.shape is Shape.TEXT else Markup("")
    written = Markup("").join(
        Markup('<tspan x="0" y="{}">{}</tspan>').format(_number(top + row * LINE_HEIGHT), line)
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
        _number(x),
        _number(y),
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


def _legend(scene: Scene, columns: int) -> Iterator[Markup]:
    top = scene.frame.top + scene.frame.height + LINE_HEIGHT
    for position, entry in enumerate(scene.legend):
        row, column = divmod(position, columns)
        x = scene.frame.left + 12 + column * _entry_width(scene)
        y = top + row * _ENTRY_HEIGHT
        yield Markup('<g transform="translate({} {})">{}<text x="{}" y="14">{}</text></g>').format(
            x,
            y,
            _sample(entry.look, is_dashed=entry.is_dashed),
            _SAMPLE_WIDTH + 6,
            entry_text(entry),
        )


def _entry_width(scene: Scene) -> int:
    texts = max((width_of(entry_text(entry), FONT_SIZE) for entry in scene.legend), default=0.0)
    return round(texts) + _SAMPLE_WIDTH + 2 * LINE_HEIGHT


def entry_text(entry: LegendEntry) -> str:
    """The name of a legend entry with how often it is there, if it is counted."""
    return f"{entry.name} ({entry.count})" if entry.layer else entry.name


def _sample(look: DotLook | LineLook, *, is_dashed: bool) -> Markup:
    middle = _SAMPLE_HEIGHT / 2
    if isinstance(look, LineLook):
        end = _SAMPLE_WIDTH - (_ARROW_LENGTH if look.has_arrow else 0.0)
        tip = ((_SAMPLE_WIDTH, middle), (end, middle - _ARROW_HALF), (end, middle + _ARROW_HALF))
        head = Markup('<polygon points="{}" fill="{}"/>').format(
            " ".join(_pair(corner) for corner in tip), look.colour
        )
        return Markup('<path d="M0 {0}H{1}" {2}/>{3}').format(
            middle, end, _stroke(look), head if look.has_arrow else ""
        )
    dash = Markup(' stroke-dasharray="4 3"') if is_dashed else Markup("")
    paint = Markup('fill="{}" stroke="{}" stroke-width="2"{}').format(look.fill, look.border, dash)
    if look.shape is Shape.BOX:
        return Markup('<rect x="2" y="2" width="30" height="14" rx="4" {}/>').format(paint)
    if look.shape is Shape.ELLIPSE:
        return Markup('<ellipse cx="17" cy="9" rx="15" ry="7" {}/>').format(paint)
    return Markup('<g transform="translate(17 9)">{}</g>').format(_shape(look.shape, 7, paint))


def _stroke(look: LineLook) -> Markup:
    dash = " ".join(str(part) for part in look.dash)
    return Markup('stroke="{}" stroke-width="{}"{}').format(
        look.colour,
        _number(look.width),
        Markup(' stroke-dasharray="{}"').format(dash) if dash else "",
    )


def _pair(point: Point) -> str:
    return f"{_number(point[0])} {_number(point[1])}"


def _number(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
