"""The named questions that a store can be asked: their parameters and the columns of their answers.

A question is a name with values; its text is `cypher/questions/<name>.cypher` and its sibling `<name>.sql`, which say in
their first lines what it answers. Ids in values and in answers are those of the store, as `gezin-linde/hv-1`.

A day may fall within a part date (a month, a year). Rows of which that is so are in the answer, with `certain` false;
of any other date an answer has the first and the last possible day.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeAlias

from graphmodel.errors import QuestionParameterError, UnknownQuestionError


class Sort(StrEnum):
    """What a parameter or a column holds."""

    TEXT = "text"
    DAY = "day"
    NUMBER = "number"
    YES_NO = "yes_no"


Value: TypeAlias = str | date | int | None


@dataclass(frozen=True, slots=True)
class Parameter:
    """One value that the asker gives; an optional one that is left out is None: any, or all."""

    name: str
    sort: Sort
    optional: bool = False


@dataclass(frozen=True, slots=True)
class QuestionKind:
    """What can be asked: `parameters` in order, `columns` by name and sort in the order of a row."""

    name: str
    parameters: tuple[Parameter, ...]
    columns: tuple[tuple[str, Sort], ...]


@dataclass(frozen=True, slots=True)
class Question:
    """A question with its values: a text, a date or a number per parameter; an optional one may be None."""

    kind: QuestionKind
    values: Mapping[str, Value]


def question_kinds() -> tuple[QuestionKind, ...]:
    """All questions, in order of name."""
    return tuple(sorted(_KINDS, key=lambda kind: kind.name))


def question_kind(name: str) -> QuestionKind:
    """The question with this name.

    Raises:
        UnknownQuestionError: no question has this name.
    """
    for kind in _KINDS:
        if kind.name == name:
            return kind
    raise UnknownQuestionError(question=name)


def question(name: str, values: Mapping[str, str]) -> Question:
    """The question `name` with values as people write them.

    Raises:
        UnknownQuestionError: no question has this name.
        QuestionParameterError: a value is missing, has no place in the question, or is of the wrong sort.
    """
    kind = question_kind(name)
    for given in values:
        if given not in {parameter.name for parameter in kind.parameters}:
            raise QuestionParameterError(question=name, parameter=given, reason="unknown")
    return Question(kind, {p.name: _value(name, p, values.get(p.name)) for p in kind.parameters})


def question_from_words(name: str, words: tuple[str, ...]) -> Question:
    """The question `name` with values written as `parameter=value`.

    Raises:
        UnknownQuestionError: no question has this name.
        QuestionParameterError: as for `question`; or a word has no `=`, or a parameter is given twice.
    """
    values: dict[str, str] = {}
    for word in words:
        parameter, is_given, value = word.partition("=")
        if not is_given:
            raise QuestionParameterError(question=name, parameter=word, reason="no_value")
        if parameter in values:
            raise QuestionParameterError(question=name, parameter=parameter, reason="twice")
        values[parameter] = value
    return question(name, values)


def _value(name: str, parameter: Parameter, text: str | None) -> Value:
    if text is None or text == "":
        if parameter.optional:
            return None
        raise QuestionParameterError(question=name, parameter=parameter.name, reason="missing")
    try:
        match parameter.sort:
            case Sort.DAY:
                return _day(text)
            case Sort.NUMBER:
                return int(text)
            case _:
                return text
    except ValueError:
        reason = f"not_a_{parameter.sort.value}"
        raise QuestionParameterError(
            question=name, parameter=parameter.name, reason=reason
        ) from None


def _day(text: str) -> date:
    day = date.fromisoformat(text)
    # Python also reads `20230612` and weeks, which nobody here means.
    if day.isoformat() != text:
        raise ValueError(text)
    return day


def _texts(*names: str) -> tuple[tuple[str, Sort], ...]:
    return tuple((name, Sort.TEXT) for name in names)


def _days(*names: str) -> tuple[tuple[str, Sort], ...]:
    return tuple((name, Sort.DAY) for name in names)


_CASUS = Parameter("casus", Sort.TEXT)
_ANY_CASUS = Parameter("casus", Sort.TEXT, optional=True)
_GEZINSLID = Parameter("gezinslid", Sort.TEXT)
_DAY = Parameter("day", Sort.DAY)
_CERTAIN = (("certain", Sort.YES_NO),)

_KINDS = (
    QuestionKind(
        "hulpverleners_of_casus_on_day",
        (_CASUS, _DAY),
        (
            *_texts("hulpverlener", "label", "role", "organisation", "organisation_name"),
            *_texts("gezinslid", "domain", "kind"),
            *_CERTAIN,
            *_texts("involvement"),
        ),
    ),
    QuestionKind(
        "colleagues_of_hulpverlener",
        (Parameter("hulpverlener", Sort.TEXT), _DAY),
        (
            *_texts("colleague", "label", "role", "organisation_name"),
            ("gezinsleden", Sort.NUMBER),
            ("contacts", Sort.NUMBER),
            *_days("last_contact"),
            *_CERTAIN,
        ),
    ),
    QuestionKind(
        "organisations_per_inspection",
        (_CASUS, _DAY),
        (
            *_texts("supervisor", "supervisor_name", "supervisor_kind"),
            *_texts("organisation", "organisation_name", "organisation_type"),
            ("hulpverleners", Sort.NUMBER),
            *_CERTAIN,
        ),
    ),
    QuestionKind(
        "handovers_between_domains",
        (Parameter("from_domain", Sort.TEXT), Parameter("to_domain", Sort.TEXT)),
        (
            *_texts("casus", "handover", "type", "sender", "receiver", "mode", "outcome"),
            *_days("sent_first", "sent_last", "accepted_first", "accepted_last"),
        ),
    ),
    QuestionKind(
        "casussen_with_organisation",
        (Parameter("organisation", Sort.TEXT),),
        (
            *_texts("casus", "title", "organisation", "organisation_name", "organisation_type"),
            ("hulpverleners", Sort.NUMBER),
            *_texts("recorded_as"),
        ),
    ),
    QuestionKind(
        "contacts_between_organisations",
        (Parameter("one", Sort.TEXT), Parameter("other", Sort.TEXT)),
        (
            *_texts("casus", "one", "one_name", "other", "other_name"),
            ("contacts", Sort.NUMBER),
            ("undated", Sort.NUMBER),
            *_days("first_day", "last_day"),
        ),
    ),
    QuestionKind(
        "open_signalen_around_gezinslid",
        (_GEZINSLID, _DAY),
        (*_texts("signaal", "kind", "text"), *_days("date_first", "date_last"), *_CERTAIN),
    ),
    QuestionKind(
        "regisseurs_of_casus",
        (_CASUS,),
        (
            *_texts("hulpverlener", "label", "role", "organisation_name", "kind"),
            *_days("from_first", "from_last", "until_first", "until_last"),
            *_texts("state", "fact"),
        ),
    ),
    QuestionKind(
        "casussen_with_theme",
        (Parameter("theme", Sort.TEXT),),
        (
            *_texts("casus", "title", "municipality"),
            *_days("examined_first", "examined_last", "calamiteit_first", "calamiteit_last"),
        ),
    ),
    QuestionKind(
        "needs_open_on_day",
        (_DAY, Parameter("domain", Sort.TEXT, optional=True)),
        (
            *_texts("casus", "gezinslid", "domain", "waiting_at", "waiting_at_name"),
            *_days("from_first", "from_last"),
            ("days", Sort.NUMBER),
            *_CERTAIN,
            *_texts("need"),
        ),
    ),
    QuestionKind(
        "decisions_about_gezinslid",
        (_GEZINSLID,),
        (
            *_texts("decision", "kind"),
            *_days("date_first", "date_last"),
            *_texts("hulpverlener", "label", "role", "organisation_name"),
        ),
    ),
    QuestionKind(
        "timeline_of_casus",
        (_CASUS,),
        (
            *_days("date_first", "date_last"),
            *_texts("label", "event", "fact", "kind", "source", "source_place"),
        ),
    ),
    QuestionKind(
        "who_knew_signaal",
        (Parameter("signaal", Sort.TEXT), Parameter("day", Sort.DAY, optional=True)),
        (
            *_texts("hulpverlener", "label", "role", "organisation_name"),
            *_days("since_first", "since_last"),
            *_texts("route", "fact"),
        ),
    ),
    QuestionKind(
        "meldingen_without_feedback",
        (_ANY_CASUS,),
        (
            *_texts("casus", "melding", "kind"),
            *_days("date_first", "date_last"),
            *_texts("sender", "receiver", "feedback"),
        ),
    ),
    QuestionKind(
        "handovers_without_acceptance",
        (_DAY, _ANY_CASUS),
        (
            *_texts("casus", "handover", "type", "sender", "receiver", "outcome"),
            *_days("sent_first", "sent_last"),
            ("days", Sort.NUMBER),
        ),
    ),
)
