"""How a page goes to the reader: the page as it stands, one that was made before, or one that says what went wrong."""

from collections.abc import Callable, Mapping
from datetime import date

from starlette.requests import Request
from starlette.responses import Response

from api.accept_language import PARAMETER
from api.dependencies import Service
from api.entity_tags import tag_of
from api.page_policy import HTML, PAGE_HEADERS
from api.responses import Recipe, prepared
from graphmodel.language import Language
from graphmodel.model.network import Network
from graphmodel.stores.contract import Version
from visualisations.site.addresses import CasusPage, SitePage
from visualisations.site.shell import Shell, Subject

Making = Callable[[Shell, Network], str]
"""From the frame of a page and the network of a day to the page."""


def html(content: str, status: int = 200, headers: Mapping[str, str] | None = None) -> Response:
    """A page."""
    return Response(content, status, {**PAGE_HEADERS, **(headers or {})}, HTML)


def shell_of(
    request: Request, language: Language, page: CasusPage | SitePage, subject: Subject | None = None
) -> Shell:
    """The frame of a page, with its own address in the other language."""
    other = Language.EN if language is Language.NL else Language.NL
    here = request.url.include_query_params(**{PARAMETER: other})
    return Shell(language, page, f"{here.path}?{here.query}", subject)


def casus_page(
    request: Request,
    service: Service,
    language: Language,
    asked: tuple[str, CasusPage, date | None, tuple[object, ...]],
    making: Making,
) -> Response:
    """The page of a casus on a day, made only when the reader does not have it and it was not made before.

    `asked` is the casus, the page, the day that was chosen (None: the one that the casus sets), and what else was chosen.
    """
    casus_id, page, day, choices = asked

    def tag(version: Version) -> str:
        parts = ("page", page, version.hash, version.version, day, choices, language)
        return tag_of(*parts, service.settings)

    def make(version: Version, network: Network) -> str:
        subject = subject_of(version, network, day)
        return making(shell_of(request, language, page, subject), network)

    headers = {**PAGE_HEADERS, "Content-Language": language}
    return prepared(request, service, Recipe(casus_id, day, tag, make, HTML, headers))


def subject_of(version: Version, network: Network, chosen: date | None) -> Subject:
    """The casus of a page, on the day of `network`; `chosen` is the day that the reader asked for."""
    title = network.casus.casus.title or ""
    day = date.fromordinal(network.day)
    return Subject(version.casus_id, title, version.version, day, chosen, version.saved_at)
