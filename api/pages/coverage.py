"""The page Dekking of a casus."""

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from api.dependencies import LanguageDep, ServiceDep
from api.pages.answers import casus_page
from api.parameters import CasusId, DayQuery
from visualisations.site.addresses import CasusPage
from visualisations.site.coverage import coverage_page

router = APIRouter(prefix="/casussen/{casus_id}", include_in_schema=False)


@router.get(f"/{CasusPage.COVERAGE}")
def coverage(
    request: Request,
    casus_id: CasusId,
    query: Annotated[DayQuery, Query()],
    language: LanguageDep,
    service: ServiceDep,
) -> Response:
    """Who serves which gezinslid in which domain, and how many at the same time."""
    asked = (casus_id, CasusPage.COVERAGE, query.day, ())
    return casus_page(request, service, language, asked, coverage_page)
