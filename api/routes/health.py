"""Whether the service is there, for whoever watches over it."""

from typing import Literal

from fastapi import APIRouter, Depends
from pydantic import BaseModel
from starlette.responses import Response

from api.dependencies import StoreDep, only_language
from api.responses import JSON
from api.routes.documented import problems

router = APIRouter(prefix="/health", tags=["health"], dependencies=[Depends(only_language)])


class Health(BaseModel):
    """What is asked about works."""

    status: Literal["ok"] = "ok"


@router.get("/live", response_model=Health)
def is_live() -> Response:
    """Whether this service answers."""
    return _ok()


@router.get("/ready", response_model=Health, responses=problems(503))
def is_ready(store: StoreDep) -> Response:
    """Whether its store answers too."""
    store.check()
    return _ok()


def _ok() -> Response:
    """Without a tag: that it was so a moment ago is no answer."""
    return Response(Health().model_dump_json(), media_type=JSON)
