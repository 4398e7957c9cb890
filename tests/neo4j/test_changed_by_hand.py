"""Somebody changes the graph in Neo4j Browser: reports follow what stands there, or say where it is no right casus any more."""

import re
from collections.abc import Iterator
from datetime import date
from typing import LiteralString

import pytest
from neo4j import Driver

import cypher
from api.app import create_app
from api.cli import main
from graphmodel.errors import StoreDamagedError, UnknownCasusError
from graphmodel.gaps.finding import Severity
from graphmodel.model.casus import content_hash
from graphmodel.model.network import network_of
from graphmodel.stores import GraphStore
from tests.api.http.client import Client, problem
from tests.contract.invented import AT, LATER, lariks, spar
from tests.neo4j.server import Neo4jAccess

URL = "/v1/casussen/gezin-spar"
LOOSE_INVOLVEMENT = "MATCH (i:Involvement {id: 'gezin-spar/involvements[0]'})-[r:FOR]->() DELETE r"
DAMAGE: dict[str, LiteralString] = {
    "a reference that is gone": LOOSE_INVOLVEMENT,
    "a node without an id": "MATCH (c:Contact {id: 'gezin-spar/c1'}) REMOVE c.id",
    "a node of which the end has no id": "MATCH (h:Hulpverlener {id: 'gezin-spar/hv-1'}) REMOVE h.id",
    "a kind that is no kind": "MATCH (c:Contact {id: 'gezin-spar/c1'}) SET c.kind = 'kletsen'",
    "a number for a text": "MATCH (s:Signaal {id: 'gezin-spar/s1'}) SET s.text = 7",
    "a date that is none": "MATCH (c:Contact {id: 'gezin-spar/c1'}) SET c.date_text = 'ooit' "
    "REMOVE c.date_first, c.date_last",
    "two ends where one may be": "MATCH (h:Hulpverlener {id: 'gezin-spar/hv-1'}), "
    "(o:Organisation {id: 'gezin-spar/school'}) CREATE (h)-[:WORKS_FOR]->(o)",
    "an end in another casus": "MATCH (g:Gezinslid {id: 'gezin-lariks/kind-1'}), "
    "(c:Contact {id: 'gezin-spar/c1'}) CREATE (c)-[:ABOUT]->(g)",
    "an id of another form": "MATCH (g:Gezinslid {id: 'gezin-spar/oma'}) SET g.id = 'Oma!'",
    "a list for a number": "MATCH (c:Casus {id: 'gezin-spar'}) SET c.title = ['a', 'b']",
    "a version that is no number": "MATCH (c:Casus {id: 'gezin-spar'}) SET c.version = 'twee'",
    "a moment of saving that is gone": "MATCH (c:Casus {id: 'gezin-spar'}) REMOVE c.saved_at",
}

WITHOUT_HANDOVERS: LiteralString = (
    "MATCH (h:Handover)-[:PART_OF]->(:Casus {id: 'gezin-spar'}) DETACH DELETE h"
)
BOOKKEEPING = ("a version that is no number", "a moment of saving that is gone")


@pytest.fixture
def client(store: GraphStore) -> Iterator[Client]:
    """Who asks the service around that graph."""
    with Client(create_app(store)) as opened:
        yield opened


def by_hand(driver: Driver, text: LiteralString) -> None:
    with driver.session() as session:
        assert session.run(text).consume().counters.contains_updates


def test_a_fact_that_was_changed_is_read_as_it_stands(
    store: GraphStore, neo4j_driver: Driver
) -> None:
    by_hand(neo4j_driver, "MATCH (c:Contact {id: 'gezin-spar/c2'}) DETACH DELETE c")
    casus = store.read("gezin-spar")
    assert [contact.id for contact in casus.contacts or ()] == ["c1", "c3"]
    newest = store.version("gezin-spar")
    assert (newest.version, newest.hash, newest.facts) == (1, content_hash(casus), 31)
    assert store.versions("gezin-spar") == (newest,)
    assert store.network("gezin-spar", date(2022, 12, 1)) == network_of(casus, date(2022, 12, 1))


def test_what_was_changed_is_kept_when_a_casus_is_loaded_over_it(
    store: GraphStore, neo4j_driver: Driver
) -> None:
    by_hand(neo4j_driver, "MATCH (c:Contact {id: 'gezin-spar/c2'}) DETACH DELETE c")
    changed = store.read("gezin-spar")
    assert store.save(spar(), LATER).version == 2
    assert store.read("gezin-spar") == spar()
    assert store.read("gezin-spar", 1) == changed


def test_a_report_follows_what_stands_in_the_graph(client: Client, neo4j_driver: Driver) -> None:
    before = client.get(f"{URL}/gap-report")
    same = client.get(f"{URL}/gap-report", if_none_match=before.headers["etag"])
    assert same.status_code == 304
    by_hand(neo4j_driver, "MATCH (c:Contact {id: 'gezin-spar/c1'}) DETACH DELETE c")
    after = client.get(f"{URL}/gap-report", if_none_match=before.headers["etag"])
    assert after.status_code == 200
    assert after.json()["casus"]["hash"] != before.json()["casus"]["hash"]
    assert after.json()["summary"] != before.json()["summary"]


def test_who_knows_the_casus_of_before_a_change_by_hand_does_not_overwrite_it(
    client: Client, neo4j_driver: Driver
) -> None:
    url = "/v1/casussen/gezin-lariks"
    tag = client.get(url).headers["etag"]
    by_hand(neo4j_driver, "MATCH (c:Contact {id: 'gezin-lariks/c1'}) DETACH DELETE c")
    problem(client.put(lariks(plans=[]), if_match=tag), 412)
    problem(client.delete(url, if_match=tag), 412)
    assert client.put(lariks(), if_match=client.get(url).headers["etag"]).status_code == 200


