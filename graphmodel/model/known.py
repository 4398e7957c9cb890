"""What of a casus file was in the record on a day: of whom and of what nothing was known yet, and references to them.

A gezinslid who was not born yet, and a signaal that nobody had, are in no record. Entries keep their place in the file.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final, TypeVar

from graphmodel.model.casus import Casus
from graphmodel.model.entities import Item
from graphmodel.model.facts import Signaal
from graphmodel.model.moment import LAST_DAY, Moment

_REFERRING: Final = (
    "contacts",
    "plans",
    "handovers",
    "signalen",
    "meldingen",
    "decisions",
    "agreements",
)
ItemT = TypeVar("ItemT", bound=Item)


def is_after(moment: Moment | None, day: int) -> bool:
    """Whether a date certainly lies after `day`; an absent one does not."""
    return moment is not None and moment.first_day > day


def is_known(signaal: Signaal, day: int) -> bool:
    """Whether the record holds a signaal on `day`: it was there, and not only heard of later."""
    if is_after(signaal.date, day):
        return False
    if not signaal.known_by:
        return True
    for known in signaal.known_by:
        if not is_after(known.since, day):
            return True
    return any(not is_after(share.date, day) for share in signaal.shared or ())


def unborn_on(casus: Casus, day: int) -> frozenset[str]:
    """The gezinsleden who certainly were not born yet on `day`."""
    return frozenset([lid.id for lid in casus.gezinsleden or () if is_after(lid.born, day)])


def as_known_on(casus: Casus, day: int) -> Casus:
    """The casus in which no entry refers beside others to a gezinslid or signaal of which nothing was known on `day`.

    The same object when there are none.
    """
    unborn = unborn_on(casus, day)
    unheard = {s.id for s in casus.signalen or () if not is_known(s, day)}
    if not (unborn or unheard):
        return casus
    update: dict[str, Any] = {}
    for name in _REFERRING:
        entries: tuple[Item, ...] | None = getattr(casus, name)
        if entries:
            update[name] = tuple(_without(entry, unborn, unheard) for entry in entries)
    if casus.calamiteit:
        update["calamiteit"] = _without(casus.calamiteit, unborn, unheard)
    return casus.model_copy(update=update)


def _without(entry: ItemT, unborn: Iterable[str], unheard: Iterable[str]) -> ItemT:
    left: dict[str, tuple[str, ...]] = {}
    for name, gone in (("gezinsleden", unborn), ("signalen", unheard)):
        named: tuple[str, ...] | None = getattr(entry, name, None)
        if named and not set(gone).isdisjoint(named):
            left[name] = tuple(id_ for id_ in named if id_ not in gone)
    return entry.model_copy(update=left) if left else entry


def moments(casus: Casus, day: int = LAST_DAY) -> Iterator[Moment]:
    """The dates, as known on `day`, of every fact that was known on it and does not begin after it."""
    unborn = unborn_on(casus, day)
    for entry, dates in _dated_facts(casus):
        if is_after(dates[0], day) or (unborn and getattr(entry, "gezinslid", None) in unborn):
            continue
        if not isinstance(entry, Signaal) or is_known(entry, day):
            for each in dates:
                if each is not None and each.first_day <= day:
                    yield each


def _dated_facts(casus: Casus) -> Iterator[tuple[Item, Sequence[Moment | None]]]:
    """Each fact with all its dates, first the one on which it begins."""
    for lasting in (casus.involvements, casus.regie, casus.plans, casus.needs):
        for entry in lasting or ():
            yield entry, (entry.from_, entry.until)
    for dated in (casus.contacts, casus.meldingen, casus.decisions, casus.sightings):
        for entry in dated or ():
            yield entry, (entry.date,)
    for entry in casus.handovers or ():
        yield entry, (entry.sent, entry.accepted, entry.outcome_date)
    for entry in casus.signalen or ():
        known = [known.since for known in entry.known_by or ()]
        shared = [share.date for share in entry.shared or ()]
        yield entry, (entry.date, *known, *shared)
