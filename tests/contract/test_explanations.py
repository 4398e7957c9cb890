"""What people say of findings is kept beside the casus: in order, unchanged, for as long as the casus is there."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta, timezone

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graphmodel.errors import UnknownCasusError
from graphmodel.gaps.explanation import Explanation, ExplanationKind
from graphmodel.stores import GraphStore
from tests.contract.conftest import empty
from tests.contract.invented import AT, LATER, lariks, spar
from tests.strategies import HOSTILE

SAID = Explanation("L01:hv-1~hv-2", ExplanationKind.EXPLAINED, "A. Invented", "agreed by phone", AT)
TAKEN_BACK = replace(SAID, kind=ExplanationKind.WITHDRAWN, reason="not in the file", at=LATER)
TEXTS = st.one_of(st.sampled_from(HOSTILE), st.text(max_size=20))


def test_nothing_is_said_of_a_new_casus(store: GraphStore) -> None:
    store.save(spar(), AT)
    assert store.explanations("gezin-spar") == ()


def test_what_was_said_reads_back_equal_in_the_order_in_which_it_was_said(
    store: GraphStore,
) -> None:
    store.save(spar(), AT)
    other = replace(SAID, finding="R01:gezin", reason="one line\nand another")
    for each in (TAKEN_BACK, SAID, other, SAID):
        store.explain("gezin-spar", each)
    assert store.explanations("gezin-spar") == (TAKEN_BACK, SAID, other, SAID)


def test_the_moment_of_saying_is_kept_in_utc(store: GraphStore) -> None:
    store.save(spar(), AT)
    in_winter = SAID.at.astimezone(timezone(timedelta(hours=1)))
    store.explain("gezin-spar", replace(SAID, at=in_winter))
    (kept,) = store.explanations("gezin-spar")
    assert kept == SAID
    assert kept.at.utcoffset() == timedelta(0)


def test_it_stays_when_the_casus_is_saved_anew(store: GraphStore) -> None:
    store.save(spar(), AT)
    store.explain("gezin-spar", SAID)
    store.save(spar(contacts=[]), LATER)
    store.explain("gezin-spar", TAKEN_BACK)
    store.save(spar(), LATER)
    assert store.explanations("gezin-spar") == (SAID, TAKEN_BACK)


def test_it_changes_nothing_of_the_casus(store: GraphStore) -> None:
    before = store.save(spar(), AT)
    store.explain("gezin-spar", SAID)
    assert store.read("gezin-spar") == spar()
    assert store.version("gezin-spar") == before
    assert store.versions("gezin-spar") == (before,)
    assert store.save(spar(), LATER) == before


def test_it_goes_with_the_casus_and_that_of_another_stays(store: GraphStore) -> None:
    store.save(spar(), AT)
    store.save(lariks(), AT)
    store.explain("gezin-spar", SAID)
    store.explain("gezin-lariks", TAKEN_BACK)
    store.save(spar(contacts=[]), LATER)
    store.delete("gezin-spar")
    store.save(spar(), AT)
    assert store.explanations("gezin-spar") == ()
    assert store.explanations("gezin-lariks") == (TAKEN_BACK,)


def test_of_a_casus_that_is_not_there_nothing_can_be_said_or_read(store: GraphStore) -> None:
    store.save(lariks(), AT)
    with pytest.raises(UnknownCasusError):
        store.explain("gezin-spar", SAID)
    with pytest.raises(UnknownCasusError):
        store.explanations("gezin-spar")
    assert store.explanations("gezin-lariks") == ()


def test_what_many_say_at_the_same_time_is_all_kept(store: GraphStore) -> None:
    store.save(spar(), AT)

    def say(number: int) -> None:
        store.explain("gezin-spar", replace(SAID, reason=str(number)))

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(say, range(12)))
    kept = store.explanations("gezin-spar")
    assert sorted(int(each.reason) for each in kept) == list(range(12))


def test_what_is_said_while_the_casus_is_saved_is_kept(store: GraphStore) -> None:
    store.save(spar(), AT)

    def change(number: int) -> None:
        if number % 2:
            store.explain("gezin-spar", replace(SAID, reason=str(number)))
        else:
            store.save(spar(contacts=[] if number % 4 else None), AT)

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(change, range(12)))
    assert len(store.explanations("gezin-spar")) == 6


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    max_examples=settings().max_examples // 2,
)
@given(
    said=st.lists(
        st.builds(
            Explanation,
            finding=st.sampled_from(("L01:a~b", "R01:gezin", "L05:a~b@2022-01-01")),
            kind=st.sampled_from(ExplanationKind),
            by=TEXTS,
            reason=TEXTS,
            at=st.sampled_from((AT, LATER)),
        ),
        max_size=5,
    )
)
def test_any_text_reads_back_equal(store: GraphStore, said: list[Explanation]) -> None:
    empty(store)
    store.save(lariks(), AT)
    for each in said:
        store.explain("gezin-lariks", each)
    assert store.explanations("gezin-lariks") == tuple(said)
