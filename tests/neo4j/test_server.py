"""The local Neo4j does what the tests that lean on it believe."""

import socket

import pytest
from neo4j import Driver, GraphDatabase
from neo4j.exceptions import AuthError

from tests.neo4j import server
from tests.neo4j.server import Neo4jAccess, Neo4jServer, Neo4jUnavailableError


def test_the_server_has_the_version_that_the_pom_names(neo4j_driver: Driver) -> None:
    records, _, _ = neo4j_driver.execute_query(
        "CALL dbms.components() YIELD versions RETURN versions[0] AS version"
    )
    assert records[0]["version"] == server.version()


def test_a_wrong_password_is_refused(neo4j_server: Neo4jAccess) -> None:
    with (
        GraphDatabase.driver(neo4j_server.uri, auth=(neo4j_server.user, "not-this-one")) as driver,
        pytest.raises(AuthError),
    ):
        driver.verify_connectivity()


def test_what_was_committed_before_a_kill_is_there_after_a_restart(
    killable_neo4j: Neo4jServer,
) -> None:
    access = killable_neo4j.access
    with GraphDatabase.driver(access.uri, auth=(access.user, access.password)) as driver:
        driver.execute_query("CREATE (:Committed {number: 1})")
        with driver.session() as session:
            open_transaction = session.begin_transaction()
            open_transaction.run("CREATE (:NotCommitted)").consume()
            killable_neo4j.kill()

    killable_neo4j.restart()

    with GraphDatabase.driver(access.uri, auth=(access.user, access.password)) as driver:
        records, _, _ = driver.execute_query("MATCH (n) RETURN labels(n) AS labels")
    assert [record["labels"] for record in records] == [["Committed"]]


@pytest.mark.neo4j
def test_a_taken_port_is_named(tmp_path_factory: pytest.TempPathFactory) -> None:
    if reason := server.missing():
        pytest.skip(reason)
    with socket.socket() as other:
        other.bind((server.HOST, 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(Neo4jUnavailableError, match=f"port {port} on"):
            server.start(tmp_path_factory.mktemp("neo4j"), port)
