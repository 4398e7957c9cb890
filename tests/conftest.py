"""What every test may ask for, and what holds for all of them.

Fixture strategy: a test takes the smallest thing that shows its point. Doubles are real: an
embedded store in a temporary folder, a Neo4j that runs. One Neo4j serves the whole session; the
tests that use it share one process (`xdist_group`), because each of them empties the database.
"""

import os
import shutil
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import settings
from neo4j import Driver, GraphDatabase

from graphmodel.stores import GraphStore, open_store
from tests.neo4j import server
from tests.neo4j.server import Neo4jAccess, Neo4jServer

settings.register_profile("laptop", deadline=None, max_examples=50)
settings.register_profile(
    "ci", deadline=None, max_examples=100, derandomize=True, database=None, print_blob=True
)
settings.register_profile("nightly", deadline=None, max_examples=2_000, print_blob=True)
settings.load_profile(os.environ.get("VANGNET_HYPOTHESIS_PROFILE", "laptop"))


def pytest_sessionstart() -> None:
    """Start from the defaults: the settings of a person's shell must not reach a test."""
    for name in [name for name in os.environ if name.startswith("VANGNET_")]:
        if not name.startswith(("VANGNET_TEST_", "VANGNET_HYPOTHESIS_")):
            del os.environ[name]


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep all tests on Neo4j in one process, and let `-m neo4j` find each of them."""
    for item in items:
        if _uses_neo4j(item):
            item.add_marker("neo4j")
            item.add_marker(pytest.mark.xdist_group("neo4j"))


def _uses_neo4j(item: pytest.Item) -> bool:
    fixtures: list[str] = getattr(item, "fixturenames", [])
    servers = {"neo4j_server", "shared_killable_neo4j"}
    return item.get_closest_marker("neo4j") is not None or not servers.isdisjoint(fixtures)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Under `CI=true` nothing may be left out unseen: a skip is a failure."""
    report = yield
    _judge_skip(report)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """The same for a module that skips itself as a whole."""
    report = yield
    _judge_skip(report)
    return report


def _judge_skip(report: pytest.TestReport | pytest.CollectReport) -> None:
    expected_to_fail = hasattr(report, "wasxfail")
    if os.environ.get("CI") == "true" and report.skipped and not expected_to_fail:
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr
        report.outcome = "failed"
        report.longrepr = f"under CI=true a skip is a failure: {reason}"


@pytest.fixture(scope="session")
def neo4j_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Neo4jAccess]:
    """The Neo4j of this session: the one that is named in the environment, else our own."""
    uri = os.environ.get("VANGNET_TEST_NEO4J_URI")
    if uri:
        access = Neo4jAccess(
            uri,
            os.environ.get("VANGNET_TEST_NEO4J_USER", "neo4j"),
            os.environ.get("VANGNET_TEST_NEO4J_PASSWORD", ""),
        )
        _refuse_unless_empty(access)
        yield access
        return
    with _running(tmp_path_factory) as own:
        yield own.access


@pytest.fixture(scope="session")
def neo4j_driver(neo4j_server: Neo4jAccess) -> Iterator[Driver]:
    """A side door into the Neo4j of this session."""
    with _driver(neo4j_server) as driver:
        yield driver


@pytest.fixture
def empty_neo4j(neo4j_server: Neo4jAccess, neo4j_driver: Driver) -> Iterator[Neo4jAccess]:
    """The Neo4j of this session without a node, before the test and after it."""
    _empty(neo4j_driver)
    yield neo4j_server
    _empty(neo4j_driver)


@pytest.fixture(params=["sqlite", pytest.param("neo4j", marks=pytest.mark.neo4j)])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[GraphStore]:
    """An empty store, once of each kind."""
    if request.param == "sqlite":
        opened = open_store(f"file:{tmp_path / 'store.sqlite'}")
    else:
        access: Neo4jAccess = request.getfixturevalue("empty_neo4j")
        opened = open_store(access.uri, user=access.user, password=access.password)
    with opened:
        yield opened


@pytest.fixture(scope="session")
def shared_killable_neo4j(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Neo4jServer]:
    """Behind `killable_neo4j`: one process for the session, as a start takes ten seconds."""
    with _running(tmp_path_factory) as killable:
        yield killable


@pytest.fixture
def killable_neo4j(shared_killable_neo4j: Neo4jServer) -> Neo4jServer:
    """A second server, running and empty, that a test may kill, stop and start again."""
    if not shared_killable_neo4j.is_running:
        shared_killable_neo4j.restart()
    with _driver(shared_killable_neo4j.access) as driver:
        _empty(driver)
    return shared_killable_neo4j


@contextmanager
def _running(tmp_path_factory: pytest.TempPathFactory) -> Generator[Neo4jServer]:
    if reason := server.missing():
        pytest.skip(f"{reason}; or set VANGNET_TEST_NEO4J_URI")
    home = tmp_path_factory.mktemp("neo4j")
    started = server.start(home)
    try:
        yield started
    finally:
        started.stop()
        # pytest keeps the folders of the last three sessions; a database is too large for that.
        shutil.rmtree(home)


def _empty(driver: Driver) -> None:
    # In parts: two hundred casussen do not fit in the memory of one transaction.
    with driver.session() as session:
        session.run("MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 2000 ROWS").consume()


def _driver(access: Neo4jAccess) -> Driver:
    return GraphDatabase.driver(access.uri, auth=(access.user, access.password))


def _refuse_unless_empty(access: Neo4jAccess) -> None:
    with _driver(access) as driver:
        records, _, _ = driver.execute_query("MATCH (n) RETURN count(n) AS nodes")
    if nodes := records[0]["nodes"]:
        pytest.fail(
            f"{access.uri} holds {nodes} nodes, and these tests empty the database; "
            "name an empty one in VANGNET_TEST_NEO4J_URI",
            pytrace=False,
        )
