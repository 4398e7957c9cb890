"""Traces, knowledge and changes over HTTP."""

from pathlib import Path

import pytest

from graphmodel.loading import read_casus_file
from tests.api.http.client import Client

IEP = Path(__file__).parents[3] / "fixtures" / "gezin-iep" / "casus.yaml"
URL = "/v1/casussen/gezin-iep"


@pytest.fixture
def asked(client: Client) -> Client:
    """A service with the story of signalen that stopped."""
    assert client.put(read_casus_file(IEP)).status_code == 201
    return client


def test_all_signalen_or_one(asked: Client) -> None:
    every = asked.get(f"{URL}/traces").json()
    assert [each["id"] for each in every["signalen"]] == ["s1", "s2", "s3", "s4", "s5"]
    first = every["signalen"][0]
    assert first["earliest_break"]["hulpverlener"] == first["route"]["to"] == "coach"
    assert first["route"]["last_chance"]["last"] == first["earliest_break"]["by"]
    one = asked.get(f"{URL}/traces/s2?to=coach").json()
    assert [each["id"] for each in one["signalen"]] == ["s2"]


def test_knowledge_is_a_cell_for_each_hulpverlener_and_signaal(asked: Client) -> None:
    document = asked.get(f"{URL}/knowledge?day=2022-12-31").json()
    assert document["day"] == "2022-12-31"
    assert len(document["cells"]) == len(document["hulpverleners"]) * len(document["signalen"])
    cell = next(
        c for c in document["cells"] if (c["hulpverlener"], c["signaal"]) == ("coach", "s2")
    )
    assert (cell["could_certainly_since"], cell["should_since"], cell["should_by"]) == (
        "2022-05-10",
        "2022-05-02",
        "2022-05-09",
    )


def test_changes_between_two_days(asked: Client) -> None:
    document = asked.get(f"{URL}/changes?from=2022-02-01&until=2022-12-31").json()
    assert document["came"] == ["beschermer"]


def test_what_if_is_a_parameter(asked: Client) -> None:
    plain = asked.get(f"{URL}/traces").text
    imagined = asked.get(f"{URL}/traces?add=leerkracht,coach,2022-01-28")
    assert imagined.status_code == 200
    assert imagined.text != plain


@pytest.mark.parametrize(
    "path",
    [
        "/traces/s9",
        "/traces?add=x",
        "/traces?remove=niemand",
        "/traces/s1?to=niemand",
        "/changes?from=2022-02-30&until=2022-12-31",
    ],
)
def test_what_is_not_there_or_wrong_is_a_problem(asked: Client, path: str) -> None:
    response = asked.get(URL + path)
    assert response.status_code in (400, 404, 422)
    assert response.headers["content-type"] == "application/problem+json"


def test_the_same_question_again_is_not_sent_twice(asked: Client) -> None:
    tag = asked.get(f"{URL}/traces").headers["etag"]
    assert asked.get(f"{URL}/traces", if_none_match=tag).status_code == 304
