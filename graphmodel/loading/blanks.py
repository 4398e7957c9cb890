"""An entry that cannot be read, as far as it can: what is right in it is read, the rest is left blank.

Such a value breaks its own model. It is for looking at beside the others only, and is never kept.
"""

from functools import cache
from typing import Annotated, Any, Final, NamedTuple, cast

from pydantic import TypeAdapter, ValidationError

from graphmodel.loading.shapes import keys_of, list_keys_of, part_kind, value_kind
from graphmodel.model.checks import REFERENCES
from graphmodel.model.entities import Item
from graphmodel.model.moment import Moment

_NAMING: Final = frozenset({*(name.rstrip("_") for name in REFERENCES), "source"})


class _Field(NamedTuple):
    """One key of an entry: what reads its value, and what can still be looked up in a wrong one."""

    key: str
    reader: TypeAdapter[Any]
    is_list: bool
    part: type[Item] | None
    is_naming: bool


def readable_part(kind: type[Item], entry: object) -> Item:
    """A value of `kind` with what can be read of `entry`.

    In a wrong value the references are as they are written; whatever else is wrong or absent is None, or an empty list.
    """
    written = cast("dict[str, object]", entry if isinstance(entry, dict) else {})
    values: dict[str, Any] = {
        name: _read(field, written.get(field.key)) for name, field in _fields(kind).items()
    }
    return kind.model_construct(**values)


def _read(field: _Field, value: object) -> object:
    try:
        read = None if value is None else field.reader.validate_python(value)
    except ValidationError:
        read = _references(field, value)
    return () if read is None and field.is_list else read


def _references(field: _Field, value: object) -> object:
    if field.is_list:
        parts = cast("list[object]", value if isinstance(value, list) else [])
        # Two values that are no text are not the same one twice: each has a name that nothing else has.
        return tuple(_reference(field, part) or f"?{at}" for at, part in enumerate(parts))
    return _reference(field, value)


def _reference(field: _Field, value: object) -> Item | str | None:
    if field.part:
        return readable_part(field.part, value)
    return value if field.is_naming and isinstance(value, str) else None


@cache
def _fields(kind: type[Item]) -> dict[str, _Field]:
    """Per name of the model."""
    found: dict[str, _Field] = {}
    for (name, info), key in zip(kind.model_fields.items(), keys_of(kind), strict=True):
        limits = info.metadata
        with_limits: Any = Annotated[(info.annotation, *limits)] if limits else info.annotation
        reader: TypeAdapter[Any] = TypeAdapter(with_limits)
        is_naming = key in _NAMING and value_kind(kind, key) is not Moment
        is_list = key in list_keys_of(kind)
        found[name] = _Field(key, reader, is_list, part_kind(kind, key), is_naming)
    return found
