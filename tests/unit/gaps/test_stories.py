"""Every rule fires on an invented story and stays silent on its healthy twin."""

from pathlib import Path

import pytest
import yaml

from graphmodel.gaps.catalogue import RULES
from graphmodel.gaps.search import Gaps, find_gaps
from graphmodel.loading import read_casus_file
from graphmodel.model.network import network_of

FIXTURES = Path(__file__).parents[3] / "fixtures"
STORIES = sorted(path.parent.name for path in FIXTURES.glob("*/fires.yaml"))


def fires(story: str) -> set[str]:
    return set(yaml.safe_load((FIXTURES / story / "fires.yaml").read_text(encoding="utf-8")))


def gaps_in(story: str, file: str) -> Gaps:
    return find_gaps(network_of(read_casus_file(FIXTURES / story / file)))


def codes(gaps: Gaps) -> set[str]:
    return {code for finding in gaps.findings for code in (finding.rule, *finding.also)}


def test_together_the_stories_fire_every_rule() -> None:
    assert set().union(*map(fires, STORIES)) == set(RULES)


@pytest.mark.parametrize("story", STORIES)
def test_the_rules_of_a_story_fire(story: str) -> None:
    assert fires(story) <= codes(gaps_in(story, "casus.yaml"))


@pytest.mark.parametrize("story", STORIES)
def test_the_rules_of_a_story_are_silent_on_its_healthy_twin(story: str) -> None:
    assert not fires(story) & codes(gaps_in(story, "healthy.yaml"))


@pytest.mark.parametrize("story", STORIES)
def test_ids_are_unique_and_every_fact_is_in_the_file(story: str) -> None:
    gaps = gaps_in(story, "casus.yaml")
    ids = [finding.id for finding in gaps.findings]
    assert len(ids) == len(set(ids))
    casus = gaps.run.network.casus
    for finding in gaps.findings:
        for row in finding.evidence:
            place = casus
            for part in row.fact.split("."):
                name, _, position = part.partition("[")
                place = getattr(place, name)[int(position.rstrip("]"))]


@pytest.mark.parametrize("file", ["casus.yaml", "healthy.yaml"])
@pytest.mark.parametrize("story", STORIES)
def test_every_invented_family_says_that_it_is_invented(story: str, file: str) -> None:
    casus = read_casus_file(FIXTURES / story / file)
    assert "verzonnen" in (casus.casus.title or "")


def test_the_healthy_twin_of_the_demonstration_has_nothing_to_report() -> None:
    assert gaps_in("gezin-linde", "healthy.yaml").findings == ()
