"""The graph store: every casus as a graph in Neo4j that people can query, and read back from the graph as it stands.

One transaction per save; who saves at the same time waits for its turn. A read takes no lock: it is checked against the
content hash. Something else is there when somebody changed the graph by hand, or is saving this very moment; the state
of the database, the same before and after, tells these two apart. The newest version is the graph itself, earlier ones
are kept as documents.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import UTC, date, datetime
from typing import Any, Self

import neo4j
from neo4j import ManagedTransaction
from pydantic import ValidationError

import cypher
from graphmodel.errors import StoreDamagedError, UnknownCasusError, UnknownVersionError
from graphmodel.gaps.explanation import Explanation, ExplanationKind
from graphmodel.model.casus import Casus, canonical, content_hash, hash_of
from graphmodel.model.checks import CrossReferenceError
from graphmodel.model.network import Network, network_of
from graphmodel.questions import Question
from graphmodel.reference.reader import default_domains
from graphmodel.stores import supervision
from graphmodel.stores.batches import batches, facts_of
from graphmodel.stores.contract import CasusFilter, CasusPage, CasusSummary, Guard, Version
from graphmodel.stores.graph_form import Graph, graph_of, registries_of, rows_of
from graphmodel.stores.graph_reading import document_of
from graphmodel.stores.known_versions import KnownVersions
from graphmodel.stores.neo4j_server import Server, State
from graphmodel.vocabulary import Domain

FACTS_PER_TRANSACTION = 2_000


@dataclass(frozen=True, slots=True)
class _Prepared:
    """A casus ready to be written."""

    id: str
    hash: str
    facts: int
    graph: Graph


@dataclass(frozen=True, slots=True)
class _Standing:
    """A casus as the graph holds it now.

    Attributes:
        version: With the hash of what the graph holds.
        document: The same as text.
        casus: None when it is not a right one; `path` tells where.
        is_as_saved: The graph holds what was saved.
    """

    version: Version
    document: str
    casus: Casus | None
    path: str = ""
    is_as_saved: bool = False

    def right_casus(self) -> Casus:
        """The casus; raises StoreDamagedError when it is not a right one."""
        if self.casus is None:
            raise StoreDamagedError(casus_id=self.version.casus_id, path=self.path)
        return self.casus


class Neo4jStore:
    """A `GraphStore` on one Neo4j database. Any number of threads may use it at the same time."""

    def __init__(self, server: Server) -> None:
        """The store takes over `server`, and closes it."""
        self._server = server
        self._known = KnownVersions()

    def save(self, casus: Casus, at: datetime, guard: Guard | None = None) -> Version:
        """Inherited."""
        (version,) = self._save([casus], at, guard)
        return version

    def save_all(self, casussen: Iterable[Casus], at: datetime) -> Iterator[Version]:
        """Inherited."""
        for batch in batches(casussen, facts_of, FACTS_PER_TRANSACTION):
            yield from self._save(batch, at)

    def read(self, casus_id: str, version: int | None = None) -> Casus:
        """Inherited."""
        standing = self._standing(casus_id)
        if version is not None and version != standing.version.version:
            return self._read_earlier(casus_id, version)
        return standing.right_casus()

    def version(self, casus_id: str) -> Version:
        """Inherited."""
        state = self._state()
        version = self._known.get(state, casus_id)
        if version is None:
            standing = self._standing(casus_id)
            standing.right_casus()
            version = standing.version
            self._known.keep(state, version)
        return version

    def versions(self, casus_id: str) -> tuple[Version, ...]:
        """Inherited."""
        newest = self._standing(casus_id).version
        text = cypher.text("reads/earlier_versions.cypher")
        earlier = self._server.rows(text, {"id": casus_id})
        return (newest, *(_version(casus_id, row) for row in earlier))

    def delete(self, casus_id: str, guard: Guard | None = None) -> None:
        """Inherited."""
        self._server.write(_delete, casus_id, guard)

    def casussen(self, wanted: CasusFilter, offset: int, limit: int) -> CasusPage:
        """Inherited."""
        values = {**asdict(wanted), "offset": offset, "limit": limit}
        (row,) = self._server.rows(cypher.text("reads/casussen.cypher"), values)
        return CasusPage(row["total"], tuple(_summary(found) for found in row["casussen"]))

    def network(self, casus_id: str, day: date | None = None) -> Network:
        """Inherited."""
        return network_of(self.read(casus_id), day)

    def ask(self, question: Question) -> tuple[tuple[object, ...], ...]:
        """Inherited."""
        text = cypher.text(f"questions/{question.kind.name}.cypher")
        columns = [name for name, _ in question.kind.columns]
        rows = self._server.rows(text, question.values)
        return tuple(tuple(_native(row[name]) for name in columns) for row in rows)

    def explain(self, casus_id: str, said: Explanation) -> None:
        """Inherited."""
        if not self._server.write(_explain, casus_id, said):
            raise UnknownCasusError(casus_id)

    def explanations(self, casus_id: str) -> tuple[Explanation, ...]:
        """Inherited."""
        rows = self._server.rows(cypher.text("reads/explanations.cypher"), {"id": casus_id})
        if not rows:
            raise UnknownCasusError(casus_id)
        found = enumerate(rows[0]["explanations"], 1)
        return tuple(_explanation(casus_id, number, row) for number, row in found)

    def check(self) -> None:
        """Inherited."""
        self._server.run(cypher.text("reads/check.cypher"))

    def close(self) -> None:
        """Inherited."""
        self._server.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    def _save(
        self, casussen: Sequence[Casus], at: datetime, guard: Guard | None = None
    ) -> list[Version]:
        prepared = [
            _Prepared(c.id, content_hash(c), facts_of(c), graph_of(c, default_domains))
            for c in casussen
        ]
        return self._server.write(_write, prepared, at.astimezone(UTC), guard)

    def _standing(self, casus_id: str) -> _Standing:
        standing = self._server.read(_standing, casus_id)
        if standing and not standing.is_as_saved:
            # Changed by hand, or read while somebody was saving.
            standing = self._steady(casus_id)
        if standing is None:
            raise UnknownCasusError(casus_id)
        return standing

    def _state(self) -> State:
        return self._server.state(cypher.text("reads/check.cypher"))

    def _steady(self, casus_id: str) -> _Standing | None:
        before = self._state()
        standing = self._server.read(_standing, casus_id)
        if standing is None or standing.is_as_saved:
            return standing
        if before is not None and self._state() == before:
            return standing
        return self._server.write(_standing_under_lock, casus_id)

    def _read_earlier(self, casus_id: str, version: int) -> Casus:
        text = cypher.text("reads/version.cypher")
        rows = self._server.rows(text, {"id": casus_id, "version": version})
        if not rows:
            raise UnknownVersionError(casus_id, version)
        try:
            return Casus.model_validate_json(rows[0]["document"])
        except ValidationError as error:
            raise StoreDamagedError(casus_id=casus_id, path=_path(error)) from None


def _write(
    transaction: ManagedTransaction,
    prepared: Sequence[_Prepared],
    at: datetime,
    guard: Guard | None,
) -> list[Version]:
    saved = _hold(transaction, (each.id for each in prepared))
    registries: set[str] = set()
    versions: dict[str, Version] = {}
    changed: list[_Prepared] = []
    for each in prepared:
        number = 1
        standing = _standing(transaction, each.id) if each.id in saved else None
        if guard:
            guard(standing.version if standing else None)
        if standing:
            if standing.version.hash == each.hash:
                versions[each.id] = standing.version
                continue
            _archive(transaction, standing)
            registries.update(_clear(transaction, each.id))
            number = standing.version.version + 1
        versions[each.id] = Version(each.id, number, each.hash, at, each.facts)
        changed.append(each)
    _create(transaction, changed, versions, registries)
    return [versions[each.id] for each in prepared]


def _create(
    transaction: ManagedTransaction,
    changed: Sequence[_Prepared],
    versions: dict[str, Version],
    registries: set[str],
) -> None:
    if not changed:
        return
    graphs = [each.graph for each in changed]
    for graph in graphs:
        graph.casus.update(_version_properties(versions[str(graph.casus["id"])]))
    _run(transaction, "writes/casussen.cypher", **rows_of(graphs))
    named, active = registries_of(graphs)
    registries.update(named)
    if registries:
        _run(
            transaction,
            "writes/organisations.cypher",
            registries=sorted(registries),
            active=active,
        )


def _archive(transaction: ManagedTransaction, standing: _Standing) -> None:
    version = standing.version
    _run(
        transaction,
        "writes/archive.cypher",
        id=version.casus_id,
        properties={
            "id": f"{version.casus_id}@{version.version}",
            "document": standing.document,
            **_version_properties(version),
        },
    )


def _clear(transaction: ManagedTransaction, casus_id: str) -> list[str]:
    rows = _run(transaction, "writes/clear.cypher", id=casus_id)
    return rows[0]["registries"]


def _delete(transaction: ManagedTransaction, casus_id: str, guard: Guard | None) -> None:
    standing = None
    is_saved = bool(_hold(transaction, [casus_id]))
    if guard:
        standing = _standing(transaction, casus_id) if is_saved else None
        guard(standing.version if standing else None)
    if not is_saved:
        # The node that was made to hold it goes with the transaction.
        raise UnknownCasusError(casus_id)
    registries = _clear(transaction, casus_id)
    _run(transaction, "writes/delete.cypher", id=casus_id)
    if registries:
        _run(transaction, "writes/organisations.cypher", registries=registries, active=[])


def _hold(transaction: ManagedTransaction, casus_ids: Iterable[str]) -> set[str]:
    """Keep others from these casussen until the transaction ends; gives those that were saved before."""
    rows = _run(transaction, "writes/hold.cypher", ids=sorted(casus_ids))
    return {row["id"] for row in rows if row["is_saved"]}


def _explain(transaction: ManagedTransaction, casus_id: str, said: Explanation) -> bool:
    if not _lock(transaction, casus_id):
        return False
    properties = {**asdict(said), "kind": said.kind.value, "at": said.at.astimezone(UTC)}
    _run(transaction, "writes/explanation.cypher", id=casus_id, properties=properties)
    return True


def _lock(transaction: ManagedTransaction, casus_id: str) -> bool:
    return _run(transaction, "writes/lock.cypher", id=casus_id)[0]["found"] == 1


def _standing_under_lock(transaction: ManagedTransaction, casus_id: str) -> _Standing | None:
    return _standing(transaction, casus_id) if _lock(transaction, casus_id) else None


def _standing(transaction: ManagedTransaction, casus_id: str) -> _Standing | None:
    rows = _run(transaction, "reads/casus.cypher", id=casus_id)
    if not rows:
        return None
    found: dict[str, Any] = rows[0]["casus"]
    as_saved = _version(casus_id, found)
    document: dict[str, object] = {}
    try:
        document = document_of(found, rows[0]["nodes"])
        casus = Casus.model_validate(document)
    except StoreDamagedError as error:
        return _damaged(as_saved, document, str(error.values["path"]))
    except ValidationError as error:
        return _damaged(as_saved, document, _path(error))
    text = canonical(casus)
    version = replace(as_saved, hash=hash_of(text), facts=facts_of(casus))
    return _Standing(version, text, casus, is_as_saved=version.hash == as_saved.hash)


def _damaged(as_saved: Version, document: dict[str, object], path: str) -> _Standing:
    # Values may be of any kind that the database knows, dates of its own among them.
    text = json.dumps(document, default=str)
    return _Standing(replace(as_saved, hash=hash_of(text)), text, None, path)


def _run(transaction: ManagedTransaction, name: str, **values: Any) -> list[neo4j.Record]:
    return list(transaction.run(cypher.text(name), values))


def _version_properties(version: Version) -> dict[str, Any]:
    return {
        "version": version.version,
        "hash": version.hash,
        "saved_at": version.saved_at,
        "facts": version.facts,
    }


def _version(casus_id: str, row: neo4j.Record | dict[str, Any]) -> Version:
    try:
        saved_at = row["saved_at"].to_native().astimezone(UTC)
        version, facts = int(row["version"]), int(row["facts"])
    except (KeyError, AttributeError, TypeError, ValueError):
        raise StoreDamagedError(casus_id=casus_id, path="version") from None
    return Version(casus_id, version, str(row["hash"]), saved_at, facts)


def _explanation(casus_id: str, number: int, row: dict[str, Any]) -> Explanation:
    try:
        kind, at = ExplanationKind(row["kind"]), row["at"].to_native().astimezone(UTC)
    except (AttributeError, ValueError):
        # Somebody changed it by hand.
        path = f"explanation-{number}"
        raise StoreDamagedError(casus_id=casus_id, path=path) from None
    return Explanation(str(row["finding"]), kind, str(row["by"]), str(row["reason"]), at)


def _summary(row: dict[str, Any]) -> CasusSummary:
    return CasusSummary(
        casus_id=row["id"],
        title=row["title"],
        municipality=row["municipality"],
        themes=tuple(row["themes"] or ()),
        version=row["version"],
        hash=row["hash"],
        saved_at=row["saved_at"].to_native().astimezone(UTC),
    )


def _native(value: Any) -> object:
    """A date of the driver as a date of Python."""
    return value.to_native() if hasattr(value, "to_native") else value


def _path(error: ValidationError) -> str:
    """Where the first problem is; never what stands there."""
    first = error.errors(include_input=False)[0]
    cause = first.get("ctx", {}).get("error")
    if isinstance(cause, CrossReferenceError):
        return cause.problems[0].path
    parts = (f"[{part}]" if isinstance(part, int) else f".{part}" for part in first["loc"])
    return "".join(parts).removeprefix(".")


def open_neo4j(url: str, auth: tuple[str, str] | None, database: str) -> Neo4jStore:
    """The store on the server at `url`, with its constraints, indexes and reference rows in place."""
    server = Server.reached(url, auth, database)
    try:
        _prepare(server)
    except BaseException:
        server.close()
        raise
    return Neo4jStore(server)


def _prepare(server: Server) -> None:
    (row,) = server.rows(cypher.text("schema/present.cypher"))
    for statement in cypher.text("schema/constraints.cypher").split(";\n"):
        words = _without_comments(statement).split()
        if words and words[2] not in row["names"]:
            server.run(statement)
    (row,) = server.rows(cypher.text("schema/reference.cypher"))
    if (row["edition"], row["editions"]) != (supervision.edition(), 1):
        server.write(_put_reference)


def _put_reference(transaction: ManagedTransaction) -> None:
    _run(
        transaction,
        "writes/reference.cypher",
        edition=supervision.edition(),
        domains=[domain.value for domain in Domain],
        supervisors=[row._asdict() for row in supervision.supervisors()],
        types=[
            {"id": row.type, "supervisors": row.supervisors} for row in supervision.supervision()
        ],
    )


def _without_comments(statement: str) -> str:
    return "\n".join(line for line in statement.splitlines() if not line.startswith("//"))
