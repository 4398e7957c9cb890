"""The casussen in the store: the list, one of them, its versions."""

from datetime import datetime
from typing import Annotated, Final
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Query
from pydantic import BaseModel, ConfigDict, Field
from starlette.requests import Request
from starlette.responses import Response

from api.bodies import MEDIA, CasusBodyDep
from api.dependencies import ServiceDep, StoreDep, only_language
from api.entity_tags import ConditionsDep, has_it, tag_of_version
from api.parameters import CasusId, ListQuery, VersionQuery
from api.request_errors import InputError, OtherCasusError, Place
from api.responses import answer, not_modified, steady
from api.routes.documented import OF_STORE, problems, tagged
from graphmodel.errors import UnknownVersionError
from graphmodel.loading import read_casus
from graphmodel.model.casus import Casus, canonical
from graphmodel.stores.contract import CasusFilter, CasusPage, GraphStore, Version

PATH: Final = "/v1/casussen"
_BODY: Final = "casus"
_CREATED, _OK, _NO_CONTENT = 201, 200, 204

router = APIRouter(prefix=PATH, tags=["casussen"], responses=problems(*OF_STORE))


class Row(BaseModel):
    """A row that says what a value of the store says."""

    model_config = ConfigDict(from_attributes=True, extra="forbid")


class CasusRow(Row):
    """One casus of the list."""

    casus_id: str
    title: str | None
    municipality: str | None
    themes: tuple[str, ...]
    version: int
    hash: str
    saved_at: datetime


class Links(Row):
    """Where this page is, and those beside it; null where there is none."""

    model_config = ConfigDict(populate_by_name=True)

    self_: Annotated[str, Field(alias="self")]
    prev: str | None
    next: str | None


class CasusList(Row):
    """A page of the list of casussen, in order of id."""

    total: Annotated[int, Field(description="How many casussen fit what was asked.")]
    page: int
    page_size: int
    casussen: tuple[CasusRow, ...]
    links: Links


class VersionRow(Row):
    """One saved version of a casus; `facts` counts the entries of its lists."""

    casus_id: str
    version: int
    hash: str
    saved_at: datetime
    facts: int


class VersionList(Row):
    """Every version of a casus, the newest first."""

    versions: tuple[VersionRow, ...]


@router.get("", response_model=CasusList, responses=tagged())
def list_casussen(
    request: Request, query: Annotated[ListQuery, Query()], store: StoreDep
) -> Response:
    """The casussen in order of id, page by page."""
    wanted = CasusFilter(query.text, query.theme, query.municipality)
    found = store.casussen(wanted, (query.page - 1) * query.page_size, query.page_size)
    content = casus_list(query, found)
    beside = (("prev", content.links.prev), ("next", content.links.next))
    header = ", ".join(f'<{url}>; rel="{name}"' for name, url in beside if url)
    return answer(request, content, {"Link": header} if header else None)


@router.get("/{casus_id}", response_model=Casus, responses=tagged(404))
def get_casus(
    request: Request, casus_id: CasusId, query: Annotated[VersionQuery, Query()], store: StoreDep
) -> Response:
    """The casus as it was saved, in the format `casus/1`: the newest version, or the one that is asked for."""
    seen = _version(store, casus_id, query.version)
    if has_it(request, tag_of_version(seen)):
        return not_modified(tag_of_version(seen))
    if query.version is None:
        seen, casus = steady(store, seen, lambda: store.read(casus_id))
    else:
        casus = store.read(casus_id, query.version)
    return answer(request, canonical(casus).encode(), tag=tag_of_version(seen))


@router.put(
    "/{casus_id}",
    response_model=VersionRow,
    responses={
        201: {"model": VersionRow, "description": "Created"},
        **problems(403, 412, 413, 415, 422),
    },
    dependencies=[Depends(only_language)],
    openapi_extra={
        "requestBody": {
            "required": True,
            "content": {
                media: {"schema": {"$ref": "#/components/schemas/Casus"}} for media in MEDIA
            },
        }
    },
)
def put_casus(
    casus_id: CasusId, body: CasusBodyDep, service: ServiceDep, conditions: ConditionsDep
) -> Response:
    """Put a casus file (`casus/1`, JSON or YAML, up to 50 MB) in place of what is there; what was there stays readable.

    `If-Match` with the tag of the version that you changed keeps you from overwriting what somebody else saved since;
    `If-None-Match: *` saves a new casus only. Nothing is saved of a file in which anything is wrong.
    """
    casus = read_casus(body.content, _BODY, body.media)
    if casus.id != casus_id:
        raise OtherCasusError(InputError(Place.BODY, "casus.id", "input.other_casus"))
    before: Version | None = None

    def look(newest: Version | None) -> None:
        nonlocal before
        before = newest
        conditions.hold_for(newest)

    saved = service.store.save(casus, service.clock(), look)
    return Response(
        VersionRow.model_validate(saved).model_dump_json(),
        _OK if before else _CREATED,
        {"ETag": tag_of_version(saved), **({} if before else {"Location": f"{PATH}/{casus_id}"})},
        "application/json",
    )


@router.delete(
    "/{casus_id}",
    status_code=_NO_CONTENT,
    responses=problems(403, 404, 412),
    dependencies=[Depends(only_language)],
)
def delete_casus(casus_id: CasusId, service: ServiceDep, conditions: ConditionsDep) -> Response:
    """Take the casus and all its versions away. `If-Match` deletes only the version that you know."""
    service.store.delete(casus_id, conditions.hold_for)
    return Response(status_code=_NO_CONTENT)


@router.get(
    "/{casus_id}/versions",
    response_model=VersionList,
    responses=tagged(404),
    dependencies=[Depends(only_language)],
)
def list_versions(request: Request, casus_id: CasusId, store: StoreDep) -> Response:
    """Every saved version of the casus, the newest first."""
    return answer(request, version_list(store.versions(casus_id)))


def casus_list(query: ListQuery, found: CasusPage) -> CasusList:
    """The page that `query` asks for, with where its neighbours are."""
    return CasusList(
        total=found.total,
        page=query.page,
        page_size=query.page_size,
        casussen=tuple(CasusRow.model_validate(each) for each in found.casussen),
        links=_links(query, found),
    )


def version_list(found: tuple[Version, ...]) -> VersionList:
    """The versions of a casus as rows."""
    return VersionList(versions=tuple(VersionRow.model_validate(each) for each in found))


def _version(store: GraphStore, casus_id: str, number: int | None) -> Version:
    if number is None:
        return store.version(casus_id)
    for version in store.versions(casus_id):
        if version.version == number:
            return version
    raise UnknownVersionError(casus_id, number)


def _links(query: ListQuery, found: CasusPage) -> Links:
    last = max(1, -(-found.total // query.page_size))
    return Links(
        self_=_url(query, query.page),
        prev=_url(query, min(query.page - 1, last)) if query.page > 1 else None,
        next=_url(query, query.page + 1) if query.page < last else None,
    )


def _url(query: ListQuery, page: int) -> str:
    asked = query.model_dump(mode="json", by_alias=True, exclude_none=True) | {"page": page}
    return f"{PATH}?{urlencode(asked)}"
