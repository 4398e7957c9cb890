"""A casus as it would be with a contact more, or without somebody: a thought experiment, never a record.

It shows how much rests on one contact or on one person. It does not say that a contact could have taken place, nor what
anybody would have done otherwise.
"""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, NamedTuple

from graphmodel.errors import ImaginedContactError, UnknownHulpverlenerError
from graphmodel.model.casus import Casus, canonical
from graphmodel.model.network import Network, network_of
from graphmodel.vocabulary import ContactKind

_OF_ONE: Final = {
    "involvements": ("hulpverlener",),
    "regie": ("hulpverlener",),
    "handovers": ("from", "to"),
    "meldingen": ("from", "to"),
    "decisions": ("by",),
    "sightings": ("hulpverlener",),
}
"""Entries that are gone with whoever stands at one of these keys."""

_OF_SEVERAL: Final = {
    "contacts": ("hulpverleners", "invited", "confirmed_by"),
    "plans": ("hulpverleners",),
    "agreements": ("hulpverleners",),
}
"""Entries that lose one of their people, and are gone when fewer than two are left."""

_OF_SIGNAAL: Final = {"known_by": ("hulpverlener",), "shared": ("from", "to")}
_FEWEST: Final = 2
_PLACE: Final = re.compile(r"\[(\d+)\]")

Entry = dict[str, Any]


class ImaginedContact(NamedTuple):
    """A contact between two hulpverleners on a day, that is in no record."""

    one: str
    other: str
    day: date


@dataclass(frozen=True, slots=True)
class Experiment:
    """What is imagined; empty is nothing."""

    add: tuple[ImaginedContact, ...] = ()
    remove: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """Whether anything is imagined."""
        return bool(self.add or self.remove)


@dataclass(frozen=True, slots=True)
class Imagined:
    """The network of the experiment; `places` tells per list where each entry stands in the real casus."""

    network: Network
    places: Mapping[str, tuple[int, ...]]

    def recorded(self, path: str) -> str | None:
        """The path of a fact in the real casus, None when it is imagined."""
        parts = path.split(".")
        real: list[str] = []
        for part in parts:
            place = _PLACE.search(part)
            if place is None:
                real.append(part)
                continue
            name = part[: place.start()]
            kept = self.places.get(".".join((*real, name)))
            position = int(place[1])
            if kept is not None and position >= len(kept):
                return None
            real.append(f"{name}[{position if kept is None else kept[position]}]")
        return ".".join(real)


def imagine(network: Network, experiment: Experiment) -> Imagined:
    """The network of the same day in which the removed are absent and the added contacts are there.

    Raises:
        UnknownHulpverlenerError: the casus has no such hulpverlener, or no longer.
        ImaginedContactError: a contact of one person, or on a day outside the network.
    """
    casus = network.casus
    _refuse_unknown(casus, experiment.remove)
    data: Entry = json.loads(canonical(casus))
    places: dict[str, tuple[int, ...]] = {}
    _remove(data, frozenset(experiment.remove), places)
    left = {each["id"]: each for each in data.get("hulpverleners") or ()}
    for contact in experiment.add:
        _refuse(network, contact, left)
    contacts: list[Entry] = data.get("contacts") or []
    places.setdefault("contacts", tuple(range(len(contacts))))
    if experiment.add:
        data["contacts"] = [*contacts, *_imagined(contacts, experiment.add)]
    changed = Casus.model_validate(data)
    return Imagined(network_of(changed, date.fromordinal(network.day)), places)


def _refuse_unknown(casus: Casus, people: Iterable[str]) -> None:
    known = {each.id: each for each in casus.hulpverleners or ()}
    for who in people:
        if who not in known:
            raise UnknownHulpverlenerError(hulpverlener=who, allowed=", ".join(sorted(known)))


def _refuse(network: Network, contact: ImaginedContact, left: Mapping[str, Entry]) -> None:
    for who in (contact.one, contact.other):
        if who not in left:
            raise UnknownHulpverlenerError(hulpverlener=who, allowed=", ".join(sorted(left)))
    if contact.one == contact.other or not (
        network.start <= contact.day.toordinal() <= network.day
    ):
        start, day = (date.fromordinal(each).isoformat() for each in (network.start, network.day))
        raise ImaginedContactError(start=start, day=day)


def _imagined(contacts: Iterable[Entry], add: Iterable[ImaginedContact]) -> Iterable[Entry]:
    taken = {each["id"] for each in contacts}
    number = 0
    for contact in add:
        number += 1
        while f"imagined-{number}" in taken:
            number += 1
        yield {
            "id": f"imagined-{number}",
            "kind": ContactKind.INFO.value,
            "date": contact.day.isoformat(),
            "hulpverleners": [contact.one, contact.other],
        }


def _remove(data: Entry, gone: frozenset[str], places: dict[str, tuple[int, ...]]) -> None:
    """Take whoever is gone out of `data`, and note in `places` where what is left stood."""
    if not gone:
        return
    _keep(data, "hulpverleners", [e["id"] not in gone for e in data["hulpverleners"]], places)
    for name, keys in _OF_ONE.items():
        entries: list[Entry] = data.get(name) or []
        _keep(data, name, [_is_without(entry, keys, gone) for entry in entries], places)
    for name, keys in _OF_SEVERAL.items():
        entries = data.get(name) or []
        kept = [_reduced(entry, keys, gone) for entry in entries]
        _keep(data, name, kept, places)
    signalen: list[Entry] = data.get("signalen") or []
    for position, signaal in enumerate(signalen):
        for name, keys in _OF_SIGNAAL.items():
            parts: list[Entry] = signaal.get(name) or []
            kept = [_is_without(entry, keys, gone) for entry in parts]
            _keep(signaal, name, kept, places, f"signalen[{position}].")


def _is_without(entry: Entry, keys: Iterable[str], gone: frozenset[str]) -> bool:
    return not any(entry.get(key) in gone for key in keys)


def _reduced(entry: Entry, keys: Iterable[str], gone: frozenset[str]) -> bool:
    """Take whoever is gone out of `entry`; false when too few are left for it to be one."""
    before = len(entry.get("hulpverleners") or ())
    for key in keys:
        if entry.get(key):
            entry[key] = [who for who in entry[key] if who not in gone]
    after = len(entry.get("hulpverleners") or ())
    return after == before or after >= _FEWEST


def _keep(
    holder: Entry,
    name: str,
    kept: list[bool],
    places: dict[str, tuple[int, ...]],
    within: str = "",
) -> None:
    if not holder.get(name):
        return
    places[within + name] = tuple(place for place, is_kept in enumerate(kept) if is_kept)
    holder[name] = [entry for entry, is_kept in zip(holder[name], kept, strict=True) if is_kept]
