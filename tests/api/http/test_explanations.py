"""Saying over HTTP that a finding is explained: kept, shown in the report, withdrawn, and refused when it is wrong."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

import pytest

from api.app import create_app
from graphmodel.model.casus import Casus
from graphmodel.stores import GraphStore
from tests.api.http.client import Client, places, problem
from tests.api.http.conftest import NOW

pytestmark = pytest.mark.usefixtures("stored")

URL = "/v1/casussen/gezin-toets/explanations"
REPORT = "/v1/casussen/gezin-toets/gap-report"
FINDING = "L01:coach~mentor"
SAID = {"finding": FINDING, "by": "A. Verzonnen", "reason": "Mondeling afgesproken."}
BSN = "111222333"


def said(**changed: object) -> dict[str, object]:
    return {**SAID, **changed}


def findings(client: Client, query: str = "") -> dict[str, Mapping[str, Any]]:
    return {f["id"]: f for f in client.get(REPORT + query).json()["findings"]}


def test_what_is_said_is_given_back_with_when_it_was_said(client: Client) -> None:
    response = client.post(URL, SAID)
    assert response.status_code == 201
    assert response.json() == {**SAID, "kind": "explained", "at": "2026-03-04T10:30:00Z"}
    assert client.get(URL).json() == {"explanations": [response.json()]}


def test_the_report_shows_it_on_every_day(client: Client) -> None:
    assert "explained" not in client.get(REPORT).text
    client.post(URL, SAID)
    for query in ("", "?day=2022-11-01", "?select=L01"):
        explained = findings(client, query)[FINDING]["explained"]
        assert explained == {
            "by": "A. Verzonnen",
            "date": "2026-03-04",
            "reason": "Mondeling afgesproken.",
        }


def test_who_has_the_report_gets_it_anew_after_something_is_said(client: Client) -> None:
    before = client.get(REPORT).headers["etag"]
    client.post(URL, SAID)
    after = client.get(REPORT, if_none_match=before)
    assert after.status_code == 200
    assert client.get(REPORT, if_none_match=after.headers["etag"]).status_code == 304
    client.post(URL, said(kind="withdrawn"))
    assert "explained" not in client.get(REPORT, if_none_match=after.headers["etag"]).text


def test_the_list_has_a_tag_too(client: Client) -> None:
    before = client.get(URL).headers["etag"]
    assert client.get(URL, if_none_match=before).status_code == 304
    client.post(URL, SAID)
    assert client.get(URL, if_none_match=before).status_code == 200


def test_what_is_withdrawn_stays_readable(client: Client) -> None:
    client.post(URL, SAID)
    assert client.post(URL, said(kind="withdrawn", reason="Toch niet.")).status_code == 201
    kinds = [each["kind"] for each in client.get(URL).json()["explanations"]]
    assert kinds == ["explained", "withdrawn"]
    assert "explained" not in findings(client)[FINDING]


def test_saying_the_same_again_adds_nothing(client: Client, store: GraphStore) -> None:
    first = client.post(URL, SAID).json()
    with Client(create_app(store, clock=lambda: NOW + timedelta(days=1))) as later:
        again = later.post(URL, SAID)
        assert (again.status_code, again.json()) == (200, first)
        assert later.post(URL, said(reason="Anders.")).status_code == 201
    assert len(client.get(URL).json()["explanations"]) == 2


def test_what_was_not_said_cannot_be_withdrawn(client: Client) -> None:
    told = problem(client.post(URL, said(kind="withdrawn")), 409)
    assert told["type"] == "urn:vangnet:error.not_explained"
    client.post(URL, SAID)
    client.post(URL, said(kind="withdrawn"))
    problem(client.post(URL, said(kind="withdrawn")), 409)


@pytest.mark.parametrize("finding", ["L01:arts~coach", "L01", "Z99:x", "L01:coach~mentor "])
def test_a_finding_that_the_report_does_not_have_is_told(client: Client, finding: str) -> None:
    response = client.post(URL, said(finding=finding))
    if finding.strip() == FINDING:
        assert response.status_code == 201
        return
    assert problem(response, 404)["type"] == "urn:vangnet:error.unknown_finding"
    assert client.get(URL).json() == {"explanations": []}


def test_a_finding_is_looked_for_on_the_day_that_is_asked(client: Client) -> None:
    assert FINDING not in findings(client, "?day=2022-01-02")
    problem(client.post(f"{URL}?day=2022-01-02", SAID), 404)
    assert client.post(f"{URL}?day=2022-11-01", SAID).status_code == 201


def test_what_was_said_of_a_finding_that_has_gone_can_be_withdrawn(
    client: Client, stored: Casus
) -> None:
    client.post(URL, SAID)
    client.put(stored.model_copy(update={"involvements": ()}))
    assert FINDING not in findings(client)
    assert client.post(URL, said(kind="withdrawn")).status_code == 201


def test_it_survives_a_new_version_of_the_casus_and_not_its_end(
    client: Client, stored: Casus
) -> None:
    client.post(URL, SAID)
    client.put(stored.model_copy(update={"contacts": ()}))
    assert findings(client)[FINDING]["explained"]["by"] == "A. Verzonnen"
    client.delete(f"/v1/casussen/{stored.id}")
    client.put(stored)
    assert client.get(URL).json() == {"explanations": []}


def test_it_changes_neither_the_casus_nor_its_tag(client: Client, stored: Casus) -> None:
    url = f"/v1/casussen/{stored.id}"
    before = client.get(url)
    client.post(URL, SAID)
    after = client.get(url)
    assert (after.content, after.headers["etag"]) == (before.content, before.headers["etag"])


def test_spaces_around_a_text_are_not_kept_and_lines_of_a_reason_are(client: Client) -> None:
    told = client.post(URL, said(by="  A.\n Verzonnen ", reason="\r\neen\r\ntwee ")).json()
    assert (told["by"], told["reason"]) == ("A. Verzonnen", "een\ntwee")


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"by": ""}, ("by", "explanation.empty")),
        ({"reason": " \u200b - "}, ("reason", "explanation.empty")),
        ({"reason": "x" * 2001}, ("reason", "input.too_long")),
        ({"by": "x" * 101}, ("by", "input.too_long")),
        ({"by": f"J. {BSN}"}, ("by", "explanation.bsn")),
        ({"reason": "zie 111.22.23.33"}, ("reason", "explanation.bsn")),
        ({"finding": BSN}, ("finding", "explanation.bsn")),
        ({"by": "a\x00b"}, ("by", "explanation.control_character")),
        ({"by": 3}, ("by", "input.wrong")),
        ({"reason": None}, ("reason", "input.wrong")),
        ({"kind": "judged"}, ("kind", "input.not_in_list")),
        ({"kind": ["explained"]}, ("kind", "input.not_in_list")),
        ({"door": "x"}, ("door", "input.unknown")),
    ],
)
def test_what_is_wrong_is_told_with_its_place_and_nothing_is_kept(
    client: Client, changed: Mapping[str, object], expected: tuple[str, str]
) -> None:
    response = client.post(URL, said(**changed))
    assert places(response) == [("body", *expected)]
    assert BSN not in response.text
    assert "111.22.23.33" not in response.text
    assert client.get(URL).json() == {"explanations": []}


def test_everything_that_is_wrong_is_told_at_once(client: Client) -> None:
    assert places(client.post(URL, {BSN: "x", "kind": "x"})) == [
        ("body", "?", "input.unknown"),
        ("body", "finding", "input.missing"),
        ("body", "by", "input.missing"),
        ("body", "reason", "input.missing"),
        ("body", "kind", "input.not_in_list"),
    ]


@pytest.mark.parametrize(
    "content", [b"", b"[]", b'"x"', b"{", b'{"by": "\\ud800"}', b"\xff", b"[" * 50_000]
)
def test_a_body_that_is_no_object_is_told(client: Client, content: bytes) -> None:
    headers = {"Content-Type": "application/json"}
    response = client.ask("POST", URL, content=content, headers=headers)
    assert places(response) == [("body", "", "explanation.not_an_object")]


@pytest.mark.parametrize("media", ["text/yaml", "application/x-www-form-urlencoded", ""])
def test_only_json_is_taken(client: Client, media: str) -> None:
    headers = {"Content-Type": media} if media else {}
    told = problem(client.ask("POST", URL, content=b"{}", headers=headers), 415)
    assert "application/json" in told["detail"]


def test_a_body_that_is_too_large_is_refused(client: Client) -> None:
    problem(client.post(URL, said(reason="x" * (1024 * 1024))), 413)


def test_of_a_casus_that_is_not_there_nothing_is_said(client: Client) -> None:
    url = "/v1/casussen/gezin-weg/explanations"
    problem(client.get(url), 404)
    problem(client.post(url, SAID), 404)


def test_a_page_of_somebody_else_cannot_say_anything(client: Client) -> None:
    problem(client.post(URL, SAID, origin="https://elsewhere.example"), 403)
    assert client.get(URL).json() == {"explanations": []}
