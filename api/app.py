"""The HTTP service around one store."""

from collections.abc import Callable
from datetime import datetime
from typing import Final

from fastapi import Depends, FastAPI

from api import routes
from api.dependencies import Service, now, refuse_repeated
from api.description import describe, name_of_operation
from api.documents import ROOM, Documents
from api.gate import VERSION, Gate
from api.packing import Packing
from api.pages.routers import ROUTERS
from api.problems import add_problem_handlers
from api.routes import (
    casussen,
    explanations,
    health,
    networks,
    questions,
    reference,
    reports,
    rules,
    traces,
)
from api.routes.documented import ALWAYS, problems
from graphmodel.gaps.settings import Settings, default_settings
from graphmodel.stores.contract import GraphStore

_SUBJECTS: Final = (
    casussen,
    reports,
    explanations,
    traces,
    networks,
    questions,
    rules,
    reference,
    health,
)


def create_app(
    store: GraphStore,
    *,
    room: int = ROOM,
    settings: Settings | None = None,
    clock: Callable[[], datetime] = now,
) -> FastAPI:
    """The service of `store`, which stays the caller's to close.

    Args:
        store: Where the casussen are.
        room: How many bytes of reports and pictures are kept for who asks for the same again; 0 keeps none.
        settings: Those of the rules; the ones that come with them when None.
        clock: Gives the moment at which something is saved, in UTC.
    """
    app = FastAPI(
        title="vangnet",
        version=VERSION,
        description=routes.__doc__ or "",
        # `describe` tells it in our own way; the pages of the framework load scripts from another host.
        openapi_url=None,
        docs_url=None,
        redoc_url=None,
        # A path with a slash at its end is another path, and nothing is there.
        redirect_slashes=False,
        # It would pass requests and what is in them to whatever the machine has set up to gather such things.
        telemetry={"tracing": False, "metrics": False, "logs": False, "auto_configure": False},
        generate_unique_id_function=name_of_operation,
        dependencies=[Depends(refuse_repeated)],
        responses=problems(*ALWAYS),
    )
    app.state.service = Service(store, Documents(room), settings or default_settings(), clock)
    for router in (*(subject.router for subject in _SUBJECTS), *ROUTERS):
        app.include_router(router)
    app.add_middleware(Packing)
    app.add_middleware(Gate)
    add_problem_handlers(app)
    describe(app)
    return app
