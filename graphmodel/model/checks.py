"""What must hold between the entries of a casus: ids are unique, references exist, periods run forward."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from graphmodel.errors import Problem
from graphmodel.model.entities import Item, Organisation
from graphmodel.model.facts import (
    MINIMUM_OF_A_CONTACT,
    Agreement,
    Contact,
    Examined,
    Involvement,
    Lasting,
)
from graphmodel.vocabulary import TYPES_WITHOUT_DOMAINS

if TYPE_CHECKING:
    from graphmodel.model.casus import Casus

LISTS = (
    "sources",
    "gezinsleden",
    "organisations",
    "hulpverleners",
    "involvements",
    "contacts",
    "regie",
    "plans",
    "handovers",
    "signalen",
    "meldingen",
    "decisions",
    "needs",
    "sightings",
    "agreements",
)
"""The lists of a casus file, in the order of the format."""

WITH_IDS = (
    "sources",
    "gezinsleden",
    "organisations",
    "hulpverleners",
    "contacts",
    "plans",
    "handovers",
    "signalen",
    "meldingen",
    "decisions",
    "agreements",
)
"""The lists whose entries have an id."""

REFERENCES = {
    "organisation": ("organisations",),
    "hulpverlener": ("hulpverleners",),
    "gezinslid": ("gezinsleden",),
    "from_": ("hulpverleners",),
    "by": ("hulpverleners",),
    "to": ("hulpverleners", "organisations"),
    "waiting_at": ("organisations",),
    "hulpverleners": ("hulpverleners",),
    "invited": ("hulpverleners",),
    "confirmed_by": ("hulpverleners",),
    "gezinsleden": ("gezinsleden",),
    "signalen": ("signalen",),
}
"""To which lists a field may point, tried in this order."""

LASTING = frozenset({"involvements", "regie", "plans", "needs", "agreements"})
"""The lists whose entries have a `from` and an `until`; elsewhere `from` is a hulpverlener."""


class CrossReferenceError(ValueError):
    """Entries that are right by themselves do not fit together."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        """`problems` without lines: a value has none."""
        super().__init__("entries do not fit together")
        self.problems = problems


def cross_reference_problems(
    casus: Casus, known_ids: dict[str, frozenset[str]] | None = None
) -> tuple[Problem, ...]:
    """Everything that does not fit together, in order of the file; empty when all fits.

    `known_ids` per list replaces the ids of `casus` itself, for a file of which some entries could not be read.
    """
    ids = known_ids or ids_by_list(casus)
    return tuple(_problems(casus, ids))


def ids_by_list(casus: Casus) -> dict[str, frozenset[str]]:
    """The ids of every list that has them."""
    return {name: frozenset(entry.id for entry in getattr(casus, name) or ()) for name in WITH_IDS}


def _problems(casus: Casus, ids: dict[str, frozenset[str]]) -> Iterator[Problem]:
    if casus.casus.examined:
        yield from _backward(casus.casus.examined, "casus.examined")
    if casus.calamiteit:
        yield from _unknown_references(casus.calamiteit, "calamiteit", ids)
    for name in LISTS:
        entries: Sequence[Item] = getattr(casus, name) or ()
        if name in WITH_IDS:
            yield from _duplicates(entries, name)
        for position, entry in enumerate(entries):
            path = f"{name}[{position}]"
            yield from _unknown_references(entry, path, ids, lasting=name in LASTING)
            yield from _particular(entry, path)


def _duplicates(entries: Iterable[Item], name: str) -> Iterator[Problem]:
    seen: set[str] = set()
    for position, entry in enumerate(entries):
        id_: str = getattr(entry, "id")  # noqa: B009  # only lists of WITH_IDS come here
        if id_ in seen:
            yield Problem(0, f"{name}[{position}].id", "problem.duplicate_id", (("id", id_),))
        seen.add(id_)


def _unknown_references(
    entry: Item, path: str, ids: dict[str, frozenset[str]], *, lasting: bool = False
) -> Iterator[Problem]:
    for field, value in entry.__dict__.items():
        if value is None or (field == "from_" and lasting):
            continue
        if field == "source":
            yield from _unknown(value.split(" ", 1)[0], f"{path}.source", ("sources",), ids)
        elif field in ("known_by", "shared"):
            for position, part in enumerate(value):
                yield from _unknown_references(part, f"{path}.{field}[{position}]", ids)
        elif field in REFERENCES:
            yield from _unknown_in_field(value, f"{path}.{field.rstrip('_')}", field, ids)


def _unknown_in_field(
    value: str | tuple[str, ...], path: str, field: str, ids: dict[str, frozenset[str]]
) -> Iterator[Problem]:
    if isinstance(value, str):
        yield from _unknown(value, path, REFERENCES[field], ids)
        return
    for position, id_ in enumerate(value):
        yield from _unknown(id_, f"{path}[{position}]", REFERENCES[field], ids)
    if len(set(value)) == len(value):
        return
    for id_, times in Counter(value).items():
        if times > 1:
            yield Problem(0, path, "problem.named_twice", (("id", id_),))


def _unknown(
    id_: str, path: str, lists: tuple[str, ...], ids: dict[str, frozenset[str]]
) -> Iterator[Problem]:
    if not any(id_ in ids[name] for name in lists):
        values = (("id", id_), ("lists", ", ".join(lists)))
        yield Problem(0, path, "problem.unknown_reference", values)


def _particular(entry: Item, path: str) -> Iterator[Problem]:
    match entry:
        case Involvement():
            yield from _backward(entry, path)
            yield from _ended_without_end(entry, path)
        case Agreement():
            yield from _backward(entry, path)
            if len(set(entry.hulpverleners)) < MINIMUM_OF_A_CONTACT:
                yield Problem(0, f"{path}.hulpverleners", "problem.one_hulpverlener")
        case Lasting():
            yield from _backward(entry, path)
        case Contact():
            yield from _participants(entry, path)
        case Organisation() if entry.type in TYPES_WITHOUT_DOMAINS and not entry.domains:
            values = (("type", entry.type.value),)
            yield Problem(0, f"{path}.domains", "problem.domains_missing", values)
        case _:
            pass


def _backward(entry: Lasting | Examined, path: str) -> Iterator[Problem]:
    if entry.from_ and entry.until and entry.from_.first > entry.until.last:
        yield Problem(0, f"{path}.until", "problem.ends_before_it_starts")


def _ended_without_end(involvement: Involvement, path: str) -> Iterator[Problem]:
    if involvement.ended and involvement.until is None:
        yield Problem(0, f"{path}.ended", "problem.ended_without_until")


def _participants(contact: Contact, path: str) -> Iterator[Problem]:
    if len(set(contact.hulpverleners)) < MINIMUM_OF_A_CONTACT:
        yield Problem(0, f"{path}.hulpverleners", "problem.one_hulpverlener")
    strangers = sorted(set(contact.confirmed_by or ()) - set(contact.hulpverleners))
    for id_ in strangers:
        yield Problem(
            0, f"{path}.confirmed_by", "problem.confirmed_by_non_participant", (("id", id_),)
        )
