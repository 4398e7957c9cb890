"""Plain values of a YAML file → typed rows, by the type hints of the row.

A key that the row does not have, or a value of another type, stops the reading: a slip in a
reference file must not become a row that looks right.
"""

import dataclasses
from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from functools import cache
from types import UnionType
from typing import Any, TypeVar, cast, get_args, get_origin, get_type_hints

T = TypeVar("T")

_PLAIN = (str, int, float, bool, date)


def decode(shape: type[T], raw: Mapping[str, Any]) -> T:
    """`raw` as a `shape`, which is a dataclass."""
    hints = _hints(shape)
    named = _with_name(raw) if "name" in hints else dict(raw)
    unknown = sorted(named.keys() - hints.keys())
    if unknown:
        raise TypeError(shape.__name__, unknown)
    return shape(**{key: _value(hints[key], value) for key, value in named.items()})


@cache
def _hints(shape: type) -> dict[str, Any]:
    return get_type_hints(shape)


def _with_name(raw: Mapping[str, Any]) -> dict[str, Any]:
    rest = {key: value for key, value in raw.items() if key not in {"nl", "en"}}
    return {**rest, "name": {"nl": raw["nl"], "en": raw["en"]}}


def _value(hint: Any, raw: Any) -> Any:
    if get_origin(hint) is tuple:
        item = get_args(hint)[0]
        return tuple(_value(item, each) for each in raw)
    if get_origin(hint) is UnionType:
        # Every optional field is `X | None`, and an absent value is an absent key.
        return _value(get_args(hint)[0], raw)
    if dataclasses.is_dataclass(hint):
        return decode(cast("type[Any]", hint), raw)
    if issubclass(hint, StrEnum):
        return hint(raw)
    if hint not in _PLAIN or type(raw) is not hint:
        raise TypeError(hint, raw)
    return raw
