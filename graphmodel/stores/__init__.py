"""Where casussen are kept: `open_store(url)` gives one of the stores that fulfil `contract.GraphStore`."""

from pathlib import Path

from graphmodel.errors import StoreUrlError
from graphmodel.stores.contract import (
    CasusFilter,
    CasusPage,
    CasusSummary,
    GraphStore,
    Guard,
    Version,
)

__all__ = [
    "CasusFilter",
    "CasusPage",
    "CasusSummary",
    "GraphStore",
    "Guard",
    "Version",
    "file_of",
    "open_store",
]

NEO4J_SCHEMES = ("neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc")
NEO4J_DATABASE = "neo4j"


def open_store(
    url: str,
    *,
    user: str | None = None,
    password: str | None = None,
    database: str | None = None,
) -> GraphStore:
    """The store that `url` names: `file:PATH` (embedded), or `neo4j://` and its relatives (a server).

    `user`, `password` and `database` are for a server alone; they never stand in the URL. Close the store after use.

    Raises:
        StoreUrlError: the URL names no store, or holds a user or a password.
        StoreError: the store cannot be reached or used, each reason with a class of its own.
    """
    scheme, is_url, rest = url.partition(":")
    if not is_url:
        raise StoreUrlError(reason="scheme")
    # A store that nobody asked for is not imported: the driver alone takes a third of a second.
    if scheme == "file":
        from graphmodel.stores.sqlite import open_sqlite

        return open_sqlite(_path(rest))
    if scheme in NEO4J_SCHEMES:
        from graphmodel.stores.neo4j import open_neo4j

        auth = (user, password or "") if user else None
        return open_neo4j(url, auth, database or NEO4J_DATABASE)
    raise StoreUrlError(reason="scheme")


def file_of(url: str) -> Path | None:
    """The file of an embedded store, be it there or not; a server has none.

    Raises:
        StoreUrlError: the URL names no file.
    """
    scheme, _, rest = url.partition(":")
    return _path(rest) if scheme == "file" else None


def _path(rest: str) -> Path:
    """`file:PATH` with the path as it is; `file:///PATH` too, as browsers write it."""
    if rest.startswith("//"):
        host, slash, tail = rest[2:].partition("/")
        if host not in ("", "localhost"):
            raise StoreUrlError(reason="host")
        rest = slash + tail
    if not rest:
        raise StoreUrlError(reason="path")
    try:
        return Path(rest).expanduser()
    except RuntimeError:
        # `~name` of somebody who has no home here.
        raise StoreUrlError(reason="path") from None
