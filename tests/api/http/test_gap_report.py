"""The gap report over HTTP: the same document as on the command line, made once."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from api.app import create_app
from graphmodel.gaps.search import find_gaps
from graphmodel.gaps.settings import default_settings
from graphmodel.model.casus import Casus, canonical, content_hash
from graphmodel.model.network import network_of
from graphmodel.report.build import gap_report
from graphmodel.report.document import GapReport
from graphmodel.stores import GraphStore, open_store
from tests.api.http.client import JSON, Client, places, problem
from tests.builders import a_casus

URL = "/v1/casussen/gezin-toets/gap-report"


def test_the_report_has_the_bytes_of_the_document(client: Client, stored: Casus) -> None:
    expected = gap_report(find_gaps(network_of(stored)), 1, content_hash(stored)).as_json()
    response = client.get(URL)
    assert response.headers["content-type"] == "application/json"
    assert response.text == expected


def test_the_report_is_of_the_day_that_is_asked(client: Client, stored: Casus) -> None:
    expected = gap_report(find_gaps(network_of(stored, date(2022, 4, 1))), 1, content_hash(stored))
    assert client.get(f"{URL}?day=2022-04-01").text == expected.as_json()


@pytest.mark.usefixtures("stored")
def test_the_language_changes_no_byte_of_it(client: Client) -> None:
    assert client.get(f"{URL}?lang=en").content == client.get(f"{URL}?lang=nl").content


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("?select=L01", {"L01"}),
        ("?select=L01,D01", {"L01", "D01"}),
        ("?select=L01&select=D01", {"L01", "D01"}),
        ("?select=l01,d&ignore=D", {"L01"}),
    ],
)
@pytest.mark.usefixtures("stored")
def test_only_the_chosen_rules_are_run(client: Client, query: str, expected: set[str]) -> None:
    report = GapReport.model_validate_json(client.get(URL + query).content)
    found = {finding.rule for finding in report.findings}
    assert "L01" in found
    assert found <= expected


@pytest.mark.parametrize("query", ["?select=Q", "?ignore=L01,Z9", "?select=", "?select=L01,"])
@pytest.mark.usefixtures("stored")
def test_a_rule_that_does_not_exist_is_told(client: Client, query: str) -> None:
    name = query[1:7]
    assert places(client.get(URL + query)) == [("query", name, "input.unknown_rule")]


@pytest.mark.usefixtures("stored")
def test_a_day_before_the_casus_is_told_with_its_place(client: Client) -> None:
    response = client.get(f"{URL}?day=2001-01-01")
    assert places(response) == [("query", "day", "input.day_too_early")]
    assert "2022-01-01" in problem(response, 400)["errors"][0]["detail"]


def test_a_casus_without_any_date_asks_for_a_day(client: Client) -> None:
    client.put(a_casus(casus={"examined": {}}))
    assert places(client.get(URL)) == [("query", "day", "input.day_needed")]
    assert client.get(f"{URL}?day=2022-04-01").status_code == 200


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
@pytest.mark.usefixtures("stored")
def test_the_first_and_the_last_day_of_the_calendar_are_days(client: Client, day: str) -> None:
    assert client.get(f"{URL}?day={day}").status_code in (200, 400)


class TestTags:
    @pytest.mark.usefixtures("stored")
    def test_who_has_the_report_is_not_sent_it_again(self, client: Client) -> None:
        tag = client.get(URL).headers["etag"]
        assert client.get(URL, if_none_match=tag).status_code == 304

    def test_a_new_version_has_a_new_report(self, client: Client, stored: Casus) -> None:
        before = client.get(URL)
        client.put(stored.model_copy(update={"contacts": ()}))
        after = client.get(URL, if_none_match=before.headers["etag"])
        assert after.status_code == 200
        assert after.json()["casus"]["version"] == 2
        assert after.json()["findings"] != before.json()["findings"]

    @pytest.mark.usefixtures("stored")
    def test_what_was_asked_makes_the_tag(self, client: Client) -> None:
        queries = ("", "?day=2022-04-01", "?select=L01", "?ignore=L01", "?select=L01&ignore=L01")
        tags = {client.get(URL + query).headers["etag"] for query in queries}
        assert len(tags) == len(queries)

    @pytest.mark.usefixtures("stored")
    def test_the_settings_make_the_tag(self, client: Client, store: GraphStore) -> None:
        settings = default_settings().changed({"l01_overlap": 400})
        with Client(create_app(store, settings=settings)) as other:
            ours, theirs = client.get(URL), other.get(URL)
        assert ours.headers["etag"] != theirs.headers["etag"]
        assert theirs.json()["made_with"]["settings"] == {"l01_overlap": 400}

    @pytest.mark.usefixtures("stored")
    def test_another_process_gives_the_same_tag(self, client: Client, store: GraphStore) -> None:
        with Client(create_app(store)) as other:
            assert other.get(URL).headers["etag"] == client.get(URL).headers["etag"]


@pytest.mark.usefixtures("stored")
def test_the_report_is_the_same_whether_it_is_kept_or_not(
    client: Client, store: GraphStore
) -> None:
    with Client(create_app(store, room=0)) as forgetful:
        made = [each.get(URL) for each in (client, client, forgetful, forgetful)]
    assert len({response.content for response in made}) == 1
    assert len({response.headers["etag"] for response in made}) == 1


def test_a_kept_report_is_not_given_of_a_casus_that_another_process_changed(
    client: Client, stored: Casus, tmp_path: Path
) -> None:
    client.get(URL)
    with open_store(f"file:{tmp_path / 'api.sqlite'}") as elsewhere:
        elsewhere.delete(stored.id)
    problem(client.get(URL), 404)


def test_reports_asked_while_the_casus_changes_are_each_of_one_version(
    client: Client, stored: Casus
) -> None:
    # The version and the content come from two answers of the store.
    other = stored.model_copy(update={"contacts": ()})
    requests: list[tuple[str, str, dict[str, Any]]] = []
    for casus in (other, stored) * 4:
        body = {"content": canonical(casus), "headers": JSON}
        requests.append(("PUT", f"/v1/casussen/{casus.id}", body))
        requests.append(("GET", URL, {}))
    answers = client.together(*requests)
    reports = [answer.json() for answer in answers if answer.url.path == URL]
    expected = {
        content_hash(each): gap_report(find_gaps(network_of(each))).summary.model_dump(
            mode="json", exclude_unset=True
        )
        for each in (stored, other)
    }
    assert all(report["summary"] == expected[report["casus"]["hash"]] for report in reports)
