"""Saving, reading, listing and deleting casussen over HTTP."""

from datetime import UTC, datetime

import pytest
import yaml

from api.bodies import MEDIA
from graphmodel.loading import MOST_BYTES
from graphmodel.model.casus import Casus, canonical, content_hash
from tests.api.http.client import JSON, YAML, Client, places, problem
from tests.builders import a_casus

URL = "/v1/casussen/gezin-toets"


def changed(casus: Casus, title: str) -> Casus:
    return casus.model_copy(update={"casus": casus.casus.model_copy(update={"title": title})})


def test_a_new_casus_is_created_at_its_own_address(client: Client, casus: Casus) -> None:
    response = client.put(casus)
    assert response.status_code == 201
    assert response.headers["location"] == URL
    assert response.json() == {
        "casus_id": "gezin-toets",
        "version": 1,
        "hash": content_hash(casus),
        "saved_at": "2026-03-04T10:30:00Z",
        "facts": response.json()["facts"],
    }


def test_a_casus_is_read_back_as_it_was_saved(client: Client, stored: Casus) -> None:
    response = client.get(URL)
    assert response.headers["content-type"] == "application/json"
    assert Casus.model_validate_json(response.content) == stored


@pytest.mark.parametrize("media_type", list(MEDIA))
def test_every_documented_media_type_is_read(client: Client, casus: Casus, media_type: str) -> None:
    # JSON is YAML as well.
    response = client.ask(
        "PUT",
        URL,
        content=canonical(casus),
        headers={"Content-Type": f"{media_type}; charset=UTF-8"},
    )
    assert response.status_code == 201


def test_yaml_and_json_of_one_casus_are_one_version(client: Client, casus: Casus) -> None:
    client.put(casus)
    text = yaml.safe_dump(casus.model_dump(mode="json", by_alias=True, exclude_unset=True))
    response = client.put_yaml(casus.id, text)
    assert (response.status_code, response.json()["version"]) == (200, 1)


def test_saving_a_change_replaces_and_keeps_what_was_there(client: Client, stored: Casus) -> None:
    response = client.put(changed(stored, "anders"))
    assert (response.status_code, response.json()["version"]) == (200, 2)
    assert client.get(URL).json()["casus"]["title"] == "anders"
    assert client.get(f"{URL}?version=1").json()["casus"]["title"] == "verzonnen"
    versions = client.get(f"{URL}/versions").json()["versions"]
    assert [row["version"] for row in versions] == [2, 1]


@pytest.mark.usefixtures("stored")
def test_a_deleted_casus_is_gone(client: Client) -> None:
    response = client.delete(URL)
    assert (response.status_code, response.content) == (204, b"")
    for method in ("GET", "DELETE"):
        assert problem(client.ask(method, URL), 404)["type"] == "urn:vangnet:error.unknown_casus"


@pytest.mark.parametrize("path", ["", "?version=1", "/versions", "/gap-report", "/network"])
def test_of_an_unknown_casus_nothing_is_found(client: Client, path: str) -> None:
    problem(client.get(f"{URL}{path}"), 404)


@pytest.mark.usefixtures("stored")
def test_an_unknown_version_is_not_found(client: Client) -> None:
    assert (
        problem(client.get(f"{URL}?version=7"), 404)["type"] == "urn:vangnet:error.unknown_version"
    )


