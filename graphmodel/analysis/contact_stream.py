"""Every recorded exchange between named hulpverleners as an event with a day, or the stretch of days it may lie in.

Contacts, handovers, shared signalen and meldingen each make one event; a meeting of many is one event. What was sent to
an organisation reaches nobody, so it makes none. Traces follow these events: along them something could have travelled.
"""

from collections.abc import Iterator
from enum import StrEnum
from itertools import chain
from operator import attrgetter
from typing import NamedTuple

from graphmodel.model.facts import Handover, Melding
from graphmodel.model.moment import Moment
from graphmodel.model.network import Fact, Network, is_warm_tie
from graphmodel.vocabulary import ContactKind, HandoverOutcome


class EventKind(StrEnum):
    """Which record an event stands for."""

    CONTACT = "contact"
    HANDOVER = "handover"
    ACCEPTANCE = "acceptance"
    SHARE = "share"
    MELDING = "melding"
    FEEDBACK = "feedback"


class Event(NamedTuple):
    """An exchange on one day that lies from `first` up to and including `last` (ordinals).

    `senders` are the participants who could pass something on in it: everybody who met or spoke, but only the sender of
    a message. `is_certain` is false when it may not have taken place by the day of the network: it is undated, its
    dates reach beyond that day, or it got lost. `contact` is the kind of a contact, `signalen` what it is recorded to
    have carried. All ids are in order.
    """

    path: str
    source: str | None
    kind: EventKind
    participants: tuple[str, ...]
    senders: tuple[str, ...]
    first: int
    last: int
    is_certain: bool
    contact: ContactKind | None = None
    signalen: tuple[str, ...] = ()


_Dated = tuple[int, int, bool]
"""When an event was, within what the network knows: first day, last day, and whether it is certain."""


def contact_stream(network: Network) -> tuple[Event, ...]:
    """The events in order of first day, last day, sort and place in the file; no record gives an empty stream.

    An undated event may lie anywhere in the window.
    """
    events = chain(_contacts(network), _handovers(network), _shares(network), _meldingen(network))
    return tuple(sorted(events, key=attrgetter("first", "last")))


def _contacts(network: Network) -> Iterator[Event]:
    kind = EventKind.CONTACT
    # The same people meet again and again: they are put in order once.
    in_order: dict[tuple[str, ...], tuple[str, ...]] = {}
    for meeting in network.meetings:
        people = meeting.hulpverleners
        together = in_order.get(people) or in_order.setdefault(people, tuple(sorted(people)))
        first, last, is_certain = _dated(network, meeting.first, meeting.last)
        carried = meeting.item.signalen
        yield Event(
            meeting.path,
            meeting.source,
            kind,
            together,
            together,
            first,
            last,
            is_certain,
            meeting.kind,
            _signalen(carried) if carried else (),
        )


def _handovers(network: Network) -> Iterator[Event]:
    """A handover goes one way unless both spoke (warm and accepted); its dated acceptance is an answer."""
    for fact in network.handovers:
        handover = fact.item
        ends = _named(network, handover.from_, handover.to)
        if ends is None:
            continue
        sender, receiver = ends
        senders = tuple(sorted(ends)) if is_warm_tie(handover) else (sender,)
        yield _message(fact, EventKind.HANDOVER, ends, senders, _sent(network, fact))
        if handover.accepted:
            answered = _dated(network, *_days(handover.accepted))
            answer = _message(fact, EventKind.ACCEPTANCE, ends, (receiver,), answered)
            yield answer._replace(path=f"{fact.path}.accepted", signalen=())


def _sent(network: Network, fact: Fact[Handover]) -> _Dated:
    handover = fact.item
    if fact.last is None and handover.accepted:
        # When it was sent is not known, only that it was before it was accepted.
        accepted = min(handover.accepted.last.toordinal(), network.day)
        return min(network.start, accepted), accepted, False
    first, last, is_certain = _dated(network, fact.first, fact.last)
    return first, last, is_certain and handover.outcome is not HandoverOutcome.LOST


def _shares(network: Network) -> Iterator[Event]:
    for fact in network.signalen:
        for share in fact.item.shared or ():
            ends = _named(network, share.from_, share.to)
            if ends is None:
                continue
            yield Event(
                network.place_of(share),
                share.source or fact.source,
                EventKind.SHARE,
                tuple(sorted(ends)),
                ends[:1],
                *_dated(network, *_days(share.date)),
                None,
                (fact.item.id,),
            )


def _meldingen(network: Network) -> Iterator[Event]:
    """A melding goes one way; its dated feedback comes back."""
    for fact in network.meldingen:
        melding = fact.item
        ends = _named(network, melding.from_, melding.to)
        if ends is None:
            continue
        made = _dated(network, fact.first, fact.last)
        yield _message(fact, EventKind.MELDING, ends, ends[:1], made)
        if melding.feedback:
            answered = _dated(network, *_days(melding.feedback))
            answer = _message(fact, EventKind.FEEDBACK, ends, ends[1:], answered)
            yield answer._replace(path=f"{fact.path}.feedback", signalen=())


def _message(
    fact: Fact[Handover] | Fact[Melding],
    kind: EventKind,
    ends: tuple[str, str],
    senders: tuple[str, ...],
    dated: _Dated,
) -> Event:
    carried = _signalen(fact.item.signalen)
    return Event(fact.path, fact.source, kind, tuple(sorted(ends)), senders, *dated, None, carried)


def _named(network: Network, sender: str, receiver: str | None) -> tuple[str, str] | None:
    """Sender and receiver when both are hulpverleners, and two."""
    if receiver is None or receiver == sender or receiver not in network.hulpverleners:
        return None
    return sender, receiver


def _dated(network: Network, first: int | None, last: int | None) -> _Dated:
    if first is None or last is None:
        return network.start, network.day, False
    day = network.day
    return (first, last, True) if last <= day else (first, day, False)


def _days(moment: Moment | None) -> tuple[int, int] | tuple[None, None]:
    if moment is None:
        return None, None
    return moment.first.toordinal(), moment.last.toordinal()


def _signalen(ids: tuple[str, ...] | None) -> tuple[str, ...]:
    return tuple(sorted(ids)) if ids else ()
