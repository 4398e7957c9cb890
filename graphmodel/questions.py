"""The named questions that a store can be asked: their parameters and the columns of their answers.

A question is a name with values; its text is `cypher/questions/<name>.cypher` and its sibling `<name>.sql`, which say in
their first lines what it answers. Ids in values and in answers are those of the store, as `gezin-linde/hv-1`.

A day may fall within a part date (a month, a year). Rows of which that is so are in the answer, with `certain` false;
of any other date an answer has the first and the last possible day.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from enum import StrEnum
from typing import Final, TypeAlias

from graphmodel.errors import QuestionParameterError, UnknownNameError, UnknownQuestionError
from graphmodel.vocabulary import Domain


class Sort(StrEnum):
    """What a parameter or a column holds."""

    TEXT = "text"
    DAY = "day"
    NUMBER = "number"
    YES_NO = "yes_no"


class Named(StrEnum):
    """What the value of a parameter is the name of. What is asked for by name has to be there."""

    CASUS = "casus"
    GEZINSLID = "gezinslid"
    HULPVERLENER = "hulpverlener"
    SIGNAAL = "signaal"
    ORGANISATION = "organisation"
    DOMAIN = "domain"
    THEME = "theme"


IN_A_CASUS: Final = (Named.GEZINSLID, Named.HULPVERLENER, Named.SIGNAAL)
"""What has an id of the store, `<casus>/<id>`, and no other name."""

MOST_ALLOWED: Final = 20
"""So many names are told when another was meant."""

Value: TypeAlias = str | date | int | None
_STORE_ID: Final = re.compile(r"[a-z0-9_-]+/[a-z0-9_-]+", re.ASCII)


@dataclass(frozen=True, slots=True)
class Parameter:
    """One value that the asker gives; an optional one that is left out is None: any, or all.

    `names` tells of what it is the name, None when it is no name.
    """

    name: str
    sort: Sort
    optional: bool = False
    names: Named | None = None


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
    names = ", ".join(kind.name for kind in question_kinds())
    raise UnknownQuestionError(question=name, allowed=names)


def question(name: str, values: Mapping[str, str]) -> Question:
    """The question `name` with values as people write them.

    Raises:
        UnknownQuestionError: no question has this name.
        QuestionParameterError: a value is missing, has no place in the question, or is of the wrong sort.
        UnknownNameError: a value is no name in its closed list, or cannot be an id.
    """
    kind = question_kind(name)
    names = [parameter.name for parameter in kind.parameters]
    for given in values:
        if given not in names:
            raise QuestionParameterError(
                question=name, parameter=given, reason="unknown", allowed=", ".join(names)
            )
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


def is_store_id(text: str) -> bool:
    """Whether `text` reads as the id in a store of something in a casus: `<casus>/<id>`."""
    return _STORE_ID.fullmatch(text) is not None


def wrong_name(name: str, parameter: Parameter, text: str) -> UnknownNameError | None:
    """What is wrong with `text` as a name in the question `name`, as far as can be told without a store."""
    if parameter.names is Named.DOMAIN and text not in set(Domain):
        return unknown_name(name, parameter, text, tuple(Domain))
    if parameter.names in IN_A_CASUS and not is_store_id(text):
        return UnknownNameError(name, parameter.name, text, "form")
    return None


def unknown_name(
    name: str, parameter: Parameter, text: str, allowed: tuple[str, ...]
) -> UnknownNameError:
    """There is no `text` among `allowed`: the names that look most like it are told first, of many no more than some."""
    near = get_close_matches(text, allowed, MOST_ALLOWED, 0.7)
    others = [each for each in allowed if each not in near]
    told = allowed if len(allowed) <= MOST_ALLOWED else (*near, *others)[:MOST_ALLOWED]
    more = ("...",) if len(told) < len(allowed) else ()
    reason = f"{parameter.names}" if allowed else f"{parameter.names}.none"
    return UnknownNameError(name, parameter.name, text, reason, (*told, *more))


def _value(name: str, parameter: Parameter, text: str | None) -> Value:
    if text is None or text == "":
        if parameter.optional:
            return None
        raise QuestionParameterError(question=name, parameter=parameter.name, reason="missing")
    wrong = wrong_name(name, parameter, text)
    if wrong:
        raise wrong
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


def _named(name: str, names: Named, *, optional: bool = False) -> Parameter:
    return Parameter(name, Sort.TEXT, optional, names)


_CASUS = _named("casus", Named.CASUS)
_ANY_CASUS = _named("casus", Named.CASUS, optional=True)
_GEZINSLID = _named("gezinslid", Named.GEZINSLID)
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
        (_named("hulpverlener", Named.HULPVERLENER), _DAY),
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
        (_named("from_domain", Named.DOMAIN), _named("to_domain", Named.DOMAIN)),
        (
            *_texts("casus", "handover", "type", "sender", "receiver", "mode", "outcome"),
            *_days("sent_first", "sent_last", "accepted_first", "accepted_last"),
        ),
    ),
    QuestionKind(
        "casussen_with_organisation",
        (_named("organisation", Named.ORGANISATION),),
        (
            *_texts("casus", "title", "organisation", "organisation_name", "organisation_type"),
            ("hulpverleners", Sort.NUMBER),
            *_texts("recorded_as"),
        ),
    ),
    QuestionKind(
        "contacts_between_organisations",
        (_named("one", Named.ORGANISATION), _named("other", Named.ORGANISATION)),
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
        (_named("theme", Named.THEME),),
        (
            *_texts("casus", "title", "municipality"),
            *_days("examined_first", "examined_last", "calamiteit_first", "calamiteit_last"),
        ),
    ),
    QuestionKind(
        "needs_open_on_day",
        (_DAY, _named("domain", Named.DOMAIN, optional=True)),
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
        (_named("signaal", Named.SIGNAAL), Parameter("day", Sort.DAY, optional=True)),
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
