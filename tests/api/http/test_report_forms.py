"""The gap report over HTTP for people: as a page, a PDF, a Word file and a text, for the file and for the gezin."""

import pytest

from api.accept_header import best_media_type
from api.routes.reports import PAGE_POLICY
from graphmodel.model.casus import Casus
from tests.api.http.client import Client, places, problem
from visualisations.report_forms import MEDIA_TYPES, Form

URL = "/v1/casussen/gezin-toets/gap-report"
STARTS = {Form.PDF: b"%PDF-1.7", Form.DOCX: b"PK", Form.HTML: b"<!DOCTYPE html>"}
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"


@pytest.mark.parametrize("audience", ["dossier", "gezin"])
@pytest.mark.parametrize("form", Form)
@pytest.mark.usefixtures("stored")
def test_a_report_can_be_had_in_every_form(client: Client, form: Form, audience: str) -> None:
    response = client.get(f"{URL}?format={form}&for={audience}&lang=nl")
    assert response.status_code == 200
    assert response.headers["content-type"].partition(";")[0] == MEDIA_TYPES[form]
    assert response.headers["content-language"] == "nl"
    assert response.content.lstrip().startswith(STARTS.get(form, b""))


@pytest.mark.parametrize("form", Form)
@pytest.mark.usefixtures("stored")
def test_what_accept_likes_is_what_format_names(client: Client, form: Form) -> None:
    by_name = client.get(f"{URL}?format={form}")
    by_accept = client.get(URL, accept=MEDIA_TYPES[form])
    assert by_accept.content == by_name.content
    assert by_accept.headers["etag"] == by_name.headers["etag"]
    assert "Accept" in by_accept.headers["vary"].split(", ")


@pytest.mark.parametrize("accept", ["", "*/*", "application/json, text/plain, */*", "image/png"])
@pytest.mark.usefixtures("stored")
def test_a_program_gets_json(client: Client, accept: str) -> None:
    assert client.get(URL, accept=accept).headers["content-type"] == "application/json"


@pytest.mark.usefixtures("stored")
def test_a_browser_gets_a_page_that_has_no_rights_here(client: Client) -> None:
    response = client.get(URL, accept=BROWSER)
    assert response.headers["content-type"] == "text/html; charset=utf-8"
    assert response.headers["content-security-policy"] == PAGE_POLICY


@pytest.mark.usefixtures("stored")
def test_what_is_named_goes_before_what_is_liked(client: Client) -> None:
    response = client.get(f"{URL}?format=json", accept="application/pdf")
    assert response.headers["content-type"] == "application/json"


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("format=pdf", "gezin-toets-dossier-nl.pdf"),
        ("format=docx&for=gezin&lang=en", "gezin-toets-gezin-en.docx"),
        ("format=pdf&day=2022-04-01", "gezin-toets-dossier-2022-04-01-nl.pdf"),
    ],
)
@pytest.mark.usefixtures("stored")
def test_a_file_has_a_name(client: Client, query: str, name: str) -> None:
    header = client.get(f"{URL}?{query}").headers["content-disposition"]
    assert header == f'attachment; filename="{name}"'


@pytest.mark.usefixtures("stored")
def test_json_is_not_for_the_gezin(client: Client) -> None:
    response = client.get(f"{URL}?for=gezin&format=json")
    problem(response, 400)
    assert places(response) == [("query", "format", "input.for_programs")]


@pytest.mark.usefixtures("stored")
def test_without_a_format_the_gezin_gets_a_page(client: Client) -> None:
    assert client.get(f"{URL}?for=gezin").headers["content-type"].startswith("text/html")


@pytest.mark.parametrize("query", ["format=odt", "for=buurt"])
@pytest.mark.usefixtures("stored")
def test_what_there_is_not_is_told_with_what_there_is(client: Client, query: str) -> None:
    response = client.get(f"{URL}?{query}")
    name = query.partition("=")[0]
    assert places(response) == [("query", name, "input.not_in_list")]
    assert "pdf" in response.text or "gezin" in response.text


@pytest.mark.usefixtures("stored")
def test_what_was_asked_makes_the_tag(client: Client) -> None:
    queries = [
        f"format={form}&for={audience}&lang={language}"
        for form in Form
        for audience in ("dossier", "gezin")
        for language in ("nl", "en")
    ]
    tags = {client.get(f"{URL}?{query}").headers["etag"] for query in queries}
    assert len(tags) == len(queries)


@pytest.mark.usefixtures("stored")
def test_who_has_a_report_is_not_sent_it_again(client: Client) -> None:
    tag = client.get(f"{URL}?format=pdf").headers["etag"]
    assert client.get(f"{URL}?format=pdf", if_none_match=tag).status_code == 304
    assert client.get(f"{URL}?format=docx", if_none_match=tag).status_code == 200


def test_the_version_of_the_store_is_on_the_cover(client: Client, stored: Casus) -> None:
    assert f"{stored.id}, versie 1" in client.get(f"{URL}?format=text").text


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("", "a/x"),
        ("a/y", "a/y"),
        ("A/Y", "a/y"),
        ("a/*, b/z", "a/x"),
        ("a/*;q=0.5, b/z", "b/z"),
        ("a/x;q=0, */*", "a/y"),
        ("b/*;q=0.1, a/y;level=1;q=0.2", "a/y"),
        ("c/c, b/z;q=high", "a/x"),
        (",;,", "a/x"),
    ],
)
def test_the_media_type_that_is_liked_best_is_chosen(header: str, expected: str) -> None:
    assert best_media_type(header, ("a/x", "a/y", "b/z")) == expected
