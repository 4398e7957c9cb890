"""The pages that show a casus as it was known on one day, and ask for nothing else: Netwerk, Overdrachten, Dekking, Multi-toezicht."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Annotated, Final, TypeAlias

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
from visualisations.site.coverage import coverage_page
from visualisations.site.handovers import handovers_page
from visualisations.site.network import network_site_page
from visualisations.site.shell import Shell
from visualisations.site.supervision import supervision_page

Making: TypeAlias = Callable[[Settings, Shell, Network], str]

router = APIRouter(prefix="/casussen/{casus_id}", include_in_schema=False)


@router.get("", dependencies=[Depends(only_language)])
def open_casus(casus_id: CasusId, language: LanguageDep) -> Response:
    """A casus opens with its network."""
    return RedirectResponse(Addresses(language, casus_id).of_casus(CasusPage.NETWORK), 303)


def _network(settings: Settings, shell: Shell, network: Network) -> str:
    return network_site_page(shell, network, find_gaps(network, settings).findings)


def _handovers(settings: Settings, shell: Shell, network: Network) -> str:
    gaps = find_gaps(network, settings)
    return handovers_page(shell, gaps.run, gaps.findings)


def _coverage(_: Settings, shell: Shell, network: Network) -> str:
    return coverage_page(shell, network)


def _supervision(settings: Settings, shell: Shell, network: Network) -> str:
    return supervision_page(shell, network, find_gaps(network, settings).findings)


_MAKINGS: Final[Mapping[CasusPage, Making]] = {
    CasusPage.NETWORK: _network,
    CasusPage.HANDOVERS: _handovers,
    CasusPage.COVERAGE: _coverage,
    CasusPage.SUPERVISION: _supervision,
}


def _shown(page: CasusPage, making: Making) -> Callable[..., Response]:
    """The route of one page."""

    def shown(
        request: Request,
        casus_id: CasusId,
        query: Annotated[DayQuery, Query()],
        language: LanguageDep,
        service: ServiceDep,
    ) -> Response:
        asked = (casus_id, page, query.day, ())
        return casus_page(request, service, language, asked, partial(making, service.settings))

    return shown


for _page, _making in _MAKINGS.items():
    router.add_api_route(f"/{_page}", _shown(_page, _making), name=_page)
