"""Who knew which signaal, by the record: `known_by`, what was shared, and what a contact, handover or melding carried.

Sent to an organisation is known by nobody there until somebody of it is recorded as knowing.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from graphmodel.model.facts import Signaal
from graphmodel.model.moment import Moment
from graphmodel.model.network import Fact, Network


class Way(StrEnum):
    """By which kind of record somebody is known to know."""

    KNOWN_BY = "known_by"
    SHARED = "shared"
    CONTACT = "contact"
    HANDOVER = "handover"
    MELDING = "melding"


class Known(NamedTuple):
    """A hulpverlener knew a signaal; `first` and `last` bound since when, None when the record gives no date.

    `sender` is who told them, where the record names one.
    """

    hulpverlener: str
    first: int | None
    last: int | None
    way: Way
    path: str
    source: str | None
    sender: str | None = None


@dataclass(frozen=True, slots=True)
class Inbox:
    """A signaal that was sent to an organisation: by whom, when (None undated), and on what record."""

    organisation: str
    sender: str
    first: int | None
    last: int | None
    path: str
    source: str | None


@dataclass(frozen=True)
class Knowledge:
    """What is recorded on one signaal.

    `knowers` holds the earliest record of each hulpverlener, in order of date (undated last) and id. `observers` are
    those of `known_by` with the earliest `since`, and without any in it those who first passed it on; only later knowledge
    needs a route. `inboxes` is in the order of the file.
    """

    signaal: Fact[Signaal]
    knowers: tuple[Known, ...]
    observers: tuple[str, ...]
    inboxes: tuple[Inbox, ...]

    def of(self, hulpverlener: str) -> Known | None:
        """The earliest record that this hulpverlener knew, None without one."""
        return self._of.get(hulpverlener)

    @cached_property
    def _of(self) -> dict[str, Known]:
        return {known.hulpverlener: known for known in self.knowers}

    @property
    def origins(self) -> dict[str, int]:
        """Who held it first, with the last possible day since when; the signaal's own day where none is recorded."""
        found: dict[str, int] = {}
        for known in self.knowers:
            if known.hulpverlener in self.observers:
                since = known.last if known.last is not None else self.signaal.last
                if since is not None:
                    found[known.hulpverlener] = since
        return found


def knowledge(network: Network) -> dict[str, Knowledge]:
    """For each signaal what is recorded on who knew it, in the order of the file."""
    carried = _carried(network)
    return {
        fact.item.id: _knowledge_of(network, fact, carried.get(fact.item.id, []))
        for fact in network.signalen
    }


def _knowledge_of(network: Network, fact: Fact[Signaal], carried: list[Known | Inbox]) -> Knowledge:
    own = list(_own(network, fact))
    records = [*own, *_shared(network, fact), *carried]
    earliest: dict[str, Known] = {}
    for known in sorted([r for r in records if isinstance(r, Known)], key=_moment_of):
        earliest.setdefault(known.hulpverlener, known)
    knowers = tuple(earliest.values())
    return Knowledge(
        signaal=fact,
        knowers=knowers,
        observers=_first_of(own) or _first_of([k for k in knowers if k.sender is None]),
        inboxes=tuple([record for record in records if isinstance(record, Inbox)]),
    )


def _first_of(known: list[Known]) -> tuple[str, ...]:
    """Who of these had it on the earliest day, in order of id."""
    if not known:
        return ()
    days = [_moment_of(record)[:2] for record in known]
    first = min(days)
    return tuple(
        sorted({k.hulpverlener for k, day in zip(known, days, strict=True) if day == first})
    )


def _moment_of(known: Known) -> tuple[bool, int, str, str]:
    return known.last is None, known.last or 0, known.hulpverlener, known.path


def _own(network: Network, fact: Fact[Signaal]) -> Iterator[Known]:
    for each in fact.item.known_by or ():
        path, source = network.place_of(each), each.source or fact.source
        yield Known(each.hulpverlener, *_days(each.since), Way.KNOWN_BY, path, source)


def _shared(network: Network, fact: Fact[Signaal]) -> Iterator[Known | Inbox]:
    for each in fact.item.shared or ():
        path, source = network.place_of(each), each.source or fact.source
        yield from _arrivals(
            network, each.from_, each.to, _days(each.date), (Way.SHARED, path, source)
        )


def _carried(network: Network) -> dict[str, list[Known | Inbox]]:
    """What contacts, handovers and meldingen carried, per signaal."""
    found: defaultdict[str, list[Known | Inbox]] = defaultdict(list)
    for meeting in network.meetings:
        for signaal in meeting.item.signalen or ():
            found[signaal].extend(
                Known(who, meeting.first, meeting.last, Way.CONTACT, meeting.path, meeting.source)
                for who in meeting.hulpverleners
            )
    for way, facts in ((Way.HANDOVER, network.handovers), (Way.MELDING, network.meldingen)):
        for fact in facts:
            for signaal in fact.item.signalen or ():
                found[signaal].extend(
                    _arrivals(
                        network,
                        fact.item.from_,
                        fact.item.to,
                        (fact.first, fact.last),
                        (way, fact.path, fact.source),
                    )
                )
    return found


def _arrivals(
    network: Network,
    sender: str,
    receiver: str | None,
    days: tuple[int | None, int | None],
    record: tuple[Way, str, str | None],
) -> Iterator[Known | Inbox]:
    """Whoever sends knows, a named hulpverlener who receives knows, an organisation that receives does not."""
    yield Known(sender, *days, *record)
    if receiver in network.hulpverleners:
        yield Known(receiver, *days, *record, sender)
    elif receiver is not None:
        yield Inbox(receiver, sender, *days, *record[1:])


def _days(moment: Moment | None) -> tuple[int | None, int | None]:
    if moment is None:
        return None, None
    return moment.first.toordinal(), moment.last.toordinal()
