"""What was made is kept as long as there is room."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.documents import Documents
from api.routes import reports
from graphmodel.gaps.search import Gaps, find_gaps
from graphmodel.model.casus import Casus
from tests.api.http.client import Client


def test_what_was_kept_is_given() -> None:
    documents = Documents(100)
    assert documents.get("a") is None
    documents.keep("a", b"report")
    assert documents.get("a") == b"report"


def test_what_was_asked_for_longest_ago_goes_first() -> None:
    documents = Documents(30)
    for key in "abc":
        documents.keep(key, b"x" * 10)
    documents.get("a")
    documents.keep("d", b"x" * 10)
    assert [key for key in "abcd" if documents.get(key)] == ["a", "c", "d"]


def test_what_would_leave_no_room_for_another_is_not_kept() -> None:
    documents = Documents(30)
    documents.keep("a", b"x" * 10)
    documents.keep("b", b"x" * 16)
    assert (documents.get("a"), documents.get("b")) == (b"x" * 10, None)


def test_without_room_nothing_is_kept() -> None:
    documents = Documents(0)
    documents.keep("a", b"x")
    assert documents.get("a") is None


@given(st.lists(st.tuples(st.sampled_from("abcdef"), st.integers(0, 60)), max_size=40))
def test_there_is_never_more_than_there_is_room_for(kept: list[tuple[str, int]]) -> None:
    documents = Documents(100)
    for key, size in kept:
        documents.keep(key, b"x" * size)
        found = [documents.get(key) for key in "abcdef"]
        assert documents.used == sum(len(content) for content in found if content) <= 100


def test_what_many_ask_for_at_once_is_made_once(
    client: Client, stored: Casus, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[Gaps] = []

    def noted(*arguments: Any) -> Gaps:
        made.append(find_gaps(*arguments))
        return made[-1]

    monkeypatch.setattr(reports, "find_gaps", noted)
    asked = ("GET", f"/v1/casussen/{stored.id}/gap-report", dict[str, Any]())
    answers = client.together(*[asked] * 8)
    assert {answer.status_code for answer in answers} == {200}
    assert len({answer.content for answer in answers}) == 1
    assert len(made) == 1
