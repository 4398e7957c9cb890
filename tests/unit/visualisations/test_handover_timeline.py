from datetime import date
from typing import Any

import pytest

from graphmodel.gaps.search import Gaps, find_gaps
from graphmodel.language import Language
from graphmodel.model.network import network_of
from tests.builders import a_casus
from tests.pictures import HOSTILE_NAMES
from tests.unit.visualisations.charted import (
    figure,
    gaps_of,
    tells,
)
from visualisations.canvas import Picture, Stroke, Words
from visualisations.in_time.handover_timeline import handover_timeline
from visualisations.in_time.ledger import Entry, entries_of

PEOPLE = {"gi": "gi", "coach": "wijkteam"}


def drawn(family: str, language: Language = Language.NL) -> Picture:
    gaps = gaps_of(family)
    return handover_timeline(gaps.run, gaps.findings, language)


def gaps_with(*handovers: dict[str, Any], day: date | None = None) -> Gaps:
    rows = [{"id": f"o{n}", "from": "gi", **each} for n, each in enumerate(handovers)]
    return find_gaps(network_of(a_casus(PEOPLE, handovers=rows), day))


def entry(day: date | None = None, **keys: Any) -> Entry:
    gaps = gaps_with({"to": "coach", **keys}, day=day)
    (found,) = entries_of(gaps.run, gaps.findings)
    return found


def row(language: Language = Language.NL, **keys: Any) -> dict[str, str]:
    gaps = gaps_with(keys)
    (table,) = handover_timeline(gaps.run, gaps.findings, language).tables
    return dict(zip(table.columns, table.rows[0].cells, strict=True))


def test_a_hostile_name_is_told_whole() -> None:
    assert tells(drawn("hostile"), HOSTILE_NAMES[0])


def test_waiting_is_counted_in_working_days() -> None:
    # From Friday to the Tuesday after Easter Monday: of the days between only that Tuesday works.
    assert entry(sent="2022-04-15", accepted="2022-04-19").waiting == (1, 1)


def test_the_day_of_sending_is_no_waiting() -> None:
    assert entry(sent="2022-05-02", accepted="2022-05-02").waiting == (0, 0)


def test_a_part_date_makes_the_waiting_a_range() -> None:
    assert entry(sent="2022-05-02", accepted="2022-06").waiting == (20, 40)


def test_without_an_answer_it_waits_until_the_day() -> None:
    found = entry(sent="2022-05-02", day=date(2022, 5, 9))
    assert found.is_open
    assert found.waiting == (4, 4)


def test_an_answer_after_the_day_is_not_known_yet() -> None:
    assert entry(sent="2022-05-02", accepted="2022-06-01", day=date(2022, 5, 9)).is_open


def test_accepted_without_a_date_has_no_waiting_time() -> None:
    found = entry(sent="2022-05-02", outcome="accepted")
    assert found.waiting is None
    assert not found.is_open


def test_what_went_to_nobody_does_not_wait() -> None:
    assert entry(to=None, sent="2022-05-02").waiting is None


def test_a_refusal_is_answered_on_its_own_date() -> None:
    assert entry(sent="2022-05-02", outcome="refused", outcome_date="2022-05-09").waiting == (4, 4)


def test_handovers_come_by_when_they_were_sent_and_undated_ones_last() -> None:
    gaps = gaps_with(
        {"to": "coach"}, {"to": "coach", "sent": "2022-06-01"}, {"to": "coach", "sent": "2022-02"}
    )
    assert [e.id for e in entries_of(gaps.run, ())] == ["handover:o2", "handover:o1", "handover:o0"]


def test_the_line_runs_from_sending_to_acceptance() -> None:
    gaps = gaps_with({"to": "coach", "sent": "2022-03-01", "accepted": "2022-09-01"})
    drawn = figure(handover_timeline(gaps.run, (), Language.NL), "handover:o0")
    (line,) = (part for part in drawn.parts if isinstance(part, Stroke))
    assert line.points[1][0] - line.points[0][0] == pytest.approx(890 * 184 / 365, abs=1)


def test_a_cold_handover_says_so_with_a_letter() -> None:
    gaps = gaps_with({"to": "coach", "sent": "2022-03-01", "mode": "cold"})
    drawn = figure(handover_timeline(gaps.run, (), Language.NL), "handover:o0")
    assert "K" in [part.text for part in drawn.parts if isinstance(part, Words)]


def test_the_account_tells_what_went_along_and_what_did_not() -> None:
    cells = row(to="coach", should_carry=["medicatie", "Plan"], carried=["plan"])
    assert cells["Mee te geven"] == "medicatie, Plan"
    assert cells["Meegegeven"] == "plan"
    assert cells["Niet meegegeven"] == "medicatie"


def test_not_on_record_and_nothing_stay_apart() -> None:
    assert row(to="coach", carried=[])["Meegegeven"] == "niets"
    assert row(to="coach")["Meegegeven"] == "niet vastgelegd"
    assert row(to=None)["Naar"] == "vastgelegd: naar niemand"
    assert row()["Naar"] == "niet vastgelegd"


def test_findings_on_a_handover_stand_at_it() -> None:
    codes = drawn("beuk").tables[0].rows[0].cells[-2]
    assert "H04" in codes
    assert any(words.text == codes for words in drawn("beuk").words)


@pytest.mark.parametrize("language", Language)
def test_waiting_is_never_cut_where_there_is_room_for_it(language: Language) -> None:
    for day in range(1, 29, 4):
        gaps = gaps_with({"to": "coach", "sent": f"2022-12-{day:02}", "mode": "cold"})
        picture = handover_timeline(gaps.run, gaps.findings, language)
        drawn = figure(picture, "handover:o0")
        assert not any("…" in part.text for part in drawn.parts if isinstance(part, Words))


def test_the_english_account_speaks_english() -> None:
    assert (
        row(Language.EN, to="coach", sent="2022-05-02", accepted="2022-05-09")["Waiting time"]
        == "4 working days"
    )


def test_a_network_without_handovers_has_an_axis_and_says_so() -> None:
    picture = drawn("small")
    assert ": 0 overdrachten" in picture.alternative
    assert picture.tables[0].rows == ()
