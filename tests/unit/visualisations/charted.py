"""Pictures in time of the invented gezinnen, and what tests ask of every picture."""

from functools import cache
from itertools import combinations
from pathlib import Path
from xml.etree import ElementTree

from graphmodel.gaps.search import Gaps, find_gaps
from graphmodel.loading import read_casus_file
from graphmodel.model.network import network_of
from tests.pictures import HOSTILE_NAMES, busy_casus, gezin_berk, hostile_casus
from visualisations import canvas_svg
from visualisations.canvas import Figure, Picture, Words, overlap

ROOT = Path(__file__).parents[3]
SVG = "{http://www.w3.org/2000/svg}"
STORIES = ("linde", "iep", "wilg", "beuk", "esdoorn", "den")
FAMILIES = (*STORIES, "berk", "hostile", "small", "busy")


@cache
def gaps_of(family: str) -> Gaps:
    """What the rules find in one of the families."""
    match family:
        case "berk":
            casus = gezin_berk()
        case "hostile":
            casus = hostile_casus()
        case "small":
            casus = busy_casus(2, 0)
        case "busy":
            casus = busy_casus(60, 400)
        case _:
            casus = read_casus_file(ROOT / "fixtures" / f"gezin-{family}" / "casus.yaml")
    return find_gaps(network_of(casus))


def figure(picture: Picture, id_: str) -> Figure:
    """The one figure with this id."""
    (found,) = (figure for figure in picture.figures if figure.id == id_)
    return found


def written_over_each_other(picture: Picture) -> list[tuple[str, str]]:
    """Pairs of texts that share room."""
    boxes = [(words.text, words.box) for words in picture.words]
    return [
        (one[0], other[0]) for one, other in combinations(boxes, 2) if overlap(one[1], other[1])
    ]


def beyond_the_frame(picture: Picture) -> list[Words]:
    """Texts that stick out of the picture."""
    return [
        words
        for words in picture.words
        if words.box[0] < 0
        or words.box[1] < 0
        or words.box[2] > picture.width
        or words.box[3] > picture.height
    ]


def parsed(picture: Picture) -> ElementTree.Element:
    """The file of a picture, read back."""
    text = canvas_svg.as_file(picture)
    return ElementTree.fromstring(text)  # noqa: S314  # made by this program


def is_harmless(picture: Picture) -> bool:
    """Nothing in its file can run or fetch, or needs more than shapes and text to be drawn."""
    root = parsed(picture)
    tags = {element.tag.removeprefix(SVG) for element in root.iter()}
    attributes = {name for element in root.iter() for name in element.attrib}
    return tags <= {
        "svg",
        "title",
        "desc",
        "g",
        "rect",
        "path",
        "polygon",
        "circle",
        "ellipse",
        "text",
    } and not any(
        name.startswith("on") or name in {"class", "style", "href"} for name in attributes
    )


def tells(picture: Picture, name: str) -> bool:
    """Whether a text is told whole somewhere in the file, for who points at it."""
    told = (title.text or "" for title in parsed(picture).iter(f"{SVG}title"))
    return any(name in each for each in told)


LONG_NAME = HOSTILE_NAMES[6]
