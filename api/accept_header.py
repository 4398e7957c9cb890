"""What a request would rather have, from a header with weights (RFC 9110, 12.4.2): `nl, en;q=0.5`."""

from collections.abc import Iterator, Sequence
from typing import Final

_MOST_CHOICES: Final = 20


def choices(header: str) -> Iterator[tuple[str, float]]:
    """Each choice of the header, in lower case, with its weight; one whose weight cannot be read has none."""
    for choice in header.split(",")[:_MOST_CHOICES]:
        name, *parameters = choice.split(";")
        weights = [_weight(parameter) for parameter in parameters]
        yield name.strip().lower(), min(weights, default=1.0)


def best_media_type(header: str, ours: Sequence[str]) -> str:
    """The one of `ours` that the header of an `Accept` likes best, the first of equals; also when it likes none."""
    liked = dict(choices(header))
    return max(ours, key=lambda media: _liking(liked, media))


def _liking(liked: dict[str, float], media: str) -> float:
    """The weight of the narrowest range that holds `media`."""
    ranges = (media, f"{media.partition('/')[0]}/*", "*/*")
    return next((liked[each] for each in ranges if each in liked), 0.0)


def _weight(parameter: str) -> float:
    name, _, number = parameter.strip().partition("=")
    if name.strip().lower() != "q":
        return 1.0
    try:
        weight = float(number)
    except ValueError:
        return 0.0
    return weight if 0.0 <= weight <= 1.0 else 0.0
