"""How many findings of which kind and severity a casus has, for the list of casussen; counted once for each content."""

from collections import Counter, OrderedDict
from threading import Lock
from typing import Final, TypeAlias

from graphmodel.errors import NoDayError, StoreDamagedError
from graphmodel.gaps.finding import Kind, Severity
from graphmodel.gaps.search import find_gaps
from graphmodel.gaps.settings import Settings
from graphmodel.stores.contract import GraphStore

Counts: TypeAlias = Counter[tuple[Kind, Severity]]
_MOST_KEPT: Final = 20_000


class FindingCounts:
    """Counts by the hash of a casus. Threads may share it; the one that was asked for longest ago goes first."""

    def __init__(self) -> None:
        """Nothing is counted yet."""
        self._kept: OrderedDict[tuple[str, Settings], Counts] = OrderedDict()
        self._lock = Lock()

    def of(self, store: GraphStore, casus_id: str, hash_: str, settings: Settings) -> Counts:
        """The counts of a casus on its own day; none when it holds no date to look at, or is no right casus any more.

        `hash_` is that of what was saved: what somebody changed by hand since is counted, and not kept under it.
        """
        key = (hash_, settings)
        with self._lock:
            kept = self._kept.get(key)
            if kept is not None:
                self._kept.move_to_end(key)
                return kept
        try:
            counted = _counted(store, casus_id, settings)
            is_as_saved = store.version(casus_id).hash == hash_
        except StoreDamagedError as error:
            if "casus_id" not in error.values:
                raise
            return Counter()
        if not is_as_saved:
            return counted
        with self._lock:
            self._kept[key] = counted
            while len(self._kept) > _MOST_KEPT:
                self._kept.popitem(last=False)
        return counted


def _counted(store: GraphStore, casus_id: str, settings: Settings) -> Counts:
    try:
        findings = find_gaps(store.network(casus_id), settings).findings
    except NoDayError:
        return Counter()
    return Counter((finding.kind, finding.severity) for finding in findings)
