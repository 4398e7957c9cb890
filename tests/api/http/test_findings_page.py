"""The page Bevindingen through the HTTP client, as a reader without scripts meets it."""

import re
from dataclasses import replace
from datetime import timedelta
from html import unescape
from html.parser import HTMLParser
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest

from graphmodel.language import Language
from graphmodel.model.casus import Casus
from tests.api.http.client import Client

pytestmark = pytest.mark.usefixtures("stored")

URL = "/casussen/gezin-toets/bevindingen"
REPORT = "/v1/casussen/gezin-toets/gap-report"
FINDING = "L01:coach~mentor"
FORM = {"finding": FINDING, "kind": "explained", "by": "A. Verzonnen", "reason": "Afgesproken."}
BSN = "111222333"


def report(client: Client, query: str = "") -> list[dict[str, Any]]:
    return client.get(REPORT + query).json()["findings"]


def page(client: Client, query: str = "") -> str:
    response = client.get(URL + query)
    assert response.status_code == 200, response.text
    return response.text


def cards(html: str) -> dict[str, str]:
    """The HTML of each card by its id, in the order of the page."""
    found = re.split(r'<li class="[^"]*" id="([^"]+)">', html.partition("<ol class=")[2])
    return dict(zip(map(unescape, found[1::2]), found[2::2], strict=True))


def send(client: Client, query: str = "", **changed: str) -> httpx.Response:
    return client.ask("POST", URL + query, data={**FORM, **changed})


