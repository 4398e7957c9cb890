"""A casus as the embedded store keeps it: its document, and as rows the lists that are asked over many casussen."""

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple, TypeAlias

from graphmodel.model.casus import Casus, CasusHead, canonical, hash_of
from graphmodel.model.facts import Melding
from graphmodel.model.moment import Moment
from graphmodel.stores.batches import facts_of

Row: TypeAlias = tuple[str | int | None, ...]


class _Place(NamedTuple):
    """An organisation of the casus: its position in the list and its id in the store."""

    position: int
    id: str


class Prepared(NamedTuple):
    """A casus as the store keeps it, made before the store is touched."""

    id: str
    head: CasusHead
    facts: int
    text: str
    hash: str
    moments: dict[str, Moment]
    """Every date by its text, but when somebody was born: no question asks for that."""
    rows: dict[str, list[Row]]
    """Per table; the key of the casus is not known yet, and goes before each row."""


def prepared(casus: Casus) -> Prepared:
    """All that saving `casus` needs; a value by itself, so that `casus` need not be held."""
    text = canonical(casus)
    return Prepared(
        id=casus.id,
        head=casus.casus,
        facts=facts_of(casus),
        text=text,
        hash=hash_of(text),
        moments={moment.text: moment for moment in _moments(casus) if moment},
        rows=_rows(casus),
    )


def _rows(casus: Casus) -> dict[str, list[Row]]:
    places = {
        o.id: _Place(position, o.registry or f"{casus.id}/{o.id}")
        for position, o in enumerate(casus.organisations or ())
    }
    employer = {h.id: places[h.organisation].position for h in casus.hulpverleners or ()}
    receiver = {id_: place.id for id_, place in places.items()}
    receiver |= {id_: f"{casus.id}/{id_}" for id_ in employer}
    return {
        "theme": list(enumerate(casus.casus.themes or ())),
        "organisation": list(_organisations(casus, employer)),
        "organisation_pair": list(_pairs(casus, employer)),
        "handover": list(_handovers(casus, receiver)),
        "melding": list(_meldingen(casus, receiver)),
        "need": list(_needs(casus, places)),
    }


def _organisations(casus: Casus, employer: dict[str, int]) -> Iterator[Row]:
    hulpverleners = list(employer.values())
    for position, item in enumerate(casus.organisations or ()):
        recorded_as = f"{casus.id}/{item.id}"
        yield (
            position,
            item.id,
            recorded_as,
            item.registry or recorded_as,
            item.name,
            item.type.value,
            hulpverleners.count(position),
        )


def _pairs(casus: Casus, employer: dict[str, int]) -> Iterator[Row]:
    # The same few people meet again and again, so whose organisations met is told once for each of their groups.
    groups: dict[tuple[str, ...], list[Moment | None]] = defaultdict(list)
    for contact in casus.contacts or ():
        groups[contact.hulpverleners].append(contact.date)
    pairs: dict[tuple[int, int], list[Moment | None]] = defaultdict(list)
    for hulpverleners, dates in groups.items():
        present = set(map(employer.__getitem__, hulpverleners))
        for one in present:
            for other in present:
                if one < other:
                    pairs[one, other] += dates
    for (one, other), dates in pairs.items():
        firsts = [moment.first for moment in dates if moment]
        lasts = [moment.last for moment in dates if moment]
        first = min(firsts).isoformat() if firsts else None
        last = max(lasts).isoformat() if lasts else None
        yield (one, other, len(dates), len(dates) - len(firsts), first, last)


def _handovers(casus: Casus, receiver: dict[str, str]) -> Iterator[Row]:
    for position, item in enumerate(casus.handovers or ()):
        yield (
            position,
            f"{casus.id}/{item.id}",
            item.type,
            f"{casus.id}/{item.from_}",
            receiver[item.to] if item.to else None,
            item.from_domain,
            item.to_domain,
            item.mode,
            item.outcome,
            *_days(item.sent),
            *_days(item.accepted),
            _days(item.outcome_date)[0],
        )


def _meldingen(casus: Casus, receiver: dict[str, str]) -> Iterator[Row]:
    for position, item in enumerate(casus.meldingen or ()):
        yield (
            position,
            f"{casus.id}/{item.id}",
            item.kind,
            f"{casus.id}/{item.from_}",
            receiver[item.to] if item.to else None,
            *_days(item.date),
            _feedback(item),
        )


def _feedback(melding: Melding) -> str:
    if melding.feedback:
        return "given"
    return "none" if melding.is_recorded("feedback") else "unknown"


def _needs(casus: Casus, places: dict[str, _Place]) -> Iterator[Row]:
    for position, item in enumerate(casus.needs or ()):
        yield (
            position,
            f"{casus.id}/{item.gezinslid}",
            item.domain,
            places[item.waiting_at].position if item.waiting_at else None,
            *_days(item.from_),
            *_days(item.until),
        )


def _days(moment: Moment | None) -> tuple[str, str] | tuple[None, None]:
    return (moment.first.isoformat(), moment.last.isoformat()) if moment else (None, None)


def _moments(casus: Casus) -> Iterator[Moment | None]:
    if casus.calamiteit:
        yield casus.calamiteit.date
    if casus.casus.examined:
        yield casus.casus.examined.from_
        yield casus.casus.examined.until
    for entries in (casus.involvements, casus.regie, casus.plans, casus.needs, casus.agreements):
        for lasting in entries or ():
            yield lasting.from_
            yield lasting.until
    for entries in (casus.contacts, casus.decisions, casus.sightings, casus.signalen):
        for dated in entries or ():
            yield dated.date
    yield from _moments_of_transfers(casus)


def _moments_of_transfers(casus: Casus) -> Iterator[Moment | None]:
    for melding in casus.meldingen or ():
        yield melding.date
        yield melding.feedback
    for handover in casus.handovers or ():
        yield handover.sent
        yield handover.accepted
        yield handover.outcome_date
    for signaal in casus.signalen or ():
        yield from (knowledge.since for knowledge in signaal.known_by or ())
        yield from (share.date for share in signaal.shared or ())
