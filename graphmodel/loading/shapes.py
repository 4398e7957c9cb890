"""What the format allows at a path: read from the model itself, so that a message cannot lag behind it."""

import difflib
from collections.abc import Iterable
from enum import StrEnum
from functools import cache
from types import UnionType
from typing import Annotated, Any, Final, Union, get_args, get_origin

from graphmodel.loading.places import Path
from graphmodel.model.casus import Casus
from graphmodel.model.entities import Item

MOST_COMPARED: Final = 150
"""Longer lists are not searched for a word that looks alike: it takes too long when much is wrong."""


def allowed_keys(path: Path) -> tuple[str, ...]:
    """The keys of the entry at `path`, in the order of the format; none when no entry belongs there."""
    kind = _kind_at(path)
    return keys_of(kind) if isinstance(kind, type) and issubclass(kind, Item) else ()


def allowed_values(path: Path) -> tuple[str, ...]:
    """The closed list that `path` takes a value from; none when it is free."""
    kind = _kind_at(path)
    return tuple(kind) if isinstance(kind, type) and issubclass(kind, StrEnum) else ()


@cache
def keys_of(kind: type[Item]) -> tuple[str, ...]:
    """The keys that an entry of this sort may have."""
    return tuple(field.alias or name for name, field in kind.model_fields.items())


@cache
def list_keys_of(kind: type[Item]) -> tuple[str, ...]:
    """The keys of such an entry that hold a list."""
    return tuple(key for key in keys_of(kind) if _is_list(_annotation(kind, key)))


@cache
def entry_kind(list_name: str) -> type[Item]:
    """The sort of entry that a list of the file, or `casus` or `calamiteit`, holds."""
    annotation = _core(_annotation(Casus, list_name))
    return get_args(annotation)[0] if get_origin(annotation) is tuple else annotation


@cache
def part_kind(kind: type[Item], key: str) -> type[Item] | None:
    """The sort of entry under a key of an entry, or in the list there, when it holds entries."""
    core = value_kind(kind, key)
    inner = get_args(core)[0] if get_origin(core) is tuple else core
    return inner if isinstance(inner, type) and issubclass(inner, Item) else None


def value_kind(kind: type[Item], key: str) -> Any:
    """What the value under a key of an entry is, be it absent or not."""
    return _core(_annotation(kind, key))


def near(word: str, allowed: Iterable[str]) -> str | None:
    """The allowed word that `word` most looks like, if any looks like it."""
    words = tuple(allowed)
    if len(words) > MOST_COMPARED:
        return None
    found = difflib.get_close_matches(word.casefold(), words, n=1)
    return found[0] if found else None


def _kind_at(path: Path) -> object:
    kind: object = Casus
    for step in path:
        annotation = get_args(kind)[0] if isinstance(step, int) else _annotation(kind, step)
        kind = _core(annotation)
    return kind


def _annotation(kind: object, key: str) -> Any:
    if not (isinstance(kind, type) and issubclass(kind, Item)):
        return None
    fields = kind.model_fields.items()
    return next((field.annotation for name, field in fields if (field.alias or name) == key), None)


def _is_list(annotation: object) -> bool:
    return get_origin(_core(annotation)) is tuple


def _core(annotation: Any) -> Any:
    """The annotation without `| None` and without its limits."""
    if get_origin(annotation) in (Union, UnionType):
        return _core(next(each for each in get_args(annotation) if each is not type(None)))
    if get_origin(annotation) is Annotated:
        return _core(get_args(annotation)[0])
    return annotation
