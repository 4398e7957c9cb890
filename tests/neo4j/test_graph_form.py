"""The graph that inspecteurs and onderzoekers query, seen through a side door: labels, relationships, properties, sharing."""

from datetime import date
from typing import LiteralString

import pytest
from neo4j import Driver
from neo4j.exceptions import ConstraintError

import cypher
from graphmodel.questions import QuestionKind, Sort, question_kinds
from graphmodel.stores import GraphStore
from graphmodel.vocabulary import Domain, Label, Relationship
from tests.contract.invented import LATER, spar

SHAPE = """
MATCH (origin)-[relationship]->(target)
RETURN DISTINCT labels(origin)[0] + '-' + type(relationship) + '->' + labels(target)[0] AS shape
"""
FORM = {
    "Gezinslid-IN_GEZIN->Casus",
    "Hulpverlener-WORKS_FOR->Organisation",
    "Organisation-ACTIVE_IN->Domain",
    "Hulpverlener-HAS->Involvement",
    "Involvement-FOR->Gezinslid",
    "Involvement-IN_DOMAIN->Domain",
    "Hulpverlener-SERVES->Gezinslid",
    "Hulpverlener-TOOK_PART->Contact",
    "Hulpverlener-INVITED->Contact",
    "Hulpverlener-CONFIRMED->Contact",
    "Contact-ABOUT->Gezinslid",
    "Handover-FROM->Hulpverlener",
    "Handover-TO->Hulpverlener",
    "Handover-TO->Organisation",
    "Handover-FROM_DOMAIN->Domain",
    "Handover-TO_DOMAIN->Domain",
    "Hulpverlener-HAS->Knowledge",
    "Knowledge-OF->Signaal",
    "Signaal-ABOUT->Gezinslid",
    "Contact-CARRIED->Signaal",
    "Handover-CARRIED->Signaal",
    "Melding-CARRIED->Signaal",
    "Melding-FROM->Hulpverlener",
    "Melding-TO->Organisation",
    "Decision-BY->Hulpverlener",
    "Hulpverlener-HAS->Regie",
    "Hulpverlener-HAS->Sighting",
    "Need-FOR->Gezinslid",
    "Need-IN_DOMAIN->Domain",
    "Need-WAITING_AT->Organisation",
    "Involvement-STATED_IN->Source",
    "Contact-STATED_IN->Source",
    "Knowledge-STATED_IN->Source",
    "Source-PART_OF->Casus",
    "Knowledge-PART_OF->Casus",
}
"""What the two invented gezinnen have of the form that is promised to whoever writes queries."""


@pytest.fixture
def graph(store: GraphStore, neo4j_driver: Driver) -> Driver:
    """A side door to them."""
    store.check()
    return neo4j_driver


def rows(graph: Driver, text: LiteralString, **values: object) -> list[list[object]]:
    with graph.session() as session:
        return [list(record.values()) for record in session.run(text, values)]


def column(graph: Driver, text: LiteralString, **values: object) -> list[object]:
    return [row[0] for row in rows(graph, text, **values)]


def test_the_form_is_as_promised(graph: Driver) -> None:
    assert set(column(graph, SHAPE)) >= FORM


def test_there_is_no_label_and_no_type_beside_those_of_the_vocabulary(graph: Driver) -> None:
    labels = column(graph, "MATCH (n) UNWIND labels(n) AS label RETURN DISTINCT label")
    types = column(graph, "MATCH ()-[r]->() RETURN DISTINCT type(r)")
    assert set(labels) <= {label.value for label in Label}
    assert set(types) <= {type_.value for type_ in Relationship}
    assert column(graph, "MATCH (n) WHERE size(labels(n)) <> 1 RETURN count(n)") == [0]


def test_no_relationship_has_a_property(graph: Driver) -> None:
    assert column(graph, "MATCH ()-[r]->() WHERE size(keys(r)) > 0 RETURN count(r)") == [0]


def test_every_node_of_a_casus_is_part_of_it_and_has_an_id_under_it(graph: Driver) -> None:
    loose = """
    MATCH (n) WHERE NOT n:Casus AND NOT n:Domain AND NOT n:Supervisor AND NOT n:OrganisationType
      AND NOT (n:Organisation AND n.registry IS NOT NULL)
      AND NOT EXISTS { (n)-[:PART_OF]->(casus:Casus) WHERE n.id STARTS WITH casus.id + '/' }
    RETURN labels(n), n.id
    """
    assert rows(graph, loose) == []
    assert column(graph, "MATCH (n)-[p:PART_OF]->() WITH n, count(p) AS p RETURN max(p)") == [1]


