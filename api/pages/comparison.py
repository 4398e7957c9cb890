"""The page Vergelijken of a casus."""

from datetime import date
from functools import partial
from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import ConfigDict, Field
from starlette.requests import Request
from starlette.responses import Response

from api.complaints import DAYS_REVERSED
from api.dependencies import LanguageDep, ServiceDep
from api.pages.answers import casus_page
from api.parameters import CasusId, Day, LanguageQuery
from api.request_errors import InputError, Place, RequestError
from graphmodel.gaps.search import find_gaps
from graphmodel.gaps.settings import Settings
from graphmodel.model.network import Network, network_of
from visualisations.site.addresses import CasusPage
from visualisations.site.comparison import comparison_page
from visualisations.site.shell import Shell

router = APIRouter(prefix="/casussen/{casus_id}", include_in_schema=False)


class TwoDaysQuery(LanguageQuery):
    """Which two days; the first and the last day of the casus when none is chosen."""

    model_config = ConfigDict(populate_by_name=True)

    from_: Annotated[Day | None, Field(alias="from")] = None
    until: Annotated[Day | None, Field()] = None


@router.get(f"/{CasusPage.COMPARISON}")
def comparison(
    request: Request,
    casus_id: CasusId,
    query: Annotated[TwoDaysQuery, Query()],
    language: LanguageDep,
    service: ServiceDep,
) -> Response:
    """Two days of one casus side by side.

    Raises:
        RequestError: the first day lies after the last.
    """
    if query.from_ and query.until and query.from_ > query.until:
        raise RequestError(InputError(Place.QUERY, "from", DAYS_REVERSED))
    asked = (casus_id, CasusPage.COMPARISON, query.until, (query.from_,))
    making = partial(_made, service.settings, query.from_)
    return casus_page(request, service, language, asked, making)


def _made(settings: Settings, first: date | None, shell: Shell, network: Network) -> str:
    start = first or date.fromordinal(network.start)
    before = network_of(network.casus, min(start, date.fromordinal(network.day)))
    return comparison_page(shell, find_gaps(before, settings), find_gaps(network, settings))
