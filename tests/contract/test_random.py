"""Casussen made at random: what is saved reads back equal, and both stores give the same answer to every question."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graphmodel.model.casus import Casus
from graphmodel.questions import IN_A_CASUS, Named, Parameter, Question, question, question_kinds
from graphmodel.stores import CasusFilter, GraphStore, open_store
from graphmodel.vocabulary import Domain
from tests.contract.conftest import empty
from tests.contract.invented import AT
from tests.neo4j.server import Neo4jAccess
from tests.strategies import HOSTILE, casussen

on_one_store = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
half_as_often = settings(on_one_store, max_examples=settings().max_examples // 2)
TURNS = 4
DAYS = ("2021-06-15", "2021-06-01", "2020-02-29")


@pytest.fixture
def stores(tmp_path: Path, empty_neo4j: Neo4jAccess) -> Iterator[tuple[GraphStore, GraphStore]]:
    """One of each kind."""
    with (
        open_store(f"file:{tmp_path / 'store.sqlite'}") as sqlite,
        open_store(empty_neo4j.uri, user=empty_neo4j.user, password=empty_neo4j.password) as neo4j,
    ):
        yield sqlite, neo4j


@on_one_store
@given(casus=casussen(), again=casussen())
def test_what_was_saved_reads_back_equal(store: GraphStore, casus: Casus, again: Casus) -> None:
    store.save(casus, AT)
    store.save(again, AT)
    assert store.read(again.id) == again
    if casus.id != again.id:
        assert store.read(casus.id) == casus
    empty(store)


@half_as_often
@given(found=st.lists(casussen(), min_size=1, max_size=3))
def test_both_stores_answer_every_question_alike(
    stores: tuple[GraphStore, GraphStore], found: list[Casus]
) -> None:
    sqlite, neo4j = stores
    for store in stores:
        list(store.save_all(found, AT))
    for asked in questions_about(found):
        assert sqlite.ask(asked) == neo4j.ask(asked), asked
    for wanted in filters_of(found):
        assert sqlite.casussen(wanted, 0, 10) == neo4j.casussen(wanted, 0, 10), wanted
    for store in stores:
        empty(store)


def questions_about(found: list[Casus]) -> Iterator[Question]:
    """Each question with values that occur, and with one that does not."""
    for kind in question_kinds():
        choices = [values_of(parameter, found) for parameter in kind.parameters]
        for turn in range(min(TURNS, max(map(len, choices)))):
            values = {
                parameter.name: values[(turn + shift) % len(values)]
                for shift, (parameter, values) in enumerate(
                    zip(kind.parameters, choices, strict=True)
                )
            }
            yield question(kind.name, values)


def values_of(parameter: Parameter, found: list[Casus]) -> list[str]:
    """A few values for `parameter`, none that matters left out too often."""
    values: set[str] = set()
    for casus in found:
        match parameter.name:
            case "casus":
                values.add(casus.id)
            case "gezinslid" | "hulpverlener" | "signaal":
                name = {"gezinslid": "gezinsleden", "signaal": "signalen"}.get(
                    parameter.name, "hulpverleners"
                )
                values |= {f"{casus.id}/{entry.id}" for entry in getattr(casus, name) or ()}
            case "organisation" | "one" | "other":
                values |= {o.registry or o.name or "x" for o in casus.organisations or ()}
            case _:
                values |= {"day": set(DAYS), "theme": {"lvb"}}.get(parameter.name, {"jeugd", "ggz"})
    return [*sorted(values), "" if parameter.optional else absent(parameter)]


def absent(parameter: Parameter) -> str:
    """A value that reads as it should and does not occur."""
    if parameter.names is Named.DOMAIN:
        return Domain.INBURGERING
    return "gezin-z/niemand" if parameter.names in IN_A_CASUS else "2000-01-01"


def filters_of(found: list[Casus]) -> Iterator[CasusFilter]:
    """Texts that occur in a title, and texts that hurt."""
    titles = [casus.casus.title for casus in found if casus.casus.title]
    for text in (*titles, *(title.upper() for title in titles), *HOSTILE[:6]):
        yield CasusFilter(text=text)
    yield CasusFilter(theme="lvb", municipality="GM0344")
