"""The examples in the description of the API: an invented family, and what this program makes of it."""

import json
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from functools import cache
from importlib.resources import files
from typing import Any, Final

from pydantic import BaseModel

from api import request_errors
from api.bodies import MEDIA, MEGABYTES
from api.problems import problem_of
from api.request_errors import InputError, Place, RequestError
from api.routes import casussen, explanations, health, questions, reference, rules
from graphmodel import errors
from graphmodel.gaps.catalogue import rule
from graphmodel.gaps.explanation import Explanation, ExplanationKind
from graphmodel.gaps.search import Gaps, find_gaps
from graphmodel.gaps.settings import default_settings
from graphmodel.language import Language
from graphmodel.loading import Media, read_casus
from graphmodel.model.casus import Casus, canonical, content_hash
from graphmodel.model.network import network_of
from graphmodel.questions import question
from graphmodel.report.build import gap_report
from graphmodel.report.changes import changes_document
from graphmodel.report.trace import Asked, knowledge_document, traces_document
from graphmodel.stores.contract import CasusPage, CasusSummary, Version
from visualisations.graph_files import as_json

_FILE: Final = "example.yaml"
SAVED: Final = datetime(2023, 1, 9, 10, 30, tzinfo=UTC)
_REQUEST: Final = "3f8a1c52b7d94e06a1f25c7e9b0d4a68"
_LANGUAGE: Final = Language.NL

ERRORS: Final[tuple[errors.VangnetError, ...]] = (
    RequestError(InputError(Place.QUERY, "day", "input.not_a_day")),
    errors.StoreReadOnlyError(),
    request_errors.ForeignPageError(),
    errors.UnknownCasusError("gezin-wilg"),
    request_errors.MethodError(allowed="DELETE, GET, HEAD, PUT"),
    errors.NotExplainedError(),
    request_errors.PreconditionError(),
    request_errors.TooLargeError(most=MEGABYTES),
    request_errors.MediaTypeError(allowed=", ".join(MEDIA)),
    request_errors.ForeignHostError(),
    errors.CasusFileError(
        "casus", (errors.Problem(28, "contacts[0].date", "problem.no_such_day"),)
    ),
    errors.VangnetError(),
    errors.StoreUnreachableError(),
    errors.StoreFullError(),
)


def problem(status: int) -> dict[str, Any]:
    """A problem with this status."""
    return _problems()[status]


def answer(operation: str) -> object:
    """What the handler called `operation` answers."""
    made = _ANSWERS[operation]()
    return made.model_dump(mode="json", by_alias=True) if isinstance(made, BaseModel) else made


def body(operation: str, media_type: str) -> object:
    """What is sent to `operation`: a statement, or a casus file as it is written in `media_type`."""
    if operation == "explain_finding":
        said = explanations.ExplanationRow.model_validate(_said())
        return said.model_dump(mode="json", exclude={"at"})
    return _text() if MEDIA[media_type] is Media.YAML else _casus_file()


@cache
def _problems() -> Mapping[int, dict[str, Any]]:
    made = (problem_of(error, _LANGUAGE, _REQUEST) for error in ERRORS)
    return {
        each.status: each.model_dump(mode="json", by_alias=True, exclude_none=True) for each in made
    }


@cache
def _text() -> str:
    return files("api").joinpath(_FILE).read_text(encoding="utf-8")


@cache
def _casus() -> Casus:
    return read_casus(_text().encode(), _FILE)


def _casus_file() -> object:
    return json.loads(canonical(_casus()))


def _version() -> Version:
    casus = _casus()
    return Version(casus.id, 1, content_hash(casus), SAVED, facts=15)


def _list() -> BaseModel:
    head, version = _casus().casus, _version()
    row = CasusSummary(
        head.id,
        head.title,
        head.municipality,
        head.themes or (),
        version.version,
        version.hash,
        version.saved_at,
    )
    return casussen.casus_list(casussen.ListQuery(), CasusPage(1, (row,)))


@cache
def _gaps() -> Gaps:
    return find_gaps(network_of(_casus()))


def _said() -> Explanation:
    reason = "Mondeling besproken; het verslag daarvan is niet bewaard (verzonnen)."
    return Explanation(
        _gaps().findings[0].id, ExplanationKind.EXPLAINED, "I. Verzonnen", reason, SAVED
    )


def _report() -> object:
    gaps = _gaps().explained([_said()])
    return json.loads(gap_report(gaps, 1, content_hash(_casus())).as_json())


def _traces(asked: Asked) -> object:
    return json.loads(traces_document(_gaps().run, asked, 1, content_hash(_casus())).as_json())


def _knowledge() -> object:
    return json.loads(knowledge_document(_gaps().run, 1, content_hash(_casus())).as_json())


def _changes() -> object:
    casus, network = _casus(), _gaps().run.network
    before = find_gaps(network_of(casus, date.fromordinal(network.start)))
    return json.loads(changes_document(before, _gaps(), 1, content_hash(casus)).as_json())


def _network() -> object:
    return json.loads(as_json(network_of(_casus())))


def _asked() -> BaseModel:
    asked = question("regisseurs_of_casus", {"casus": _casus().id})
    who = ("gezin-wilg/coach", "Gezinscoach", "gezinscoach", "Wijkteam West (verzonnen)")
    when = ("2022-01-10", "2022-01-10", None, None, "going_on")
    return questions.question_answer(
        asked, ((*who, "casusregie", *when, f"{_casus().id}/involvements[0]"),)
    )


def _row() -> object:
    return reference.reference_list("relation").rows[0]


_ANSWERS: Final[Mapping[str, Callable[[], object]]] = {
    "list_casussen": _list,
    "get_casus": _casus_file,
    "put_casus": lambda: casussen.VersionRow.model_validate(_version()),
    "list_versions": lambda: casussen.version_list((_version(),)),
    "get_gap_report": _report,
    "list_explanations": lambda: explanations.explanation_list((_said(),)),
    "explain_finding": lambda: explanations.ExplanationRow.model_validate(_said()),
    "get_traces": lambda: _traces(Asked()),
    "get_trace": lambda: _traces(Asked(_gaps().run.network.signalen[0].item.id)),
    "get_knowledge": _knowledge,
    "get_changes": _changes,
    "get_network": _network,
    "list_questions": lambda: questions.question_list(_LANGUAGE),
    "ask_question": _asked,
    "list_rules": lambda: rules.rule_list(_LANGUAGE),
    "get_rule": lambda: rules.rule_page(rule("L01"), _LANGUAGE, default_settings()),
    "list_reference": reference.reference_index,
    "get_reference_list": lambda: reference.reference_list("relation"),
    "get_reference_row": _row,
    "is_live": health.Health,
    "is_ready": health.Health,
}
"""What each operation answers of which the answer is JSON."""
