"""Laws that hold for the rules on any casus."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date
from itertools import chain
from pathlib import Path
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphmodel.errors import DayOutsideWindowError, NoDayError
from graphmodel.gaps.finding import Finding, Severity
from graphmodel.gaps.grouping import OF_PAIRS
from graphmodel.gaps.ordering import in_order
from graphmodel.gaps.search import Gaps, find_gaps
from graphmodel.loading import read_casus_file
from graphmodel.model.casus import Casus
from graphmodel.model.checks import LASTING
from graphmodel.model.network import network_of, recorded_days
from graphmodel.report.build import gap_report
from graphmodel.report.document import GapReport
from tests.benchmark.sizes import MEDIUM, SMALL, casus_of
from tests.strategies import casus_data, casussen

HULPVERLENER_KEYS = ("hulpverlener", "to", "by", "hulpverleners", "invited", "confirmed_by")


FIXTURES = Path(__file__).parents[2] / "fixtures"
STORIES = sorted((*FIXTURES.glob("*/casus.yaml"), *FIXTURES.glob("*/healthy.yaml")))


def gaps_on(casus: Casus, day: date | None = None) -> Gaps | None:
    try:
        return find_gaps(network_of(casus, day))
    except (NoDayError, DayOutsideWindowError):
        return None


@given(casussen())
def test_every_casus_has_a_report_that_reads_back_and_is_the_same_twice(casus: Casus) -> None:
    first, second = gaps_on(casus), gaps_on(casus)
    if first is None or second is None:
        return
    text = gap_report(first).as_json()
    assert text == gap_report(second).as_json()
    assert GapReport.model_validate_json(text).casus.id == casus.id


@given(casussen())
def test_ids_are_unique_and_findings_are_in_order(casus: Casus) -> None:
    gaps = gaps_on(casus)
    if gaps is None:
        return
    ids = [finding.id for finding in gaps.findings]
    assert len(ids) == len(set(ids))
    assert gaps.findings == in_order(sorted(gaps.findings, key=lambda finding: finding.id))
    severities = [list(Severity).index(finding.severity) for finding in gaps.findings]
    assert severities == sorted(severities)


@given(casussen() | st.builds(casus_of, st.sampled_from((SMALL, MEDIUM)), st.integers(0, 2**32)))
def test_what_is_told_together_keeps_every_code_pair_fact_and_subject(casus: Casus) -> None:
    gaps = gaps_on(casus)
    if gaps is None:
        return
    assert parts_of(gaps.findings) == parts_of(gaps.apart)


@pytest.mark.parametrize("story", STORIES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_no_story_loses_any_of_them_on_any_day(story: Path) -> None:
    casus = read_casus_file(story)
    for day in recorded_days(casus):
        gaps = gaps_on(casus, day)
        assert gaps is None or parts_of(gaps.findings) == parts_of(gaps.apart), day


def parts_of(findings: Iterable[Finding]) -> dict[str, set[object]]:
    """Everything that any of the findings tells of."""
    found: dict[str, set[object]] = defaultdict(set)
    for each in findings:
        found["codes"].update((each.rule, *each.also))
        found["facts"].update(each.evidence)
        found["subjects"].update(chain.from_iterable(each.subjects))
        for code in (each.rule, *each.also):
            if code in OF_PAIRS:
                found["pairs"].update(each.pairs)
    return found


@given(casus_data())
def test_other_ids_in_the_same_order_change_nothing_but_the_ids_and_the_order_of_equals(
    data: dict[str, Any],
) -> None:
    first = gaps_on(Casus.model_validate(data))
    second = gaps_on(Casus.model_validate(relabelled(data)))
    if first is None or second is None:
        return
    ours = Counter(
        (f.rule, f.severity, f.grade, tuple(f"h{id_}" for id_ in f.subjects.hulpverleners))
        for f in first.findings
    )
    theirs = Counter(
        (f.rule, f.severity, f.grade, f.subjects.hulpverleners) for f in second.findings
    )
    assert ours == theirs


def relabelled(data: dict[str, Any]) -> dict[str, Any]:
    """Every hulpverlener gets an `h` before its id."""
    people = {each["id"] for each in data.get("hulpverleners") or ()}
    return {name: _relabelled(value, name, people) for name, value in data.items()}


def _relabelled(value: Any, name: str, people: set[str]) -> Any:  # as in a file
    if not isinstance(value, list):
        return value
    entries = cast("list[dict[str, Any]]", value)
    return [_entry(entry, name, people) for entry in entries]


def _entry(entry: dict[str, Any], name: str, people: set[str]) -> dict[str, Any]:
    changed = dict(entry)
    if name == "hulpverleners":
        changed["id"] = f"h{entry['id']}"
    keys = HULPVERLENER_KEYS if name in LASTING else (*HULPVERLENER_KEYS, "from")
    for key in keys:
        if isinstance(entry.get(key), list):
            changed[key] = [f"h{each}" if each in people else each for each in entry[key]]
        elif entry.get(key) in people:
            changed[key] = f"h{entry[key]}"
    for key in ("known_by", "shared"):
        if entry.get(key):
            changed[key] = [_entry(part, key, people) for part in entry[key]]
    return changed
