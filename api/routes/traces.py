"""Who knew what when, in a casus: traces, the matrix of knowledge, and what changed between two days."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Annotated

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from api.complaints import DAYS_REVERSED
from api.dependencies import ServiceDep
from api.entity_tags import tag_of
from api.parameters import (
    CasusId,
    ChangesQuery,
    DayQuery,
    SignaalId,
    TraceQuery,
    TracesQuery,
)
from api.request_errors import InputError, Place, RequestError
from api.responses import JSON, Recipe, prepared
from api.routes.casussen import PATH
from api.routes.documented import OF_STORE, problems, tagged
from graphmodel.errors import DayOutsideWindowError, ImaginedContactError, UnknownHulpverlenerError
from graphmodel.gaps.run import Run
from graphmodel.gaps.search import find_gaps
from graphmodel.gaps.settings import Settings
from graphmodel.gaps.situation import Situation
from graphmodel.model.network import Network, network_of
from graphmodel.report.changes import changes_document
from graphmodel.report.trace import Asked, knowledge_document, traces_document
from graphmodel.report.trace_document import Changes, KnowledgeMatrix, Traces
from graphmodel.stores.contract import Version

Make = Callable[[Settings, Version, Network], str]

router = APIRouter(prefix=PATH, tags=["traces"], responses=problems(*OF_STORE))


@router.get("/{casus_id}/traces", response_model=Traces, responses=tagged(404))
def get_traces(
    request: Request,
    casus_id: CasusId,
    query: Annotated[TracesQuery, Query()],
    service: ServiceDep,
) -> Response:
    """Of each signaal who knew it by the record, who could have known it, to whom it mattered, and where it stopped.

    Could have known is a chain of recorded contacts: it does not say that anything was said. With `add` or `remove` the
    same is told once more as a thought experiment, apart from what is recorded. The texts are in Dutch and in English.
    """
    asked = Asked(experiment=query.experiment)
    return _prepared(request, casus_id, query.day, service, (asked, partial(_traces, asked)))


@router.get("/{casus_id}/traces/{signaal}", response_model=Traces, responses=tagged(404))
def get_trace(
    request: Request,
    casus_id: CasusId,
    signaal: SignaalId,
    query: Annotated[TraceQuery, Query()],
    service: ServiceDep,
) -> Response:
    """One signaal line by line, towards one hulpverlener: each sentence with its date and its source.

    Beside it the last recorded exchange that could have brought it in time, and the fewest contacts that are not on record
    and would have made a chain. That does not say that anybody had to make them.
    """
    asked = Asked(signaal, query.to, query.before, query.experiment)
    return _prepared(request, casus_id, query.day, service, (asked, partial(_traces, asked)))


@router.get("/{casus_id}/knowledge", response_model=KnowledgeMatrix, responses=tagged(404))
def get_knowledge(
    request: Request,
    casus_id: CasusId,
    query: Annotated[DayQuery, Query()],
    service: ServiceDep,
) -> Response:
    """A cell for each hulpverlener and signaal: known since when, could have been known since when, called for by when.

    What could have been known is told as possible and as certain; with each what follows from the three.
    """
    return _prepared(request, casus_id, query.day, service, ("knowledge", _knowledge))


@router.get("/{casus_id}/changes", response_model=Changes, responses=tagged(404))
def get_changes(
    request: Request,
    casus_id: CasusId,
    query: Annotated[ChangesQuery, Query()],
    service: ServiceDep,
) -> Response:
    """Two days beside each other: who came, who left, which ties began, went silent or ended, which findings changed."""
    if query.from_ > query.until:
        raise RequestError(InputError(Place.QUERY, "from", DAYS_REVERSED))
    what = ("changes", query.from_), partial(_changes, query.from_)
    return _prepared(request, casus_id, query.until, service, what)


def _prepared(
    request: Request,
    casus_id: str,
    day: date | None,
    service: ServiceDep,
    what: tuple[object, Make],
) -> Response:
    """What `what` makes; its first part says all that it depends on beside the casus, the day and the settings."""
    asked, make = what

    def tag(version: Version) -> str:
        return tag_of("traces", version.hash, version.version, day, asked, service.settings)

    recipe = Recipe(casus_id, day, tag, partial(make, service.settings), JSON)
    return prepared(request, service, recipe)


def _traces(asked: Asked, settings: Settings, version: Version, network: Network) -> str:
    run = Run(Situation(network, settings))
    try:
        return traces_document(run, asked, version.version, version.hash).as_json()
    except UnknownHulpverlenerError as error:
        who, allowed = error.values["hulpverlener"], str(error.values["allowed"])
        named = "to" if who == asked.to else "remove" if who in asked.experiment.remove else "add"
        values = (("allowed", allowed),)
        raise RequestError(
            InputError(Place.QUERY, named, "input.unknown_hulpverlener", values)
        ) from None
    except ImaginedContactError as error:
        values = tuple((name, str(error.values[name])) for name in ("start", "day"))
        raise RequestError(
            InputError(Place.QUERY, "add", "input.contact_outside", values)
        ) from None


def _knowledge(settings: Settings, version: Version, network: Network) -> str:
    run = Run(Situation(network, settings))
    return knowledge_document(run, version.version, version.hash).as_json()


def _changes(first: date, settings: Settings, version: Version, network: Network) -> str:
    try:
        before = network_of(network.casus, first)
    except DayOutsideWindowError as error:
        values = (("start", str(error.values["start"])),)
        wrong = InputError(Place.QUERY, "from", "input.day_too_early", values)
        raise RequestError(wrong) from None
    gaps = find_gaps(before, settings), find_gaps(network, settings)
    return changes_document(*gaps, version.version, version.hash).as_json()
