"""What every store promises. The contract suite holds all stores to it, question by question."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol, Self, TypeAlias

from graphmodel.gaps.explanation import Explanation
from graphmodel.model.casus import Casus
from graphmodel.model.network import Network
from graphmodel.questions import Question


@dataclass(frozen=True, slots=True)
class Version:
    """One saved version of a casus; the newest has the highest number, the first is 1.

    `facts` counts the entries of its lists. `saved_at` is the moment that the caller gave, in UTC.
    """

    casus_id: str
    version: int
    hash: str
    saved_at: datetime
    facts: int


Guard: TypeAlias = Callable[[Version | None], None]
"""Looks at the newest version, None when there is none, and raises when a casus may not be changed then.

A store calls it inside the transaction that changes the casus: whoever else wants to change it waits, in whatever
process. What it raises comes out, and nothing is changed. A transaction that is tried again asks it again.
"""


@dataclass(frozen=True, slots=True)
class CasusFilter:
    """Which casussen to list; `None` is any. `text` occurs in id or title, whatever its case."""

    text: str | None = None
    theme: str | None = None
    municipality: str | None = None


@dataclass(frozen=True, slots=True)
class CasusSummary:
    """One row of the list of casussen."""

    casus_id: str
    title: str | None
    municipality: str | None
    themes: tuple[str, ...]
    version: int
    hash: str
    saved_at: datetime


@dataclass(frozen=True, slots=True)
class CasusPage:
    """A stretch of the list in order of id, and how many there are in all."""

    total: int
    casussen: tuple[CasusSummary, ...]


class GraphStore(Protocol):
    """Keeps casussen, gives the network of a day, answers named questions.

    Every method raises a `StoreError` when the store cannot do it; nothing is lost then, and nothing is half there.
    """

    def save(self, casus: Casus, at: datetime, guard: Guard | None = None) -> Version:
        """Put `casus` in place of what the store had under its id, in one transaction, unless `guard` objects.

        The earlier version stays readable. Saving what is already there changes nothing and gives the version that is.
        """
        ...

    def save_all(self, casussen: Iterable[Casus], at: datetime) -> Iterator[Version]:
        """Save many, several per transaction; each casus is there whole or not at all, whenever the process is stopped.

        A version is given when it is on disk, in the order of `casussen`; nothing is saved that nobody asks for.
        """
        ...

    def read(self, casus_id: str, version: int | None = None) -> Casus:
        """The casus as it was saved, the newest version when none is named.

        Where people can change what is stored by hand (Neo4j Browser), the newest is what stands there now.

        Raises:
            StoreDamagedError: what stands there is no right casus any more.
            UnknownCasusError: no casus has this id.
            UnknownVersionError: the casus never had this version.
        """
        ...

    def version(self, casus_id: str) -> Version:
        """The newest version, with the hash of what `read` gives now.

        Raises:
            StoreDamagedError: what stands there is no right casus any more.
            UnknownCasusError: no casus has this id.
        """
        ...

    def versions(self, casus_id: str) -> tuple[Version, ...]:
        """All versions, newest first, also of a casus that is damaged. Raises UnknownCasusError."""
        ...

    def delete(self, casus_id: str, guard: Guard | None = None) -> None:
        """Take the casus and all its versions away, unless `guard` objects. Raises UnknownCasusError."""
        ...

    def casussen(self, wanted: CasusFilter, offset: int, limit: int) -> CasusPage:
        """The casussen that fit `wanted`, in order of id, `limit` of them from `offset`; hashes as they were saved."""
        ...

    def network(self, casus_id: str, day: date | None = None) -> Network:
        """The network around one gezin as it was known on `day` (contract 5 when none). Raises UnknownCasusError."""
        ...

    def ask(self, question: Question) -> tuple[tuple[object, ...], ...]:
        """The rows that answer `question`, in the order it states; none is the empty tuple."""
        ...

    def explain(self, casus_id: str, said: Explanation) -> None:
        """Add `said` to what was said of the findings of the casus; nothing that was said before is changed.

        It stays when the casus is saved anew, and goes with the casus when that is deleted. Raises UnknownCasusError.
        """
        ...

    def explanations(self, casus_id: str) -> tuple[Explanation, ...]:
        """Everything that was said of findings of the casus, in that order; none is empty. Raises UnknownCasusError."""
        ...

    def check(self) -> None:
        """Returns when the store answers; raises StoreError when not."""
        ...

    def close(self) -> None:
        """Let go of files and connections. A closed store is not used again."""
        ...

    def __enter__(self) -> Self: ...

    def __exit__(self, *exception: object) -> None: ...