@pytest.mark.parametrize("label", [label.value for label in Label])
def test_an_id_is_unique_per_label(graph: Driver, label: str) -> None:
    with graph.session() as session, pytest.raises(ConstraintError):
        session.run(f"CREATE (:{label} {{id: 'twice'}}), (:{label} {{id: 'twice'}})").consume()  # pyright: ignore[reportArgumentType]  # a label cannot be a parameter


def test_a_date_is_its_first_and_last_day_and_its_text(graph: Driver) -> None:
    text = """
    MATCH (n:Contact {id: $id}) RETURN n.date_first, n.date_last, n.date_text
    """
    ((first, last, written),) = rows(graph, text, id="gezin-spar/c3")
    assert [first, last, written] == [date(2022, 9, 1), date(2022, 9, 30), "2022-09"]
    kinds = column(
        graph,
        "MATCH (n) UNWIND keys(n) AS key WITH n, key WHERE key ENDS WITH '_first' OR key ENDS WITH '_last' "
        "RETURN DISTINCT valueType(n[key])",
    )
    assert kinds == ["DATE NOT NULL"]


def test_still_going_on_and_not_known_stay_apart(graph: Driver) -> None:
    text = """
    MATCH (:Hulpverlener {id: $id})-[:HAS]->(i:Involvement)
    RETURN i.until_first IS NULL, 'until' IN coalesce(i.recorded_none, [])
    """
    assert rows(graph, text, id="gezin-spar/hv-2") == [[True, True]]
    assert rows(graph, text, id="gezin-spar/hv-3") == [[True, False]]


def test_who_serves_is_one_relationship_however_many_involvements_there_are(graph: Driver) -> None:
    text = "MATCH (:Hulpverlener {id: 'gezin-spar/hv-1'})-[s:SERVES]->(g) RETURN g.id ORDER BY g.id"
    assert column(graph, text) == ["gezin-spar/kind-1", "gezin-spar/moeder"]


def test_a_registered_organisation_is_one_node_for_all_casussen(graph: Driver) -> None:
    text = """
    MATCH (h:Hulpverlener)-[:WORKS_FOR]->(o:Organisation {registry: 'agb:01234567'})
    RETURN DISTINCT o.id, split(h.id, '/')[0] AS casus ORDER BY casus
    """
    assert rows(graph, text) == [
        ["agb:01234567", "gezin-lariks"],
        ["agb:01234567", "gezin-spar"],
    ]


def test_a_shared_organisation_is_active_in_what_any_casus_says_and_stays_while_one_names_it(
    store: GraphStore, graph: Driver
) -> None:
    text = "MATCH (:Organisation {id: 'agb:01234567'})-[:ACTIVE_IN]->(d) RETURN d.id"
    assert {"veiligheid", "huiselijk_geweld"} <= set(column(graph, text))
    store.delete("gezin-spar")
    assert column(graph, text) == ["veiligheid"]
    store.delete("gezin-lariks")
    assert column(graph, "MATCH (o:Organisation) RETURN o.id") == []


def test_domains_are_shared_and_there_from_the_start(graph: Driver) -> None:
    assert set(column(graph, "MATCH (d:Domain) RETURN d.id")) == {d.value for d in Domain}


def test_replacing_and_deleting_leave_nothing_behind(store: GraphStore, graph: Driver) -> None:
    store.save(spar(contacts=[], signalen=[], handovers=[], meldingen=[]), LATER)
    text = "MATCH (n) WHERE n:Contact OR n:Signaal OR n:Knowledge RETURN n.id"
    assert column(graph, text) == ["gezin-lariks/c1"]
    store.delete("gezin-spar")
    store.delete("gezin-lariks")
    left = "MATCH (n) RETURN DISTINCT labels(n)[0] AS label ORDER BY label"
    assert column(graph, left) == ["Domain", "OrganisationType", "Supervisor"]


@pytest.mark.parametrize("kind", question_kinds(), ids=lambda kind: kind.name)
def test_the_text_of_a_question_can_be_pasted_as_it_is(graph: Driver, kind: QuestionKind) -> None:
    values = {
        Sort.TEXT: "gezin-spar",
        Sort.DAY: date(2022, 6, 30),
        Sort.NUMBER: 1,
        Sort.YES_NO: True,
    }
    text = cypher.text(f"questions/{kind.name}.cypher")
    with graph.session() as session:
        result = session.run(text, {p.name: values[p.sort] for p in kind.parameters})
        assert list(result.keys()) == [name for name, _ in kind.columns]
        assert result.consume().query_type == "r"
