"""How the file of a store may be used where it stands: written to, or only read, and then so that nothing stale is read.

SQLite reads a file with a log (`-wal`) only beside a shared index (`-shm`), and makes both when they are not there. Where
that cannot be, `immutable` reads the file alone, without a lock: right as long as nobody writes. So it is used only when
no log holds anything, and whoever read looks afterwards whether the file is still as it was.
See https://www.sqlite.org/wal.html#read_only_databases and https://www.sqlite.org/uri.html#uriimmutable.
"""

import os
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from graphmodel.errors import StoreReadOnlyError


class Access(StrEnum):
    """What can be done with the file; the value is how SQLite is asked for it."""

    WRITE = "mode=rw"
    READ_BESIDE_WRITERS = "mode=ro"
    READ_ALONE = "mode=ro&immutable=1"


class Standing(NamedTuple):
    """Which file is at a path and what can be done with it; another one when either changes.

    `content` changes with what is in a file that is read without a lock; for another file it is empty.
    """

    access: Access
    file: tuple[int, int]
    content: tuple[int, ...] = ()


def standing(path: Path) -> Standing:
    """How the file at `path` stands there now.

    Raises:
        OSError: there is no file.
        StoreReadOnlyError: it can only be read, and not all of it without writing: its log has no index.
    """
    found = path.stat()
    file = (found.st_dev, found.st_ino)
    access = _access(path)
    if access is not Access.READ_ALONE:
        return Standing(access, file)
    return Standing(access, file, (found.st_size, found.st_mtime_ns, found.st_ctime_ns))


def is_still(path: Path, before: Standing) -> bool:
    """Whether the file at `path` stands there as it did; where it can be written to, all that counts is which it is."""
    try:
        if before.access is Access.WRITE:
            found = path.stat()
            return (found.st_dev, found.st_ino) == before.file
        return standing(path) == before
    except (FileNotFoundError, StoreReadOnlyError):
        return False


def _access(path: Path) -> Access:
    log, index, journal = (
        path.with_name(f"{path.name}{end}") for end in ("-wal", "-shm", "-journal")
    )
    has_both, may_make = log.exists() and index.exists(), _may_write(path.parent)
    if _may_write(path) and all(
        _may_write(beside) if beside.exists() else may_make for beside in (log, index)
    ):
        return Access.WRITE
    is_logged = _holds_something(log)
    if has_both or (is_logged and may_make):
        return Access.READ_BESIDE_WRITERS
    if is_logged or _holds_something(journal):
        raise StoreReadOnlyError(place=str(path), reason="log")
    return Access.READ_ALONE


def _may_write(path: Path) -> bool:
    return os.access(path, os.W_OK)


def _holds_something(path: Path) -> bool:
    return path.exists() and path.stat().st_size > 0
