"""The network around the gezin of a casus: as a graph for other programs, as a picture, as a page."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Annotated, Any, Final, NamedTuple

from fastapi import APIRouter, Query
from pydantic import BaseModel, JsonValue
from starlette.requests import Request
from starlette.responses import Response

from api.dependencies import LanguageDep, ServiceDep
from api.entity_tags import tag_of
from api.parameters import CasusId, NetworkFormat, NetworkQuery
from api.responses import JSON, Recipe, prepared
from api.routes.casussen import PATH
from api.routes.documented import OF_STORE, problems, tagged
from graphmodel.gaps.search import find_gaps
from graphmodel.gaps.settings import Settings
from graphmodel.language import Language
from graphmodel.model.network import Network
from graphmodel.stores.contract import Version
from visualisations import svg
from visualisations.graph_files import as_gexf, as_graphml, as_json
from visualisations.pyvis_page import network_page
from visualisations.scene import Scene, compose

PAGE_POLICY: Final = (
    "default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src 'unsafe-inline'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox allow-scripts"
)
"""For the page: it fetches nothing and has no rights here. Which scripts run in it, it says itself, by their hash."""

PICTURE_POLICY: Final = (
    "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox"
)
"""For a picture that a browser opens as a page of its own."""


class Graph(NamedTuple):
    """A format for programs, the same in every language."""

    write: Callable[[Network], str]
    media_type: str


class Drawing(NamedTuple):
    """A format for people, and what a browser may do with it."""

    draw: Callable[[Scene, Language], str]
    media_type: str
    policy: str


def _picture(scene: Scene, _: Language) -> str:
    """The scene has its language already."""
    return svg.document(scene)


FORMS: Final[Mapping[NetworkFormat, Graph | Drawing]] = {
    NetworkFormat.JSON: Graph(as_json, JSON),
    NetworkFormat.GRAPHML: Graph(as_graphml, "application/graphml+xml"),
    NetworkFormat.GEXF: Graph(as_gexf, "application/gexf+xml"),
    NetworkFormat.SVG: Drawing(_picture, "image/svg+xml", PICTURE_POLICY),
    NetworkFormat.HTML: Drawing(network_page, "text/html", PAGE_POLICY),
}

_OTHER_FORMS: Final[dict[str, Any]] = {
    form.media_type: {"schema": {"type": "string"}}
    for form in FORMS.values()
    if form.media_type != JSON
}

router = APIRouter(prefix=PATH, tags=["networks"], responses=problems(*OF_STORE))


class NodeLinkGraph(BaseModel):
    """A graph as NetworkX reads it: who there is, and every record between two of them."""

    directed: bool
    multigraph: bool
    graph: dict[str, JsonValue]
    nodes: tuple[dict[str, JsonValue], ...]
    edges: tuple[dict[str, JsonValue], ...]


@router.get(
    "/{casus_id}/network",
    response_model=NodeLinkGraph,
    responses=tagged(404, content=_OTHER_FORMS),
)
def get_network(
    request: Request,
    casus_id: CasusId,
    query: Annotated[NetworkQuery, Query()],
    language: LanguageDep,
    service: ServiceDep,
) -> Response:
    """Who was around this gezin, as known on a day, and what is recorded between them.

    As a graph for other programs (`json`, `graphml`, `gexf`), or with the findings of all rules marked in it as a
    picture (`svg`) or as a page that needs nothing from elsewhere (`html`).
    """
    form = FORMS[query.format]
    if isinstance(form, Graph):
        recipe = Recipe(
            casus_id,
            query.day,
            partial(_tag, (query.format, query.day)),
            lambda _, network: form.write(network),
            form.media_type,
        )
    else:
        recipe = Recipe(
            casus_id,
            query.day,
            partial(_tag, (query.format, query.day, language, service.settings)),
            partial(_drawn, form, language, service.settings),
            form.media_type,
            {"Content-Language": language, "Content-Security-Policy": form.policy},
        )
    return prepared(request, service, recipe)


def _tag(parts: tuple[object, ...], version: Version) -> str:
    return tag_of("network", version.hash, parts)


def _drawn(
    form: Drawing, language: Language, settings: Settings, _: Version, network: Network
) -> str:
    scene = compose(network, find_gaps(network, settings).findings, language)
    return form.draw(scene, language)
