"""Whoever changes a casus may say on what condition: the store judges it where nobody can come in between."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest

from graphmodel.errors import UnknownCasusError, VangnetError
from graphmodel.model.casus import canonical
from graphmodel.stores import GraphStore, Guard, Version, open_store
from tests.api.http.serving import serving
from tests.contract.conftest import ids_in
from tests.contract.invented import AT, LATER, lariks, retitled, spar


class OtherVersionError(VangnetError):
    """Somebody else was first."""


def only(expected: Version | None) -> Guard:
    """Lets a change pass when the newest version is `expected`."""

    def guard(newest: Version | None) -> None:
        if newest != expected:
            raise OtherVersionError

    return guard


def test_a_guard_sees_what_the_store_has(store: GraphStore) -> None:
    seen: list[Version | None] = []
    first = store.save(spar(), AT, seen.append)
    second = store.save(spar(contacts=[]), LATER, seen.append)
    assert store.save(spar(contacts=[]), LATER, seen.append) == second
    store.delete("gezin-spar", seen.append)
    assert seen == [None, first, second, second]


def test_what_a_guard_refuses_is_not_saved(store: GraphStore) -> None:
    with pytest.raises(OtherVersionError):
        store.save(spar(), AT, only(Version("gezin-spar", 1, "sha256:0", AT, 1)))
    assert ids_in(store) == []
    first = store.save(spar(), AT, only(None))
    with pytest.raises(OtherVersionError):
        store.save(spar(contacts=[]), LATER, only(None))
    assert store.read("gezin-spar") == spar()
    assert store.versions("gezin-spar") == (first,)
    assert store.save(spar(contacts=[]), LATER, only(first)).version == 2


def test_what_a_guard_refuses_is_not_deleted(store: GraphStore) -> None:
    first = store.save(spar(), AT)
    store.save(lariks(), AT)
    with pytest.raises(OtherVersionError):
        store.delete("gezin-spar", only(None))
    assert store.read("gezin-spar") == spar()
    store.delete("gezin-spar", only(first))
    assert ids_in(store) == ["gezin-lariks"]


def test_a_casus_that_is_not_there_is_unknown_once_the_guard_agrees(store: GraphStore) -> None:
    with pytest.raises(OtherVersionError):
        store.delete("gezin-spar", only(Version("gezin-spar", 1, "sha256:0", AT, 1)))
    with pytest.raises(UnknownCasusError):
        store.delete("gezin-spar", only(None))
    assert ids_in(store) == []


def test_of_many_who_saw_one_version_a_single_one_saves(store: GraphStore) -> None:
    seen = store.save(spar(), AT)

    def save(number: int) -> bool:
        try:
            store.save(retitled(spar(), f"Gezin Spar {number}"), LATER, only(seen))
        except OtherVersionError:
            return False
        return True

    with ThreadPoolExecutor(4) as pool:
        assert sum(pool.map(save, range(8))) == 1
    assert store.version("gezin-spar").version == 2


def test_two_services_on_one_file_never_overwrite_what_the_other_saved(tmp_path: Path) -> None:
    url, turns = f"file:{tmp_path / 'store.sqlite'}", 15
    with open_store(url) as store:
        store.save(retitled(lariks(), "0"), AT)

    def count(address: str) -> None:
        for _ in range(turns):
            while not counted_on(f"{address}/v1/casussen/gezin-lariks"):
                pass

    with serving(url) as one, serving(url) as other, ThreadPoolExecutor(4) as pool:
        list(pool.map(count, (one, other, one, other)))
    with open_store(url) as store:
        assert store.read("gezin-lariks").casus.title == str(4 * turns)
        assert store.version("gezin-lariks").version == 4 * turns + 1


def counted_on(url: str) -> bool:
    """Whether the title of the casus was raised by one; not when somebody else saved since it was read."""
    with httpx.Client() as client:
        found = client.get(url)
        raised = retitled(lariks(), str(int(found.json()["casus"]["title"]) + 1))
        headers = {"If-Match": found.headers["ETag"], "Content-Type": "application/json"}
        answer = client.put(url, content=canonical(raised), headers=headers)
    assert answer.status_code in (200, 412)
    return answer.status_code == 200
