"""Plain data → a casus, or everything that is wrong with it at once.

Entries are read one by one: what cannot be read is set aside, and the rest is still checked for references, with the
ids of all entries known. So one slip is one message, not one for every entry that points at it.
"""

from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any, Final, cast

from pydantic import ValidationError

from graphmodel.errors import Problem
from graphmodel.loading.bsn import shown
from graphmodel.loading.complaints import complaint, unknown_key
from graphmodel.loading.places import Flaw, Path, Values, parsed
from graphmodel.loading.shapes import MOST_COMPARED, entry_kind, keys_of, list_keys_of, near
from graphmodel.loading.tree import MOST_FLAWS, scalars
from graphmodel.model.casus import FORMAT, Casus
from graphmodel.model.checks import LISTS, WITH_IDS, cross_reference_problems
from graphmodel.model.entities import Item

MOST_IN_ENTRY: Final = 10_000
"""Keys and values in one entry. Each could be wrong, and every complaint takes memory before it can be counted."""

Data = Mapping[str, object]
_Position = int | None
_Kept = dict[str, dict[_Position, Item]]
_SINGLE = ("casus", "calamiteit")
_DUPLICATE = "problem.duplicate_id"


class _Anything(frozenset[str]):
    """The ids of a list that could not be read: any reference to it may be right."""

    def __contains__(self, id_: object) -> bool:
        return True


def checked(data: object) -> tuple[Casus | None, list[Flaw]]:
    """The casus that `data` holds, or what is wrong with it."""
    if data is None:
        return None, [Flaw((), "problem.empty_file")]
    if not isinstance(data, dict):
        return None, [Flaw((), "problem.not_a_casus")]
    entries = cast("dict[str, object]", data)
    kept: _Kept = {}
    flaws = list(islice(_flaws(entries, kept), MOST_FLAWS + 1))
    if len(flaws) > MOST_FLAWS:
        return None, flaws
    if not flaws:
        try:
            return _casus(entries, kept), flaws
        except ValidationError:
            # Only references are left to be wrong; they are looked up again with their place.
            pass
    return None, [*flaws, *islice(_cross_references(entries, kept), MOST_FLAWS + 1)]


def _casus(data: Data, kept: _Kept) -> Casus:
    lists = {name: tuple(kept[name].values()) for name in LISTS if name in data}
    single = {name: kept[name].get(None) for name in _SINGLE if name in data}
    return Casus.model_validate({"format": data.get("format"), **single, **lists})


def _flaws(data: Data, kept: _Kept) -> Iterator[Flaw]:
    """What is wrong with the entries by themselves; those that can be read come into `kept`."""
    yield from _top_flaws(data)
    for name in (*_SINGLE, *LISTS):
        kept[name] = {}
        for position, entry in _entries(data, name):
            path = (name,) if position is None else (name, position)
            item, flaws = _read(entry_kind(name), entry, path)
            yield from flaws
            if item is not None:
                kept[name][position] = item
    yield from _duplicates(data)


def _top_flaws(data: Data) -> Iterator[Flaw]:
    allowed = keys_of(Casus)
    for key in data:
        if key not in allowed:
            yield unknown_key((key,))
    for key in ("format", "casus"):
        if key not in data:
            yield Flaw((key,), "problem.missing_key", (("key", key),))
    if data.get("format", FORMAT) != FORMAT:
        yield Flaw(("format",), "problem.wrong_format", (("allowed", FORMAT),))
    for name in LISTS:
        if name in data and not isinstance(data[name], list):
            code = "problem.null_list" if data[name] is None else "problem.not_a_list"
            yield Flaw((name,), code)


def _entries(data: Data, name: str) -> Iterator[tuple[_Position, object]]:
    """The entries under a key of the file, with their position when the key holds a list."""
    value = data.get(name)
    if name in _SINGLE:
        # A casus without a calamiteit may say so; without a head it is none.
        if name in data and (value is not None or name == "casus"):
            yield None, value
    elif isinstance(value, list):
        yield from enumerate(cast("list[object]", value))


