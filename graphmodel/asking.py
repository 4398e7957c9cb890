"""Asking a store by name: what is asked for and is not there is an error, what is there and has nothing is an empty answer.

Only an answer without rows is looked into, so a question that finds something costs nothing more. What a store is asked
here every store answers, so all of them tell the same.
"""

from collections.abc import Iterator
from typing import Final

from graphmodel.errors import UnknownCasusError, UnknownNameError
from graphmodel.model.casus import Casus
from graphmodel.questions import (
    IN_A_CASUS,
    Named,
    Parameter,
    Question,
    Value,
    is_store_id,
    question,
    unknown_name,
)
from graphmodel.stores.contract import CasusFilter, CasusSummary, GraphStore

_MOST_LOOKED_AT: Final = 1_000
"""So many casussen are looked through for the names that are there."""

_WITH_ORGANISATION: Final = "casussen_with_organisation"


def answer(store: GraphStore, asked: Question) -> tuple[tuple[object, ...], ...]:
    """The rows with which `store` answers; none when there is nothing to tell of what is there.

    Raises:
        UnknownNameError: the store has no such casus, gezinslid, hulpverlener, signaal, organisation or theme.
    """
    rows = store.ask(asked)
    if not rows:
        for parameter in asked.kind.parameters:
            wrong = _wrong(store, asked, parameter, asked.values.get(parameter.name))
            if wrong:
                raise wrong
    return rows


def _wrong(
    store: GraphStore, asked: Question, parameter: Parameter, value: Value
) -> UnknownNameError | None:
    if not isinstance(value, str):
        return None
    name = asked.kind.name
    match parameter.names:
        case Named.CASUS:
            return None if _casus(store, value) else _no_casus(store, name, parameter, value)
        case Named.THEME:
            themes = {theme for row in _listed(store) for theme in row.themes}
            is_there = store.casussen(CasusFilter(theme=value), 0, 1).total > 0
            return None if is_there else unknown_name(name, parameter, value, tuple(sorted(themes)))
        case Named.ORGANISATION:
            return _wrong_organisation(store, asked, parameter, value)
        case kind if kind in IN_A_CASUS:
            return _wrong_in_casus(store, name, parameter, value)
        case _:
            return None


def _wrong_organisation(
    store: GraphStore, asked: Question, parameter: Parameter, value: str
) -> UnknownNameError | None:
    if _is_organisation(store, asked, value):
        return None
    if is_store_id(value):
        return _wrong_in_casus(store, asked.kind.name, parameter, value)
    return UnknownNameError(asked.kind.name, parameter.name, value, "organisation.nowhere")


def _wrong_in_casus(
    store: GraphStore, name: str, parameter: Parameter, value: str
) -> UnknownNameError | None:
    casus_id, _, _ = value.partition("/")
    casus = _casus(store, casus_id)
    if casus is None:
        return _no_casus(store, name, parameter, casus_id)
    ids = tuple(f"{casus.id}/{id_}" for id_ in _ids(casus, parameter.names))
    return None if value in ids else unknown_name(name, parameter, value, ids)


def _casus(store: GraphStore, casus_id: str) -> Casus | None:
    try:
        return store.read(casus_id)
    except UnknownCasusError:
        return None


def _no_casus(store: GraphStore, name: str, parameter: Parameter, given: str) -> UnknownNameError:
    """No such casus, whatever it was asked for."""
    as_casus = Parameter(parameter.name, parameter.sort, names=Named.CASUS)
    ids = tuple(row.casus_id for row in _listed(store))
    return unknown_name(name, as_casus, given, ids)


def _ids(casus: Casus, kind: Named | None) -> Iterator[str]:
    match kind:
        case Named.GEZINSLID:
            yield from (each.id for each in casus.gezinsleden or ())
        case Named.HULPVERLENER:
            yield from (each.id for each in casus.hulpverleners or ())
        case Named.SIGNAAL:
            yield from (each.id for each in casus.signalen or ())
        case _:
            yield from (each.id for each in casus.organisations or ())


def _is_organisation(store: GraphStore, asked: Question, value: str) -> bool:
    """Whether some casus has this organisation, by its registry key or by what `asked` takes for a name."""
    if asked.kind.name == _WITH_ORGANISATION:
        return False
    found = question(_WITH_ORGANISATION, {"organisation": value})
    columns = [name for name, _ in found.kind.columns]
    key, label = columns.index("organisation"), columns.index("organisation_name")
    rows = store.ask(found)
    return any(value == row[key] or value.lower() == str(row[label]).lower() for row in rows)


def _listed(store: GraphStore) -> tuple[CasusSummary, ...]:
    return store.casussen(CasusFilter(), 0, _MOST_LOOKED_AT).casussen
