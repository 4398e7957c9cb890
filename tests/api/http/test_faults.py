"""A store that does not do what it should: a problem that says whether to try again, and nothing of how it is kept."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from api.app import create_app
from graphmodel.model.casus import Casus
from graphmodel.stores import open_store
from tests.api.http.client import Client, problem
from tests.neo4j.server import Neo4jServer

URL = "/v1/casussen/gezin-toets"


def test_a_store_that_another_program_holds_can_be_asked_again_later(
    client: Client, stored: Casus, tmp_path: Path
) -> None:
    with closing(sqlite3.connect(tmp_path / "api.sqlite", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        response = client.put(stored.model_copy(update={"contacts": ()}))
        told = problem(response, 503)
        assert told["type"] == "urn:vangnet:error.store_busy"
        assert int(response.headers["retry-after"]) > 0
        assert str(tmp_path) not in response.text
        # Who reads does not wait for who writes.
        assert client.get(URL).status_code == 200
    assert client.put(stored.model_copy(update={"contacts": ()})).status_code == 200


@pytest.mark.usefixtures("stored")
def test_a_store_that_was_overwritten_is_told_without_its_place(
    client: Client, tmp_path: Path
) -> None:
    for path in tmp_path.iterdir():
        path.write_bytes(b"Jan de Vries" * 4096)
    for path in (URL, f"{URL}/gap-report", "/v1/casussen", "/health/ready"):
        response = client.get(path)
        assert response.status_code in (500, 503), path
        assert problem(response, response.status_code)["type"].startswith("urn:vangnet:error.store")
        assert "Vries" not in response.text
        assert str(tmp_path) not in response.text
    assert client.get("/health/live").status_code == 200


@pytest.mark.usefixtures("stored")
def test_a_store_that_was_moved_away_is_told_until_it_is_back(
    client: Client, tmp_path: Path
) -> None:
    path, kept = tmp_path / "api.sqlite", tmp_path / "kept.sqlite"
    report = client.get(f"{URL}/gap-report")
    path.rename(kept)
    for asked in (URL, f"{URL}/gap-report", "/v1/casussen", "/health/ready"):
        response = client.get(asked, if_none_match=report.headers["etag"])
        problem(response, 503)
        assert int(response.headers["retry-after"]) > 0
        assert str(tmp_path) not in response.text
    assert not path.exists()
    kept.rename(path)
    assert client.get(f"{URL}/gap-report").content == report.content


def test_a_store_that_took_the_place_of_another_is_served(
    client: Client, stored: Casus, tmp_path: Path
) -> None:
    tag = client.get(f"{URL}/gap-report").headers["etag"]
    other = stored.model_copy(update={"contacts": ()})
    with open_store(f"file:{tmp_path / 'other.sqlite'}") as store:
        store.save(other, datetime(2026, 1, 1, tzinfo=UTC))
    (tmp_path / "other.sqlite").replace(tmp_path / "api.sqlite")
    assert Casus.model_validate_json(client.get(URL).content) == other
    assert client.get(f"{URL}/gap-report", if_none_match=tag).status_code == 200
    assert client.put(stored).json()["version"] == 2


def test_a_server_that_is_down_makes_the_service_unready_until_it_is_back(
    killable_neo4j: Neo4jServer, casus: Casus
) -> None:
    access = killable_neo4j.access
    with (
        open_store(access.uri, user=access.user, password=access.password) as store,
        Client(create_app(store)) as client,
    ):
        assert client.put(casus).status_code == 201
        report = client.get(f"{URL}/gap-report")
        assert report.status_code == 200
        killable_neo4j.kill()
        for path in (URL, f"{URL}/gap-report", "/v1/casussen", "/health/ready"):
            response = client.get(path, if_none_match=report.headers["etag"])
            problem(response, 503)
            assert int(response.headers["retry-after"]) > 0
            assert access.uri not in response.text
        assert client.get("/health/live").status_code == 200
        killable_neo4j.restart()
        assert client.get("/health/ready").status_code == 200
        assert client.get(f"{URL}/gap-report").content == report.content
