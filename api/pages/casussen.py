"""The page Casussen: the list with its filters, and the upload of case files."""

from collections import Counter
from collections.abc import AsyncGenerator, Iterator
from typing import Annotated, Final

from fastapi import APIRouter, Depends, Query
from pydantic import Field
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from api.bodies import MEGABYTES
from api.dependencies import LanguageDep, Service, ServiceDep, only_language
from api.finding_counts import Counts
from api.pages.answers import html, shell_of
from api.parameters import MOST_LETTERS, LanguageQuery
from api.request_errors import RequestError, TooLargeError
from graphmodel.bsn import holds_bsn, masked
from graphmodel.errors import CasusFileError
from graphmodel.gaps.finding import Kind, Severity
from graphmodel.language import Language
from graphmodel.language.problems import problem_sentence
from graphmodel.loading import MOST_BYTES, read_casus
from graphmodel.stores.contract import CasusFilter, CasusSummary
from visualisations.site.addresses import Addresses, CasusPage, SitePage
from visualisations.site.casussen import (
    CasusList,
    ListedCasus,
    Sought,
    Upload,
    Wrong,
    WrongFile,
    casussen_page,
    shortened,
)
from visualisations.site.shell import Shell

ON_A_PAGE: Final = 20
_AT_ONCE: Final = 200
_MOST_FILES: Final = 50
_WRONG: Final = 422

router = APIRouter(include_in_schema=False)


class SoughtQuery(LanguageQuery):
    """What the reader looks for; a field of the form that was left empty is sent as an empty text."""

    text: Annotated[str, Field(max_length=MOST_LETTERS)] = ""
    theme: Annotated[str, Field(max_length=100)] = ""
    municipality: Annotated[str, Field(max_length=10)] = ""
    kind: Kind | Annotated[str, Field(max_length=0)] = ""
    severity: Severity | Annotated[str, Field(max_length=0)] = ""
    page: Annotated[int, Field(ge=1, le=1_000_000)] = 1

    @property
    def sought(self) -> Sought:
        """The same without the page."""
        return Sought(self.text, self.theme, self.municipality, str(self.kind), str(self.severity))


@router.get("/", dependencies=[Depends(only_language)])
def start(language: LanguageDep) -> Response:
    """The application opens with the list."""
    return RedirectResponse(Addresses(language).site(SitePage.CASUSSEN), 303)


@router.get(f"/{SitePage.CASUSSEN}")
def list_of_casussen(
    request: Request,
    query: Annotated[SoughtQuery, Query()],
    language: LanguageDep,
    service: ServiceDep,
) -> Response:
    """The casussen that fit what is sought, and the form for an upload."""
    shell = shell_of(request, language, SitePage.CASUSSEN)
    return html(casussen_page(shell, _found(service, query)))


@router.post(f"/{SitePage.CASUSSEN}", dependencies=[Depends(only_language)])
async def upload(request: Request, language: LanguageDep, service: ServiceDep) -> Response:
    """Case files from a form: each is saved as a whole, or refused with everything that is wrong in it."""
    files = await _files_of(request)
    async with service.desks:
        outcome = await run_in_threadpool(_uploaded, service, files, language)
    shell = shell_of(request, language, SitePage.CASUSSEN)
    if len(outcome.saved) == 1 and not outcome.refused:
        address = Addresses(language, outcome.saved[0]).of_casus(CasusPage.NETWORK)
        return RedirectResponse(address, 303)
    page = await run_in_threadpool(_after_upload, service, shell, outcome)
    return html(page, _WRONG if outcome.refused or outcome.is_empty else 200)


def _after_upload(service: Service, shell: Shell, outcome: Upload) -> str:
    return casussen_page(shell, _found(service, SoughtQuery()), outcome)


def _found(service: Service, query: SoughtQuery) -> CasusList:
    wanted = CasusFilter(query.text or None, query.theme or None, query.municipality or None)
    first = (query.page - 1) * ON_A_PAGE
    if query.kind or query.severity:
        fitting = list(_with_findings(service, wanted, query))
        total, rows = len(fitting), fitting[first : first + ON_A_PAGE]
    else:
        found = service.store.casussen(wanted, first, ON_A_PAGE)
        total, rows = found.total, list(found.casussen)
    shown = [(row, service.counts.now(service.store, row, service.settings)) for row in rows]
    listed = tuple(_listed(row, counts) for row, counts in shown if _fits(counts, query))
    return CasusList(
        query.sought,
        # What was changed by hand since it was searched does not fit any more.
        total - len(rows) + len(listed),
        query.page,
        max(1, -(-total // ON_A_PAGE)),
        listed,
    )


def _with_findings(
    service: Service, wanted: CasusFilter, query: SoughtQuery
) -> Iterator[CasusSummary]:
    """The casussen that had a finding of the kind and the severity that are sought when they were last looked at."""
    offset = 0
    while rows := service.store.casussen(wanted, offset, _AT_ONCE).casussen:
        offset += len(rows)
        for row in rows:
            if _fits(service.counts.last(service.store, row, service.settings), query):
                yield row


def _fits(counts: Counts, query: SoughtQuery) -> bool:
    """Whether a finding is of the kind and the severity that are sought; anything fits when neither is."""
    return not (query.kind or query.severity) or any(
        (not query.kind or kind == query.kind)
        and (not query.severity or severity == query.severity)
        for kind, severity in counts
    )


def _listed(row: CasusSummary, counts: Counts) -> ListedCasus:
    severities: Counter[Severity] = Counter()
    for (_, severity), number in counts.items():
        severities[severity] += number
    return ListedCasus(
        row.casus_id,
        row.title or "",
        row.municipality or "",
        row.themes,
        row.version,
        row.saved_at,
        severities,
    )


async def _files_of(request: Request) -> list[tuple[str, bytes]]:
    """The files of the form, each by its name.

    Raises:
        RequestError: what was sent is no form with files.
        TooLargeError: it is larger than a casus file may be.
    """
    parser = MultiPartParser(request.headers, _limited(request), max_files=_MOST_FILES)
    try:
        form = await parser.parse()
    except (MultiPartException, KeyError, ValueError):
        raise RequestError() from None
    try:
        sent = [file for file in form.getlist("file") if isinstance(file, UploadFile)]
        return [(file.filename, await file.read()) for file in sent if file.filename]
    finally:
        await form.close()


async def _limited(request: Request) -> AsyncGenerator[bytes, None]:
    used = 0
    async for part in request.stream():
        used += len(part)
        if used > MOST_BYTES:
            raise TooLargeError(most=MEGABYTES)
        yield part


def _uploaded(service: Service, files: list[tuple[str, bytes]], language: Language) -> Upload:
    saved: list[str] = []
    refused: list[WrongFile] = []
    for name, content in files:
        try:
            casus = read_casus(content, name)
        except CasusFileError as error:
            refused.append(_refused(error, content, language))
            continue
        service.store.save(casus, service.clock())
        saved.append(casus.id)
    return Upload(tuple(saved), tuple(refused))


def _refused(error: CasusFileError, content: bytes, language: Language) -> WrongFile:
    lines = content.decode(errors="replace").splitlines()
    problems = tuple(
        Wrong(
            problem.line,
            problem.path,
            problem_sentence(language, problem),
            _written(lines, problem.line),
        )
        for problem in error.problems
    )
    return WrongFile(shortened(masked(error.file)), problems)


def _written(lines: list[str], number: int) -> str:
    """The line that is wrong; one that holds a BSN is never repeated."""
    if not 1 <= number <= len(lines) or holds_bsn(lines[number - 1]):
        return ""
    return shortened(lines[number - 1])
