"""What a handler can ask for beside its parameters, named once.

These are coroutines because they do next to nothing: a plain function would be sent to a thread for it.
"""

from asyncio import Semaphore
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Annotated, Final

from fastapi import Depends, Query
from starlette.requests import Request

from api.accept_language import language_of
from api.documents import Documents
from api.finding_counts import FindingCounts
from api.parameters import REPEATABLE, LanguageQuery
from api.request_errors import MOST_TOLD, InputError, Place, RequestError
from graphmodel.bsn import shown
from graphmodel.gaps.settings import Settings
from graphmodel.language import Language
from graphmodel.stores.contract import GraphStore

_DESKS: Final = 2


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
        desks: How many casus files are read at once.
        counts: How many findings each casus of the list has.
    """

    store: GraphStore
    documents: Documents
    settings: Settings
    clock: Callable[[], datetime] = now
    desks: Semaphore = field(default_factory=lambda: Semaphore(_DESKS))
    counts: FindingCounts = field(default_factory=FindingCounts)


async def service_of(request: Request) -> Service:
    """The service that `request` came to."""
    service: Service = request.app.state.service
    return service


async def store_of(service: Annotated[Service, Depends(service_of)]) -> GraphStore:
    """The store of that service."""
    return service.store


async def language(request: Request) -> Language:
    """The language of the texts in the answer."""
    return language_of(request)


async def refuse_repeated(request: Request) -> None:
    """Refuse a key that is given twice: one of the two values would be passed over.

    Raises:
        RequestError: it names the keys.
    """
    times = Counter(key for key, _ in request.query_params.multi_items())
    repeated = sorted(key for key, n in times.items() if n > 1 and key not in REPEATABLE)
    if repeated:
        told = repeated[:MOST_TOLD]
        wrong = (InputError(Place.QUERY, shown(key), "input.repeated") for key in told)
        raise RequestError(*wrong)


async def only_language(query: Annotated[LanguageQuery, Query()]) -> None:
    """Take no other parameter than the language."""


ServiceDep = Annotated[Service, Depends(service_of)]
StoreDep = Annotated[GraphStore, Depends(store_of)]
LanguageDep = Annotated[Language, Depends(language)]