def _read(kind: type[Item], entry: object, path: Path) -> tuple[Item | None, list[Flaw]]:
    if next(islice(scalars(entry), MOST_IN_ENTRY, None), None) is not None:
        return None, [Flaw(path, "problem.too_many", (("most", str(MOST_IN_ENTRY)),))]
    flaws = list(_null_lists(kind, entry, path))
    try:
        item = kind.model_validate(entry)
    except ValidationError as error:
        return None, [*flaws, *(complaint(path, each) for each in error.errors(include_url=False))]
    return item, flaws


def _null_lists(kind: type[Item], entry: object, path: Path) -> Iterator[Flaw]:
    """Lists written as nothing: neither `[]` (there is none) nor left out (not coded)."""
    if isinstance(entry, dict):
        values = cast("Data", entry)
        for key in list_keys_of(kind):
            if key in values and values[key] is None:
                yield Flaw((*path, key), "problem.null_list")


def _duplicates(data: Data) -> Iterator[Flaw]:
    """Over all entries, so that one that could not be read is compared too."""
    for name in WITH_IDS:
        seen: set[str] = set()
        for position, id_ in _ids(data, name):
            if id_ in seen:
                yield Flaw((name, position, "id"), _DUPLICATE, (("id", shown(id_)),))
            seen.add(id_)


def _ids(data: Data, name: str) -> Iterator[tuple[int, str]]:
    for position, entry in _entries(data, name):
        id_ = cast("Data", entry).get("id") if isinstance(entry, dict) else None
        if position is not None and isinstance(id_, str):
            yield position, id_


def _cross_references(data: Data, kept: _Kept) -> Iterator[Flaw]:
    known = _known_ids(data)
    casus = _remainder(kept)
    positions = {name: tuple(items) for name, items in kept.items()}
    for problem in cross_reference_problems(casus, known):
        if problem.code != _DUPLICATE:
            path = _in_file(parsed(problem.path), positions)
            yield Flaw(path, problem.code, _values(problem, known))


def _remainder(kept: _Kept) -> Casus:
    """What could be read, unchecked: for looking at, never for keeping."""
    head = entry_kind("casus").model_construct()
    values: dict[str, Any] = {name: tuple(kept[name].values()) for name in LISTS}
    values["casus"] = kept["casus"].get(None, head)
    values["calamiteit"] = kept["calamiteit"].get(None)
    return Casus.model_construct(**values)


def _known_ids(data: Data) -> dict[str, frozenset[str]]:
    allowed = keys_of(Casus)
    strangers = islice((key for key in data if key not in allowed), MOST_COMPARED)
    meant = {near(key, allowed) for key in strangers}
    known: dict[str, frozenset[str]] = {}
    for name in WITH_IDS:
        is_readable = isinstance(data.get(name, []), list) and (name in data or name not in meant)
        known[name] = frozenset(id_ for _, id_ in _ids(data, name)) if is_readable else _Anything()
    return known


def _in_file(path: Path, positions: Mapping[str, tuple[_Position, ...]]) -> Path:
    """`path` among the entries that could be read → its place in the file."""
    match path:
        case (str(name), int(position), *rest):
            return (name, positions[name][position] or 0, *rest)
        case _:
            return path


def _values(problem: Problem, known: Mapping[str, frozenset[str]]) -> Values:
    values = dict(problem.values)
    id_ = values.get("id")
    if id_ is None:
        return problem.values
    pools = [known[name] for name in values.get("lists", "").split(", ") if name]
    values["id"] = shown(id_)
    if sum(len(pool) for pool in pools) <= MOST_COMPARED:
        found = near(id_, sorted(each for pool in pools for each in pool if shown(each) == each))
        values |= {"near": found} if found else {}
    return tuple(values.items())
