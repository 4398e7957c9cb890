from collections.abc import Callable
from functools import partial
from xml.etree import ElementTree

import pytest

from graphmodel.language import Language
from tests.pictures import HOSTILE_NAMES
from tests.unit.visualisations.drawn import berk, hostile, of_size
from visualisations import svg
from visualisations.elements import Scene

SVG = "{http://www.w3.org/2000/svg}"


def parsed(scene: Scene) -> ElementTree.Element:
    return ElementTree.fromstring(svg.document(scene))  # noqa: S314  # made by this program


@pytest.mark.parametrize("make", [berk, hostile, partial(of_size, 1), partial(of_size, 200)])
def test_the_file_is_well_formed(make: Callable[[], Scene]) -> None:
    scene = make()
    assert parsed(scene).tag == f"{SVG}svg"


def test_title_and_description_are_those_of_the_scene() -> None:
    root = parsed(berk())
    assert root.findtext(f"{SVG}title") == "Gezin Berk (verzonnen), 12 juni 2023"
    assert root.findtext(f"{SVG}desc") == berk().alternative


def test_every_dot_and_every_line_is_drawn_once() -> None:
    marked = [
        group.attrib["data-element"]
        for group in parsed(berk()).iter(f"{SVG}g")
        if group.find(f"{SVG}title") is not None
    ]
    assert sorted(marked) == sorted(
        [line.id for line in berk().lines] + [dot.id for dot in berk().dots]
    )


def test_a_hostile_name_is_text() -> None:
    root = parsed(hostile())
    tags = {element.tag.removeprefix(SVG) for element in root.iter()}
    assert tags.isdisjoint({"script", "img", "foreignObject", "a", "image", "use", "style"})
    assert not any(name.startswith("on") for element in root.iter() for name in element.attrib)
    tooltips = [title.text or "" for title in root.iter(f"{SVG}title")]
    assert any(HOSTILE_NAMES[1] in tooltip for tooltip in tooltips)


def test_nothing_is_fetched() -> None:
    assert svg.document(hostile()).count("http") == svg.document(berk()).count("http") == 1


def test_the_legend_of_the_file_tells_every_look() -> None:
    written = {text.text for text in parsed(berk()).iter(f"{SVG}text")}
    assert {svg.entry_text(entry) for entry in berk().legend} <= written


def test_the_same_scene_gives_the_same_bytes() -> None:
    assert svg.document(berk()) == svg.document(berk())


def test_the_file_says_its_language() -> None:
    assert 'lang="en"' in svg.document(berk(Language.EN))