class TestConditions:
    @pytest.mark.usefixtures("stored")
    def test_who_has_the_casus_is_not_sent_it_again(self, client: Client) -> None:
        tag = client.get(URL).headers["etag"]
        response = client.get(URL, if_none_match=f'"other", W/{tag}')
        assert (response.status_code, response.content) == (304, b"")
        assert response.headers["etag"] == tag

    def test_the_tag_of_saving_is_that_of_reading(self, client: Client, casus: Casus) -> None:
        assert client.put(casus).headers["etag"] == client.get(URL).headers["etag"]

    def test_another_version_has_another_tag(self, client: Client, stored: Casus) -> None:
        tag = client.get(URL).headers["etag"]
        client.put(changed(stored, "anders"))
        assert client.get(URL, if_none_match=tag).status_code == 200
        assert client.get(f"{URL}?version=1", if_none_match=tag).status_code == 304

    def test_what_somebody_else_saved_is_not_overwritten(
        self, client: Client, stored: Casus
    ) -> None:
        tag = client.get(URL).headers["etag"]
        client.put(changed(stored, "van een ander"))
        problem(client.put(changed(stored, "van mij"), if_match=tag), 412)
        assert client.get(URL).json()["casus"]["title"] == "van een ander"

    def test_the_version_that_was_changed_is_overwritten(
        self, client: Client, stored: Casus
    ) -> None:
        tag = client.get(URL).headers["etag"]
        assert client.put(changed(stored, "van mij"), if_match=tag).status_code == 200

    def test_only_a_new_casus_is_saved_where_nothing_may_be(
        self, client: Client, casus: Casus
    ) -> None:
        assert client.put(casus, if_none_match="*").status_code == 201
        problem(client.put(casus, if_none_match="*"), 412)

    def test_a_casus_that_should_be_there_is_not_created(
        self, client: Client, casus: Casus
    ) -> None:
        problem(client.put(casus, if_match="*"), 412)
        problem(client.get(URL), 404)

    @pytest.mark.usefixtures("stored")
    def test_a_version_that_is_not_known_is_not_deleted(self, client: Client) -> None:
        problem(client.delete(URL, if_match='"sha256:0"'), 412)
        tag = client.get(URL).headers["etag"]
        assert client.delete(URL, if_match=tag).status_code == 204

    def test_a_weak_tag_guards_nothing(self, client: Client, stored: Casus) -> None:
        tag = client.get(URL).headers["etag"]
        problem(client.put(stored, if_match=f"W/{tag}"), 412)

    def test_a_condition_that_cannot_be_read_changes_nothing(
        self, client: Client, stored: Casus
    ) -> None:
        response = client.put(changed(stored, "anders"), if_match="sha256:0")
        assert places(response) == [("header", "if-match", "input.not_a_tag")]
        assert client.get(f"{URL}/versions").json()["versions"][0]["version"] == 1

    def test_of_many_who_change_the_same_version_one_succeeds(
        self, client: Client, stored: Casus
    ) -> None:
        headers = JSON | {"If-Match": client.get(URL).headers["etag"]}
        answers = client.together(
            *(
                ("PUT", URL, {"content": canonical(changed(stored, f"{n}")), "headers": headers})
                for n in range(8)
            )
        )
        assert sorted(answer.status_code for answer in answers) == [200] + [412] * 7


class TestWrongFiles:
    def test_every_problem_of_a_file_is_told_with_its_place(
        self, client: Client, casus: Casus
    ) -> None:
        data = casus.model_dump(mode="json", by_alias=True, exclude_unset=True)
        data["involvements"][0]["hulpverlener"] = "nobody"
        data["contacts"][0]["date"] = "2023-02-30"
        text = yaml.safe_dump(data, sort_keys=False)
        told = problem(client.put_yaml(casus.id, text), 422)
        assert told["type"] == "urn:vangnet:error.casus_file"
        found = {(e["path"], e["code"]): e for e in told["errors"]}
        date = found["contacts[0].date", "problem.no_such_day"]
        assert text.splitlines()[date["line"] - 1].strip() == "date: '2023-02-30'"
        assert ("involvements[0].hulpverlener", "problem.unknown_reference") in found
        problem(client.get(URL), 404)

    def test_the_file_of_another_casus_is_refused(self, client: Client, casus: Casus) -> None:
        response = client.ask(
            "PUT", "/v1/casussen/gezin-anders", content=canonical(casus), headers=JSON
        )
        assert places(response, 422) == [("body", "casus.id", "input.other_casus")]
        assert client.get("/v1/casussen").json()["total"] == 0

    @pytest.mark.parametrize(
        "content",
        [
            b"",
            b"{",
            b"[]",
            b"\xff\xfe",
            b"a: &a [*a]",
            b"x: " + b"[" * 5000,
            b'{"format": "casus/1", "format": "casus/1"}',
        ],
    )
    def test_what_is_no_casus_file_is_refused_with_its_line(
        self, client: Client, content: bytes
    ) -> None:
        for headers in (JSON, YAML):
            told = problem(client.ask("PUT", URL, content=content, headers=headers), 422)
            assert told["errors"]
        problem(client.get(URL), 404)

    def test_a_bsn_is_refused_and_never_echoed(self, client: Client) -> None:
        response = client.put_yaml(
            "gezin-toets", "format: casus/1\ncasus: {id: x, title: '111222333'}"
        )
        assert {code for _, _, code in places(response, 422)} >= {"problem.bsn"}
        assert "111222333" not in response.text

    @pytest.mark.parametrize(
        "headers",
        [
            {"Content-Type": "text/plain"},
            {"Content-Type": ""},
            {"Content-Type": "application/json; charset=utf-16"},
            {"Content-Type": "application/json", "Content-Encoding": "gzip"},
        ],
    )
    def test_what_says_to_be_something_else_is_not_read(
        self, client: Client, casus: Casus, headers: dict[str, str]
    ) -> None:
        told = problem(client.ask("PUT", URL, content=canonical(casus), headers=headers), 415)
        assert "application/yaml" in told["detail"]

    def test_a_body_that_says_to_be_too_large_is_not_read(self, client: Client) -> None:
        headers = JSON | {"Content-Length": str(MOST_BYTES + 1)}
        told = problem(client.ask("PUT", URL, content=b"{}", headers=headers), 413)
        assert "50 MB" in told["detail"]

    def test_a_body_that_goes_on_and_on_is_cut_off(self, client: Client) -> None:
        sent = 0

        async def pieces():  # an endless stream of bytes
            nonlocal sent
            while True:
                sent += 1
                yield b" " * 1024 * 1024

        problem(client.ask("PUT", URL, content=pieces(), headers=JSON), 413)
        assert sent <= 52


