"""How many findings of which kind and severity a casus has, for the list of casussen; counted once for each content."""

from collections import Counter, OrderedDict
from threading import Lock
from typing import Final, TypeAlias

from graphmodel.errors import NoDayError, StoreDamagedError
from graphmodel.gaps.finding import Kind, Severity
from graphmodel.gaps.search import find_gaps
from graphmodel.gaps.settings import Settings
from graphmodel.stores.contract import CasusSummary, GraphStore

Counts: TypeAlias = Counter[tuple[Kind, Severity]]
_MOST_KEPT: Final = 20_000


class FindingCounts:
    """Counts by the hash of a casus. Threads may share it; the one that was asked for longest ago goes first.

    A graph that people can change by hand holds another casus than the list says. Which one is a question to the store for
    each casus, and after any change a reading of it: fair for what is shown, too much for all of a store to be searched.
    """

    def __init__(self) -> None:
        """Nothing is counted yet."""
        self._kept: OrderedDict[tuple[str, Settings], Counts] = OrderedDict()
        # Per hash of what was saved, that of what people made of it; of what stands there as it was saved, nothing.
        self._by_hand: dict[str, str] = {}
        self._lock = Lock()

    def now(self, store: GraphStore, row: CasusSummary, settings: Settings) -> Counts:
        """The counts of a casus as it stands in the store, on its own day.

        None when it holds no date to look at, or is no right casus any more.
        """
        try:
            hash_ = store.version(row.casus_id).hash
            kept = self._kept_under((hash_, settings))
            if kept is None:
                kept = _counted(store, row.casus_id, settings)
                # What was changed while it was counted is counted, and not kept.
                if store.version(row.casus_id).hash == hash_:
                    self._keep((hash_, settings), kept)
        except StoreDamagedError as error:
            if "casus_id" not in error.values:
                raise
            return Counter()
        with self._lock:
            self._by_hand.pop(row.hash, None)
            if hash_ != row.hash:
                self._by_hand[row.hash] = hash_
        return kept

    def last(self, store: GraphStore, row: CasusSummary, settings: Settings) -> Counts:
        """The same as it was when it was last asked for; what was changed by hand since may not be in it."""
        kept = self._kept_under((self._by_hand.get(row.hash, row.hash), settings))
        return self.now(store, row, settings) if kept is None else kept

    def _kept_under(self, key: tuple[str, Settings]) -> Counts | None:
        with self._lock:
            kept = self._kept.get(key)
            if kept is not None:
                self._kept.move_to_end(key)
            return kept

    def _keep(self, key: tuple[str, Settings], counts: Counts) -> None:
        with self._lock:
            self._kept[key] = counts
            while len(self._kept) > _MOST_KEPT:
                self._kept.popitem(last=False)


def _counted(store: GraphStore, casus_id: str, settings: Settings) -> Counts:
    try:
        findings = find_gaps(store.network(casus_id), settings).findings
    except NoDayError:
        return Counter()
    return Counter((finding.kind, finding.severity) for finding in findings)
