"""The network around the gezin of a casus, as data and as a picture."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Annotated, Final, NamedTuple

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from api.dependencies import LanguageDep, ServiceDep
from api.entity_tags import tag_of
from api.parameters import CasusId, NetworkFormat, NetworkQuery
from api.responses import Recipe, prepared
from api.routes.casussen import PATH
from api.routes.documented import OF_STORE, problems, tagged
from graphmodel.gaps.search import find_gaps
from graphmodel.gaps.settings import Settings
from graphmodel.language import Language
from graphmodel.model.network import Network
from graphmodel.stores.contract import Version
from visualisations import svg
from visualisations.pyvis_page import network_page
from visualisations.scene import Scene, compose

PAGE_POLICY: Final = (
    "default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src 'unsafe-inline'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox allow-scripts"
)
"""For the page: it fetches nothing and is no part of this site. Which scripts run is in the page, by their hash."""

PICTURE_POLICY: Final = (
    "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox"
)
"""For a picture that a browser opens as a page of its own."""


def _picture(scene: Scene, _: Language) -> str:
    """The scene has its language already."""
    return svg.document(scene)


class Form(NamedTuple):
    """How a scene is written, what that is, and what a browser may do with it."""

    write: Callable[[Scene, Language], str]
    media_type: str
    policy: str | None = None


FORMS: Final[Mapping[NetworkFormat, Form]] = {
    NetworkFormat.SVG: Form(_picture, "image/svg+xml", PICTURE_POLICY),
    NetworkFormat.HTML: Form(network_page, "text/html", PAGE_POLICY),
}

router = APIRouter(prefix=PATH, tags=["networks"], responses=problems(*OF_STORE))


@router.get("/{casus_id}/network", responses=tagged(404))
def get_network(
    request: Request,
    casus_id: CasusId,
    query: Annotated[NetworkQuery, Query()],
    language: LanguageDep,
    service: ServiceDep,
) -> Response:
    """Who was around this gezin on a day and what is recorded between them, with the findings of all rules marked.

    As `json`, as a graph for other programs (`graphml`, `gexf`), as a picture (`svg`), or as a page that needs nothing
    from elsewhere (`html`).
    """
    form = FORMS[query.format]
    recipe = Recipe(
        casus_id,
        query.day,
        partial(_tag, query, language, service.settings),
        partial(_written, form, language, service.settings),
        form.media_type,
        {
            "Content-Language": language,
            **({"Content-Security-Policy": form.policy} if form.policy else {}),
        },
    )
    return prepared(request, service, recipe)


def _tag(query: NetworkQuery, language: Language, settings: Settings, version: Version) -> str:
    return tag_of(
        "network",
        version.hash,
        query.day,
        query.format,
        language,
        settings,
    )


def _written(
    form: Form, language: Language, settings: Settings, _: Version, network: Network
) -> str:
    scene = compose(network, find_gaps(network, settings).findings, language)
    return form.write(scene, language)
