"""Who gets in, what goes out with every answer, and what the log says of it."""

import logging
import re

import pytest

from api.gate import VERSION
from api.loopback import host_in, is_loopback
from tests.api.http.client import Client, problem
from tests.builders import a_casus, meets, serves

URL = "/v1/casussen/gezin-toets"
PATHS = (
    "/v1/casussen",
    URL,
    f"{URL}/versions",
    f"{URL}/gap-report",
    f"{URL}/network?format=svg",
    f"{URL}/network?format=html",
    "/v1/questions/regisseurs_of_casus?casus=gezin-toets",
    "/v1/rules/L01",
    "/v1/reference",
    "/v1/reference/role",
    "/v1/schema",
    "/v1/openapi.json",
    "/health/live",
    "/health/ready",
    "/v1/nothing",
    "/v1/casussen?page=x",
)


class TestHosts:
    @pytest.mark.parametrize(
        "host",
        ["localhost", "LOCALHOST:8000", "127.0.0.1:8000", "127.3.2.1", "[::1]:8000", "[::1]"],
    )
    def test_this_machine_may_be_called_by_its_own_names(self, client: Client, host: str) -> None:
        assert client.get("/health/live", host=host).status_code == 200

    @pytest.mark.parametrize(
        "host",
        [
            "vangnet.example",
            "localhost.example",
            "127.0.0.1.example",
            "10.0.0.1",
            "0.0.0.0",  # noqa: S104  # a name to refuse
            "[2001:db8::1]",
            "localhost@example",
            "",
            "[",
        ],
    )
    @pytest.mark.usefixtures("stored")
    def test_a_name_that_can_be_made_to_point_here_is_refused(
        self, client: Client, host: str
    ) -> None:
        for method in ("GET", "DELETE"):
            response = client.ask(method, URL, headers={"Host": host})
            assert problem(response, 421)["type"] == "urn:vangnet:http.foreign_host"
        assert client.get(URL).status_code == 200

    def test_an_address_of_another_machine_is_not_loopback(self) -> None:
        assert not any(
            map(is_loopback, ("", "::", "10.0.0.1", "127.0.0.1:80", "example", "localhost "))
        )
        assert [host_in(a) for a in ("[::1]:80", "a:80", "a", "")] == ["::1", "a", "a", ""]


class TestPages:
    @pytest.mark.parametrize(
        "headers",
        [
            {"Origin": "http://elsewhere.example"},
            {"Origin": "null"},
            {"Origin": "http://localhost:9999"},
            {"Origin": "https://localhost"},
            {"Sec-Fetch-Site": "cross-site"},
            {"Sec-Fetch-Site": "same-site", "Origin": "http://localhost"},
        ],
    )
    @pytest.mark.parametrize("method", ["PUT", "DELETE", "POST", "PATCH"])
    @pytest.mark.usefixtures("stored")
    def test_a_page_of_somebody_else_changes_nothing(
        self, client: Client, method: str, headers: dict[str, str]
    ) -> None:
        response = client.ask(method, URL, headers=headers)
        assert problem(response, 403)["type"] == "urn:vangnet:http.foreign_page"
        assert client.get(URL).status_code == 200

    @pytest.mark.parametrize(
        "headers",
        [
            {"Origin": "http://localhost", "Sec-Fetch-Site": "same-origin"},
            {"Sec-Fetch-Site": "none"},
            {},
        ],
    )
    @pytest.mark.usefixtures("stored")
    def test_an_own_page_and_a_program_may_change(
        self, client: Client, headers: dict[str, str]
    ) -> None:
        assert client.ask("DELETE", URL, headers=headers).status_code == 204

    @pytest.mark.usefixtures("stored")
    def test_no_page_of_somebody_else_may_read(self, client: Client) -> None:
        for path in PATHS:
            response = client.get(path, origin="http://elsewhere.example")
            assert not [name for name in response.headers if name.startswith("access-control")]
            assert response.headers["cross-origin-resource-policy"] == "same-origin"


