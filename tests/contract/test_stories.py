"""Every named question on every story: both stores give the answer that was agreed."""

import json

import pytest

from graphmodel.questions import question_kinds
from graphmodel.stores import GraphStore
from tests.contract.stories import FIXTURES, STORIES, agreed, answered, fill


@pytest.mark.parametrize("story", STORIES)
def test_a_store_answers_what_was_agreed(store: GraphStore, story: str) -> None:
    fill(store, story)
    for asked, expected in agreed(story):
        assert answered(store, asked) == expected, asked.kind.name


@pytest.mark.parametrize("story", STORIES)
def test_every_question_has_an_agreed_answer_with_its_columns(story: str) -> None:
    for kind in question_kinds():
        path = FIXTURES / story / "expected" / f"{kind.name}.json"
        written = json.loads(path.read_text(encoding="utf-8"))
        assert written["columns"] == [name for name, _ in kind.columns]


def test_what_is_asked_of_a_story_is_there_unless_the_story_has_none_of_it() -> None:
    refused = [told for story in STORIES for _, told in agreed(story) if isinstance(told, dict)]
    assert refused == [{"parameter": "signaal", "reason": "signaal.none"}] * 4


def test_every_question_has_rows_in_some_story() -> None:
    answers = (each for story in STORIES for each in agreed(story))
    asked = {a.kind.name for a, told in answers if told and isinstance(told, list)}
    assert asked == {kind.name for kind in question_kinds()}
