"""In which language a request wants its texts: `lang`, else what the browser says, else Dutch."""

from collections.abc import Iterator
from typing import Final

from starlette.requests import Request

from graphmodel.language import Language
from visualisations.site.addresses import is_page

PARAMETER: Final = "lang"
_MOST_CHOICES: Final = 20


def language_of(request: Request) -> Language:
    """The language to answer `request` in, also when it is a wrong request."""
    asked = request.query_params.get(PARAMETER)
    if asked in set(Language):
        return Language(asked)
    # A page is in Dutch until the reader switches, whatever language the browser was installed in.
    if is_page(request.url.path):
        return Language.NL
    return preferred(request.headers.get("accept-language", ""))


def preferred(header: str) -> Language:
    """The first of our languages that a person likes best, by the weights of an `Accept-Language` header."""
    liked = dict(_choices(header))
    best = max(Language, key=lambda language: liked.get(language, 0.0))
    return best if liked.get(best) else Language.NL


def _choices(header: str) -> Iterator[tuple[str, float]]:
    """Each language of the header with its weight; `nl-BE` counts as `nl`."""
    for choice in header.split(",")[:_MOST_CHOICES]:
        name, _, weight = choice.partition(";")
        yield name.strip().lower().partition("-")[0], _weight(weight)


def _weight(text: str) -> float:
    name, _, number = text.strip().partition("=")
    if name.strip() != "q":
        return 1.0
    try:
        weight = float(number)
    except ValueError:
        return 0.0
    return weight if 0.0 <= weight <= 1.0 else 0.0
