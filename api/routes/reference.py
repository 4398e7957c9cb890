"""The reference data: what the field has agreed on, as rows, and the schema of the casus file."""

import json
from collections.abc import Callable, Mapping
from functools import cache
from typing import Annotated, Any, Final

from fastapi import APIRouter, Depends, Path
from pydantic import BaseModel, JsonValue
from pydantic_core import to_jsonable_python
from starlette.requests import Request
from starlette.responses import Response

from api.dependencies import only_language
from api.parameters import Name
from api.responses import PUBLIC, answer
from api.routes.documented import tagged
from graphmodel import reference
from graphmodel.errors import UnknownReferenceError
from graphmodel.language import Language
from graphmodel.model.schema import casus_schema

SCHEMA: Final = "application/schema+json"

router = APIRouter(prefix="/v1", tags=["reference"], dependencies=[Depends(only_language)])

JsonRow = dict[str, JsonValue]


class ReferenceIndex(BaseModel):
    """The names of the lists, in alphabetical order."""

    lists: tuple[str, ...]


class ReferenceList(BaseModel):
    """The rows of one list, in its own order; what people read is there in Dutch and in English."""

    list: str
    rows: tuple[JsonRow, ...]


_ROWS: Final[Mapping[str, Callable[[], Any]]] = {
    "basisvoorwaarde": reference.basisvoorwaarden,
    "big5": reference.big5,
    "contact_kind": reference.contact_kinds,
    "domain": reference.domains,
    "duty": reference.duties,
    "handover_type": reference.handover_types,
    "info_code": reference.info_codes,
    "inspection": reference.inspections,
    "involvement_kind": reference.involvement_kinds,
    "leefgebied": reference.leefgebieden,
    "norm": reference.norms,
    "organisation_type": reference.organisation_types,
    "outside_contact": reference.outside_contacts,
    "regie_concept": reference.regie_concepts,
    "regie_rule": reference.regie_rules,
    "role": reference.roles,
    "source": reference.sources,
    "tsd_sector": reference.tsd_sectors,
    "zrm_domain": reference.zrm_domains,
    "zrm_domain_2013": reference.zrm_domains_2013,
    "zrm_score": reference.zrm_scores,
}
"""The lists of which a row says more than a name; the others are the closed lists of the casus file."""

ListName = Annotated[
    Name, Path(description="The name of the list.", examples=["organisation_type"])
]


@router.get(
    "/schema",
    response_class=Response,
    responses=tagged(content={SCHEMA: {"schema": {"type": "object"}}}),
)
def get_schema(request: Request) -> Response:
    """The JSON Schema of the casus file, `casus/1`."""
    return answer(request, casus_schema().encode(), PUBLIC, media_type=SCHEMA)


@router.get("/reference", response_model=ReferenceIndex, responses=tagged())
def list_reference(request: Request) -> Response:
    """Which lists there are."""
    return answer(request, reference_index(), PUBLIC)


@router.get("/reference/{list_name}", response_model=ReferenceList, responses=tagged(404))
def get_reference_list(request: Request, list_name: ListName) -> Response:
    """One list: domains, organisation types, roles, handover points, norms, and what else a casus file can name."""
    return answer(request, reference_list(list_name), PUBLIC)


@router.get("/reference/{list_name}/{row_id}", response_model=JsonRow, responses=tagged(404))
def get_reference_row(
    request: Request,
    list_name: ListName,
    row_id: Annotated[Name, Path(description="The id of the row.", examples=["wijkteam"])],
) -> Response:
    """One row of a list."""
    for row in _rows(list_name):
        if _id(row) == row_id:
            return answer(request, json.dumps(row, ensure_ascii=False).encode(), PUBLIC)
    raise UnknownReferenceError(list_name, row_id)


def reference_index() -> ReferenceIndex:
    """The names of all lists."""
    return ReferenceIndex(lists=tuple(sorted({*_ROWS, *reference.list_names()})))


def reference_list(name: str) -> ReferenceList:
    """The rows of the list `name`. Raises UnknownReferenceError."""
    return ReferenceList(list=name, rows=_rows(name))


@cache
def _rows(list_name: str) -> tuple[JsonRow, ...]:
    if list_name in _ROWS:
        found = _ROWS[list_name]()
        rows = found.values() if isinstance(found, Mapping) else found
        return tuple(to_jsonable_python(row) for row in rows)
    return tuple(
        {
            "id": value,
            "name": {each: reference.name_of(list_name, value, each) for each in Language},
        }
        for value in reference.values_of(list_name)
    )


def _id(row: JsonRow) -> str:
    """The rows of the zelfredzaamheid-matrix have a number, all others an id."""
    return str(row.get("id", row.get("number")))
