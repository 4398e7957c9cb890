"""What was found in one state of the database, so that it need not be looked for again while nothing changes."""

from threading import Lock

from graphmodel.stores.contract import Version
from graphmodel.stores.neo4j_server import State


class KnownVersions:
    """The versions of casussen as one state of the database has them; another state empties it. Threads may share it.

    The state is that of before looking: what was committed while somebody looked makes another state.
    """

    def __init__(self) -> None:
        """Nothing is known yet."""
        self._lock = Lock()
        self._state: State = None
        self._versions: dict[str, Version] = {}

    def get(self, state: State, casus_id: str) -> Version | None:
        """The version of the casus when that was found in `state`."""
        with self._lock:
            is_same = state is not None and state == self._state
            return self._versions.get(casus_id) if is_same else None

    def keep(self, state: State, version: Version) -> None:
        """Keep what was found in `state`."""
        with self._lock:
            if state != self._state:
                self._state, self._versions = state, {}
            self._versions[version.casus_id] = version
