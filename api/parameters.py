"""What can be given with a request, named once: the queries, and the parts of a path.

A query is a model that takes no other key than its own, so that a mistyped parameter is told and not passed over.
Keys are in camelCase, as the rules for Dutch government APIs have them.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from enum import StrEnum
from typing import Annotated, Final, cast

from fastapi import Path
from fastapi.dependencies.models import Dependant
from fastapi.routing import APIRoute
from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError

from api.complaints import NOT_A_CONTACT, NOT_A_DAY, UNKNOWN_RULE
from graphmodel.analysis.what_if import Experiment, ImaginedContact
from graphmodel.errors import UnknownRuleError
from graphmodel.gaps.catalogue import chosen
from graphmodel.language import Language
from visualisations.documents.blocks import Audience

REPEATABLE: Final = frozenset({"select", "ignore", "add", "remove"})
"""The keys that a query may have more than once."""

MOST_LETTERS: Final = 200
MOST_ROWS: Final = 100
_MOST_PAGES: Final = 1_000_000
MOST_VERSIONS: Final = 1_000_000
_MOST_IMAGINED: Final = 20
_CONTACT = re.compile(r"([a-z0-9_-]+),([a-z0-9_-]+),(\d{4}-\d{2}-\d{2})", re.ASCII)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)

CasusId = Annotated[
    str,
    Path(
        pattern=r"^[a-z0-9_-]+$",
        max_length=MOST_LETTERS,
        description="The id of the casus.",
        examples=["gezin-wilg"],
    ),
]

Name = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]+$", max_length=100)]
"""A name or code of ours in a path."""


def day_of(value: object) -> date:
    """A day as `2023-06-12`, and in no other way.

    Raises:
        PydanticCustomError: it is written otherwise, or there is no such day.
    """
    if isinstance(value, date):
        return value
    try:
        if isinstance(value, str) and _DAY.fullmatch(value):
            return date.fromisoformat(value)
    except ValueError:
        pass
    raise PydanticCustomError(NOT_A_DAY, NOT_A_DAY)


Day = Annotated[
    date,
    BeforeValidator(day_of),
    WithJsonSchema({"type": "string", "format": "date", "examples": ["2023-06-12"]}),
]


def _rules(value: object) -> tuple[str, ...]:
    """Codes of rules, or the start of one, each given apart or with commas between them."""
    given = cast("Iterable[object]", value)
    codes = tuple(code.strip().upper() for each in given for code in str(each).split(","))
    try:
        # Of no code at all the start is empty, and every code has that.
        chosen(tuple(code or "?" for code in codes))
    except UnknownRuleError as error:
        allowed = str(error.values["allowed"])
        raise PydanticCustomError(UNKNOWN_RULE, UNKNOWN_RULE, {"allowed": allowed}) from None
    return codes


Rules = Annotated[
    tuple[str, ...],
    BeforeValidator(_rules),
    WithJsonSchema({"type": "array", "items": {"type": "string"}, "examples": [["L", "R01"]]}),
]


def _contact(value: object) -> ImaginedContact:
    """`hv-1,hv-4,2022-03-10` taken apart."""
    found = _CONTACT.fullmatch(str(value))
    if found is None or found[1] == found[2]:
        raise PydanticCustomError(NOT_A_CONTACT, NOT_A_CONTACT)
    return ImaginedContact(found[1], found[2], day_of(found[3]))


Contact = Annotated[
    ImaginedContact,
    BeforeValidator(_contact),
    WithJsonSchema({"type": "string", "examples": ["hv-1,hv-4,2022-03-10"]}),
]
SignaalId = Annotated[
    str,
    Path(
        pattern=r"^[a-z0-9_-]+$",
        max_length=MOST_LETTERS,
        description="The id of the signaal.",
        examples=["sg-1"],
    ),
]
HulpverlenerId = Annotated[
    str, StringConstraints(pattern=r"^[a-z0-9_-]+$", max_length=MOST_LETTERS)
]


class NetworkFormat(StrEnum):
    """In what a network can be had."""

    JSON = "json"
    GRAPHML = "graphml"
    GEXF = "gexf"
    SVG = "svg"
    HTML = "html"


class LanguageQuery(BaseModel):
    """What every request may ask."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    lang: Annotated[
        Language | None,
        Field(
            description="The language of texts for people; else that of Accept-Language, or Dutch."
        ),
    ] = None


