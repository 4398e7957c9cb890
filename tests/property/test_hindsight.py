"""No hindsight: what is dated or learnt after a day changes nothing in what is told of that day, for every rule.

The whole document is compared with that of the casus as it would have been written on that day, letter by letter.
"""

import json
from collections import Counter
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphmodel.errors import DayOutsideWindowError
from graphmodel.gaps.catalogue import RULES
from graphmodel.gaps.search import find_gaps
from graphmodel.loading import read_casus_file
from graphmodel.model.casus import Casus
from graphmodel.model.moment import moment
from graphmodel.model.network import network_of
from graphmodel.report.build import gap_report
from graphmodel.report.trace import Asked, knowledge_document, traces_document
from tests.property.cut import Data, cut, sorted_by_day
from tests.strategies import casus_data

FIXTURES = Path(__file__).parents[2] / "fixtures"
STORIES = sorted((*FIXTURES.glob("*/casus.yaml"), *FIXTURES.glob("*/healthy.yaml")))
DAYS = st.dates(date(2020, 1, 1), date(2024, 12, 31))


def told(data: Data, day: date) -> dict[str, Any] | None:
    """Everything that is told of one day, without the hash of the file."""
    casus = Casus.model_validate(data)
    try:
        gaps = find_gaps(network_of(casus, day))
    except DayOutsideWindowError:
        return None
    documents = {
        "report": gap_report(gaps).as_json(),
        "traces": traces_document(gaps.run, Asked()).as_json(),
        "knowledge": knowledge_document(gaps.run).as_json(),
    }
    found: dict[str, Any] = {name: json.loads(text) for name, text in documents.items()}
    for document in found.values():
        del document["casus"]["hash"]
    return found


def assert_no_hindsight(data: Data, day: date) -> Counter[str]:
    """The codes of what was found on that day."""
    ordered = sorted_by_day(data, day)
    with_later, as_written = told(ordered, day), told(cut(ordered, day), day)
    if with_later is None:
        return Counter()
    assert with_later == as_written
    return Counter(finding["rule"] for finding in with_later["report"]["findings"])


@given(casus_data(), DAYS)
def test_what_is_learnt_after_the_day_changes_no_letter_of_a_report(data: Data, day: date) -> None:
    assert_no_hindsight(data, day)


@pytest.mark.parametrize("story", STORIES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_no_story_is_told_with_hindsight(story: Path) -> None:
    data = written(story)
    for day in some_days(data):
        assert_no_hindsight(data, day)


def test_every_rule_is_among_what_was_compared() -> None:
    found: Counter[str] = Counter()
    for story in STORIES:
        casus = Casus.model_validate(written(story))
        for finding in find_gaps(network_of(casus)).findings:
            found.update((finding.rule, *finding.also))
    assert set(RULES) == set(found)


@cache
def written(story: Path) -> Data:
    casus = read_casus_file(story)
    return casus.model_dump(mode="json", by_alias=True, exclude_unset=True)


def some_days(data: Data) -> list[date]:
    """A dozen of the days that the story names, and the last of them."""
    days = sorted({moment(text).last for text in _dates(data)})
    return [*days[:: max(1, len(days) // 12)], days[-1]]


def _dates(value: Any) -> list[str]:  # any value of a file
    if isinstance(value, dict):
        return [found for each in value.values() for found in _dates(each)]
    if isinstance(value, list):
        return [found for each in value for found in _dates(each)]
    try:
        moment(value)
    except (ValueError, TypeError):
        return []
    return [value]