@pytest.mark.parametrize("text", DAMAGE.values(), ids=DAMAGE.keys())
def test_what_is_no_right_casus_any_more_is_told_with_its_place(
    store: GraphStore, client: Client, neo4j_driver: Driver, text: LiteralString
) -> None:
    assert client.get(f"{URL}/gap-report").status_code == 200
    by_hand(neo4j_driver, text)
    for ask in (store.read, store.version, store.network):
        with pytest.raises(StoreDamagedError) as error:
            ask("gezin-spar")
        assert error.value.values["path"]
    for path in ("", "/gap-report", "/network"):
        told = problem(client.get(f"{URL}{path}"), 500)
        assert "gezin-spar" in told["detail"]
    assert store.read("gezin-lariks") == lariks()


@pytest.mark.parametrize("name", [name for name in DAMAGE if name not in BOOKKEEPING])
def test_loading_again_mends_it(store: GraphStore, neo4j_driver: Driver, name: str) -> None:
    by_hand(neo4j_driver, DAMAGE[name])
    saved = store.save(spar(), LATER)
    assert store.read("gezin-spar") == spar()
    assert [v.version for v in store.versions("gezin-spar")] == [saved.version, 1]
    with pytest.raises(StoreDamagedError):
        store.read("gezin-spar", 1)


def test_the_list_of_casussen_shows_the_others_beside_one_that_is_damaged(
    client: Client, neo4j_driver: Driver
) -> None:
    by_hand(neo4j_driver, DAMAGE["a kind that is no kind"])
    page = client.get("/casussen")
    assert page.status_code == 200
    for title in ("Gezin Spar", "Gezin Lariks"):
        assert title in page.text


def test_the_list_of_casussen_counts_the_findings_of_what_stands_in_the_graph(
    client: Client, neo4j_driver: Driver
) -> None:
    before = counted_in_list(client)
    assert counted_in_list(client) == before == counted_in_report(client)
    by_hand(neo4j_driver, WITHOUT_HANDOVERS)
    after = counted_in_list(client)
    assert after == counted_in_report(client) != before
    client.put(lariks(plans=[]))
    assert counted_in_list(client) == after


def test_who_seeks_findings_is_not_shown_a_casus_that_has_none_after_a_change_by_hand(
    client: Client, neo4j_driver: Driver
) -> None:
    sought = "/casussen?kind=broken_handover"
    assert "gezin-spar" in client.get(sought).text
    by_hand(neo4j_driver, WITHOUT_HANDOVERS)
    for _ in range(2):
        assert "gezin-spar" not in client.get(sought).text


def counted_in_list(client: Client) -> list[str]:
    """How many findings of each severity the list says that the casus has."""
    (row,) = re.findall(r"<tr>(?:(?!<tr>).)*gezin-spar.*?</tr>", client.get("/casussen").text, re.S)
    return re.findall(r'class="number">(\d+)<', row)[: len(Severity)]


def counted_in_report(client: Client) -> list[str]:
    findings = client.get(f"{URL}/gap-report").json()["findings"]
    return [str(sum(f["severity"] == severity for f in findings)) for severity in Severity]


@pytest.mark.usefixtures("store")
def test_a_command_says_where_it_is_damaged(
    neo4j_server: Neo4jAccess,
    neo4j_driver: Driver,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    by_hand(neo4j_driver, DAMAGE["a kind that is no kind"])
    monkeypatch.setenv("VANGNET_STORE", neo4j_server.uri)
    monkeypatch.setenv("VANGNET_NEO4J_USER", neo4j_server.user)
    monkeypatch.setenv("VANGNET_NEO4J_PASSWORD", neo4j_server.password)
    assert main(["report", "gezin-spar"]) == 3
    told = capsys.readouterr()
    assert told.out == ""
    assert "contacts[0].kind" in told.err
    assert "kletsen" not in told.err
    assert "Traceback" not in told.err


def test_a_casus_that_somebody_only_began_is_not_there(
    store: GraphStore, neo4j_driver: Driver
) -> None:
    by_hand(neo4j_driver, "CREATE (:Casus {id: 'gezin-half'})")
    with pytest.raises(UnknownCasusError):
        store.read("gezin-half")
    with pytest.raises(UnknownCasusError):
        store.version("gezin-half")
    assert store.save(lariks(casus={"id": "gezin-half"}), AT).version == 1


def test_notes_of_their_own_that_people_add_change_nothing(
    store: GraphStore, neo4j_driver: Driver
) -> None:
    by_hand(
        neo4j_driver,
        "MATCH (c:Contact {id: 'gezin-spar/c1'}) SET c:Onderzocht "
        "CREATE (c)<-[:OVER]-(:Notitie {tekst: 'navragen'})",
    )
    assert store.read("gezin-spar") == spar()


def test_as_long_as_nothing_is_committed_the_graph_is_not_read_again(
    store: GraphStore, neo4j_driver: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    text = cypher.text

    def noted(name: str) -> LiteralString:
        asked.append(name)
        return text(name)

    monkeypatch.setattr(cypher, "text", noted)
    newest = store.version("gezin-spar")
    assert [store.version("gezin-spar") for _ in range(5)] == [newest] * 5
    assert asked.count("reads/casus.cypher") == 1
    by_hand(neo4j_driver, "MATCH (c:Contact {id: 'gezin-lariks/c1'}) DETACH DELETE c")
    assert store.version("gezin-spar") == newest
    assert asked.count("reads/casus.cypher") == 2
