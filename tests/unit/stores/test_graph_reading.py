"""The graph of a casus read back, without a server: as it was written, and after whatever somebody did to it."""

from collections.abc import Sequence
from typing import Any, TypeAlias

from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from graphmodel.errors import StoreDamagedError
from graphmodel.model.casus import Casus
from graphmodel.reference.reader import default_domains
from graphmodel.stores.graph_form import graph_of
from graphmodel.stores.graph_reading import document_of
from graphmodel.vocabulary import Label, Relationship
from tests.strategies import casussen

Node: TypeAlias = tuple[list[str], dict[str, Any], list[Any]]
VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-1, 3),
    st.floats(allow_nan=False),
    st.dates(),
    st.sampled_from(("", "x", "2022-13", "gezin-a/hv-1", "jeugd")),
    st.lists(st.sampled_from(("source", "kind", "x", "gezinsleden")), max_size=2),
    st.lists(st.integers(0, 2), max_size=2),
)


def stored(casus: Casus) -> tuple[dict[str, Any], list[Node]]:
    """The casus as a read of the graph finds it: its own properties, and every node with what starts there."""
    graph = graph_of(casus, default_domains)
    nodes: dict[Any, Node] = {
        key: ([key.label.value], dict(properties), []) for key, properties in graph.nodes.items()
    }
    for origin, type_, target in graph.relationships:
        if origin in nodes and type_ is not Relationship.PART_OF:
            nodes[origin][2].append([type_.value, [target.label.value], target.id])
    return dict(graph.casus), list(nodes.values())


@given(casussen())
def test_what_was_written_is_read_back_equal(casus: Casus) -> None:
    properties, nodes = stored(casus)
    assert Casus.model_validate(document_of(properties, nodes)) == casus
    assert Casus.model_validate(document_of(properties, nodes[::-1])) == casus


@given(casussen(), st.data())
def test_after_any_change_it_is_a_casus_or_told_to_be_none(
    casus: Casus, data: st.DataObject
) -> None:
    properties, nodes = stored(casus)
    for _ in range(data.draw(st.integers(1, 3))):
        change(properties, nodes, data)
    assert read_back(properties, nodes)


def read_back(properties: dict[str, Any], nodes: list[Node]) -> Casus | str:
    """The casus, or where it is damaged; any other error is a defect."""
    try:
        return Casus.model_validate(document_of(properties, nodes))
    except StoreDamagedError as error:
        return str(error.values["path"])
    except ValidationError as error:
        return str(error.errors())


def change(properties: dict[str, Any], nodes: list[Node], data: st.DataObject) -> None:
    """What somebody may do in a query: set or take away a property, a label, a relationship, a node."""
    if not nodes or data.draw(st.integers(0, 9)) == 0:
        key = drawn(data, [*(set(properties) - {"id"}), "title"])
        properties[key] = data.draw(VALUES)
        return
    labels, values, ends = node = drawn(data, nodes)
    match data.draw(st.integers(0, 5)):
        case 0:
            nodes.remove(node)
        case 1:
            values[drawn(data, [*values, "kind"])] = data.draw(VALUES)
        case 2:
            values.pop(drawn(data, [*values]), None)
        case 3:
            labels[:] = [drawn(data, [*(label.value for label in Label), "Notitie"])]
        case 4 if ends:
            ends.remove(drawn(data, ends))
        case _:
            other = drawn(data, nodes)
            type_ = drawn(data, [each.value for each in Relationship])
            ends.append([type_, list(other[0]), other[1].get("id")])


def drawn(data: st.DataObject, choices: Sequence[Any]) -> Any:
    return data.draw(st.sampled_from(choices))
