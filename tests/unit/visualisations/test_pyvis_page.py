"""The page as text; what a browser makes of it is tested in tests/browser."""

import json
import re
from collections.abc import Callable
from copy import deepcopy
from functools import partial
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, cast

import pytest

from graphmodel.language import Language
from tests.pictures import HOSTILE_NAMES
from tests.unit.visualisations.drawn import berk, hostile, of_size
from visualisations.elements import Scene
from visualisations.pyvis_page import network_page, page, vis_network

Elements = list[dict[str, Any]]


class Tags(HTMLParser):
    """The elements of a page with their attributes, and what stands in its scripts."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, {name: value or "" for name, value in attrs}))

    def named(self, tag: str) -> list[dict[str, str]]:
        return [attributes for name, attributes in self.found if name == tag]


def html(scene: Scene) -> str:
    return network_page(scene, Language(scene.language))


def payload(scene: Scene) -> str:
    found = re.search(r'<script type="application/json" id="scene">(.*?)</script>', html(scene))
    assert found
    return found.group(1)


@pytest.mark.parametrize("make", [berk, hostile, partial(of_size, 40)])
def test_every_dot_is_a_node_and_every_line_an_edge(make: Callable[[], Scene]) -> None:
    scene = make()
    network = vis_network(scene)
    nodes, edges = cast("Elements", network.nodes), cast("Elements", network.edges)
    assert [node["id"] for node in nodes] == [dot.id for dot in scene.dots]
    assert [edge["id"] for edge in edges] == [line.id for line in scene.lines]
    assert [(edge["from"], edge["to"]) for edge in edges] == [
        (line.start, line.end) for line in scene.lines
    ]


def test_drawing_leaves_the_scene_as_it_was() -> None:
    scene = berk()
    before = deepcopy(scene)
    html(scene)
    assert scene == before


def test_every_node_stands_where_the_scene_put_it() -> None:
    data = json.loads(payload(berk()))
    assert [(n["x"], n["y"]) for n in data["nodes"]] == [(d.x, d.y) for d in berk().dots]
    assert data["options"]["physics"] == {"enabled": False}


def test_no_script_holds_a_name_that_ends_it() -> None:
    data = payload(hostile())
    assert not set("<>&\u2028\u2029") & set(data)
    assert json.loads(data)["nodes"][0]["title"].startswith(HOSTILE_NAMES[0])


def test_a_page_has_the_scripts_that_it_should_have_and_no_other() -> None:
    scripts = Tags(html(hostile())).named("script")
    assert scripts == [{"type": "application/json", "id": "scene"}, {}, {}]


def test_a_hostile_name_makes_no_element_and_no_attribute() -> None:
    hostile_tags, friendly_tags = Tags(html(hostile())), Tags(html(berk()))
    assert {tag for tag, _ in hostile_tags.found} <= {tag for tag, _ in friendly_tags.found}
    attributes = {name for _, found in hostile_tags.found for name in found}
    assert not {name for name in attributes if name.startswith("on")}


def test_nothing_on_the_page_is_fetched() -> None:
    written = html(berk())
    for tag, attributes in Tags(written).found:
        for name in ("src", "href", "srcset", "data", "action", "poster"):
            assert attributes.get(name, "#").startswith("#"), tag
    assert "@import" not in written
    assert "url(" not in written.split("</style>")[0]
    assert "sourceMappingURL" not in written


def test_only_the_scripts_of_the_page_may_run() -> None:
    (policy,) = (
        meta["content"] for meta in Tags(html(berk())).named("meta") if "http-equiv" in meta
    )
    assert policy.startswith("default-src 'none'")
    assert len(re.findall(r"'sha256-[A-Za-z0-9+/]{43}='", policy)) == 2
    assert "script-src 'unsafe" not in policy


def test_the_library_keeps_its_licence_notice() -> None:
    assert "vis.js is dual licensed" in html(berk())


@pytest.mark.parametrize("language", list(Language))
def test_a_page_says_its_language_and_has_one_title_and_one_main_heading(
    language: Language,
) -> None:
    tags = Tags(html(berk(language)))
    assert tags.named("html") == [{"lang": language.value}]
    assert [len(tags.named(tag)) for tag in ("h1", "main", "header", "footer")] == [1] * 4
    # The drawing has titles of its own; the page has one.
    assert html(berk(language)).split("</head>")[0].count("<title>") == 1


def test_no_id_is_used_twice() -> None:
    ids = [found["id"] for _, found in Tags(html(berk())).found if "id" in found]
    assert len(set(ids)) == len(ids)


def test_the_tables_hold_every_row_without_any_script() -> None:
    rows = [found for found in Tags(html(berk())).named("tr") if "data-element" in found]
    assert len(rows) == sum(len(table.rows) for table in berk().tables)


def test_the_same_scene_gives_the_same_page() -> None:
    assert html(berk()) == html(berk())


def test_a_page_is_utf_8_with_nothing_that_cannot_be_written() -> None:
    assert html(hostile()).encode("utf-8")


def test_making_a_page_writes_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    page(berk(), "titel", ())
    assert list(tmp_path.iterdir()) == []


def test_a_title_is_escaped() -> None:
    assert "<title>&lt;/title&gt;&lt;script&gt;</title>" in page(berk(), "</title><script>", ())
