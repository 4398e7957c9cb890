"""What goes wrong is told as a problem: with a status, a sentence in the language of the caller, and every place."""

import inspect
from collections.abc import Iterator
from datetime import datetime

import pytest

from api import examples, request_errors
from api.accept_language import preferred
from api.app import create_app
from api.problems import ANSWERS, answer_of, problem_of
from graphmodel import errors
from graphmodel.errors import VangnetError
from graphmodel.language import Language
from graphmodel.model.casus import Casus
from graphmodel.stores import GraphStore
from tests.api.http.client import Client, places, problem

URL = "/v1/casussen/gezin-toets"


def kinds() -> Iterator[type[VangnetError]]:
    for module in (errors, request_errors):
        for _, kind in inspect.getmembers(module, inspect.isclass):
            if issubclass(kind, VangnetError):
                yield kind


def test_every_error_has_a_status() -> None:
    unanswered = {kind for kind in kinds() if not any(k in ANSWERS for k in kind.__mro__[:-3])}
    assert unanswered <= {request_errors.IncompleteError}


def test_nothing_that_a_caller_does_is_told_as_a_fault_of_the_program() -> None:
    for kind in kinds():
        if issubclass(kind, errors.StoreError) or kind is VangnetError:
            continue
        assert answer_of(kind.__new__(kind)).status < 500, kind


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("error", examples.ERRORS, ids=lambda error: type(error).__name__)
def test_every_status_is_told_in_both_languages(error: VangnetError, language: Language) -> None:
    told = problem_of(error, language, "0" * 32)
    assert told.title
    assert told.detail


def test_a_problem_is_told_in_the_language_of_the_caller(client: Client) -> None:
    dutch, english = client.get(f"{URL}?lang=nl"), client.get(f"{URL}?lang=en")
    assert problem(dutch, 404)["title"] == "Niet gevonden"
    assert problem(english, 404)["title"] == "Not found"
    assert problem(client.get(URL, accept_language="en-GB,nl;q=0.5"), 404)["title"] == "Not found"
    assert problem(client.get(URL, accept_language="fr"), 404)["title"] == "Niet gevonden"


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("", "nl"),
        ("en", "en"),
        ("nl-BE, en", "nl"),
        ("nl;q=0.2, en;q=0.8", "en"),
        ("de, en;q=0", "nl"),
        ("en;q=high", "nl"),
        ("en;q=nan", "nl"),
        (",;,;q=1,", "nl"),
        ("*", "nl"),
    ],
)
def test_the_language_that_somebody_likes_best_is_chosen(header: str, expected: str) -> None:
    assert preferred(header) == expected


