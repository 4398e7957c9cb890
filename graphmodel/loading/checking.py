"""Plain data → a casus, or everything that is wrong with it at once.

Entries are read one by one. What is right in an entry that cannot be read is still held against the others, and its id
stays known to them: so each slip is one message, and no slip hides another.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, Final, cast

from pydantic import ValidationError

from graphmodel.bsn import shown
from graphmodel.errors import Problem
from graphmodel.loading.blanks import readable_part
from graphmodel.loading.complaints import complaint, unknown_key
from graphmodel.loading.places import Flaw, Path, Values, parsed
from graphmodel.loading.shapes import MOST_COMPARED, entry_kind, keys_of, list_keys_of, near
from graphmodel.loading.tree import MOST_FLAWS, is_larger
from graphmodel.model.casus import FORMAT, Casus
from graphmodel.model.checks import LISTS, WITH_IDS, cross_reference_problems
from graphmodel.model.entities import Item

MOST_IN_ENTRY: Final = 10_000
"""Keys and values in one entry. Each could be wrong, and every complaint takes memory before it can be counted."""

Data = Mapping[str, object]
_SINGLE = ("casus", "calamiteit")
_DUPLICATE = "problem.duplicate_id"
_MISSING_KEY = "problem.missing_key"
_UNKNOWN_KEY = "problem.unknown_key"
_STRANGER = "problem.confirmed_by_non_participant"
_RESTS_ON: Final = {
    "problem.ended_without_until": ("until",),
    "problem.domains_missing": ("domains",),
    _STRANGER: ("hulpverleners", "confirmed_by"),
}
"""The keys of an entry that make a problem by what they leave out; when one cannot be read, that is not known."""


class _Anything(frozenset[str]):
    """The ids of a list that could not be read: any reference to it may be right."""

    def __contains__(self, id_: object) -> bool:
        return True


class _Kept:
    """What was read.

    Attributes:
        items: Per key of the format, the entries under it in order of the file.
        unsure: The paths of the keys of which it is not known what they say: the value is wrong, or stands perhaps
            under a key that the format does not have.
    """

    def __init__(self, refused: Iterable[Path]) -> None:
        """`refused` as in a reading."""
        self.items: dict[str, list[Item]] = {name: [] for name in (*_SINGLE, *LISTS)}
        self.unsure: set[Path] = set(refused)

    def take(self, name: str, path: Path, entry: object) -> list[Flaw]:
        """Keep the entry under `name` as far as it can be read, and tell what is wrong with it."""
        kind = entry_kind(name)
        if is_larger(entry, MOST_IN_ENTRY):
            self.items[name].append(readable_part(kind, None))
            return [Flaw(path, "problem.too_many", (("most", str(MOST_IN_ENTRY)),))]
        flaws = list(_null_lists(kind, entry, path))
        try:
            self.items[name].append(kind.model_validate(entry))
        except ValidationError as error:
            self.items[name].append(readable_part(kind, entry))
            flaws.extend(complaint(path, each) for each in error.errors(include_url=False))
        if flaws:
            self.unsure.update(_unsure(kind, entry, path, flaws))
        return flaws


def checked(data: object, refused: Iterable[Path] = ()) -> tuple[Casus | None, list[Flaw]]:
    """The casus that `data` holds, or what is wrong with it; `refused` are the paths where it is not what the file says."""
    if data is None:
        return None, [Flaw((), "problem.empty_file")]
    if not isinstance(data, dict):
        return None, [Flaw((), "problem.not_a_casus")]
    entries = cast("dict[str, object]", data)
    kept = _Kept(refused)
    flaws = list(islice(_flaws(entries, kept), MOST_FLAWS + 1))
    if len(flaws) > MOST_FLAWS:
        return None, flaws
    if not flaws:
        try:
            return _casus(entries, kept), flaws
        except ValidationError:
            # Only references are left to be wrong; they are looked up again with their place.
            pass
    known = {flaw.path for flaw in flaws}
    crossing = islice(_cross_references(entries, kept, known), MOST_FLAWS + 1)
    return None, [*_without_mistyped(flaws), *crossing]


def _without_mistyped(flaws: Sequence[Flaw]) -> Iterator[Flaw]:
    """A required key that is written almost right is told as the key that does not belong there, and not as missing too."""
    meant = {
        (*flaw.path[:-1], dict(flaw.values).get("near"))
        for flaw in flaws
        if flaw.code == _UNKNOWN_KEY
    }
    return (flaw for flaw in flaws if flaw.code != _MISSING_KEY or flaw.path not in meant)


def _casus(data: Data, kept: _Kept) -> Casus:
    lists = {name: tuple(kept.items[name]) for name in LISTS if name in data}
    single = {name: next(iter(kept.items[name]), None) for name in _SINGLE if name in data}
    return Casus.model_validate({"format": data.get("format"), **single, **lists})


def _flaws(data: Data, kept: _Kept) -> Iterator[Flaw]:
    """What is wrong with the entries by themselves; what can be read of them comes into `kept`."""
    yield from _top_flaws(data)
    for name in (*_SINGLE, *LISTS):
        for path, entry in _entries(data, name):
            yield from kept.take(name, path, entry)
    yield from _duplicates(data)


def _top_flaws(data: Data) -> Iterator[Flaw]:
    allowed = keys_of(Casus)
    for key in data:
        if key not in allowed:
            yield unknown_key((key,))
    for key in ("format", "casus"):
        if key not in data:
            yield Flaw((key,), _MISSING_KEY, (("key", key),))
    if data.get("format", FORMAT) != FORMAT:
        yield Flaw(("format",), "problem.wrong_format", (("allowed", FORMAT),))
    for name in LISTS:
        if name in data and not isinstance(data[name], list):
            code = "problem.null_list" if data[name] is None else "problem.not_a_list"
            yield Flaw((name,), code)


def _entries(data: Data, name: str) -> Iterator[tuple[Path, object]]:
    """The entries under a key of the file, with their paths."""
    value = data.get(name)
    if name in _SINGLE:
        # A casus without a calamiteit may say so; without a head it is none.
        if name in data and (value is not None or name == "casus"):
            yield (name,), value
    elif isinstance(value, list):
        for position, entry in enumerate(cast("list[object]", value)):
            yield (name, position), entry


def _null_lists(kind: type[Item], entry: object, path: Path) -> Iterator[Flaw]:
    """Lists written as nothing: neither `[]` (there is none) nor left out (not coded)."""
    if isinstance(entry, dict):
        values = cast("Data", entry)
        for key in list_keys_of(kind):
            if key in values and values[key] is None:
                yield Flaw((*path, key), "problem.null_list")


def _unsure(kind: type[Item], entry: object, path: Path, flaws: Iterable[Flaw]) -> Iterator[Path]:
    """The keys of the entry at `path` that are written wrong, or perhaps under an unknown key."""
    absent: set[str] = set()
    for flaw in flaws:
        yield flaw.path[: len(path) + 1]
        if flaw.code == _UNKNOWN_KEY and flaw.path[:-1] == path:
            absent = {*keys_of(kind)} - {*cast("Data", entry)}
    yield from ((*path, key) for key in absent)


def _duplicates(data: Data) -> Iterator[Flaw]:
    """Over all entries, so that one that could not be read is compared too."""
    for name in WITH_IDS:
        seen: set[str] = set()
        for path, id_ in _ids(data, name):
            if id_ in seen:
                yield Flaw((*path, "id"), _DUPLICATE, (("id", shown(id_)),))
            seen.add(id_)


def _ids(data: Data, name: str) -> Iterator[tuple[Path, str]]:
    for path, entry in _entries(data, name):
        id_ = cast("Data", entry).get("id") if isinstance(entry, dict) else None
        if isinstance(id_, str):
            yield path, id_


def _cross_references(data: Data, kept: _Kept, flawed: set[Path]) -> Iterator[Flaw]:
    ids = _known_ids(data)
    for problem in cross_reference_problems(_remainder(kept), ids):
        path = parsed(problem.path)
        is_flawed = any(path[:length] in flawed for length in range(1, len(path) + 1))
        rests_on = ((*path[:-1], key) for key in _RESTS_ON.get(problem.code, ()))
        if is_flawed or _is_told(problem, ids) or not kept.unsure.isdisjoint(rests_on):
            continue
        yield Flaw(path, problem.code, _values(problem, ids))


def _is_told(problem: Problem, ids: Mapping[str, frozenset[str]]) -> bool:
    """Whether it is told already: an id twice when the entries were read, a confirming stranger as an unknown id."""
    if problem.code == _STRANGER:
        return dict(problem.values)["id"] not in ids["hulpverleners"]
    return problem.code == _DUPLICATE


def _remainder(kept: _Kept) -> Casus:
    """What could be read, unchecked: for looking at, never for keeping."""
    values: dict[str, Any] = {name: tuple(kept.items[name]) for name in LISTS}
    values["casus"] = next(iter(kept.items["casus"]), readable_part(entry_kind("casus"), None))
    values["calamiteit"] = next(iter(kept.items["calamiteit"]), None)
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
