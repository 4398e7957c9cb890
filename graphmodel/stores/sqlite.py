"""The embedded store: one SQLite file, for whoever has no server. Threads and processes may use it at the same time.

A casus is kept as the JSON of its file, a row per version, so reading it back is reading its text. The lists that are
asked over many casussen stand beside it as rows, written in the same transaction.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from datetime import UTC, date, datetime
from operator import attrgetter
from pathlib import Path
from sqlite3 import Connection
from typing import Any, Self

from pydantic import ValidationError

import cypher
from graphmodel.errors import StoreDamagedError, UnknownCasusError, UnknownVersionError
from graphmodel.gaps.explanation import Explanation, ExplanationKind
from graphmodel.model.casus import Casus
from graphmodel.model.moment import Moment
from graphmodel.model.network import Network, network_of
from graphmodel.questions import Question, Sort
from graphmodel.stores import supervision
from graphmodel.stores.batches import batches
from graphmodel.stores.contract import CasusFilter, CasusPage, CasusSummary, Guard, Version
from graphmodel.stores.sqlite_access import Access
from graphmodel.stores.sqlite_file import Schema, SqliteFile
from graphmodel.stores.sqlite_rows import Prepared, Row, prepared

FACTS_PER_TRANSACTION = 20_000
TABLES = ("theme", "organisation", "organisation_pair", "handover", "melding", "need")


class SqliteStore:
    """A `GraphStore` on one file."""

    def __init__(self, path: Path) -> None:
        """Opens the file at `path`, and makes it when there is none; errors as `SqliteFile`."""
        schema = Schema(
            tables=cypher.text("sqlite/schema.sql"),
            identity=cypher.text("sqlite/identity.sql"),
            connection=cypher.text("sqlite/connection.sql"),
        )
        # Dates of which the days are surely in the file; rows there are never taken away.
        self._moments: set[str] = set()
        self._file = SqliteFile(path, schema, self._prepare)

    def save(self, casus: Casus, at: datetime, guard: Guard | None = None) -> Version:
        """Inherited."""
        (version,) = self._save([prepared(casus)], at, guard)
        return version

    def save_all(self, casussen: Iterable[Casus], at: datetime) -> Iterator[Version]:
        """Inherited."""
        ready = map(prepared, casussen)
        for batch in batches(ready, attrgetter("facts"), FACTS_PER_TRANSACTION):
            yield from self._save(batch, at)

    def read(self, casus_id: str, version: int | None = None) -> Casus:
        """Inherited."""
        with self._file.reading() as connection:
            if version is None:
                row = _one(connection, "reads/document.sql", casus_id)
            else:
                row = _one(connection, "reads/earlier_document.sql", casus_id, version)
        if row is None:
            self.version(casus_id)
            raise UnknownVersionError(casus_id, version or 0)
        try:
            return Casus.model_validate_json(row[0])
        except ValidationError:
            raise StoreDamagedError(place=str(self._file.path), reason="document") from None

    def version(self, casus_id: str) -> Version:
        """Inherited."""
        with self._file.reading() as connection:
            newest = _newest(connection, casus_id)
        if newest is None:
            raise UnknownCasusError(casus_id)
        return newest

    def versions(self, casus_id: str) -> tuple[Version, ...]:
        """Inherited."""
        with self._file.reading() as connection:
            rows = connection.execute(_text("reads/versions.sql"), (casus_id,)).fetchall()
        if not rows:
            raise UnknownCasusError(casus_id)
        return tuple(_version(casus_id, row) for row in rows)

    def delete(self, casus_id: str, guard: Guard | None = None) -> None:
        """Inherited."""
        with self._file.writing() as connection:
            if guard:
                guard(_newest(connection, casus_id))
            rows = connection.execute(_text("writes/delete.sql"), (casus_id,)).fetchall()
        if not rows:
            raise UnknownCasusError(casus_id)

    def casussen(self, wanted: CasusFilter, offset: int, limit: int) -> CasusPage:
        """Inherited."""
        values = asdict(wanted)
        page = {**values, "offset": offset, "limit": limit}
        with self._file.snapshot() as connection:
            counted = connection.execute(_text("reads/number_of_casussen.sql"), values).fetchone()
            rows = connection.execute(_text("reads/casussen.sql"), page).fetchall()
        return CasusPage(counted[0], tuple(_summary(row) for row in rows))

    def network(self, casus_id: str, day: date | None = None) -> Network:
        """Inherited."""
        return network_of(self.read(casus_id), day)

    def ask(self, question: Question) -> tuple[tuple[object, ...], ...]:
        """Inherited."""
        text = cypher.text(f"questions/{question.kind.name}.sql")
        values = {
            name: value.isoformat() if isinstance(value, date) else value
            for name, value in question.values.items()
        }
        with self._file.reading() as connection:
            rows = connection.execute(text, values).fetchall()
        sorts = [sort for _, sort in question.kind.columns]
        return tuple(
            tuple(_typed(value, sort) for value, sort in zip(row, sorts, strict=True))
            for row in rows
        )

    def explain(self, casus_id: str, said: Explanation) -> None:
        """Inherited."""
        values = {**asdict(said), "casus": casus_id, "at": said.at.astimezone(UTC).isoformat()}
        with self._file.writing() as connection:
            added = connection.execute(_text("writes/explanation.sql"), values).rowcount
        if not added:
            raise UnknownCasusError(casus_id)

    def explanations(self, casus_id: str) -> tuple[Explanation, ...]:
        """Inherited."""
        with self._file.reading() as connection:
            rows = connection.execute(_text("reads/explanations.sql"), (casus_id,)).fetchall()
        if not rows:
            raise UnknownCasusError(casus_id)
        return tuple(_explanation(row) for row in rows if row[0] is not None)

    def check(self) -> None:
        """Inherited."""
        with self._file.reading() as connection:
            connection.execute(_text("reads/check.sql")).fetchone()

    def close(self) -> None:
        """Inherited."""
        self._file.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    def _save(
        self, casussen: Sequence[Prepared], at: datetime, guard: Guard | None = None
    ) -> list[Version]:
        versions: list[Version] = []
        rows: dict[str, list[Row]] = {table: [] for table in ("document", *TABLES)}
        with self._file.writing() as connection:
            known = self._moments
            moments: dict[str, Moment] = {}
            for casus in casussen:
                standing = _newest(connection, casus.id)
                if guard:
                    guard(standing)
                if standing and standing.hash == casus.hash:
                    versions.append(standing)
                    continue
                number = standing.version + 1 if standing else 1
                version = Version(casus.id, number, casus.hash, at.astimezone(UTC), casus.facts)
                versions.append(version)
                key = _put(connection, casus, number, is_new=standing is None)
                rows["document"].append(_document(key, version, casus.text))
                for table, entries in casus.rows.items():
                    rows[table] += [(key, *entry) for entry in entries]
                moments |= casus.moments
            new = [moment for text, moment in moments.items() if text not in known]
            days = [(m.text, m.first.isoformat(), m.last.isoformat()) for m in new]
            connection.executemany(_text("writes/moment.sql"), days)
            for table, entries in rows.items():
                connection.executemany(_text(f"writes/{table}.sql"), entries)
        known.update(moment.text for moment in new)
        return versions

    def _prepare(self, connection: Connection, access: Access) -> None:
        """Make the file that is found at the path ready: nothing is known of its dates, its reference rows are ours.

        Where it can only be read, what it lacks stands beside it, in this connection alone.
        """
        self._moments = set()
        # It may have been made before anything was said of findings; where the table is there this takes no lock.
        if access is Access.WRITE:
            connection.execute(_text("tables/explanation.sql"))
        elif _one(connection, "reads/has_explanation.sql") is None:
            connection.execute(_text("stand_in/explanation.sql"))
        row = _one(connection, "reads/edition.sql")
        if row == (supervision.edition(),):
            return
        if access is not Access.WRITE:
            connection.executescript(_text("stand_in/reference.sql"))
        _refer(connection)


def open_sqlite(path: Path) -> SqliteStore:
    """The store in the file at `path`."""
    return SqliteStore(path)


def _refer(connection: Connection) -> None:
    """Replace the reference rows by those of this vangnet."""
    stood_over = [
        (row.type, supervisor)
        for row in supervision.supervision()
        for supervisor in row.supervisors
    ]
    connection.execute("BEGIN IMMEDIATE")
    for table in ("supervision", "supervisor", "reference"):
        connection.execute(_text(f"writes/clear_{table}.sql"))
    connection.executemany(_text("writes/supervisor.sql"), supervision.supervisors())
    connection.executemany(_text("writes/supervision.sql"), stood_over)
    connection.execute(_text("writes/reference.sql"), (supervision.edition(),))
    connection.execute("COMMIT")


def _put(connection: Connection, casus: Prepared, version: int, *, is_new: bool) -> int:
    """The row of the casus itself; what stood beside an earlier version is taken away. Gives the key."""
    values = {
        "id": casus.id,
        "version": version,
        "title": casus.head.title,
        "municipality": casus.head.municipality,
    }
    ((key,),) = connection.execute(_text("writes/casus.sql"), values).fetchall()
    if not is_new:
        for table in TABLES:
            connection.execute(_text(f"writes/clear_{table}.sql"), (key,))
    return key


def _document(key: int, version: Version, text: str) -> Row:
    saved_at = version.saved_at.isoformat()
    return (key, version.version, version.hash, saved_at, version.facts, text)


def _text(name: str) -> str:
    return cypher.text(f"sqlite/{name}")


def _one(connection: Connection, name: str, *values: str | int) -> tuple[Any, ...] | None:
    return connection.execute(_text(name), values).fetchone()


def _newest(connection: Connection, casus_id: str) -> Version | None:
    row = _one(connection, "reads/newest.sql", casus_id)
    return _version(casus_id, row) if row else None


def _version(casus_id: str, row: tuple[Any, ...]) -> Version:
    version, hash_, saved_at, facts = row
    return Version(casus_id, version, hash_, datetime.fromisoformat(saved_at), facts)


def _explanation(row: tuple[Any, ...]) -> Explanation:
    finding, kind, by, reason, at = row
    return Explanation(finding, ExplanationKind(kind), by, reason, datetime.fromisoformat(at))


def _summary(row: tuple[Any, ...]) -> CasusSummary:
    casus_id, title, municipality, themes, version, hash_, saved_at = row
    return CasusSummary(
        casus_id=casus_id,
        title=title,
        municipality=municipality,
        themes=tuple(json.loads(themes)),
        version=version,
        hash=hash_,
        saved_at=datetime.fromisoformat(saved_at),
    )


def _typed(value: Any, sort: Sort) -> object:
    """SQLite knows neither days nor yes and no."""
    if value is None:
        return None
    if sort is Sort.DAY:
        return date.fromisoformat(value)
    return bool(value) if sort is Sort.YES_NO else value
