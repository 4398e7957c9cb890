"""What a store says when it cannot: a class per reason, nothing of what was asked, nothing lost."""

import logging
import socket
import time
from pathlib import Path

import pytest

from graphmodel.errors import (
    StoreCredentialsError,
    StoreError,
    StoreUnreachableError,
    StoreUrlError,
)
from graphmodel.stores import GraphStore, open_store
from tests.contract.invented import AT, spar
from tests.neo4j.server import Neo4jAccess

SECRET = "zeer-geheim"  # noqa: S105  # what must never be echoed


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("", "scheme"),
        ("store.sqlite", "scheme"),
        ("postgres://host", "scheme"),
        ("FILE:x", "scheme"),
        ("file:", "path"),
        ("file:~nobody-here/store", "path"),
        ("file://host/store", "host"),
        ("neo4j://", "host"),
        ("bolt:", "host"),
        ("bolt://host:port", "host"),
        ("neo4j://[half", "host"),
        (f"bolt://neo4j:{SECRET}@host", "credentials"),
        (f"neo4j+s://neo4j:{SECRET}@host:7687", "credentials"),
        (f"bolt://:{SECRET}@host", "credentials"),
        ("bolt://neo4j@host", "credentials"),
    ],
)
def test_a_url_that_names_no_store_is_refused(url: str, reason: str) -> None:
    with pytest.raises(StoreUrlError) as error:
        open_store(url)
    assert error.value.values == {"reason": reason}
    assert SECRET not in repr(error.value)


def test_a_server_that_is_not_there_is_told_within_seconds() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
    started = time.monotonic()
    with pytest.raises(StoreUnreachableError) as error:
        open_store(f"bolt://127.0.0.1:{port}", user="neo4j", password=SECRET)
    assert time.monotonic() - started < 10
    assert error.value.values["place"] == f"127.0.0.1:{port}"
    assert SECRET not in repr(error.value)


def test_a_server_that_says_nothing_is_told_within_seconds() -> None:
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        started = time.monotonic()
        with pytest.raises(StoreUnreachableError):
            open_store(f"bolt://127.0.0.1:{silent.getsockname()[1]}")
        assert time.monotonic() - started < 15


def test_a_wrong_password_is_told(neo4j_server: Neo4jAccess) -> None:
    with pytest.raises(StoreCredentialsError) as error:
        open_store(neo4j_server.uri, user=neo4j_server.user, password=SECRET)
    assert SECRET not in repr(error.value)


def test_a_database_that_is_not_there_is_told(neo4j_server: Neo4jAccess) -> None:
    with pytest.raises(StoreUnreachableError):
        open_store(
            neo4j_server.uri,
            user=neo4j_server.user,
            password=neo4j_server.password,
            database="nergens",
        )


def test_a_closed_store_is_not_used_again(store: GraphStore) -> None:
    store.close()
    with pytest.raises(StoreError):
        store.save(spar(), AT)


def test_no_name_and_no_text_of_a_casus_reaches_the_log(
    store: GraphStore, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    store.save(spar(), AT)
    store.save(spar(contacts=[]), AT)
    store.read("gezin-spar")
    store.delete("gezin-spar")
    assert "Spar" not in caplog.text
    assert "blauwe plekken" not in caplog.text


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StoreUnreachableError) as error:
        open_store(f"file:{tmp_path / 'file' / 'store.sqlite'}")
    assert error.value.values["place"] == str(tmp_path / "file" / "store.sqlite")
