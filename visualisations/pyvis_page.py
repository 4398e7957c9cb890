# pyright: basic
"""Scene → one self-contained HTML page; the only file that knows pyvis, which has no types.

pyvis gathers the nodes and edges and brings vis-network; its own template is not used, because it fetches from other
hosts, escapes little and has no language, title or landmarks. The whole of vis-network stands in the page with its
licence notice; of its style sheet only the tooltip is needed, and that is ours. A content security policy lets the two
scripts of the page run by their hash and nothing else, and lets nothing be fetched.

The network is always directed with an arrow or none on each edge: an undirected one keeps only the first edge of a pair.
"""

import json
from base64 import b64encode
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import pyvis
from markupsafe import Markup
from pyvis.network import Network as VisNetwork

from graphmodel.language import Language, text
from visualisations import svg
from visualisations.documents.blocks import Drawing, ReportDocument, Section
from visualisations.documents.dossier import NETWORK
from visualisations.documents.html import source_of
from visualisations.elements import FONT_FACE, FONT_SIZE, Badge, Dot, LegendEntry, Line, Scene
from visualisations.palette import ALARM, BADGE_LOOKS, INK, PAPER, Shape
from visualisations.svg_parts import sample
from visualisations.templating import asset, environment

LIBRARY = "vis-9.1.2/vis-network.min.js"
GROUPS = ("who", "domains", "gaps", "contacts", "relations")
_MARGIN = 9
_HALO = 4
_OPTIONS: dict[str, Any] = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {
        "hover": True,
        "hoverConnectedEdges": False,
        "selectConnectedEdges": False,
        "tooltipDelay": 120,
        # The wheel scrolls the page; zooming has its own buttons.
        "zoomView": False,
        "keyboard": {"enabled": True, "bindToWindow": False},
    },
    "nodes": {"borderWidth": 2, "borderWidthSelected": 4, "labelHighlightBold": False},
    "edges": {"selectionWidth": 2, "hoverWidth": 1},
}


def network_page(scene: Scene, language: Language) -> str:
    """The picture and its tables, with nothing below."""
    return page(scene, text(language, "page.network_title", title=scene.title), ())


def report_page(scene: Scene, document: ReportDocument) -> str:
    """The picture with the report for the file below it."""
    return page(scene, document.title, tuple(_below(document)))


def _below(document: ReportDocument) -> Iterator[Section]:
    """The chapters; of that with the network only the pictures that the page does not draw itself."""
    for section in document.sections:
        if section.key != NETWORK:
            yield section
            continue
        others = tuple(b for b in section.blocks if isinstance(b, Drawing) and b.key != NETWORK)
        if others:
            yield replace(section, key="pictures", heading=others[0].title, blocks=others)


def page(scene: Scene, title: str, sections: Sequence[Section]) -> str:
    """A whole page: the picture of `scene`, its legend and its tables, then the sections in order."""
    library, behaviour = _library(), asset("page.js")
    template = environment(Language(scene.language)).get_template("page.html.jinja")
    return template.render(
        title=title,
        sections=sections,
        picture=svg.picture(scene),
        source_of=source_of,
        # Without anything below it, the table is what a reader without the picture came for.
        open_tables=not sections,
        policy=_policy(library, behaviour),
        style=Markup(asset("page.css")),  # noqa: S704  # a file of our own
        library=Markup(library),  # noqa: S704  # a file of the installed package, pinned by its hash
        behaviour=Markup(behaviour),  # noqa: S704  # a file of our own
        **network_part(scene),
    )


def network_part(scene: Scene) -> Mapping[str, Any]:
    """What the templates of a picture need of a scene: its legend, the samples in it, and the picture as data for the script."""
    return {
        "scene": scene,
        "legend": _legend(scene),
        "sample": lambda entry: sample(entry.look, is_dashed=entry.is_dashed),
        "payload": _payload(scene),
    }


def vis_network(scene: Scene) -> VisNetwork:
    """The scene as pyvis holds it: every dot a node, every line an edge."""
    network = VisNetwork(directed=True, cdn_resources="in_line")
    for dot in scene.dots:
        network.add_node(dot.id, **_node(dot))
    for line in scene.lines:
        network.add_edge(line.start, line.end, **_edge(line))
    return network


def _payload(scene: Scene) -> Markup:
    network = vis_network(scene)
    drawn = [*scene.dots, *scene.lines]
    data = {
        "nodes": network.nodes,
        "edges": network.edges,
        "options": _OPTIONS,
        "layers": {element.id: element.layer for element in drawn},
        **_findings(drawn),
        "badges": [_badge(dot, dot.badge) for dot in scene.dots if dot.badge],
        "marks": [_mark(line) for line in scene.lines if line.mark],
        "frame": {
            "left": scene.frame.left,
            "top": scene.frame.top,
            "width": scene.frame.width,
            "height": scene.frame.height,
        },
        "face": FONT_FACE,
        "paper": PAPER,
        "visible": _visible(Language(scene.language)),
    }
    return inert(json.dumps(data, separators=(",", ":")))


