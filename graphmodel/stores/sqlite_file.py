"""One SQLite file: made whole or not at all, recognised as ours, reached by connections that threads share in turn."""

import os
import sqlite3
import tempfile
import threading
from collections.abc import Generator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from urllib.parse import quote

from graphmodel.errors import StoreDamagedError, StoreUnreachableError, StoreVersionError
from graphmodel.stores.sqlite_errors import our_errors

OLDEST_SQLITE = (3, 37)
SECONDS_TO_WAIT = 5.0
IDLE_CONNECTIONS = 8


class Schema:
    """The texts that make a file and a connection ours."""

    def __init__(self, *, tables: str, identity: str, connection: str) -> None:
        """`tables` makes a new file, `identity` marks it, `connection` readies every connection."""
        self.tables = tables
        self.identity = identity
        self.connection = connection
        with closing(sqlite3.connect(":memory:")) as ours:
            ours.executescript(identity)
            self.application, self.edition = identity_of(ours)


class SqliteFile:
    """The file at `path`, with connections for any number of threads; one of them writes at a time."""

    def __init__(self, path: Path, schema: Schema) -> None:
        """Makes the file when there is none.

        Raises:
            StoreUnreachableError: the folder or the file cannot be used.
            StoreDamagedError: the file is empty, cut off or of another program.
            StoreVersionError: a newer vangnet made the file, or SQLite is too old.
            StoreBusyError: another process holds the file.
            StoreFullError: there is no room for a new file.
        """
        if sqlite3.sqlite_version_info < OLDEST_SQLITE:
            raise StoreVersionError(place="SQLite", found=sqlite3.sqlite_version, oldest="3.37")
        self.path = path
        self._schema = schema
        self._idle: list[sqlite3.Connection] = []
        self._guard = threading.Lock()
        self._writing = threading.Lock()
        self._is_closed = False
        with our_errors(path):
            _make_folder(path.parent)
            if not path.exists():
                _make(path, schema)
            self._identity = _inode(path)
            if path.stat().st_size == 0:
                raise StoreDamagedError(place=str(path), reason="empty")
        try:
            with self.reading() as connection:
                self._recognise(connection)
        except BaseException:
            self.close()
            raise

    @contextmanager
    def reading(self) -> Generator[sqlite3.Connection]:
        """A connection on which every statement sees what is committed by then."""
        with our_errors(self.path), self._connection() as connection:
            yield connection

    @contextmanager
    def snapshot(self) -> Generator[sqlite3.Connection]:
        """A connection on which all statements see the same state."""
        with self.reading() as connection:
            connection.execute("BEGIN")
            yield connection
            connection.execute("COMMIT")

    @contextmanager
    def writing(self) -> Generator[sqlite3.Connection]:
        """A connection in a transaction that is committed at the end, or undone when something fails."""
        with self._writing, our_errors(self.path), self._connection() as connection:
            connection.execute("BEGIN IMMEDIATE")
            yield connection
            connection.execute("COMMIT")

    def close(self) -> None:
        """Close the connections; one that is in use is closed when it is given back."""
        with self._guard:
            self._is_closed = True
            idle, self._idle = self._idle, []
        for connection in idle:
            connection.close()

    @contextmanager
    def _connection(self) -> Generator[sqlite3.Connection]:
        # Who writes to a file that was moved or deleted would write to where nobody looks.
        if _inode(self.path) != self._identity:
            raise StoreUnreachableError(place=str(self.path), reason="moved")
        connection = self._taken()
        try:
            yield connection
        except BaseException:
            # Undoes what is not committed; another connection is soon made.
            connection.close()
            raise
        self._give_back(connection)

    def _taken(self) -> sqlite3.Connection:
        with self._guard:
            if self._is_closed:
                raise StoreUnreachableError(place=str(self.path), reason="closed")
            if self._idle:
                return self._idle.pop()
        return _connect(self.path, self._schema)

    def _give_back(self, connection: sqlite3.Connection) -> None:
        with self._guard:
            if not self._is_closed and len(self._idle) < IDLE_CONNECTIONS:
                self._idle.append(connection)
                return
        connection.close()

    def _recognise(self, connection: sqlite3.Connection) -> None:
        application, edition = identity_of(connection)
        if application != self._schema.application:
            raise StoreDamagedError(place=str(self.path), reason="other_program")
        if edition > self._schema.edition:
            raise StoreVersionError(
                place=str(self.path), found=edition, oldest=self._schema.edition
            )


def identity_of(connection: sqlite3.Connection) -> tuple[int, int]:
    """The application that a file says it is of, and its edition of the schema."""
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (edition,) = connection.execute("PRAGMA user_version").fetchone()
    return application, edition


def _make_folder(folder: Path) -> None:
    if not folder.exists():
        folder.parent.mkdir(parents=True, exist_ok=True)
        folder.mkdir(mode=0o700, exist_ok=True)


def _make(path: Path, schema: Schema) -> None:
    """Make the file elsewhere and give it its name when it is whole; another process may be first."""
    with tempfile.TemporaryDirectory(prefix=f".{path.name}.", dir=path.parent) as folder:
        unfinished = Path(folder, path.name)
        unfinished.touch(mode=0o600)
        with closing(_connect(unfinished, schema)) as connection:
            connection.executescript(f"{schema.identity}{schema.tables}")
        with suppress(FileExistsError):
            os.link(unfinished, path)
    _make_durable(path.parent)


def _make_durable(folder: Path) -> None:
    """The name of a new file survives a power cut only when its folder is written too."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _connect(path: Path, schema: Schema) -> sqlite3.Connection:
    connection = sqlite3.connect(
        # Never make a file here: one that has gone is an error.
        f"file:{quote(str(path))}?mode=rw",
        uri=True,
        timeout=SECONDS_TO_WAIT,
        isolation_level=None,
        check_same_thread=False,
        cached_statements=256,
    )
    try:
        connection.executescript(schema.connection)
        connection.create_function("lower", 1, _lower, deterministic=True)
    except BaseException:
        connection.close()
        raise
    return connection


def _lower(text: str | None) -> str | None:
    return None if text is None else text.lower()


def _inode(path: Path) -> tuple[int, int]:
    found = path.stat()
    return found.st_dev, found.st_ino
