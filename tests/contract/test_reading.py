"""Listing, versions, networks, and asking for what is not there."""

from datetime import date

import pytest

from graphmodel.errors import UnknownCasusError, UnknownVersionError
from graphmodel.model.network import network_of
from graphmodel.stores import CasusFilter, CasusPage, CasusSummary, GraphStore
from tests.contract.invented import AT, LATER, lariks, spar


def ids(page: CasusPage) -> list[str]:
    return [row.casus_id for row in page.casussen]


@pytest.fixture
def filled(store: GraphStore) -> GraphStore:
    """A store with both gezinnen."""
    list(store.save_all([spar(), lariks()], AT))
    return store


def test_an_empty_store_lists_nothing(store: GraphStore) -> None:
    assert store.casussen(CasusFilter(), 0, 10) == CasusPage(0, ())


def test_the_list_is_in_order_of_id_and_tells_what_each_casus_is(filled: GraphStore) -> None:
    page = filled.casussen(CasusFilter(), 0, 10)
    newest = filled.version("gezin-spar")
    assert page.total == 2
    assert ids(page) == ["gezin-lariks", "gezin-spar"]
    assert page.casussen[1] == CasusSummary(
        casus_id="gezin-spar",
        title="Gezin Spar (verzonnen)",
        municipality="GM0344",
        themes=("lvb", "18-18plus"),
        version=1,
        hash=newest.hash,
        saved_at=AT,
    )


def test_a_stretch_of_the_list_still_tells_how_many_there_are(filled: GraphStore) -> None:
    assert ids(filled.casussen(CasusFilter(), 1, 1)) == ["gezin-spar"]
    beyond = filled.casussen(CasusFilter(), 5, 1)
    assert (beyond.total, beyond.casussen) == (2, ())


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (CasusFilter(theme="lvb"), ["gezin-lariks", "gezin-spar"]),
        (CasusFilter(theme="18-18plus"), ["gezin-spar"]),
        (CasusFilter(theme="lv"), []),
        (CasusFilter(municipality="GM0344"), ["gezin-spar"]),
        (CasusFilter(municipality="GM0001"), []),
        (CasusFilter(text="SPAR"), ["gezin-spar"]),
        (CasusFilter(text="gezin-l"), ["gezin-lariks"]),
        (CasusFilter(text="verzonnen", theme="18-18plus"), ["gezin-spar"]),
        (CasusFilter(text="%"), []),
        (CasusFilter(text="' OR 1=1"), []),
    ],
    ids=lambda value: None if isinstance(value, list) else str(value),
)
def test_the_list_is_narrowed(filled: GraphStore, wanted: CasusFilter, found: list[str]) -> None:
    assert ids(filled.casussen(wanted, 0, 10)) == found


def test_a_title_is_found_whatever_the_case_of_its_letters(store: GraphStore) -> None:
    store.save(lariks(casus={"id": "a", "title": "Coördinatie ÉLAN"}), AT)
    assert ids(store.casussen(CasusFilter(text="COÖRDINATIE élan"), 0, 10)) == ["a"]


def test_versions_come_newest_first(filled: GraphStore) -> None:
    second = filled.save(spar(contacts=[]), LATER)
    chain = filled.versions("gezin-spar")
    assert [v.version for v in chain] == [2, 1]
    assert chain[0] == second == filled.version("gezin-spar")
    assert (chain[1].saved_at, chain[1].facts) == (AT, 32)


@pytest.mark.parametrize("ask", ["read", "version", "versions", "network", "delete"])
def test_an_unknown_casus_is_an_error(filled: GraphStore, ask: str) -> None:
    with pytest.raises(UnknownCasusError) as error:
        getattr(filled, ask)("gezin-nergens")
    assert error.value.casus_id == "gezin-nergens"


@pytest.mark.parametrize("version", [0, 2, -1])
def test_an_unknown_version_is_an_error(filled: GraphStore, version: int) -> None:
    with pytest.raises(UnknownVersionError) as error:
        filled.read("gezin-spar", version)
    assert (error.value.casus_id, error.value.version) == ("gezin-spar", version)


def test_a_version_of_an_unknown_casus_is_an_unknown_casus(filled: GraphStore) -> None:
    with pytest.raises(UnknownCasusError):
        filled.read("gezin-nergens", 1)


def test_the_network_is_that_of_the_stored_casus(filled: GraphStore) -> None:
    day = date(2022, 6, 1)
    assert filled.network("gezin-spar", day) == network_of(spar(), day)
    assert filled.network("gezin-spar") == network_of(spar())


def test_a_store_that_answers_passes_its_check(filled: GraphStore) -> None:
    filled.check()
