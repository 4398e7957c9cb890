import io
import json
from datetime import date
from typing import Any
from xml.etree import ElementTree

import networkx as nx
import pytest

from graphmodel.model.casus import Casus
from graphmodel.model.network import Network, network_of
from tests.pictures import HOSTILE_NAMES, casus_of, gezin_berk, hostile_casus
from visualisations.graph_files import as_gexf, as_graphml, as_json, edges_of, nodes_of

GEXF = "{http://www.gexf.net/1.2draft}"
CASUSSEN = [gezin_berk(), hostile_casus(), casus_of(30)]


def read_back(network: Network) -> dict[str, Any]:
    """What NetworkX makes of each format."""
    return {
        "graphml": nx.read_graphml(io.BytesIO(as_graphml(network).encode()), force_multigraph=True),
        "gexf": nx.read_gexf(io.BytesIO(as_gexf(network).encode())),
        "json": nx.node_link_graph(json.loads(as_json(network)), edges="edges"),
    }


@pytest.mark.parametrize("form", ["graphml", "gexf", "json"])
@pytest.mark.parametrize("casus", CASUSSEN, ids=lambda casus: casus.id)
def test_networkx_reads_back_every_node_and_every_edge(casus: Casus, form: str) -> None:
    network = network_of(casus)
    graph = read_back(network)[form]
    assert set(graph.nodes) == {node.id for node in nodes_of(network)}
    assert sorted((source, target) for source, target in graph.edges()) == sorted(
        (edge.source, edge.target) for edge in edges_of(network)
    )


@pytest.mark.parametrize("form", ["graphml", "json"])
def test_networkx_reads_back_every_value(form: str) -> None:
    network = network_of(gezin_berk())
    graph = read_back(network)[form]
    for node in nodes_of(network):
        assert graph.nodes[node.id] == {"label": node.label, **node.values}
    for edge in edges_of(network):
        found = graph.edges[edge.source, edge.target, edge.id]
        dates = {"start": edge.start, "end": edge.end}
        known = {name: value for name, value in dates.items() if value}
        assert found == {**edge.values, **known}


def test_two_meetings_of_the_same_two_are_two_edges() -> None:
    graph = read_back(network_of(gezin_berk()))["graphml"]
    assert graph.number_of_edges("hulpverlener:hv-1", "hulpverlener:hv-2") == 3


def test_a_part_date_is_its_first_and_last_day_and_stays_as_written() -> None:
    edges = {edge.id: edge for edge in edges_of(network_of(gezin_berk()))}
    part = edges["contacts[6]:0"]
    assert (part.start, part.end) == ("2021-05-01", "2021-05-31")
    assert part.values["date"] == "2021-05"


def test_what_goes_on_has_no_end() -> None:
    edges = {edge.id: edge for edge in edges_of(network_of(gezin_berk()))}
    assert edges["involvements[0]"].end is None
    assert edges["involvements[0]"].values["is_going_on"] is True


def test_an_end_after_the_day_is_not_known_yet() -> None:
    edges = {edge.id: edge for edge in edges_of(network_of(gezin_berk(), date(2022, 6, 1)))}
    assert edges["involvements[3]"].end is None
    assert "until" not in edges["involvements[3]"].values


def test_gexf_dates_are_dates_that_gephi_reads() -> None:
    root = ElementTree.fromstring(as_gexf(network_of(gezin_berk())))  # noqa: S314  # our own
    graph = root.find(f"{GEXF}graph")
    assert graph is not None
    assert (graph.attrib["mode"], graph.attrib["timeformat"]) == ("dynamic", "date")
    for edge in graph.iter(f"{GEXF}edge"):
        for bound in {"start", "end"} & edge.attrib.keys():
            assert date.fromisoformat(edge.attrib[bound])


def test_no_file_holds_the_day_on_which_it_was_made() -> None:
    network = network_of(gezin_berk())
    assert "lastmodified" not in as_gexf(network)
    assert [as_gexf(network), as_graphml(network), as_json(network)] == [
        as_gexf(network),
        as_graphml(network),
        as_json(network),
    ]


def test_there_is_no_null_in_the_json() -> None:
    assert "null" not in as_json(network_of(gezin_berk()))


def test_a_hostile_name_is_only_a_name() -> None:
    network = network_of(hostile_casus())
    for graph in read_back(network).values():
        labels = {values["label"] for _, values in graph.nodes(data=True)}
        assert HOSTILE_NAMES[0] in labels
        assert HOSTILE_NAMES[7] in labels


def test_an_empty_network_is_an_empty_graph() -> None:
    casus = Casus.model_validate({"format": "casus/1", "casus": {"id": "leeg"}})
    for graph in read_back(network_of(casus, date(2022, 1, 1))).values():
        assert len(graph) == 0
