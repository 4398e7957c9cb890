"""Whatever is asked is answered: with what it asked for, or with a problem that is in the description."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any
from urllib.parse import quote

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from api.app import create_app
from graphmodel.stores import open_store
from tests.api.http.client import Client
from tests.builders import a_casus, meets, serves

NOW = datetime(2026, 3, 4, tzinfo=UTC)
KNOWN = {
    "casus_id": ["gezin-toets", "gezin-weg"],
    "name": ["regisseurs_of_casus", "timeline_of_casus", "hulpverleners_of_casus_on_day"],
    "code": ["L01", "Z99"],
    "signaal": ["s1", "s9"],
    "list_name": ["relation", "norm", "zrm_score"],
    "row_id": ["child", "1"],
}
VALUES = [
    "",
    "1",
    "0",
    "-1",
    "2022-06-01",
    "9999-12-31",
    "0001-01-01",
    "L01",
    "nl",
    "html",
    "svg",
    "*",
]
HEADERS = ["If-None-Match", "If-Match", "Accept-Language", "Accept", "Range", "Content-Length"]

anything = st.text(max_size=30)
# A header holds what a byte can hold, and no end of a line.
header_values = st.one_of(
    st.sampled_from(["*", '"x"', 'W/"x"', "nl;q=x", "bytes=0-1"]),
    st.text(st.characters(min_codepoint=32, max_codepoint=126), max_size=30),
)


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    """One store for all that is asked; the casus in it may come and go."""
    path = tmp_path_factory.mktemp("anything") / "api.sqlite"
    with (
        open_store(f"file:{path}") as store,
        Client(create_app(store, clock=lambda: NOW)) as opened,
    ):
        opened.put(
            a_casus(
                {"coach": "wijkteam", "arts": "huisarts"},
                involvements=[serves("coach"), serves("arts")],
                contacts=[meets("coach", "arts")],
            )
        )
        yield opened


@pytest.fixture(scope="module")
def operations(client: Client) -> list[tuple[str, str, dict[str, Any]]]:
    document = client.get("/v1/openapi.json").json()
    return [
        (method.upper(), path, operation)
        for path, methods in document["paths"].items()
        for method, operation in methods.items()
        if method != "delete"
    ]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_every_answer_is_one_that_the_description_has(
    client: Client, operations: list[tuple[str, str, dict[str, Any]]], data: st.DataObject
) -> None:
    method, path, operation = operations[data.draw(st.integers(0, len(operations) - 1))]
    query: list[tuple[str, str]] = []
    for parameter in operation.get("parameters", ()):
        name = parameter["name"]
        if parameter["in"] == "path":
            value = data.draw(st.one_of(st.sampled_from(KNOWN[name]), anything.filter(_is_part)))
            path = path.replace(f"{{{name}}}", quote(value, safe=""))
        elif parameter["in"] == "query":
            values = data.draw(st.lists(st.one_of(st.sampled_from(VALUES), anything), max_size=2))
            query += [(name, value) for value in values]
    query += data.draw(st.lists(st.tuples(anything, anything), max_size=1))
    headers = data.draw(st.dictionaries(st.sampled_from(HEADERS[:-1]), header_values, max_size=2))
    content = data.draw(st.binary(max_size=50)) if method in ("PUT", "POST") else None
    if content is not None:
        headers["Content-Type"] = data.draw(st.sampled_from(["application/json", "text/yaml", "x"]))

    response = client.ask(method, path, params=query, headers=headers, content=content)

    assert response.status_code < 500, response.text
    assert str(response.status_code) in operation["responses"]
    if response.status_code >= 400:
        assert response.headers["content-type"] == "application/problem+json"
        assert response.json()["status"] == response.status_code


def _is_part(text: str) -> bool:
    """Whether it stays one part of a path: a client takes dots as steps, and a slash is a next part."""
    return bool(text) and "/" not in text and text not in (".", "..")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    path=st.text(max_size=40),
    method=st.sampled_from(["GET", "HEAD", "PUT", "POST", "DELETE", "OPTIONS"]),
)
def test_any_other_path_is_answered_too(client: Client, path: str, method: str) -> None:
    response = client.ask(method, f"/{quote(path)}")
    assert response.status_code in (200, 303, 400, 404, 405, 412, 413, 415, 422)
    assert response.headers["api-version"]
