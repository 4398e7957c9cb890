"""In which language a request wants its texts: `lang`, else what the browser says, else Dutch."""

from typing import Final

from starlette.requests import Request

from api.accept_header import choices
from graphmodel.language import Language
from visualisations.site.addresses import is_page

PARAMETER: Final = "lang"


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
    """The first of our languages that a person likes best, by the weights of an `Accept-Language` header.

    `nl-BE` counts as `nl`.
    """
    liked = {name.partition("-")[0]: weight for name, weight in choices(header)}
    best = max(Language, key=lambda language: liked.get(language, 0.0))
    return best if liked.get(best) else Language.NL
