"""What must hold between the entries of a casus: ids are unique, references exist, periods run forward."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from graphmodel.errors import Problem
from graphmodel.model.entities import Item, Organisation
from graphmodel.model.facts import (
    MINIMUM_OF_A_CONTACT,
    Agreement,
    Contact,
    Examined,
    Involvement,
    Lasting,
    Signaal,
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


Pointing = Mapping[str, tuple[str, ...]]
_OF_LASTING: Final = {field: lists for field, lists in REFERENCES.items() if field != "from_"}

Ids = Mapping[str, frozenset[str]]
"""The ids of every list that has them."""


class CrossReferenceError(ValueError):
    """Entries that are right by themselves do not fit together."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        """`problems` without lines: a value has none."""
        super().__init__("entries do not fit together")
        self.problems = problems


def cross_reference_problems(casus: Casus, known_ids: Ids | None = None) -> tuple[Problem, ...]:
    """Everything that does not fit together, in order of the file; empty when all fits.

    `known_ids` per list replaces the ids of `casus` itself, for a file of which some entries could not be read.
    """
    ids = known_ids or ids_by_list(casus)
    return tuple(_problems(casus, ids))


def ids_by_list(casus: Casus) -> Ids:
    """The ids of every list that has them."""
    return {name: frozenset(entry.id for entry in getattr(casus, name) or ()) for name in WITH_IDS}


class _At(NamedTuple):
    """Where an entry stands; most fit, and never have their path written."""

    name: str
    position: int

    def __str__(self) -> str:
        return f"{self.name}[{self.position}]"


def _problems(casus: Casus, ids: Ids) -> Iterator[Problem]:
    if casus.casus.examined:
        yield from _backward(casus.casus.examined, "casus.examined")
    if casus.calamiteit:
        yield from _unknown_references(casus.calamiteit, "calamiteit", ids)
    for name in LISTS:
        entries: Sequence[Item] = getattr(casus, name) or ()
        if name in WITH_IDS:
            yield from _duplicates(entries, name)
        pointing = _OF_LASTING if name in LASTING else REFERENCES
        for position, entry in enumerate(entries):
            at = _At(name, position)
            yield from _unknown_references(entry, at, ids, pointing)
            if isinstance(entry, Signaal):
                yield from _unknown_in_parts(entry, at, ids)
            if name in _PARTICULAR:
                yield from _PARTICULAR[name](entry, at)


def _duplicates(entries: Iterable[Item], name: str) -> Iterator[Problem]:
    seen: set[str] = set()
    for position, entry in enumerate(entries):
        id_: str = getattr(entry, "id")  # noqa: B009  # only lists of WITH_IDS come here
        if id_ in seen:
            yield Problem(0, f"{name}[{position}].id", "problem.duplicate_id", (("id", id_),))
        seen.add(id_)


def _unknown_references(
    entry: Item, at: _At | str, ids: Ids, pointing: Pointing = REFERENCES
) -> Iterator[Problem]:
    for field, value in entry.__dict__.items():
        if value is None:
            continue
        if field in pointing:
            if not _is_known(value, ids[pointing[field][0]]):
                yield from _unknown_in_field(value, f"{at}.{field.rstrip('_')}", field, ids)
        elif field == "source" and (id_ := value.split(" ", 1)[0]) not in ids["sources"]:
            yield from _unknown(id_, f"{at}.source", ("sources",), ids)


def _unknown_in_parts(signaal: Signaal, at: _At, ids: Ids) -> Iterator[Problem]:
    for field, parts in (("known_by", signaal.known_by), ("shared", signaal.shared)):
        for position, part in enumerate(parts or ()):
            yield from _unknown_references(part, _At(f"{at}.{field}", position), ids)


def _is_known(value: str | tuple[str, ...], ids: frozenset[str]) -> bool:
    """At a glance: one id that is there, or several of which each is and none is named twice."""
    if isinstance(value, str):
        return value in ids
    return ids.issuperset(value) and len(set(value)) == len(value)


def _unknown_in_field(
    value: str | tuple[str, ...], path: str, field: str, ids: Ids
) -> Iterator[Problem]:
    if isinstance(value, str):
        yield from _unknown(value, path, REFERENCES[field], ids)
        return
    for position, id_ in enumerate(value):
        yield from _unknown(id_, f"{path}[{position}]", REFERENCES[field], ids)
    for id_, times in Counter(value).items():
        if times > 1:
            yield Problem(0, path, "problem.named_twice", (("id", id_),))


def _unknown(id_: str, path: str, lists: tuple[str, ...], ids: Ids) -> Iterator[Problem]:
    if not any(id_ in ids[name] for name in lists):
        values = (("id", id_), ("lists", ", ".join(lists)))
        yield Problem(0, path, "problem.unknown_reference", values)


def _backward(entry: Lasting | Examined, at: _At | str) -> Iterator[Problem]:
    if entry.from_ and entry.until and entry.from_.first > entry.until.last:
        yield Problem(0, f"{at}.until", "problem.ends_before_it_starts")


def _of_involvement(involvement: Involvement, at: _At) -> Iterator[Problem]:
    yield from _backward(involvement, at)
    if involvement.ended and involvement.until is None:
        yield Problem(0, f"{at}.ended", "problem.ended_without_until")


def _of_agreement(agreement: Agreement, at: _At) -> Iterator[Problem]:
    yield from _backward(agreement, at)
    yield from _alone(agreement, at)


def _of_contact(contact: Contact, at: _At) -> Iterator[Problem]:
    yield from _alone(contact, at)
    if contact.confirmed_by:
        strangers = sorted(set(contact.confirmed_by) - set(contact.hulpverleners))
        for id_ in strangers:
            code = "problem.confirmed_by_non_participant"
            yield Problem(0, f"{at}.confirmed_by", code, (("id", id_),))


def _alone(entry: Contact | Agreement, at: _At) -> Iterator[Problem]:
    if len(set(entry.hulpverleners)) < MINIMUM_OF_A_CONTACT:
        yield Problem(0, f"{at}.hulpverleners", "problem.one_hulpverlener")


def _of_organisation(organisation: Organisation, at: _At) -> Iterator[Problem]:
    if organisation.type in TYPES_WITHOUT_DOMAINS and not organisation.domains:
        values = (("type", organisation.type.value),)
        yield Problem(0, f"{at}.domains", "problem.domains_missing", values)


_PARTICULAR: Final[dict[str, Callable[[Any, _At], Iterator[Problem]]]] = {
    "organisations": _of_organisation,
    "involvements": _of_involvement,
    "contacts": _of_contact,
    "regie": _backward,
    "plans": _backward,
    "needs": _backward,
    "agreements": _of_agreement,
}
"""What must hold within the entries of a list, beside their references."""