class TestHeaders:
    @pytest.mark.parametrize("path", PATHS)
    @pytest.mark.usefixtures("stored")
    def test_every_answer_says_its_version_and_is_kept_to_itself(
        self, client: Client, path: str
    ) -> None:
        headers = client.get(path).headers
        assert headers["api-version"] == VERSION
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "same-origin"
        assert headers["x-frame-options"] == "DENY"
        assert "default-src 'none'" in headers["content-security-policy"]
        assert "frame-ancestors 'none'" in headers["content-security-policy"]
        assert headers["request-id"]

    @pytest.mark.parametrize("path", [path for path in PATHS if URL in path or "casus" in path])
    @pytest.mark.usefixtures("stored")
    def test_nobody_keeps_a_copy_of_a_casus(self, client: Client, path: str) -> None:
        response = client.get(path)
        assert response.headers["cache-control"] == "no-store"
        if "etag" in response.headers:
            known = client.get(path, if_none_match=response.headers["etag"])
            assert (known.status_code, known.headers["cache-control"]) == (304, "no-store")

    @pytest.mark.parametrize(
        "path", ["/v1/rules", "/v1/reference/role", "/v1/schema", "/v1/openapi.json"]
    )
    def test_what_holds_nothing_of_a_casus_may_be_kept_and_asked_about(
        self, client: Client, path: str
    ) -> None:
        response = client.get(path)
        assert response.headers["cache-control"] == "no-cache"
        assert client.get(path, if_none_match=response.headers["etag"]).status_code == 304

    def test_two_requests_have_two_ids(self, client: Client) -> None:
        ids = {client.get("/health/live", request_id="mine").headers["request-id"] for _ in "ab"}
        assert len(ids) == 2
        assert "mine" not in ids


class TestLog:
    """What is planted stands in every place of a request and of a casus that can hold a text."""

    PLANTED = ("Zwaanepoel", "zwaanepoel", "111222333", "geslagen")

    @pytest.fixture(autouse=True)
    def _everything(self, caplog: pytest.LogCaptureFixture) -> None:
        # What the client of the test says of itself is in no log of the service.
        for name in ("httpx", "httpcore", "asyncio"):
            caplog.set_level(logging.WARNING, name)
        caplog.set_level(logging.DEBUG)

    @pytest.mark.usefixtures("stored")
    def test_a_request_is_one_line_with_its_route(
        self, client: Client, caplog: pytest.LogCaptureFixture
    ) -> None:
        caplog.clear()
        client.get(f"{URL}/gap-report?day=2022-05-01")
        (line,) = [record.getMessage() for record in caplog.records if record.name == "api.gate"]
        assert re.fullmatch(
            r"GET /v1/casussen/\{casus_id\}/gap-report 200 \d+\.\d ms [0-9a-f]{32}", line
        )

    def test_nothing_of_a_person_is_in_it(
        self, client: Client, caplog: pytest.LogCaptureFixture
    ) -> None:
        name, id_, bsn, text = self.PLANTED
        casus = a_casus(
            {"coach": "wijkteam", "arts": "huisarts"},
            {"kind": {"label": name}},
            casus={"id": f"gezin-{id_}", "title": name},
            involvements=[serves("coach"), serves("arts")],
            contacts=[meets("coach", "arts")],
            signalen=[{"id": "s1", "kind": "onveiligheid", "severity": "severe", "text": text}],
        )
        url = f"/v1/casussen/gezin-{id_}"
        client.put(casus)
        client.put(casus, if_match='"x"')
        client.put_yaml(f"gezin-{id_}", f"format: casus/1\ncasus: {{id: {name}, title: '{bsn}'}}")
        client.put_yaml(f"gezin-{id_}", f"{name}: [")
        client.put_yaml(name, "x")
        for path in (
            "",
            "/versions",
            "/gap-report",
            "/network?format=svg",
            "/network?format=html",
            "?version=9",
        ):
            client.get(url + path)
            client.get(f"{url}{path}{'&' if '?' in path else '?'}{name}={bsn}")
        client.get(f"/v1/casussen?text={name}&theme={bsn}&page={text}")
        client.get(f"/v1/questions/{name}?casus={name}")
        client.get(f"/v1/questions/regisseurs_of_casus?casus={name}&{bsn}={text}")
        client.get(f"/v1/{name}/{bsn}", host=name, accept_language=name, if_none_match=f'"{name}"')
        client.ask(name.upper(), f"/v1/rules/{name}", headers={"Origin": f"http://{name}"})
        client.delete(url)
        assert len(caplog.records) > 20
        for record in caplog.records:
            written = logging.Formatter().format(record)
            assert not [planted for planted in self.PLANTED if planted in written], record.name

    def test_a_method_that_a_caller_makes_up_is_not_written(
        self, client: Client, caplog: pytest.LogCaptureFixture
    ) -> None:
        client.ask("ZWAANEPOEL", "/health/live")
        assert "ZWAANEPOEL" not in caplog.text
