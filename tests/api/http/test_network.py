"""The network over HTTP: as a graph, as a picture and as a page; a name in it is never more than a name."""

import re
from datetime import date
from html.parser import HTMLParser
from xml.etree import ElementTree as ET

import pytest

from graphmodel.model.casus import Casus
from graphmodel.model.network import network_of
from tests.api.http.client import Client, places
from tests.builders import a_casus, meets, serves
from tests.pictures import HOSTILE_NAMES
from visualisations.graph_files import as_gexf, as_graphml, as_json

URL = "/v1/casussen/gezin-toets/network"
XML = {
    "graphml": "application/graphml+xml",
    "gexf": "application/gexf+xml",
    "svg": "image/svg+xml",
}


def test_the_network_is_json_unless_asked_otherwise(client: Client, stored: Casus) -> None:
    response = client.get(URL)
    assert response.headers["content-type"] == "application/json"
    assert response.text == as_json(network_of(stored))
    assert client.get(f"{URL}?format=json").content == response.content


def test_the_network_is_of_the_day_that_is_asked(client: Client, stored: Casus) -> None:
    response = client.get(f"{URL}?day=2022-02-01")
    assert response.text == as_json(network_of(stored, date(2022, 2, 1)))
    assert response.text != client.get(URL).text


def test_a_day_before_the_casus_is_told(client: Client, stored: Casus) -> None:
    for form in ("json", "svg"):
        response = client.get(f"/v1/casussen/{stored.id}/network?day=1999-01-01&format={form}")
        assert places(response) == [("query", "day", "input.day_too_early")]


def test_graphs_for_programs_are_those_of_the_files(client: Client, stored: Casus) -> None:
    network = network_of(stored)
    for form, write in (("graphml", as_graphml), ("gexf", as_gexf)):
        assert client.get(f"{URL}?format={form}&lang=en").text == write(network)


@pytest.mark.usefixtures("stored")
@pytest.mark.parametrize("form", list(XML))
def test_what_is_xml_says_so_and_is(client: Client, form: str) -> None:
    response = client.get(f"{URL}?format={form}")
    assert response.headers["content-type"].partition(";")[0] == XML[form]
    ET.fromstring(response.content)  # noqa: S314  # made by this program a moment ago


@pytest.mark.usefixtures("stored")
@pytest.mark.parametrize("form", ["svg", "html"])
def test_what_people_read_is_in_their_language(client: Client, form: str) -> None:
    dutch, english = (client.get(f"{URL}?format={form}&lang={each}") for each in ("nl", "en"))
    assert dutch.headers["content-language"] == "nl"
    assert dutch.headers["etag"] != english.headers["etag"]
    assert 'lang="en"' in english.text


@pytest.mark.usefixtures("stored")
def test_each_format_has_a_tag_of_its_own(client: Client) -> None:
    forms = ("json", "graphml", "gexf", "svg", "html")
    tags = {client.get(f"{URL}?format={form}").headers["etag"] for form in forms}
    assert len(tags) == len(forms)
    for form in forms:
        tag = client.get(f"{URL}?format={form}").headers["etag"]
        assert client.get(f"{URL}?format={form}", if_none_match=tag).status_code == 304


@pytest.mark.usefixtures("stored")
def test_a_browser_gives_the_page_no_rights_here(client: Client) -> None:
    for form in ("svg", "html"):
        policy = client.get(f"{URL}?format={form}").headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "sandbox" in policy
        assert "allow-same-origin" not in policy
        assert not re.search(r"https?:|\*", policy)


class Elements(HTMLParser):
    """The elements of a page, and those that would run something by themselves."""

    def __init__(self) -> None:
        super().__init__()
        self.scripts = 0
        self.suspect: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.scripts += tag == "script"
        if tag in ("img", "iframe", "object", "link") or any(k.startswith("on") for k, _ in attrs):
            self.suspect.append(tag)


# A control character is refused by the reader of files, which has its own tests.
@pytest.mark.parametrize("name", [name.replace("\x01", "") for name in HOSTILE_NAMES])
def test_a_hostile_name_stays_a_name(client: Client, name: str) -> None:
    casus = a_casus(
        {"coach": "wijkteam", "arts": "huisarts"},
        {"kind": {"label": name}},
        casus={"title": name},
        involvements=[serves("coach"), serves("arts")],
        contacts=[meets("coach", "arts")],
        organisations=[
            {"id": "org-coach", "type": "wijkteam", "name": name},
            {"id": "org-arts", "type": "huisarts"},
        ],
    )
    client.put(casus)
    assert client.get(f"/v1/casussen/{casus.id}").json()["casus"]["title"] == name
    assert client.get("/v1/casussen").json()["casussen"][0]["title"] == name
    assert client.get(f"/v1/casussen/{casus.id}/gap-report").status_code == 200
    assert client.get(URL).json()["nodes"]
    for form in XML:
        ET.fromstring(client.get(f"{URL}?format={form}").content)  # noqa: S314  # made by this program
    page = Elements()
    page.feed(client.get(f"{URL}?format=html").text)
    assert (page.scripts, page.suspect) == (3, [])
