"""One Neo4j database, reached: transactions that are tried again, and errors said as ours."""

import logging
from collections.abc import Callable, Mapping
from typing import Any, LiteralString, Self, TypeAlias, TypeVar
from urllib.parse import urlsplit

import neo4j
from neo4j import GraphDatabase, ManagedTransaction

from graphmodel.errors import StoreUrlError, StoreVersionError
from graphmodel.stores.neo4j_errors import our_errors

OLDEST = (5, 26)
SECONDS_TO_CONNECT = 5.0
SECONDS_TO_TRY_AGAIN = 5.0

T = TypeVar("T")
State: TypeAlias = frozenset[str] | None

# The driver writes the values of every statement to this log when somebody asks for all messages.
logging.getLogger("neo4j.io").setLevel(logging.INFO)
# What goes wrong is raised and said once; without a handler the driver's own words would go to the terminal beside it.
logging.getLogger("neo4j").addHandler(logging.NullHandler())


class Server:
    """A named database on a server that answers. Threads may share it."""

    def __init__(self, driver: neo4j.Driver, database: str, place: str) -> None:
        """Takes over `driver`; `place` is what errors call the server."""
        self._driver = driver
        self._database = database
        self._place = place

    @classmethod
    def reached(cls, url: str, auth: tuple[str, str] | None, database: str) -> Self:
        """The database on the server at `url`, which is asked for its version.

        Raises:
            StoreUrlError: `url` names no server.
            StoreUnreachableError: nobody answers there.
            StoreCredentialsError: the server refuses `auth`.
            StoreVersionError: the server is too old.
        """
        place = _place(url)
        try:
            driver = GraphDatabase.driver(
                url,
                auth=auth,
                connection_timeout=SECONDS_TO_CONNECT,
                connection_acquisition_timeout=SECONDS_TO_CONNECT,
                max_transaction_retry_time=SECONDS_TO_TRY_AGAIN,
                # What a server remarks on a statement may quote its values, and the driver logs it.
                notifications_min_severity=neo4j.NotificationMinimumSeverity.OFF,
                telemetry_disabled=True,
                user_agent="vangnet",
            )
        except (ValueError, neo4j.exceptions.ConfigurationError):
            raise StoreUrlError(reason="host") from None
        server = cls(driver, database, place)
        try:
            server.require_version(OLDEST)
        except BaseException:
            server.close()
            raise
        return server

    def require_version(self, oldest: tuple[int, int]) -> None:
        """Raise StoreVersionError when the server is older."""
        with our_errors(self._place):
            agent = self._driver.get_server_info().agent
        found = agent.removeprefix("Neo4j/").split(".")
        if all(part.isdigit() for part in found[:2]) and tuple(map(int, found[:2])) < oldest:
            raise StoreVersionError(place=self._place, found=agent, oldest="5.26")

    def read(self, work: Callable[..., T], *args: Any) -> T:
        """What `work` gives in a transaction that reads."""
        with our_errors(self._place), self._session() as session:
            return session.execute_read(work, *args)

    def write(self, work: Callable[..., T], *args: Any) -> T:
        """What `work` gives in a transaction that writes; it may be done more than once, and counts once."""
        with our_errors(self._place), self._session() as session:
            return session.execute_write(work, *args)

    def rows(
        self, text: LiteralString, values: Mapping[str, Any] | None = None
    ) -> list[neo4j.Record]:
        """The rows that a text of one statement gives."""
        return self.read(_rows, text, dict(values or {}))

    def state(self, text: LiteralString) -> State:
        """What the database is now: while it stays equal nothing is committed. None when the server does not tell.

        A bookmark stands for a state of the database and comes with every answer: `text` may ask as little as it likes.
        """
        with our_errors(self._place), self._session() as session:
            session.execute_read(_rows, text, {})
            return session.last_bookmarks().raw_values or None

    def run(self, text: LiteralString) -> None:
        """One statement outside a transaction of ours, once: for the schema, or to know now and not after all retries."""
        with our_errors(self._place), self._session() as session:
            session.run(text).consume()

    def close(self) -> None:
        """Let go of all connections."""
        self._driver.close()

    def _session(self) -> neo4j.Session:
        return self._driver.session(
            database=self._database,
            # In a cluster: whoever saved a moment ago sees it.
            bookmark_manager=self._driver.execute_query_bookmark_manager,
        )


def _rows(
    transaction: ManagedTransaction, text: LiteralString, values: dict[str, Any]
) -> list[neo4j.Record]:
    return list(transaction.run(text, values))


def _place(url: str) -> str:
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError:
        raise StoreUrlError(reason="host") from None
    if "@" in parts.netloc or parts.username or parts.password:
        raise StoreUrlError(reason="credentials") from None
    if not host:
        raise StoreUrlError(reason="host")
    return f"{host}:{port or 7687}"
