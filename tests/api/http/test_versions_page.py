"""The report of an earlier version on screen: what was found then, marked as earlier, with nothing to fill in."""

import pytest

from graphmodel.model.casus import Casus
from tests.api.http.client import Client, problem

PAGE = "/casussen/gezin-toets/versies"


@pytest.fixture
def changed(client: Client, stored: Casus) -> Casus:
    """The casus as it was saved for the second time: one contact more."""
    assert stored.contacts
    contact = stored.contacts[0]
    met = contact.model_copy(update={"id": "later", "hulpverleners": ("coach", "mentor")})
    again = stored.model_copy(update={"contacts": (contact, met)})
    assert client.put(again).status_code == 200
    return again


@pytest.mark.usefixtures("changed")
def test_an_earlier_version_has_the_findings_of_then(client: Client) -> None:
    missing = 'id="L01:coach~mentor"'
    assert missing in client.get(f"{PAGE}/1").text
    assert missing not in client.get("/casussen/gezin-toets/bevindingen").text


@pytest.mark.usefixtures("changed")
@pytest.mark.parametrize(
    ("lang", "words"), [("nl", "De nieuwste is versie 2."), ("en", "The newest is version 2.")]
)
def test_it_is_marked_as_an_earlier_version_and_nothing_can_be_said_of_it(
    client: Client, lang: str, words: str
) -> None:
    page = client.get(f"{PAGE}/1?lang={lang}").text
    assert words in page
    assert "<form" not in page


@pytest.mark.usefixtures("changed")
def test_the_list_of_versions_leads_to_each(client: Client) -> None:
    listed = client.get(PAGE).text
    assert f'href="{PAGE}/1"' in listed
    newest = client.get(f"{PAGE}/2?day=2022-06-01")
    assert newest.status_code == 303
    assert newest.headers["location"] == "/casussen/gezin-toets/bevindingen?day=2022-06-01"


@pytest.mark.usefixtures("changed")
def test_it_can_be_read_as_known_on_another_day(client: Client) -> None:
    assert "Stand op 1 juni 2022" in client.get(f"{PAGE}/1?day=2022-06-01").text


@pytest.mark.usefixtures("changed")
@pytest.mark.parametrize(("number", "status"), [("3", 404), ("0", 400), ("x", 400)])
def test_a_version_that_never_was_is_told(client: Client, number: str, status: int) -> None:
    answer = client.get(f"{PAGE}/{number}")
    assert answer.status_code == status
    assert answer.headers["content-type"].startswith("text/html")


def test_a_casus_that_is_not_there_is_told(client: Client) -> None:
    assert client.get(f"{PAGE}/1").status_code == 404
    problem(client.get("/v1/casussen/gezin-toets?version=1"), 404)
