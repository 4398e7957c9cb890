"""An entry that cannot be read, as far as its references go: what else it says is left blank.

Such a value breaks its own model. It is for looking up references only, and is never kept.
"""

from typing import Any, cast

from graphmodel.loading.shapes import list_keys_of, part_kind
from graphmodel.model.checks import REFERENCES
from graphmodel.model.entities import Item

_NAMING = frozenset({*REFERENCES, "source", "known_by", "shared"})


def references_of(kind: type[Item], entry: object) -> Item:
    """A value of `kind` with the references of `entry` as they are written; everything else is None."""
    written = cast("dict[str, object]", entry if isinstance(entry, dict) else {})
    values: dict[str, Any] = {}
    for name, field in kind.model_fields.items():
        key = field.alias or name
        is_list = key in list_keys_of(kind)
        value = written.get(key) if name in _NAMING else None
        values[name] = _list(kind, key, value) if is_list else _word(value)
    return kind.model_construct(**values)


def _list(kind: type[Item], key: str, value: object) -> tuple[object, ...]:
    if not isinstance(value, list):
        return ()
    inner = part_kind(kind, key)
    parts = cast("list[object]", value)
    return tuple(references_of(inner, part) if inner else _word(part) or "" for part in parts)


def _word(value: object) -> str | None:
    return value if isinstance(value, str) else None
