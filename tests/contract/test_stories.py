"""Every named question on every story: both stores give the answer that was agreed."""

import json

import pytest

from graphmodel.questions import question_kinds
from graphmodel.stores import GraphStore
from tests.contract.stories import FIXTURES, STORIES, agreed, fill, rows


@pytest.mark.parametrize("story", STORIES)
def test_a_store_answers_what_was_agreed(store: GraphStore, story: str) -> None:
    fill(store, story)
    for asked, expected in agreed(story):
        assert rows(store, asked) == expected, asked.kind.name


@pytest.mark.parametrize("story", STORIES)
def test_every_question_has_an_agreed_answer_with_its_columns(story: str) -> None:
    for kind in question_kinds():
        path = FIXTURES / story / "expected" / f"{kind.name}.json"
        written = json.loads(path.read_text(encoding="utf-8"))
        assert written["columns"] == [name for name, _ in kind.columns]


def test_every_question_has_rows_in_some_story() -> None:
    asked = {a.kind.name for story in STORIES for a, expected in agreed(story) if expected}
    assert asked == {kind.name for kind in question_kinds()}
