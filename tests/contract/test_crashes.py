"""Stopped at any moment, a store holds each casus whole or not at all, and keeps what it said it had saved."""

import signal
import time
from pathlib import Path

import pytest

from graphmodel.stores import open_store
from tests.contract.invented import AT, lariks, spar
from tests.contract.loading import assert_whole_or_absent, loading, saved_ids
from tests.neo4j.server import Neo4jAccess, Neo4jServer


@pytest.mark.parametrize("moment", range(4))
def test_a_load_into_a_file_that_is_killed_leaves_whole_casussen(
    tmp_path: Path, moment: int
) -> None:
    url = f"file:{tmp_path / 'store.sqlite'}"
    with loading(url) as process:
        saved = saved_ids(process, 1 + 40 * moment)
        time.sleep(0.03 * moment)
        process.kill()
        process.wait()
    with open_store(url) as store:
        assert_whole_or_absent(store, saved)
        assert store.save(spar(), AT).version == 1


@pytest.mark.parametrize("moment", range(2))
def test_a_load_into_a_server_that_is_killed_leaves_whole_casussen(
    empty_neo4j: Neo4jAccess, moment: int
) -> None:
    with loading(empty_neo4j.uri, empty_neo4j.user, empty_neo4j.password) as process:
        saved = saved_ids(process, 1 + 20 * moment)
        time.sleep(0.05 * moment)
        process.kill()
        process.wait()
    with open_store(empty_neo4j.uri, user=empty_neo4j.user, password=empty_neo4j.password) as store:
        assert_whole_or_absent(store, saved)
        assert store.save(spar(), AT).version == 1


def test_a_server_that_is_killed_during_a_load_keeps_what_it_said_it_saved(
    killable_neo4j: Neo4jServer,
) -> None:
    access = killable_neo4j.access
    with loading(access.uri, access.user, access.password) as process:
        saved = saved_ids(process, 10)
        killable_neo4j.kill()
        assert process.stdout
        saved += process.stdout.read().split()
        assert process.wait(timeout=60) == 3
    killable_neo4j.restart()
    with open_store(access.uri, user=access.user, password=access.password) as store:
        assert_whole_or_absent(store, saved)


def test_a_server_that_is_restarted_during_a_load_keeps_what_it_said_it_saved(
    killable_neo4j: Neo4jServer,
) -> None:
    access = killable_neo4j.access
    with loading(access.uri, access.user, access.password) as process:
        saved = saved_ids(process, 10)
        killable_neo4j.restart()
        # Back in time: the load goes on. Too late: it says so, as when the server stays away.
        saved += saved_ids(process, 10)
        process.kill()
        assert process.wait(timeout=60) in (3, -signal.SIGKILL)
    with open_store(access.uri, user=access.user, password=access.password) as store:
        assert_whole_or_absent(store, [each for each in saved if each])


def test_a_server_that_was_restarted_between_two_calls_is_reached_again(
    killable_neo4j: Neo4jServer,
) -> None:
    access = killable_neo4j.access
    with open_store(access.uri, user=access.user, password=access.password) as store:
        store.save(spar(), AT)
        killable_neo4j.restart()
        assert store.read("gezin-spar") == spar()
        assert store.save(lariks(), AT).version == 1


def test_serving_and_loading_go_on_beside_each_other(tmp_path: Path) -> None:
    url = f"file:{tmp_path / 'store.sqlite'}"
    with open_store(url) as store, loading(url) as process:
        saved = saved_ids(process, 5)
        store.save(spar(), AT)
        assert store.read("gezin-spar") == spar()
        saved += saved_ids(process, 100)
        store.delete("gezin-spar")
        process.kill()
        process.wait()
        assert_whole_or_absent(store, saved)