class TestPlaces:
    def test_everything_that_is_wrong_with_a_query_is_told_at_once(self, client: Client) -> None:
        response = client.get("/v1/casussen?page=0&pageSize=101&them=x&lang=fr")
        assert sorted(places(response)) == [
            ("query", "lang", "input.not_in_list"),
            ("query", "page", "input.too_small"),
            ("query", "pageSize", "input.too_great"),
            ("query", "them", "input.unknown"),
        ]

    def test_a_limit_is_told(self, client: Client) -> None:
        response = client.get("/v1/casussen?pageSize=101&lang=en")
        assert problem(response, 400)["errors"][0]["detail"] == (
            "this number is too large. The largest is 100."
        )

    def test_what_is_allowed_is_told(self, client: Client) -> None:
        response = client.get(f"{URL}/network?format=pdf&lang=en")
        detail = problem(response, 400)["errors"][0]["detail"]
        assert detail == "this value does not exist. Allowed: json, graphml, gexf, svg, html."

    def test_a_mistyped_parameter_is_told_with_what_it_may_have_been(self, client: Client) -> None:
        detail = problem(client.get("/v1/casussen?pagesize=1&lang=en"), 400)["errors"][0]["detail"]
        assert "pageSize" in detail

    @pytest.mark.parametrize(
        "path",
        [
            "/v1/casussen",
            URL,
            f"{URL}/versions",
            f"{URL}/gap-report",
            f"{URL}/network",
            "/v1/questions",
            "/v1/questions/regisseurs_of_casus",
            "/v1/rules",
            "/v1/rules/L01",
            "/v1/reference",
            "/v1/reference/relation",
            "/v1/reference/relation/child",
            "/v1/schema",
            "/v1/openapi.json",
            "/health/live",
            "/health/ready",
        ],
    )
    @pytest.mark.usefixtures("stored")
    def test_an_unknown_parameter_is_refused_everywhere(self, client: Client, path: str) -> None:
        assert ("query", "dag", "input.unknown") in places(client.get(f"{path}?dag=2022-01-01"))

    @pytest.mark.parametrize("method", ["PUT", "DELETE"])
    @pytest.mark.usefixtures("stored")
    def test_a_change_with_an_unknown_parameter_changes_nothing(
        self, client: Client, method: str
    ) -> None:
        response = client.ask(
            method, f"{URL}?dag=1", content=b"{}", headers={"Content-Type": "application/json"}
        )
        assert places(response) == [("query", "dag", "input.unknown")]
        assert client.get(URL).status_code == 200

    def test_a_parameter_that_is_given_twice_is_refused(self, client: Client) -> None:
        response = client.get(f"{URL}/gap-report?day=2022-01-01&day=2022-02-01")
        assert places(response) == [("query", "day", "input.repeated")]

    @pytest.mark.parametrize(
        "day", ["2023-02-30", "20230212", "2023-W05-1", "2023-2-1", "1686528000", "2023", "", "x"]
    )
    @pytest.mark.usefixtures("stored")
    def test_a_day_is_written_in_one_way(self, client: Client, day: str) -> None:
        response = client.get(f"{URL}/gap-report?day={day}")
        assert places(response) == [("query", "day", "input.not_a_day")]

    @pytest.mark.parametrize("casus_id", ["Gezin", "gezin%20toets", "%3Cscript%3E", "g%00", "é"])
    def test_what_cannot_be_an_id_is_told(self, client: Client, casus_id: str) -> None:
        response = client.get(f"/v1/casussen/{casus_id}/versions")
        assert places(response) == [("path", "casus_id", "input.bad_id")]
        assert "script" not in response.text

    def test_a_name_that_a_caller_makes_up_is_not_repeated(self, client: Client) -> None:
        response = client.get("/v1/casussen?Jan%20de%20Vries=1&111222333=1")
        assert {path for _, path, _ in places(response)} == {"?"}
        assert "Vries" not in response.text
        assert "111222333" not in response.text

    def test_of_very_many_mistakes_the_first_are_told(self, client: Client) -> None:
        query = "&".join(f"x{n}=1" for n in range(3000))
        assert len(places(client.get(f"/v1/casussen?{query}"))) == 20


class TestPaths:
    @pytest.mark.parametrize(
        "path",
        [
            "/v1",
            "/v1/",
            "/v1/casussen/",
            f"{URL}/",
            f"{URL}/gap-report/",
            "/docs",
            "/redoc",
            "/v2/casussen",
        ],
    )
    def test_elsewhere_and_with_a_slash_behind_it_is_nothing(
        self, client: Client, path: str
    ) -> None:
        response = client.get(path)
        assert problem(response, 404)["type"] == "urn:vangnet:http.not_found"

    def test_what_cannot_be_asked_tells_what_can(self, client: Client) -> None:
        response = client.ask("POST", URL)
        assert response.headers["allow"] == "DELETE, GET, HEAD, PUT"
        problem(response, 405)
        assert client.ask("OPTIONS", "/v1/casussen").headers["allow"] == "GET, HEAD"

    @pytest.mark.usefixtures("stored")
    def test_a_head_is_what_a_get_is_without_its_content(self, client: Client) -> None:
        for path in (URL, "/health/live", "/v1/nothing", "/v1/openapi.json"):
            head, get = client.ask("HEAD", path), client.get(path)
            assert (head.status_code, head.content) == (get.status_code, b"")
            assert head.headers["content-length"] == get.headers["content-length"]


def test_a_fault_of_the_program_is_told_without_what_it_was_about(
    store: GraphStore, casus: Casus, caplog: pytest.LogCaptureFixture
) -> None:
    def broken() -> datetime:
        raise RuntimeError("Jan de Vries")

    with Client(create_app(store, clock=broken)) as client:
        response = client.put(casus)
    told = problem(response, 500)
    assert "Jan" not in response.text
    assert "Jan" not in caplog.text
    assert "RuntimeError" in caplog.text
    assert told["instance"].removeprefix("urn:uuid:") in caplog.text
    assert response.headers["api-version"]
