"""One complaint of pydantic → one flaw: what is wrong, what is allowed, and nothing of what the file says."""

import re
from typing import Any, Final

from pydantic_core import ErrorDetails

from graphmodel.bsn import shown
from graphmodel.loading.places import Flaw, Path, Values
from graphmodel.loading.shapes import allowed_keys, allowed_values, near
from graphmodel.model.moment import PATTERN

_CODES: Final = {
    "missing": "problem.missing_key",
    "extra_forbidden": "problem.unknown_key",
    "enum": "problem.not_in_list",
    "literal_error": "problem.wrong_format",
    "string_type": "problem.not_text",
    "string_too_short": "problem.empty_text",
    "string_too_long": "problem.too_long",
    "string_unicode": "problem.bad_character",
    "tuple_type": "problem.not_a_list",
    "model_type": "problem.not_an_entry",
    "bool_type": "problem.not_a_truth_value",
    "bool_parsing": "problem.not_a_truth_value",
    "moment": "problem.not_a_date",
}
"""The message for each sort of complaint that the model can make; patterns have one per field."""

_PATTERNS: Final = {
    "source": "problem.bad_source",
    "registry": "problem.bad_registry",
    "municipality": "problem.bad_municipality",
    "themes": "problem.bad_theme",
}


def complaint(path: Path, error: ErrorDetails) -> Flaw:
    """The flaw that `error` names in the entry at `path`."""
    place = (*path, *error["loc"])
    code = _code(place, error)
    return Flaw(place, code, _values(place, code, error))


def unknown_key(place: Path) -> Flaw:
    """The flaw of a key that the format does not have."""
    return Flaw(place, "problem.unknown_key", _unknown_key(place))


def _code(place: Path, error: ErrorDetails) -> str:
    kind = error["type"]
    if kind == "string_pattern_mismatch":
        keys = [step for step in place if isinstance(step, str)]
        return _PATTERNS.get(keys[-1], "problem.bad_id")
    if kind == "moment" and _reads_as_date(error["input"]):
        return "problem.no_such_day"
    return _CODES.get(kind, "problem.invalid")


def _reads_as_date(value: Any) -> bool:
    return isinstance(value, str) and re.fullmatch(PATTERN, value) is not None


def _values(place: Path, code: str, error: ErrorDetails) -> Values:
    match code:
        case "problem.unknown_key":
            return _unknown_key(place)
        case "problem.not_in_list":
            allowed = allowed_values(place)
            return (("allowed", ", ".join(allowed)), *_near(error["input"], allowed))
        case "problem.missing_key":
            return (("key", str(place[-1])),)
        case "problem.too_long":
            return (("most", str(error.get("ctx", {}).get("max_length"))),)
        case _:
            return ()


def _unknown_key(place: Path) -> Values:
    key = str(place[-1])
    allowed = allowed_keys(place[:-1])
    return (("key", shown(key)), ("allowed", ", ".join(allowed)), *_near(key, allowed))


def _near(word: object, allowed: tuple[str, ...]) -> Values:
    found = near(word, allowed) if isinstance(word, str) else None
    return (("near", found),) if found else ()
