"""What a handler can ask for beside its parameters, named once."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from threading import Lock
from typing import Annotated

from fastapi import Depends, Query
from starlette.requests import Request

from api.accept_language import language_of
from api.documents import Documents
from api.parameters import REPEATABLE, LanguageQuery
from api.request_errors import InputError, Place, RequestError
from graphmodel.gaps.settings import Settings
from graphmodel.language import Language
from graphmodel.loading.bsn import shown
from graphmodel.stores.contract import GraphStore


def now() -> datetime:
    """The moment of asking, in UTC; a version is dated to the second."""
    return datetime.now(UTC).replace(microsecond=0)


@dataclass(frozen=True)
class Service:
    """What the application was made with.

    Attributes:
        store: Where the casussen are.
        documents: Reports and pictures that were made before.
        settings: Those of the rules.
        clock: Gives the moment at which something is saved.
        writing: Held by who changes a casus on a condition, so that nobody changes it in between.
    """

    store: GraphStore
    documents: Documents
    settings: Settings
    clock: Callable[[], datetime] = now
    writing: Lock = field(default_factory=Lock)


def service_of(request: Request) -> Service:
    """The service that `request` came to."""
    service: Service = request.app.state.service
    return service


def store_of(request: Request) -> GraphStore:
    """The store of that service."""
    return service_of(request).store


def refuse_repeated(request: Request) -> None:
    """Refuse a key that is given twice: one of the two values would be passed over.

    Raises:
        RequestError: it names every such key.
    """
    keys = [key for key, _ in request.query_params.multi_items()]
    repeated = sorted({key for key in keys if keys.count(key) > 1} - REPEATABLE)
    if repeated:
        wrong = (InputError(Place.QUERY, shown(key), "input.repeated") for key in repeated)
        raise RequestError(*wrong)


def only_language(query: Annotated[LanguageQuery, Query()]) -> None:
    """Take no other parameter than the language."""


ServiceDep = Annotated[Service, Depends(service_of)]
StoreDep = Annotated[GraphStore, Depends(store_of)]
LanguageDep = Annotated[Language, Depends(language_of)]