class TestList:
    @pytest.fixture(autouse=True)
    def _many(self, client: Client) -> None:
        for n in range(5):
            head = {
                "id": f"gezin-{n}",
                "title": f"Gezin {'Ei' if n % 2 else 'Es'}k",
                "themes": [f"t{n % 2}"],
            }
            if n == 3:
                head["municipality"] = "GM0344"
            client.put(a_casus(casus=head))

    def ids(self, client: Client, query: str) -> list[str]:
        found = client.get(f"/v1/casussen{query}").json()["casussen"]
        return [row["casus_id"] for row in found]

    def test_the_list_is_in_order_of_id(self, client: Client) -> None:
        assert self.ids(client, "") == [f"gezin-{n}" for n in range(5)]

    def test_a_row_says_what_the_casus_is_called_and_when_it_was_saved(
        self, client: Client
    ) -> None:
        (row,) = client.get("/v1/casussen?municipality=GM0344").json()["casussen"]
        assert (row["casus_id"], row["title"]) == ("gezin-3", "Gezin Eik")
        assert datetime.fromisoformat(row["saved_at"]) == datetime(2026, 3, 4, 10, 30, tzinfo=UTC)

    @pytest.mark.parametrize(
        ("query", "expected"),
        [
            ("?text=EIK", ["gezin-1", "gezin-3"]),
            ("?text=gezin-4", ["gezin-4"]),
            ("?theme=t0", ["gezin-0", "gezin-2", "gezin-4"]),
            ("?theme=t1&municipality=GM0344", ["gezin-3"]),
            ("?text=%25", []),
            ("?text=_ezin", []),
            ("?text='%20OR%201=1%20--", []),
        ],
    )
    def test_a_filter_leaves_what_fits_all_of_it(
        self, client: Client, query: str, expected: list[str]
    ) -> None:
        assert self.ids(client, query) == expected

    def test_following_the_links_shows_each_casus_once(self, client: Client) -> None:
        found: list[str] = []
        url: str | None = "/v1/casussen?pageSize=2"
        while url:
            page = client.get(url).json()
            assert page["total"] == 5
            found += [row["casus_id"] for row in page["casussen"]]
            url = page["links"]["next"]
        assert found == [f"gezin-{n}" for n in range(5)]

    def test_links_keep_what_was_asked(self, client: Client) -> None:
        response = client.get("/v1/casussen?theme=t0&pageSize=1&page=2")
        links = response.json()["links"]
        assert links["prev"] == "/v1/casussen?theme=t0&page=1&pageSize=1"
        assert client.get(links["self"]).json() == response.json()
        assert response.headers["link"] == (
            f'<{links["prev"]}>; rel="prev", <{links["next"]}>; rel="next"'
        )

    def test_a_page_beyond_the_last_is_empty_and_leads_back(self, client: Client) -> None:
        page = client.get("/v1/casussen?pageSize=2&page=99").json()
        assert (page["casussen"], page["links"]["next"]) == ([], None)
        assert page["links"]["prev"] == "/v1/casussen?page=3&pageSize=2"


@pytest.mark.usefixtures("store")
def test_an_empty_store_has_an_empty_first_page(client: Client) -> None:
    page = client.get("/v1/casussen").json()
    assert (page["total"], page["casussen"]) == (0, [])
    assert (page["links"]["prev"], page["links"]["next"]) == (None, None)
