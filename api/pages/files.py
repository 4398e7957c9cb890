"""Scripts and style sheets of the pages."""

from typing import Annotated, Final

from fastapi import APIRouter, Path
from starlette.responses import Response

from api.request_errors import NotFoundError
from visualisations.site.addresses import ASSETS
from visualisations.site.assets import assets

_FOR_EVER: Final = {"Cache-Control": "public, max-age=31536000, immutable"}

router = APIRouter(include_in_schema=False)


@router.get(f"{ASSETS}{{name}}")
def file(name: Annotated[str, Path(max_length=100)]) -> Response:
    """A file by the name that holds a piece of its digest: what is under it never changes."""
    found = assets().get(name)
    if found is None:
        raise NotFoundError()
    return Response(found.content, 200, dict(_FOR_EVER), f"{found.media_type}; charset=utf-8")
