"""The page Netwerk of a casus."""

from functools import partial
from typing import Annotated

from fastapi import APIRouter, Depends, Query
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from api.dependencies import LanguageDep, ServiceDep, only_language
from api.pages.answers import casus_page
from api.parameters import CasusId, DayQuery
from graphmodel.gaps.search import find_gaps
from graphmodel.gaps.settings import Settings
from graphmodel.model.network import Network
from visualisations.site.addresses import Addresses, CasusPage
from visualisations.site.network import network_site_page
from visualisations.site.shell import Shell

router = APIRouter(prefix="/casussen/{casus_id}", include_in_schema=False)


@router.get("", dependencies=[Depends(only_language)])
def open_casus(casus_id: CasusId, language: LanguageDep) -> Response:
    """A casus opens with its network."""
    return RedirectResponse(Addresses(language, casus_id).of_casus(CasusPage.NETWORK), 303)


@router.get(f"/{CasusPage.NETWORK}")
def network(
    request: Request,
    casus_id: CasusId,
    query: Annotated[DayQuery, Query()],
    language: LanguageDep,
    service: ServiceDep,
) -> Response:
    """Who serves this gezin, on any day of the period that was examined."""
    asked = (casus_id, CasusPage.NETWORK, query.day, ())
    return casus_page(request, service, language, asked, partial(_made, service.settings))


def _made(settings: Settings, shell: Shell, network: Network) -> str:
    return network_site_page(shell, network, find_gaps(network, settings).findings)
