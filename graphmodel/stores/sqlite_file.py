"""One SQLite file: made whole or not at all, recognised as ours, reached by connections that threads share in turn."""

import fcntl
import os
import sqlite3
import tempfile
import threading
from collections.abc import Callable, Generator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from urllib.parse import quote

from graphmodel.errors import (
    StoreBusyError,
    StoreDamagedError,
    StoreError,
    StoreReadOnlyError,
    StoreUnreachableError,
    StoreVersionError,
)
from graphmodel.stores.sqlite_access import Access, Standing, is_still, standing
from graphmodel.stores.sqlite_errors import our_errors

OLDEST_SQLITE = (3, 37)
SECONDS_TO_WAIT = 5.0
IDLE_CONNECTIONS = 8
Ready = Callable[[sqlite3.Connection, Access], None]


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
    """The file at `path`, with connections for any number of threads; one of them writes at a time.

    What counts is the path. When the file there is another one than before (somebody put a copy back, or took it away
    and loaded anew), the next who asks gets that file, or an error as at opening; what was saved before is in the file
    that went. A file that cannot be written to where it stands is read, and never changed.
    """

    def __init__(self, path: Path, schema: Schema, ready: Ready) -> None:
        """Makes the file when there is none; `ready` is done to each connection before it is used.

        Raises:
            StoreUnreachableError: the folder or the file cannot be used.
            StoreReadOnlyError: it can only be read, and not all of it without writing.
            StoreDamagedError: the file is empty, cut off or of another program.
            StoreVersionError: a newer vangnet made the file, or SQLite is too old.
            StoreBusyError: another process holds the file.
            StoreFullError: there is no room for a new file.
        """
        if sqlite3.sqlite_version_info < OLDEST_SQLITE:
            raise StoreVersionError(place="SQLite", found=sqlite3.sqlite_version, oldest="3.37")
        self.path = path
        self._schema = schema
        self._ready = ready
        self._idle: list[sqlite3.Connection] = []
        self._in_use = 0
        self._guard = threading.Lock()
        self._writing = threading.Lock()
        self._is_closed = False
        with our_errors(path):
            _make_folder(path.parent)
            if not path.exists():
                _make(path, schema)
            self._standing: Standing | None = self._opened()

    @contextmanager
    def reading(self) -> Generator[sqlite3.Connection]:
        """A connection on which every statement sees what is committed by then.

        Raises:
            StoreBusyError: at the end, when the file was read without a lock and somebody wrote to it meanwhile.
        """
        with our_errors(self.path), self._connection() as connection:
            try:
                yield connection
            finally:
                self._hold_to_what_was_read()

    @contextmanager
    def snapshot(self) -> Generator[sqlite3.Connection]:
        """A connection on which all statements see the same state."""
        with self.reading() as connection:
            connection.execute("BEGIN")
            yield connection
            connection.execute("COMMIT")

    @contextmanager
    def writing(self) -> Generator[sqlite3.Connection]:
        """A connection in a transaction that is committed at the end, or undone when something fails.

        Raises:
            StoreReadOnlyError: the file can only be read.
        """
        with self._writing, our_errors(self.path), self._connection() as connection:
            if self._access is not Access.WRITE:
                raise StoreReadOnlyError(place=str(self.path))
            connection.execute("BEGIN IMMEDIATE")
            yield connection
            connection.execute("COMMIT")
            if not self._is_there():
                # It was moved meanwhile, and nobody would look for what was saved where it went.
                raise StoreUnreachableError(place=str(self.path), reason="moved")

    def close(self) -> None:
        """Close the connections; one that is in use is closed when it is given back."""
        with self._guard, suppress(StoreError), our_errors(self.path):
            self._is_closed = True
            self._let_go()

    @contextmanager
    def _connection(self) -> Generator[sqlite3.Connection]:
        connection = self._taken()
        try:
            yield connection
        except BaseException:
            # Undoes what is not committed; another connection is soon made.
            connection.close()
            with self._guard:
                self._in_use -= 1
            raise
        self._give_back(connection)

    def _taken(self) -> sqlite3.Connection:
        with self._guard:
            if self._is_closed:
                raise StoreUnreachableError(place=str(self.path), reason="closed")
            self._turn_to_the_file_at_the_path()
            connection = self._idle.pop() if self._idle else self._connected(self._access)
            self._in_use += 1
            return connection

    def _give_back(self, connection: sqlite3.Connection) -> None:
        with self._guard:
            self._in_use -= 1
            if not self._is_closed and len(self._idle) < IDLE_CONNECTIONS:
                self._idle.append(connection)
                return
        connection.close()

    def _turn_to_the_file_at_the_path(self) -> None:
        if self._is_there():
            return
        if self._in_use and self._access is Access.READ_ALONE:
            raise StoreBusyError(place=str(self.path))
        if self._in_use:
            # Both files go by the same names beside them (-wal, -shm), so they are never open at the same time.
            raise StoreUnreachableError(place=str(self.path), reason="moved")
        self._let_go()
        self._standing = None
        self._standing = self._opened()

    @property
    def _access(self) -> Access:
        return self._standing.access if self._standing else Access.WRITE

    def _is_there(self) -> bool:
        """Whether the file at the path is the one that the connections are open on; they keep its number from others."""
        return self._standing is not None and is_still(self.path, self._standing)

    def _hold_to_what_was_read(self) -> None:
        if self._access is Access.READ_ALONE and not self._is_there():
            raise StoreBusyError(place=str(self.path))

    def _let_go(self) -> None:
        """Close what nobody uses. A file that was moved has gone from its log: what is in there is put in the file first."""
        idle, self._idle = self._idle, []
        try:
            if idle and self._access is Access.WRITE and not self._is_there():
                idle[0].execute("PRAGMA wal_checkpoint(TRUNCATE)")
        finally:
            for connection in idle:
                connection.close()

    def _opened(self) -> Standing:
        """How the file at the path stands, which is ours and ready for use."""
        found = standing(self.path)
        if self.path.stat().st_size == 0:
            raise StoreDamagedError(place=str(self.path), reason="empty")
        try:
            self._idle.append(self._connected(found.access))
        except sqlite3.OperationalError:
            if is_still(self.path, found):
                raise
            # Whoever wrote to it left just now, and took the log along.
            raise StoreBusyError(place=str(self.path)) from None
        return found

    def _connected(self, access: Access) -> sqlite3.Connection:
        connection = _connect(self.path, self._schema, access)
        try:
            self._recognise(connection)
            self._ready(connection, access)
        except BaseException:
            connection.close()
            raise
        return connection

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
        with closing(_connect(unfinished, schema, Access.WRITE)) as connection:
            connection.executescript(f"{schema.identity}{schema.tables}")
        with _held(path.parent):
            if not path.exists():
                # A log that is left of a file that has gone would be taken for that of the new one.
                for beside in ("-wal", "-shm"):
                    path.with_name(f"{path.name}{beside}").unlink(missing_ok=True)
                os.link(unfinished, path)


@contextmanager
def _held(folder: Path) -> Generator[None]:
    """Keep other processes that make a file in `folder` waiting; the names in it survive a power cut after this."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _connect(path: Path, schema: Schema, access: Access) -> sqlite3.Connection:
    connection = sqlite3.connect(
        # Never make a file here: one that has gone is an error.
        f"file:{quote(str(path))}?{access}",
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