class ListQuery(LanguageQuery):
    """Which casussen to list, and which page of them."""

    text: Annotated[
        str | None,
        Field(
            max_length=MOST_LETTERS, description="What occurs in id or title, whatever its case."
        ),
    ] = None
    theme: Annotated[
        str | None,
        Field(max_length=100, description="A theme that the casus has.", examples=["18-18plus"]),
    ] = None
    municipality: Annotated[
        str | None,
        Field(max_length=10, description="The CBS code of the municipality.", examples=["GM0344"]),
    ] = None
    page: Annotated[int, Field(ge=1, le=_MOST_PAGES, description="The page, from 1.")] = 1
    page_size: Annotated[
        int, Field(ge=1, le=MOST_ROWS, alias="pageSize", description="Casussen on a page.")
    ] = 20


class VersionQuery(LanguageQuery):
    """Which version of a casus."""

    version: Annotated[
        int | None,
        Field(ge=1, le=MOST_VERSIONS, description="The version; the newest when absent."),
    ] = None


class DayQuery(LanguageQuery):
    """As known on which day."""

    day: Annotated[
        Day | None,
        Field(
            description="As known on this day; when absent the day of the calamiteit, else the last day examined."
        ),
    ] = None


class NetworkQuery(DayQuery):
    """Which network, and in what format."""

    format: Annotated[NetworkFormat, Field(description="What to make of it.")] = NetworkFormat.JSON


class ReportFormat(StrEnum):
    """In what a gap report can be had."""

    JSON = "json"
    HTML = "html"
    PDF = "pdf"
    DOCX = "docx"
    TEXT = "text"


class ReportQuery(DayQuery):
    """Which rules to run on which day, for whom, and in what format."""

    model_config = ConfigDict(populate_by_name=True)

    format: Annotated[
        ReportFormat | None,
        Field(description="What to make of it; else what Accept likes best, or JSON."),
    ] = None
    audience: Annotated[
        Audience,
        Field(
            alias="for",
            description="For whom: the report for the file, or a summary in plain words for the gezin, "
            "which there is in every format but JSON.",
        ),
    ] = Audience.DOSSIER

    select: Annotated[
        Rules, Field(description="Run these rules only: codes, or the start of some.")
    ] = ()
    ignore: Annotated[
        Rules, Field(description="Leave these rules out: codes, or the start of some.")
    ] = ()


class TracesQuery(DayQuery):
    """Traces on which day, and what is imagined."""

    add: Annotated[
        tuple[Contact, ...],
        Field(
            max_length=_MOST_IMAGINED,
            description="Thought experiment: a contact of two hulpverleners on a day, as A,B,DAY; may be repeated.",
        ),
    ] = ()
    remove: Annotated[
        tuple[HulpverlenerId, ...],
        Field(
            max_length=_MOST_IMAGINED,
            description="Thought experiment: without this hulpverlener; may be repeated.",
        ),
    ] = ()

    @property
    def experiment(self) -> Experiment:
        """What is imagined."""
        return Experiment(self.add, tuple(dict.fromkeys(self.remove)))


class TraceQuery(TracesQuery):
    """Towards whom one signaal is followed, and by when."""

    to: Annotated[
        HulpverlenerId | None,
        Field(description="Towards whom; the first to whom it mattered when absent."),
    ] = None
    before: Annotated[
        Day | None,
        Field(description="Up to and including which day; the last day in time when absent."),
    ] = None


class ChangesQuery(LanguageQuery):
    """Which two days."""

    model_config = ConfigDict(populate_by_name=True)

    from_: Annotated[Day, Field(alias="from", description="The first day.")]
    until: Annotated[Day, Field(description="The last day.")]


def query_names(route: object) -> frozenset[str]:
    """The keys that a query of `route` may have."""
    return frozenset(_names(route.dependant)) if isinstance(route, APIRoute) else frozenset()


def _names(dependant: Dependant) -> Iterator[str]:
    for parameter in dependant.query_params:
        query = parameter.field_info.annotation
        if isinstance(query, type) and issubclass(query, BaseModel):
            yield from (field.alias or name for name, field in query.model_fields.items())
    for inner in dependant.dependencies:
        yield from _names(inner)
