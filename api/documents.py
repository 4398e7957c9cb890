"""What was made for an answer, kept as long as there is room for it: the next caller gets the same bytes.

The key says all that a document depends on: the content of the casus by the hash of what stands in the store, the day,
the rules, the settings. So nothing in here is ever out of date, also when somebody changes the graph by hand in Neo4j.
"""

from collections import OrderedDict
from threading import Lock
from typing import Final

MEGABYTE: Final = 1024 * 1024
ROOM: Final = 64 * MEGABYTE
_TABLES: Final = 64


class Documents:
    """Documents by key, up to `room` bytes; the one that was asked for longest ago goes first. Threads may share it."""

    def __init__(self, room: int = ROOM) -> None:
        """Without room nothing is kept."""
        self._room = room
        self._used = 0
        self._kept: OrderedDict[str, bytes] = OrderedDict()
        self._lock = Lock()
        self._tables = tuple(Lock() for _ in range(_TABLES))

    @property
    def used(self) -> int:
        """How many bytes are kept."""
        return self._used

    def get(self, key: str) -> bytes | None:
        """The document under `key`, None when it is not kept."""
        with self._lock:
            content = self._kept.get(key)
            if content is not None:
                self._kept.move_to_end(key)
            return content

    def making(self, key: str) -> Lock:
        """Held by who makes the document under `key`: whoever wants the same meanwhile waits, and finds it kept."""
        return self._tables[hash(key) % _TABLES]

    def keep(self, key: str, content: bytes) -> None:
        """Keep `content` under `key` in place of what was there; one that leaves no room for another is not kept."""
        with self._lock:
            self._used -= len(self._kept.pop(key, b""))
            if len(content) > self._room // 2:
                return
            self._kept[key] = content
            self._used += len(content)
            while self._used > self._room:
                _, dropped = self._kept.popitem(last=False)
                self._used -= len(dropped)
