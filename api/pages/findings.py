"""The page Bevindingen of a casus: the findings of a day, and the form in which somebody explains one."""

from dataclasses import replace
from functools import partial
from typing import Annotated, Final
from urllib.parse import parse_qsl

from fastapi import APIRouter, Query
from pydantic import Field
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from api.bodies import content_of
from api.dependencies import LanguageDep, Service, ServiceDep
from api.explaining import keep, statement_of
from api.pages.answers import casus_page, html, shell_of, subject_of
from api.parameters import CasusId, DayQuery
from api.request_errors import RequestError
from api.responses import steady
from graphmodel.bsn import holds_bsn
from graphmodel.errors import Problem
from graphmodel.gaps.explanation import Explanation
from graphmodel.gaps.finding import Kind, Severity
from graphmodel.gaps.search import find_gaps
from graphmodel.gaps.settings import Settings
from graphmodel.language import Language
from graphmodel.language.problems import problem_sentence
from graphmodel.model.network import Network
from visualisations.site.addresses import Addresses, CasusPage
from visualisations.site.findings import Findings, Refused, Sought, Status, findings_page
from visualisations.site.shell import Shell

_WRONG: Final = 422
_MOST_FIELDS: Final = 20
_FILLED_IN: Final = ("by", "reason")

router = APIRouter(prefix="/casussen/{casus_id}", include_in_schema=False)


class FindingsQuery(DayQuery):
    """Which findings of which day; a field of the form that was left empty is sent as an empty text."""

    kind: Kind | Annotated[str, Field(max_length=0)] = ""
    severity: Severity | Annotated[str, Field(max_length=0)] = ""
    status: Status | Annotated[str, Field(max_length=0)] = ""

    @property
    def sought(self) -> Sought:
        """The same without the day."""
        return Sought(str(self.kind), str(self.severity), str(self.status))


@router.get(f"/{CasusPage.FINDINGS}")
def findings(
    request: Request,
    casus_id: CasusId,
    query: Annotated[FindingsQuery, Query()],
    language: LanguageDep,
    service: ServiceDep,
) -> Response:
    """The findings that are sought, in the order of the report."""
    said = service.store.explanations(casus_id)
    asked = (casus_id, CasusPage.FINDINGS, query.day, (query.sought, said))
    return casus_page(
        request, service, language, asked, partial(_made, service.settings, query.sought, said)
    )


@router.post(f"/{CasusPage.FINDINGS}")
async def explain(
    request: Request,
    casus_id: CasusId,
    query: Annotated[FindingsQuery, Query()],
    language: LanguageDep,
    service: ServiceDep,
) -> Response:
    """What somebody says of a finding, from the form in its card; then its card again, whatever was sought."""
    fields = _fields(await content_of(request, megabytes=1))
    try:
        said = statement_of(fields)
    except RequestError as error:
        refused = _refused(fields, error, language)
        return await run_in_threadpool(
            _again, request, service, (casus_id, query, language), refused
        )
    await run_in_threadpool(keep, service, casus_id, query.day, said)
    to = Addresses(language, casus_id, query.day)
    # A finding that was just explained is not among those that are not.
    chosen = replace(query.sought, status="").given
    address = to.of_casus(CasusPage.FINDINGS, **chosen)
    return RedirectResponse(f"{address}#{said.finding}", 303)


def _made(
    settings: Settings,
    sought: Sought,
    said: tuple[Explanation, ...],
    shell: Shell,
    network: Network,
) -> str:
    return findings_page(shell, _found(settings, said, shell, network), sought)


def _found(
    settings: Settings, said: tuple[Explanation, ...], shell: Shell, network: Network
) -> Findings:
    saved_at = shell.subject.saved_at if shell.subject else None
    return Findings(find_gaps(network, settings), said, saved_at)


def _again(
    request: Request,
    service: Service,
    asked: tuple[str, FindingsQuery, Language],
    refused: Refused,
) -> Response:
    """The page with what was filled in, and what is wrong with it."""
    casus_id, query, language = asked
    store = service.store
    said = store.explanations(casus_id)
    version, network = steady(
        store, store.version(casus_id), lambda: store.network(casus_id, query.day)
    )
    subject = subject_of(version, network, query.day)
    shell = shell_of(request, language, CasusPage.FINDINGS, subject)
    found = _found(service.settings, said, shell, network)
    return html(findings_page(shell, found, query.sought, refused), _WRONG)


def _fields(body: bytes) -> dict[str, str]:
    """The fields of a form.

    Raises:
        RequestError: it is no form, or a field is in it twice.
    """
    try:
        found = parse_qsl(
            body.decode("ascii"),
            keep_blank_values=True,
            strict_parsing=True,
            errors="strict",
            max_num_fields=_MOST_FIELDS,
        )
    except ValueError:
        raise RequestError() from None
    fields = dict(found)
    if len(fields) < len(found):
        raise RequestError()
    return fields


def _refused(fields: dict[str, str], error: RequestError, language: Language) -> Refused:
    """What was filled in, but for what must not be repeated.

    Raises:
        RequestError: `error` itself, when something is wrong that nobody filled in.
    """
    wrong = {
        each.path: problem_sentence(language, Problem(0, each.path, each.code, each.values))
        for each in error.input_errors
    }
    if wrong.keys() - {*_FILLED_IN}:
        raise error
    shown = {
        name: "" if holds_bsn(fields.get(name, "")) else fields.get(name, "") for name in _FILLED_IN
    }
    return Refused(fields["finding"], **shown, wrong=wrong)
