"""The page Versies: the versions of one casus, and the report of an earlier one."""

from typing import Annotated, NamedTuple

from fastapi import APIRouter, Depends, Path, Query
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from api.dependencies import LanguageDep, ServiceDep, only_language
from api.pages.answers import html, shell_of
from api.parameters import MOST_VERSIONS, CasusId, DayQuery
from graphmodel.errors import UnknownVersionError
from graphmodel.gaps.search import find_gaps
from graphmodel.language import text
from graphmodel.model.network import network_of
from graphmodel.stores.contract import Version
from visualisations.site.addresses import Addresses, CasusPage
from visualisations.site.casussen import SavedVersion, versions_page
from visualisations.site.findings import earlier_page
from visualisations.site.shell import Subject


class _Asked(NamedTuple):
    """A version of a casus, by its number."""

    casus_id: str
    number: int


async def _asked(casus_id: CasusId, number: Annotated[int, Path(ge=1, le=MOST_VERSIONS)]) -> _Asked:
    return _Asked(casus_id, number)


router = APIRouter(prefix=f"/casussen/{{casus_id}}/{CasusPage.VERSIONS}", include_in_schema=False)


@router.get("", dependencies=[Depends(only_language)])
def versions(
    request: Request, casus_id: CasusId, language: LanguageDep, service: ServiceDep
) -> Response:
    """Every saved version of a casus."""
    found = service.store.versions(casus_id)
    title = service.store.read(casus_id).casus.title or ""
    subject = Subject(casus_id, title, found[0].version)
    shell = shell_of(request, language, CasusPage.VERSIONS, subject)
    return html(versions_page(shell, [_saved(row) for row in found]))


@router.get("/{number}")
def version(
    request: Request,
    asked: Annotated[_Asked, Depends(_asked)],
    query: Annotated[DayQuery, Query()],
    language: LanguageDep,
    service: ServiceDep,
) -> Response:
    """What the report says of one version: of the newest on Bevindingen, of an earlier one marked as such."""
    casus_id, number = asked
    found = service.store.versions(casus_id)
    if number == found[0].version:
        to = Addresses(language, casus_id, query.day)
        return RedirectResponse(to.of_casus(CasusPage.FINDINGS), 303)
    seen = next((row for row in found if row.version == number), None)
    if seen is None:
        raise UnknownVersionError(casus_id, number)
    casus = service.store.read(casus_id, number)
    subject = Subject(casus_id, casus.casus.title or "", number, chosen=query.day)
    name = text(language, "site.version.heading", version=number)
    shell = shell_of(request, language, CasusPage.VERSIONS, subject).called(name)
    gaps = find_gaps(network_of(casus, query.day), service.settings)
    return html(earlier_page(shell, gaps, _saved(seen), found[0].version))


def _saved(row: Version) -> SavedVersion:
    return SavedVersion(row.version, row.saved_at, row.facts, row.hash)