def _findings(drawn: Sequence[Dot | Line]) -> dict[str, Any]:
    """The ids of findings once, for the id of a group can be long; of each element the places of its own in that list."""
    ids = dict.fromkeys(id_ for element in drawn for id_ in element.findings)
    places = {id_: place for place, id_ in enumerate(ids)}
    of = {e.id: [places[id_] for id_ in e.findings] for e in drawn if e.findings}
    return {"finding_ids": list(ids), "findings": of}


def inert(data: str) -> Markup:
    """JSON that no HTML parser can take for markup; other than ASCII is escaped already."""
    for character in "<>&":
        data = data.replace(character, f"\\u{ord(character):04x}")
    return Markup(data)  # noqa: S704  # holds nothing that starts or ends an element


def _visible(language: Language) -> str:
    names = ("dots", "all_dots", "lines", "all_lines")
    return text(language, "page.visible", **{name: f"{{{name}}}" for name in names})


def _node(dot: Dot) -> dict[str, Any]:
    look = dot.look
    colours = {"background": look.fill, "border": look.border}
    chosen = {"background": look.fill, "border": INK}
    node: dict[str, Any] = {
        "label": "\n".join(dot.label),
        "title": dot.tooltip,
        "shape": look.shape.value,
        "x": dot.x,
        "y": dot.y,
        "size": dot.size,
        "color": {**colours, "highlight": chosen, "hover": chosen},
        "font": {
            "face": FONT_FACE,
            "size": FONT_SIZE,
            "color": look.ink,
            "strokeWidth": 0 if dot.width else _HALO,
            "strokeColor": PAPER,
        },
    }
    if look.shape is Shape.TEXT:
        node["font"]["strokeWidth"] = _HALO
    if look.shape is Shape.ELLIPSE:
        node["widthConstraint"] = {"minimum": dot.width - dot.size}
    if look.shape is Shape.BOX:
        node |= {
            "margin": _MARGIN,
            "widthConstraint": {"minimum": dot.width - 2 * _MARGIN},
            "heightConstraint": {"minimum": 2 * (dot.size - _MARGIN)},
            "shapeProperties": {
                "borderRadius": 6,
                "borderDashes": [5, 4] if dot.is_dashed else False,
            },
        }
    return node


def _edge(line: Line) -> dict[str, Any]:
    look = line.look
    smooth: bool | dict[str, Any] = False
    if line.bend:
        kind = "curvedCW" if line.bend > 0 else "curvedCCW"
        smooth = {"enabled": True, "type": kind, "roundness": abs(line.bend)}
    return {
        "id": line.id,
        "title": line.tooltip,
        "width": look.width,
        "dashes": list(look.dash) or False,
        "color": {"color": look.colour, "highlight": look.colour, "hover": look.colour},
        "smooth": smooth,
        "arrows": {"to": {"enabled": look.has_arrow, "scaleFactor": 0.8}},
    }


def _badge(dot: Dot, badge: Badge) -> dict[str, Any]:
    x, y = svg.badge_place(dot)
    look = BADGE_LOOKS[badge.severity]
    return {
        "element": dot.id,
        "text": str(badge.count),
        "x": x,
        "y": y,
        "fill": look.fill,
        "border": look.border,
        "ink": look.ink,
    }


def _mark(line: Line) -> dict[str, Any]:
    x, y = line.mark_place
    return {"element": line.id, "text": line.mark, "x": x, "y": y, "colour": ALARM}


def _legend(scene: Scene) -> list[tuple[str, list[LegendEntry]]]:
    groups = [(group, [e for e in scene.legend if e.group == group]) for group in GROUPS]
    return [(group, entries) for group, entries in groups if entries]


@cache
def _library() -> str:
    """vis-network as pyvis ships it, with its licence notice and without the address of its source map."""
    path = Path(pyvis.__file__).parent / "lib" / LIBRARY
    source = path.read_text(encoding="utf-8")
    return source.partition("//# sourceMappingURL")[0]


def _policy(*scripts: str) -> str:
    hashes = " ".join(f"'sha256-{_digest(script)}'" for script in scripts)
    return (
        "default-src 'none'; img-src data:; style-src 'unsafe-inline'; "
        f"script-src {hashes}; base-uri 'none'; form-action 'none'"
    )


@cache
def _digest(script: str) -> str:
    return b64encode(sha256(script.encode()).digest()).decode()
