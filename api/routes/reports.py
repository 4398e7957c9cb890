"""The gap report of a casus."""

from functools import partial
from typing import Annotated

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from api.dependencies import ServiceDep
from api.entity_tags import tag_of
from api.parameters import CasusId, ReportQuery
from api.responses import JSON, Recipe, prepared
from api.routes.casussen import PATH
from api.routes.documented import OF_STORE, problems, tagged
from graphmodel.gaps.search import find_gaps
from graphmodel.gaps.settings import Settings
from graphmodel.model.network import Network
from graphmodel.report.build import gap_report
from graphmodel.report.document import GapReport
from graphmodel.stores.contract import Version

router = APIRouter(prefix=PATH, tags=["reports"], responses=problems(*OF_STORE))


@router.get("/{casus_id}/gap-report", response_model=GapReport, responses=tagged(404))
def get_gap_report(
    request: Request,
    casus_id: CasusId,
    query: Annotated[ReportQuery, Query()],
    service: ServiceDep,
) -> Response:
    """Where the network around this gezin has gaps, as `gap-report/1`: findings with their evidence, coverage, measures.

    A finding is an indication from recorded data, never a judgement; what would overturn it stands with it. Nothing
    dated after `day` is used. The texts are in Dutch and in English, whatever `lang` asks.
    """
    recipe = Recipe(
        casus_id,
        query.day,
        partial(_tag, query, service.settings),
        partial(_report, query, service.settings),
        JSON,
    )
    return prepared(request, service, recipe)


def _tag(query: ReportQuery, settings: Settings, version: Version) -> str:
    return tag_of(
        "gap-report",
        version.hash,
        version.version,
        query.day,
        query.select,
        query.ignore,
        settings,
    )


def _report(query: ReportQuery, settings: Settings, version: Version, network: Network) -> str:
    gaps = find_gaps(network, settings, query.select, query.ignore)
    return gap_report(gaps, version.version, version.hash).as_json()
