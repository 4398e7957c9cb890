"""The page Informatie of a casus."""

from functools import partial
from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import BeforeValidator, Field
from starlette.requests import Request
from starlette.responses import Response

from api.dependencies import LanguageDep, ServiceDep
from api.pages.answers import casus_page
from api.parameters import CasusId, DayQuery, HulpverlenerId
from graphmodel.gaps.run import Run
from graphmodel.gaps.settings import Settings
from graphmodel.gaps.situation import Situation
from graphmodel.model.network import Network
from visualisations.site.addresses import CasusPage
from visualisations.site.information import Followed, information_page
from visualisations.site.shell import Shell

router = APIRouter(prefix="/casussen/{casus_id}", include_in_schema=False)

Chosen = Annotated[HulpverlenerId | None, BeforeValidator(lambda given: given or None), Field()]
"""An id from a list of the form; nothing chosen is sent as an empty text."""


class FollowedQuery(DayQuery):
    """Which signaal is followed, and to whom."""

    signaal: Chosen = None
    to: Chosen = None


@router.get(f"/{CasusPage.INFORMATION}")
def information(
    request: Request,
    casus_id: CasusId,
    query: Annotated[FollowedQuery, Query()],
    language: LanguageDep,
    service: ServiceDep,
) -> Response:
    """Who knew what when, along which route, and where it stopped."""
    followed = Followed(query.signaal, query.to if query.signaal else None)
    asked = (casus_id, CasusPage.INFORMATION, query.day, (followed,))
    return casus_page(request, service, language, asked, partial(_made, service.settings, followed))


def _made(settings: Settings, followed: Followed, shell: Shell, network: Network) -> str:
    return information_page(shell, Run(Situation(network, settings)), followed)
