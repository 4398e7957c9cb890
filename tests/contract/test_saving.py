"""What is saved is there, whole, once, with its history."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta, timezone

import pytest

from graphmodel.errors import UnknownCasusError
from graphmodel.model.casus import Casus, content_hash
from graphmodel.stores import GraphStore, Version
from tests.contract.conftest import ids_in
from tests.contract.invented import AT, LATER, lariks, retitled, spar


def test_what_was_saved_reads_back_equal(store: GraphStore) -> None:
    store.save(spar(), AT)
    assert store.read("gezin-spar") == spar()


def test_the_first_version_is_1_and_tells_what_was_saved(store: GraphStore) -> None:
    version = store.save(spar(), AT)
    assert (version.casus_id, version.version, version.saved_at) == ("gezin-spar", 1, AT)
    assert version.hash == content_hash(spar())
    assert version.facts == 32


def test_the_moment_of_saving_is_kept_in_utc(store: GraphStore) -> None:
    in_winter = AT.astimezone(timezone(timedelta(hours=1)))
    version = store.save(spar(), in_winter)
    assert version.saved_at == AT
    assert store.version("gezin-spar").saved_at.utcoffset() == timedelta(0)


def test_saving_what_is_there_already_changes_nothing(store: GraphStore) -> None:
    first = store.save(spar(), AT)
    assert store.save(spar(), LATER) == first
    assert store.versions("gezin-spar") == (first,)


def test_saving_another_content_replaces_all_of_it(store: GraphStore) -> None:
    store.save(spar(), AT)
    smaller = spar(contacts=[], signalen=[], meldingen=[], handovers=[])
    version = store.save(smaller, LATER)
    assert version.version == 2
    assert store.read("gezin-spar") == smaller


def test_the_earlier_version_stays_readable(store: GraphStore) -> None:
    store.save(spar(), AT)
    store.save(spar(contacts=[]), LATER)
    assert store.read("gezin-spar", 1) == spar()
    assert store.read("gezin-spar", 2) == spar(contacts=[])


def test_going_back_to_an_earlier_content_is_a_new_version(store: GraphStore) -> None:
    store.save(spar(), AT)
    store.save(spar(contacts=[]), LATER)
    assert store.save(spar(), LATER).version == 3
    assert store.read("gezin-spar") == spar()


def test_a_list_that_is_absent_empty_or_null_stays_so(store: GraphStore) -> None:
    absent = spar()
    absent = type(absent).model_validate(
        {
            k: v
            for k, v in absent.model_dump(mode="json", by_alias=True, exclude_unset=True).items()
            if k != "plans"
        }
    )
    for casus in (absent, spar(plans=[]), spar(plans=None)):
        store.save(casus, AT)
        assert store.read("gezin-spar") == casus


def test_many_are_saved_in_the_order_given(store: GraphStore) -> None:
    versions = list(store.save_all([spar(), lariks()], AT))
    assert [(v.casus_id, v.version) for v in versions] == [("gezin-spar", 1), ("gezin-lariks", 1)]
    assert store.read("gezin-lariks") == lariks()


def test_the_same_casus_twice_among_many_gets_two_versions(store: GraphStore) -> None:
    changed = retitled(lariks(), "Gezin Lariks, opnieuw")
    versions = list(store.save_all([lariks(), spar(), changed, changed], AT))
    assert [v.version for v in versions] == [1, 1, 2, 2]
    assert store.read("gezin-lariks") == changed


def test_what_came_before_a_failing_source_is_saved(store: GraphStore) -> None:
    def casussen():  # a generator that fails halfway
        yield spar()
        raise ValueError

    with pytest.raises(ValueError):  # noqa: PT011  # our own, from above
        list(store.save_all(casussen(), AT))
    assert ids_in(store) == ["gezin-spar"]


def test_two_casussen_may_call_a_registered_organisation_differently(store: GraphStore) -> None:
    store.save(spar(), AT)
    store.save(lariks(), AT)
    assert store.read("gezin-spar") == spar()
    assert store.read("gezin-lariks") == lariks()


def test_replacing_one_casus_leaves_the_organisation_of_the_other(store: GraphStore) -> None:
    store.save(spar(), AT)
    store.save(lariks(), AT)
    store.save(lariks(organisations=[], hulpverleners=[], contacts=[], handovers=[]), LATER)
    assert store.read("gezin-spar") == spar()


def test_two_organisations_of_one_casus_may_have_one_registry_key(store: GraphStore) -> None:
    organisations = [
        {"id": "team-b", "type": "gi", "registry": "agb:5", "name": "Team B"},
        {"id": "team-a", "type": "gi", "registry": "agb:5", "name": "Team A"},
    ]
    hulpverleners = [
        {"id": "hv-1", "organisation": "team-a", "role": "voogd"},
        {"id": "hv-2", "organisation": "team-b", "role": "voogd"},
    ]
    handovers = [
        {"id": "o1", "from": "hv-1", "to": "team-b"},
        {"id": "o2", "from": "hv-1", "to": "team-a"},
    ]
    casus = lariks(organisations=organisations, hulpverleners=hulpverleners, handovers=handovers)
    store.save(casus, AT)
    assert store.read("gezin-lariks") == casus


def test_a_deleted_casus_is_gone_with_all_its_versions(store: GraphStore) -> None:
    store.save(spar(), AT)
    store.save(spar(contacts=[]), LATER)
    store.delete("gezin-spar")
    assert ids_in(store) == []
    with pytest.raises(UnknownCasusError):
        store.read("gezin-spar")
    assert store.save(spar(), AT).version == 1


def test_deleting_one_casus_leaves_the_other_whole(store: GraphStore) -> None:
    store.save(spar(), AT)
    store.save(lariks(), AT)
    store.delete("gezin-spar")
    assert store.read("gezin-lariks") == lariks()


def test_saves_of_one_casus_at_the_same_time_end_in_one_chain_of_versions(
    store: GraphStore,
) -> None:
    contents = [retitled(spar(), f"Gezin Spar {n}") for n in range(8)]

    def save(casus: Casus) -> Version:
        return store.save(casus, AT)

    with ThreadPoolExecutor(4) as pool:
        versions = list(pool.map(save, contents))
    assert sorted(v.version for v in versions) == list(range(1, 9))
    chain = store.versions("gezin-spar")
    assert [v.version for v in chain] == list(range(8, 0, -1))
    for version, content in zip(versions, contents, strict=True):
        assert store.read("gezin-spar", version.version) == content


def test_casussen_with_one_organisation_are_saved_and_deleted_at_the_same_time(
    store: GraphStore,
) -> None:
    def save_and_delete(number: int) -> None:
        head = {"id": f"gezin-{number}"}
        for _ in range(3):
            store.save(lariks(casus=head), AT)
            assert store.read(f"gezin-{number}") == lariks(casus=head)
            store.delete(f"gezin-{number}")

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(save_and_delete, range(8)))
    assert ids_in(store) == []


def test_a_read_during_saves_gives_one_of_the_saved_contents_whole(store: GraphStore) -> None:
    contents = [spar(), spar(contacts=[], plans=None, regie=[])]
    store.save(contents[0], AT)

    def save(number: int) -> None:
        store.save(contents[number % 2], AT)

    def read(_number: int) -> bool:
        return store.read("gezin-spar") in contents

    with ThreadPoolExecutor(4) as pool:
        saved = [pool.submit(save, n) for n in range(10)]
        read_whole = list(pool.map(read, range(20)))
        for each in saved:
            each.result()
    assert all(read_whole)
