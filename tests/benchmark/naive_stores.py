"""The plain way to keep a casus: a statement for each fact, for each node, for each relationship."""

import json
import sqlite3
from typing import LiteralString, cast

from neo4j import Driver, ManagedTransaction

from graphmodel.model.casus import Casus
from graphmodel.model.checks import LISTS
from graphmodel.stores.graph_form import Graph


def bare_table(connection: sqlite3.Connection) -> None:
    """Two tables without our schema, as durable as the embedded store."""
    connection.executescript(
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
        "CREATE TABLE casus (id TEXT PRIMARY KEY, document TEXT);"
        "CREATE TABLE fact (casus TEXT, list TEXT, position INTEGER, document TEXT,"
        "  PRIMARY KEY (casus, list, position));"
    )


def facts_one_by_one(connection: sqlite3.Connection, casus: Casus) -> None:
    """Every entry of the lists of `casus`, each committed by itself."""
    data = casus.model_dump(mode="json", by_alias=True, exclude_unset=True)
    for name in LISTS:
        for position, entry in enumerate(data.get(name) or ()):
            row = (casus.id, name, position, json.dumps(entry))
            connection.execute("INSERT INTO fact VALUES (?, ?, ?, ?)", row)


def graph_one_by_one(driver: Driver, graph: Graph) -> None:
    """Every node and every relationship of `graph` in a statement of its own, all in one transaction."""
    with driver.session() as session:
        session.execute_write(_write, graph)


def _write(transaction: ManagedTransaction, graph: Graph) -> None:
    transaction.run(
        "MERGE (n:Casus {id: $id}) SET n = $casus", id=graph.casus["id"], casus=graph.casus
    )
    for key in graph.shared:
        transaction.run(_text(f"MERGE (:{key.label} {{id: $id}})"), id=key.id)
    for key, properties in graph.nodes.items():
        transaction.run(_text(f"CREATE (n:{key.label}) SET n = $properties"), properties=properties)
    for origin, type_, target in graph.relationships:
        transaction.run(
            _text(
                f"MATCH (a:{origin.label} {{id: $origin}}) MATCH (b:{target.label} {{id: $target}})"
                f" CREATE (a)-[:{type_}]->(b)"
            ),
            origin=origin.id,
            target=target.id,
        )


def _text(text: str) -> LiteralString:
    # Labels and types come from the vocabulary alone.
    return cast("LiteralString", text)