def text_of(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


class Outline(HTMLParser):
    """The levels of the headings, every id, and every field with the labels that there are."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.levels: list[int] = []
        self.ids: list[str] = []
        self.fields: set[str] = set()
        self.labels: set[str] = set()
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if re.fullmatch(r"h[1-6]", tag):
            self.levels.append(int(tag[1]))
        if id_ := given.get("id"):
            self.ids.append(id_)
        if tag in ("input", "select", "textarea") and given.get("type") != "hidden":
            self.fields.add(given.get("id") or "")
        if tag == "label":
            self.labels.add(given.get("for") or "")


def test_every_finding_is_a_card_in_the_order_of_the_report(client: Client) -> None:
    assert list(cards(page(client))) == [finding["id"] for finding in report(client)]


@pytest.mark.parametrize("language", Language)
def test_a_card_tells_everything_of_its_finding(client: Client, language: Language) -> None:
    told = cards(page(client, f"?lang={language}"))
    for finding in report(client):
        words = text_of(told[finding["id"]])
        assert finding["text"][language].split(". ")[0] in words
        assert finding["question"][language] in words
        assert all(fact["fact"] in words for fact in finding["evidence"])
        assert f'href="/regels/{finding["rule"]}' in told[finding["id"]]


def test_a_card_leads_to_its_rule_and_to_the_network_of_the_same_day(client: Client) -> None:
    card = cards(page(client, "?day=2022-11-01"))[FINDING]
    assert f'href="/casussen/gezin-toets/netwerk?day=2022-11-01#{FINDING}"' in card
    network = client.get("/casussen/gezin-toets/netwerk?day=2022-11-01").text
    assert f'id="{FINDING}"' in network
    assert f"/casussen/gezin-toets/bevindingen?day=2022-11-01#{FINDING}" in network


def test_the_counts_of_the_front_page_stand_above(client: Client) -> None:
    top = text_of(page(client).partition("<ol class=")[0])
    assert "Rond het gezin zijn 3 hulpverleners vastgelegd." in top
    number = len(report(client))
    assert f"{number} bevindingen : {number} niet verklaard, 0 verklaard." in top


def test_the_report_can_be_saved_from_it(client: Client) -> None:
    address = re.findall(r'href="([^"]+)" download="([^"]+)"', page(client, "?day=2022-11-01"))
    names = [name for _, name in address]
    forms = [("", each) for each in ("pdf", "docx", "html", "json")]
    forms += [("-gezin", each) for each in ("pdf", "docx", "html")]
    assert names == [f"gezin-toets{whom}-2022-11-01.{ending}" for whom, ending in forms]
    for (whom, ending), (url, _) in zip(forms, address, strict=True):
        audience = "&for=gezin" if whom else ""
        expected = client.get(f"{REPORT}?day=2022-11-01&format={ending}&lang=nl{audience}")
        assert client.get(unescape(url)).content == expected.content


@pytest.mark.parametrize(
    ("query", "key"), [("kind=missing_link", "kind"), ("severity=low", "severity")]
)
def test_only_what_is_sought_is_shown(client: Client, query: str, key: str) -> None:
    value = query.partition("=")[2]
    expected = [finding["id"] for finding in report(client) if finding[key] == value]
    assert expected
    html = page(client, f"?{query}")
    assert list(cards(html)) == expected
    assert f'<option value="{value}" selected>' in html


def test_what_is_explained_is_sought_apart(client: Client) -> None:
    assert cards(page(client, "?status=explained")) == {}
    send(client)
    assert list(cards(page(client, "?status=explained"))) == [FINDING]
    others = [finding["id"] for finding in report(client) if finding["id"] != FINDING]
    assert list(cards(page(client, "?status=open"))) == others


def test_a_choice_in_an_empty_form_is_none(client: Client) -> None:
    assert list(cards(page(client, "?kind=&severity=&status="))) == list(cards(page(client)))


@pytest.mark.parametrize("query", ["?kind=x", "?severity=x", "?status=x", "?sort=x"])
def test_a_choice_that_there_is_not_is_told(client: Client, query: str) -> None:
    assert client.get(URL + query).status_code == 400


def test_who_explains_a_finding_comes_back_to_its_card(client: Client) -> None:
    response = send(client)
    assert response.status_code == 303
    assert response.headers["location"] == f"{URL}#{FINDING}"
    html = page(client)
    card = text_of(cards(html)[FINDING])
    assert "Verklaard door A. Verzonnen op 4 maart 2026 10:30 UTC Afgesproken." in card
    assert "1 verklaard" in text_of(html.partition("<ol class=")[0])
    assert list(cards(html)) == [finding["id"] for finding in report(client)]


def test_what_was_chosen_stays_chosen_but_the_card_is_always_there(client: Client) -> None:
    response = send(client, "?day=2022-11-01&kind=missing_link&status=open&lang=en")
    address = urlsplit(response.headers["location"])
    assert parse_qs(address.query) == {
        "day": ["2022-11-01"],
        "kind": ["missing_link"],
        "lang": ["en"],
    }
    assert FINDING in cards(client.get(f"{address.path}?{address.query}").text)


def test_who_withdraws_leaves_both_readable(client: Client) -> None:
    send(client)
    assert send(client, kind="withdrawn", reason="Toch niet.").status_code == 303
    card = text_of(cards(page(client))[FINDING])
    assert "Verklaard door" not in card
    assert "ingetrokken. Toch niet." in card
    assert "verklaard. Afgesproken." in card


def test_withdrawing_what_was_never_said_is_told_on_a_page(client: Client) -> None:
    response = send(client, kind="withdrawn")
    assert response.status_code == 409
    assert "niet als verklaard gemarkeerd" in response.text


def test_what_is_wrong_stands_at_its_field_and_the_rest_stays_filled_in(client: Client) -> None:
    response = send(client, by="", reason="Zo is het gegaan.")
    assert response.status_code == 422
    card = cards(response.text)[FINDING]
    assert '<details class="say" open>' in card
    assert "minstens één letter of cijfer" in card
    assert ">Zo is het gegaan.</textarea>" in card
    assert response.text.count('aria-invalid="true"') == 1
    assert "Niet opgeslagen" in response.text
    assert client.get("/v1/casussen/gezin-toets/explanations").json() == {"explanations": []}


@pytest.mark.parametrize("field", ["by", "reason"])
def test_a_bsn_is_refused_and_not_repeated(client: Client, field: str) -> None:
    response = send(client, **{field: f"zie {BSN}"})
    assert response.status_code == 422
    assert BSN not in response.text
    assert "een BSN kan zijn" in cards(response.text)[FINDING]


@pytest.mark.parametrize(
    "content", [b"", b"x", b"by=a&by=b", b"%ff=%ff", b"\xff", b"&".join([b"a=1"] * 50)]
)
def test_what_is_no_form_is_refused(client: Client, content: bytes) -> None:
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    assert client.ask("POST", URL, content=content, headers=headers).status_code == 400


def test_an_unknown_finding_is_told_on_a_page(client: Client) -> None:
    response = send(client, finding="L01:arts~mentor")
    assert response.status_code == 404
    assert response.headers["content-type"].startswith("text/html")


def test_words_of_people_stay_words(client: Client) -> None:
    hostile = "</textarea><script>alert(1)</script>\u202eomgekeerd"
    send(client, by='"onload="x', reason=hostile)
    html = page(client)
    assert "<script>alert" not in html
    assert "&lt;script&gt;alert(1)" in html
    assert "omgekeerd" in html
    assert "\u202e" not in html
    refused = send(client, by="", reason=hostile).text
    assert "<script>alert" not in refused


def test_what_was_explained_and_is_gone_is_shown_apart(client: Client, stored: Casus) -> None:
    send(client)
    client.put(stored.model_copy(update={"involvements": ()}))
    html = page(client)
    apart = html.partition('id="gone-heading"')[2]
    assert "Verklaard door A. Verzonnen" in text_of(apart)
    assert send(client, kind="withdrawn", reason="Weg.").status_code == 303
    assert "gone-heading" not in page(client)


def test_it_is_told_that_the_casus_was_saved_after_it_was_explained(
    client: Client, stored: Casus, monkeypatch: pytest.MonkeyPatch
) -> None:
    send(client)
    assert "daarna opnieuw opgeslagen" not in page(client)
    service = client.app.state.service
    later = replace(service, clock=lambda: service.clock() + timedelta(days=1))
    monkeypatch.setattr(client.app.state, "service", later)
    client.put(stored.model_copy(update={"contacts": ()}))
    assert "daarna opnieuw opgeslagen" in cards(page(client))[FINDING]


def test_who_has_the_page_is_not_sent_it_again_until_something_is_said(client: Client) -> None:
    tag = client.get(URL).headers["etag"]
    assert client.get(URL, if_none_match=tag).status_code == 304
    send(client)
    assert client.get(URL, if_none_match=tag).status_code == 200


@pytest.mark.parametrize("language", Language)
def test_headings_are_in_order_ids_are_unique_and_every_field_has_a_label(
    client: Client, language: Language
) -> None:
    send(client)
    outline = Outline(page(client, f"?lang={language}"))
    assert outline.levels[0] == 1
    assert all(b - a <= 1 for a, b in zip(outline.levels, outline.levels[1:], strict=False))
    assert len(outline.ids) == len(set(outline.ids))
    assert outline.fields <= outline.labels


def test_a_casus_that_is_not_there_is_told(client: Client) -> None:
    assert client.get("/casussen/gezin-weg/bevindingen").status_code == 404
    assert client.ask("POST", "/casussen/gezin-weg/bevindingen", data=FORM).status_code == 404
