"""What SQLite reports, said as our errors: without a statement or a value in it."""

import errno
import sqlite3
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from graphmodel.errors import (
    StoreBusyError,
    StoreDamagedError,
    StoreError,
    StoreFileError,
    StoreFullError,
)

_PRIMARY = 0xFF
"""An extended result code keeps the primary one in its low byte."""

_FULL = frozenset(
    {
        sqlite3.SQLITE_FULL,
        # A quota or a limit on the size of files shows as a write that does not work.
        sqlite3.SQLITE_IOERR_WRITE,
        sqlite3.SQLITE_IOERR_SHMSIZE,
        sqlite3.SQLITE_IOERR_TRUNCATE,
    }
)
_BUSY = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED})
_DAMAGED = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})
_AWAY = frozenset(
    {
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_PERM,
        sqlite3.SQLITE_AUTH,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_PROTOCOL,
    }
)
_NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


@contextmanager
def our_errors(path: Path) -> Generator[None]:
    """Raise what happens inside as a StoreError that names `path`."""
    try:
        yield
    except sqlite3.Error as error:
        raise _said(error, path) from None
    except OSError as error:
        if error.errno in _NO_ROOM:
            raise StoreFullError(place=str(path)) from None
        raise StoreFileError(place=str(path), reason=error.strerror) from None


def _said(error: sqlite3.Error, path: Path) -> StoreError:
    code: int = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR)
    name: str = getattr(error, "sqlite_errorname", type(error).__name__)
    primary = code & _PRIMARY
    if code in _FULL:
        return StoreFullError(place=str(path))
    if primary in _BUSY:
        return StoreBusyError(place=str(path))
    if primary in _DAMAGED:
        return StoreDamagedError(place=str(path), reason=name)
    if primary in _AWAY:
        return StoreFileError(place=str(path), reason=name)
    return StoreError(place=str(path), reason=name)
