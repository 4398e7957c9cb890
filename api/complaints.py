"""One complaint of pydantic about a parameter → where it is and what is allowed, and nothing of what was sent."""

from collections.abc import Mapping
from typing import Any, Final

from api.request_errors import InputError, Place
from graphmodel.loading.bsn import shown

NOT_A_DAY: Final = "input.not_a_day"
UNKNOWN_RULE: Final = "input.unknown_rule"

_CODES: Final = {
    "missing": "input.missing",
    "extra_forbidden": "input.unknown",
    "enum": "input.not_in_list",
    "literal_error": "input.not_in_list",
    "int_parsing": "input.not_a_number",
    "int_parsing_size": "input.not_a_number",
    "int_from_float": "input.not_a_number",
    "greater_than_equal": "input.too_small",
    "less_than_equal": "input.too_great",
    "string_too_long": "input.too_long",
    "string_pattern_mismatch": "input.bad_id",
    NOT_A_DAY: NOT_A_DAY,
    UNKNOWN_RULE: UNKNOWN_RULE,
}
"""The sentence for each sort of complaint that a parameter of ours can meet."""

_LIMITS: Final = {"ge": "least", "le": "most", "max_length": "most", "expected": "allowed"}


def complaint(error: Mapping[str, Any]) -> InputError:
    """What `error` says is wrong."""
    place, *steps = (str(step) for step in error["loc"])
    context: Mapping[str, object] = error.get("ctx") or {}
    values = tuple(
        (_LIMITS.get(name, name), _plain(value))
        for name, value in context.items()
        if isinstance(value, str | int)
    )
    code = _CODES.get(str(error["type"]), "input.wrong")
    return InputError(Place(place), shown(steps[0]) if steps else "", code, values)


def _plain(value: object) -> str:
    """A limit as people read it: pydantic writes the values of a list as `'a', 'b' or 'c'`."""
    return str(value).replace("'", "").replace(" or ", ", ")
