"""The gap report of a casus: for programs, for the file, and for the gezin."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Annotated, Any, Final, NamedTuple

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from api.accept_header import best_media_type
from api.dependencies import LanguageDep, ServiceDep
from api.entity_tags import tag_of
from api.parameters import CasusId, ReportFormat, ReportQuery
from api.request_errors import InputError, Place, RequestError
from api.responses import JSON, Recipe, prepared
from api.routes.casussen import PATH
from api.routes.documented import OF_STORE, problems, tagged
from api.routes.networks import PAGE_POLICY
from graphmodel.gaps.explanation import Explanation
from graphmodel.gaps.search import find_gaps
from graphmodel.gaps.settings import Settings
from graphmodel.language import Language
from graphmodel.model.network import Network
from graphmodel.report.build import gap_report
from graphmodel.report.document import GapReport
from graphmodel.stores.contract import Version
from visualisations.documents.blocks import Audience
from visualisations.report_forms import MEDIA_TYPES, Form, made

_MEDIA: Final[Mapping[ReportFormat, str]] = {
    ReportFormat.JSON: JSON,
    **{ReportFormat(form): media for form, media in MEDIA_TYPES.items()},
}
"""What each format is; the first is given when a request likes none better."""

_FILES: Final = frozenset({ReportFormat.PDF, ReportFormat.DOCX})
"""What a browser keeps as a file: the viewers in browsers do not all work under a strict policy."""

_OTHER_FORMS: Final[dict[str, Any]] = {
    media: {"schema": {"type": "string", **({"format": "binary"} if form in _FILES else {})}}
    for form, media in _MEDIA.items()
    if media != JSON
}

router = APIRouter(prefix=PATH, tags=["reports"], responses=problems(*OF_STORE))


@router.get(
    "/{casus_id}/gap-report",
    response_model=GapReport,
    responses=tagged(404, content=_OTHER_FORMS),
)
def get_gap_report(
    request: Request,
    casus_id: CasusId,
    query: Annotated[ReportQuery, Query()],
    language: LanguageDep,
    service: ServiceDep,
) -> Response:
    """Where the network around this gezin has gaps: findings with their evidence, coverage, measures.

    A finding is an indication from recorded data, never a judgement; what would overturn it stands with it. Nothing
    dated after `day` is used. As `gap-report/1` (JSON) the texts are in Dutch and in English, whatever `lang` asks; as
    a page, a PDF, a Word file or a text it is for people and in one language. `for=gezin` gives one page in plain words.
    """
    form, said = _form(request, query), service.store.explanations(casus_id)
    wanted = _Wanted(casus_id, query, form, language, service.settings, said)
    recipe = Recipe(casus_id, query.day, wanted.tag, wanted.make, wanted.media_type, wanted.headers)
    return prepared(request, service, recipe)


def _form(request: Request, query: ReportQuery) -> ReportFormat:
    """What is asked for by name, else what the request likes best.

    Raises:
        RequestError: JSON is asked for the gezin; it is for programs.
    """
    is_for_gezin = query.audience is Audience.GEZIN
    if query.format is not None:
        if is_for_gezin and query.format is ReportFormat.JSON:
            raise RequestError(InputError(Place.QUERY, "format", "input.for_programs"))
        return query.format
    offered = [media for media in _MEDIA.values() if not (is_for_gezin and media == JSON)]
    best = best_media_type(request.headers.get("accept", ""), offered)
    return next(form for form, media in _MEDIA.items() if media == best)


class _Wanted(NamedTuple):
    """A report as it is asked for; `said` is what people said of its findings, in that order."""

    casus_id: str
    query: ReportQuery
    form: ReportFormat
    language: Language
    settings: Settings
    said: tuple[Explanation, ...]

    @property
    def media_type(self) -> str:
        return _MEDIA[self.form]

    @property
    def headers(self) -> dict[str, str]:
        """How a browser shows it: a page without rights here, or a file with a name."""
        headers = {"Vary": "Accept, Accept-Language"}
        if self.form is not ReportFormat.JSON:
            headers["Content-Language"] = self.language
        if self.form is ReportFormat.HTML:
            headers["Content-Security-Policy"] = PAGE_POLICY
        if self.form in _FILES:
            headers["Content-Disposition"] = f'attachment; filename="{self._file_name}"'
        return headers

    @property
    def _file_name(self) -> str:
        day = f"-{self.query.day.isoformat()}" if self.query.day else ""
        return f"{self.casus_id}-{self.query.audience}{day}-{self.language}.{self.form}"

    def tag(self, version: Version) -> str:
        query = self.query
        # JSON is the same in every language and for every reader.
        shown = () if self.form is ReportFormat.JSON else (self.form, query.audience, self.language)
        asked = (query.day, query.select, query.ignore, self.settings, self.said)
        return tag_of("gap-report", version.hash, version.version, *asked, shown)

    def make(self, version: Version, network: Network) -> bytes | str:
        found = find_gaps(network, self.settings, self.query.select, self.query.ignore)
        gaps = found.explained(self.said)
        if self.form is ReportFormat.JSON:
            return gap_report(gaps, version.version, version.hash).as_json()
        frame = gap_report(replace(gaps, findings=()), version.version, version.hash)
        return made(gaps, frame, self.language, self.query.audience, Form(self.form))
