"""One complaint of pydantic about a parameter → where it is and what is allowed, and nothing of what was sent."""

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from typing import Any, Final

from api.request_errors import InputError, Place
from graphmodel.bsn import shown
from graphmodel.errors import UnknownNameError

NOT_A_DAY: Final = "input.not_a_day"
UNKNOWN_RULE: Final = "input.unknown_rule"
NOT_A_CONTACT: Final = "input.not_a_contact"
DAYS_REVERSED: Final = "input.days_reversed"
UNKNOWN: Final = "input.unknown"

_CODES: Final = {
    "missing": "input.missing",
    "extra_forbidden": UNKNOWN,
    "enum": "input.not_in_list",
    "literal_error": "input.not_in_list",
    "int_parsing": "input.not_a_number",
    "int_parsing_size": "input.not_a_number",
    "greater_than_equal": "input.too_small",
    "less_than_equal": "input.too_great",
    "string_too_long": "input.too_long",
    "string_pattern_mismatch": "input.bad_id",
    NOT_A_DAY: NOT_A_DAY,
    NOT_A_CONTACT: NOT_A_CONTACT,
    "too_long": "input.too_many",
    UNKNOWN_RULE: UNKNOWN_RULE,
}
"""The sentence for each sort of complaint that a parameter of ours can meet."""

_LIMITS: Final = {"ge": "least", "le": "most", "max_length": "most", "expected": "allowed"}


def complaint(error: Mapping[str, Any], allowed: Iterable[str]) -> InputError:
    """What `error` says is wrong; `allowed` are the names of the parameters that there are."""
    place, name = (str(step) for step in error["loc"][:2])
    code = _CODES.get(error["type"], "input.wrong")
    if code == UNKNOWN:
        return unknown_parameter(name, allowed)
    limits: Mapping[str, object] = error.get("ctx") or {}
    values = tuple(
        (_LIMITS.get(key, key), _plain(limit))
        for key, limit in limits.items()
        if isinstance(limit, str | int)
    )
    return InputError(Place(place), name, code, values)


def unknown_parameter(name: str, allowed: Iterable[str]) -> InputError:
    """There is no parameter called `name` here; `allowed` are those that there are."""
    names = sorted(allowed)
    near = get_close_matches(name, names, n=1)
    values = (("allowed", ", ".join(names)), *((("near", near[0]),) if near else ()))
    return InputError(Place.QUERY, shown(name), UNKNOWN, values)


def of_name(error: UnknownNameError) -> InputError:
    """A parameter of a question names what is not there."""
    values = error.values
    code = f"input.unknown_name.{values['reason']}"
    allowed = (("allowed", str(values["allowed"])),)
    return InputError(Place.QUERY, str(values["parameter"]), code, allowed)


def _plain(limit: object) -> str:
    """A limit as people read it: pydantic writes the values of a list as `'a', 'b' or 'c'`."""
    return str(limit).replace("'", "").replace(" or ", ", ")
