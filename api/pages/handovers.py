"""The page Overdrachten of a casus."""

from functools import partial
from typing import Annotated

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from api.dependencies import LanguageDep, ServiceDep
from api.pages.answers import casus_page
from api.parameters import CasusId, DayQuery
from graphmodel.gaps.search import find_gaps
from graphmodel.gaps.settings import Settings
from graphmodel.model.network import Network
from visualisations.site.addresses import CasusPage
from visualisations.site.handovers import handovers_page
from visualisations.site.shell import Shell

router = APIRouter(prefix="/casussen/{casus_id}", include_in_schema=False)


@router.get(f"/{CasusPage.HANDOVERS}")
def handovers(
    request: Request,
    casus_id: CasusId,
    query: Annotated[DayQuery, Query()],
    language: LanguageDep,
    service: ServiceDep,
) -> Response:
    """What was handed over, how long it waited, and who had regie meanwhile."""
    asked = (casus_id, CasusPage.HANDOVERS, query.day, ())
    return casus_page(request, service, language, asked, partial(_made, service.settings))


def _made(settings: Settings, shell: Shell, network: Network) -> str:
    gaps = find_gaps(network, settings)
    return handovers_page(shell, gaps.run, gaps.findings)
