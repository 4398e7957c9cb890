"""The pictures of the pages as files of their own."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Annotated, Final, TypeAlias

from fastapi import APIRouter, Path, Query
from starlette.requests import Request
from starlette.responses import Response

from api.dependencies import LanguageDep, ServiceDep
from api.entity_tags import tag_of
from api.pages.information import FollowedQuery
from api.parameters import CasusId, Name
from api.request_errors import NotFoundError
from api.responses import Recipe, prepared
from api.routes.networks import PICTURE_POLICY
from graphmodel.gaps.search import Gaps, find_gaps
from graphmodel.gaps.settings import Settings
from graphmodel.language import Language
from graphmodel.model.network import Network
from graphmodel.stores.contract import Version
from visualisations.canvas import Picture
from visualisations.canvas_svg import as_file
from visualisations.in_time.handover_timeline import handover_timeline
from visualisations.in_time.regie import regie_over_time
from visualisations.in_time.theme_lines import theme_lines
from visualisations.matrices.coverage_over_time import coverage_over_time
from visualisations.matrices.supervision_picture import supervision_picture
from visualisations.site.addresses import PICTURES

Drawing: TypeAlias = Callable[[Gaps, Language, FollowedQuery], Picture]
DRAWINGS: Final[Mapping[str, Drawing]] = {
    "theme-lines": lambda gaps, language, asked: theme_lines(
        gaps.run, language, asked.signaal, asked.to
    ),
    "handovers": lambda gaps, language, _: handover_timeline(gaps.run, gaps.findings, language),
    "regie": lambda gaps, language, _: regie_over_time(gaps.run, language),
    "coverage-over-time": lambda gaps, language, _: coverage_over_time(gaps.run.network, language),
    "supervision": lambda gaps, language, _: supervision_picture(
        gaps.run.network, gaps.findings, language
    ),
}
"""Every picture by the key under which it is a file."""

router = APIRouter(prefix="/casussen/{casus_id}", include_in_schema=False)


@router.get(f"/{PICTURES}/{{key}}.svg")
def picture(  # noqa: PLR0913, PLR0917  # a route takes what the framework hands it
    request: Request,
    casus_id: CasusId,
    key: Annotated[Name, Path()],
    query: Annotated[FollowedQuery, Query()],
    language: LanguageDep,
    service: ServiceDep,
) -> Response:
    """One picture with its heading and legend, as SVG."""
    drawing = DRAWINGS.get(key)
    if drawing is None:
        raise NotFoundError()

    def tag(version: Version) -> str:
        return tag_of("picture", key, version.hash, query, language, service.settings)

    make = partial(_drawn, drawing, (service.settings, language, query))
    headers = {"Content-Language": language, "Content-Security-Policy": PICTURE_POLICY}
    return prepared(
        request, service, Recipe(casus_id, query.day, tag, make, "image/svg+xml", headers)
    )


def _drawn(
    drawing: Drawing,
    asked: tuple[Settings, Language, FollowedQuery],
    _: Version,
    network: Network,
) -> str:
    settings, language, query = asked
    return as_file(drawing(find_gaps(network, settings), language, query))
