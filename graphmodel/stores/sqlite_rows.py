"""The lists of a casus that are asked over many casussen, as rows of the embedded store."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple, TypeAlias

from graphmodel.model.casus import Casus
from graphmodel.model.facts import Melding
from graphmodel.model.moment import Moment

Row: TypeAlias = tuple[str | int | None, ...]


class _Place(NamedTuple):
    """An organisation of the casus: its position in the list and its id in the store."""

    position: int
    id: str


def rows_of(casus: Casus, key: int) -> dict[str, list[Row]]:
    """Per table the rows of `casus`, which has `key` there."""
    places = {
        o.id: _Place(position, o.registry or f"{casus.id}/{o.id}")
        for position, o in enumerate(casus.organisations or ())
    }
    employer = {h.id: places[h.organisation].position for h in casus.hulpverleners or ()}
    receiver = {id_: place.id for id_, place in places.items()}
    receiver |= {id_: f"{casus.id}/{id_}" for id_ in employer}
    return {
        "theme": [(key, n, theme) for n, theme in enumerate(casus.casus.themes or ())],
        "organisation": list(_organisations(casus, key, employer)),
        "organisation_pair": list(_pairs(casus, key, employer)),
        "handover": list(_handovers(casus, key, receiver)),
        "melding": list(_meldingen(casus, key, receiver)),
        "need": list(_needs(casus, key, places)),
    }


def moments_of(casus: Casus) -> dict[str, Moment]:
    """Every date in `casus` by its text, but when somebody was born: no question asks for that."""
    return {moment.text: moment for moment in _moments(casus) if moment}


def _organisations(casus: Casus, key: int, employer: dict[str, int]) -> Iterator[Row]:
    hulpverleners = list(employer.values())
    for position, item in enumerate(casus.organisations or ()):
        recorded_as = f"{casus.id}/{item.id}"
        yield (
            key,
            position,
            item.id,
            recorded_as,
            item.registry or recorded_as,
            item.name,
            item.type.value,
            hulpverleners.count(position),
        )


def _pairs(casus: Casus, key: int, employer: dict[str, int]) -> Iterator[Row]:
    # The same few people meet again and again, so whose organisations met is told once for each of their groups.
    groups: dict[tuple[str, ...], list[Moment | None]] = defaultdict(list)
    for contact in casus.contacts or ():
        groups[contact.hulpverleners].append(contact.date)
    pairs: dict[tuple[int, int], list[Moment | None]] = defaultdict(list)
    for hulpverleners, dates in groups.items():
        present = set(map(employer.__getitem__, hulpverleners))
        for two in combinations(sorted(present), 2):
            pairs[two] += dates
    for (one, other), dates in pairs.items():
        known = [moment for moment in dates if moment]
        first = min([moment.first for moment in known]).isoformat() if known else None
        last = max([moment.last for moment in known]).isoformat() if known else None
        yield (key, one, other, len(dates), len(dates) - len(known), first, last)


def _handovers(casus: Casus, key: int, receiver: dict[str, str]) -> Iterator[Row]:
    for position, item in enumerate(casus.handovers or ()):
        yield (
            key,
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


def _meldingen(casus: Casus, key: int, receiver: dict[str, str]) -> Iterator[Row]:
    for position, item in enumerate(casus.meldingen or ()):
        yield (
            key,
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


def _needs(casus: Casus, key: int, places: dict[str, _Place]) -> Iterator[Row]:
    for position, item in enumerate(casus.needs or ()):
        yield (
            key,
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
